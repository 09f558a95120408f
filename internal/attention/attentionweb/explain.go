package attentionweb

import (
	"strings"

	"comptoir/internal/attention/attentiondesk"
	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/day"
	"comptoir/internal/platform/attention"
	"comptoir/internal/platform/web/charts"
	"comptoir/internal/platform/web/ui"
)

// explanation lays a priority open: its four parts, what would change it, and as of when.
func (v view) explanation(l attentiondesk.Line) ui.Explanation {
	a, loc := l.Alert, v.c.Loc
	title := titleOf(loc, a, v.today)
	lede := title
	if a.AccountName != "" {
		lede += ", " + a.AccountName
	}
	e := ui.Explanation{ID: popoverOf(l), Title: v.t("attention.explain.title", "score", loc.Float(l.Score.Total, 1)), Lede: lede, Close: v.t("shell.close"),
		Factors: &ui.Factors{
			Head:  [3]string{v.t("attention.explain.col.what"), v.t("attention.explain.col.weight"), v.t("attention.explain.col.points")},
			Rows:  []ui.FactorRow{v.severityRow(l), v.urgencyRow(l), v.valueRow(l), v.roleRow(l)},
			Total: [2]string{v.t("attention.explain.total"), loc.Float(l.Score.Total, 1)}},
		Change: v.t("attention.explain.change"), Changes: v.changes(l)}
	e.Notes = []ui.Content{asOf(v.asOf(l), ui.Link{Label: v.t("attention.explain.formula"), Href: hrefOf(l) + "#formula"})}
	return e
}

func (v view) factor(label, note string, p attention.Part, kind int) ui.FactorRow {
	return ui.FactorRow{Label: label, Note: note, Weight: v.t("attention.explain.weight", "weight", v.c.Loc.Float(100*p.Weight, 0)),
		Points: v.c.Loc.Float(p.Points, 1), Bar: charts.Factor{Points: p.Points, Kind: kind}}
}

func (v view) severityRow(l attentiondesk.Line) ui.FactorRow {
	return v.factor(v.t("attention.explain.severity", "word", v.severityWord(l.Alert.Severity)), v.rule(l.Alert), l.Score.Severity, 1)
}

func (v view) severityWord(s alert.Severity) string {
	return v.t("attention.severity.low." + string(s))
}

// rule says what makes the alert as grave as it is.
func (v view) rule(a alert.Alert) string {
	for _, key := range []string{textKey(v.c.Loc, a, "rule"), "alert." + a.Code + ".rule." + string(a.Severity)} {
		if v.c.Loc.Has(key) {
			return v.t(key)
		}
	}
	return ""
}

func (v view) urgencyRow(l attentiondesk.Line) ui.FactorRow {
	due := l.Alert.Due
	if due == nil {
		return v.factor(v.t("attention.explain.urgency.none"), v.t("attention.explain.urgency.none.note"), l.Score.Urgency, 2)
	}
	note := v.t("attention.explain.urgency.late")
	if n := v.today.Until(*due); n > 0 {
		note = v.t("attention.explain.urgency.in", "when", v.c.Loc.InDays(v.today, *due), "n", n)
	}
	return v.factor(v.t("attention.explain.urgency", "date", shortDay(v.c.Loc, *due, v.today)), note, l.Score.Urgency, 2)
}

func (v view) valueRow(l attentiondesk.Line) ui.FactorRow {
	if l.Alert.Value == nil {
		return v.factor(v.t("attention.explain.value.none"), v.t("attention.explain.value.none.note"), l.Score.Value, 3)
	}
	what := v.stakeNote(l.Alert)
	if what == "" {
		what = v.t("attention.explain.value.plain")
	}
	key := "attention.explain.value.note"
	if l.Score.Value.Grade >= 1 {
		key = "attention.explain.value.top"
	}
	return v.factor(v.t("attention.explain.value", "value", whole(*l.Alert.Value)), v.t(key, "note", what), l.Score.Value, 3)
}

func (v view) roleRow(l attentiondesk.Line) ui.FactorRow {
	key := "attention.explain.role." + string(l.Relation)
	return v.factor(v.t(key), v.t(key+".note"), l.Score.Relation, 4)
}

// changes says when the alert grows graver, and what closes it.
func (v view) changes(l attentiondesk.Line) string {
	closes := v.t(textKey(v.c.Loc, l.Alert, "closes"))
	on, ok := l.Alert.Params["aggrave"].(day.Day)
	if !ok || on <= v.today {
		return closes
	}
	next := alert.High
	if l.Alert.Severity == alert.High {
		next = alert.Critical
	}
	rises := v.t("attention.explain.rises", "date", shortDay(v.c.Loc, on, v.today), "word", v.severityWord(next))
	if next == alert.Critical {
		rises += v.t("attention.explain.first")
	}
	return v.t("attention.explain.then", "rises", rises, "closes", closes)
}

func (v view) asOf(l attentiondesk.Line) string {
	seen := shortDay(v.c.Loc, l.Alert.FirstSeen, v.today)
	if v.since != nil {
		return v.t("attention.explain.weights", "date", v.today, "since", *v.since, "seen", seen)
	}
	return v.t("attention.explain.as_of", "date", v.today, "seen", seen)
}

// sentence makes words that stand alone one: a capital, and one full stop even after "31 déc.".
func sentence(s string) string {
	for i, r := range s {
		s = strings.ToUpper(string(r)) + s[i+len(string(r)):]
		break
	}
	return strings.TrimSuffix(s, ".") + "."
}
