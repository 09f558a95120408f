package intakeweb

import (
	"strings"

	"comptoir/internal/intake"
	"comptoir/internal/intake/intakedesk"
	"comptoir/internal/kernel/money"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

// columnsCard shows what each column fills, and asks what only a person can decide.
func (v *previewView) columnsCard(c *web.Ctx, s intakedesk.Sheet, wrong web.Refused) {
	v.columns = ui.Card{ID: "map", Title: c.T("intake.columns.title"), Count: columnsCount(c, s)}
	if s.Mine && len(s.Files) == 1 && !readsRecords(s) {
		v.columns.Right = ui.More(ui.Link{Label: c.T("intake.columns.change"), Href: href(s) + "/mapping"})
	}
	asked := map[string]bool{}
	for _, q := range s.Questions {
		asked[q.Field] = true
		v.questions = append(v.questions, questionOf(c, q))
	}
	v.mapped = mappedOf(c, s, asked)
	v.mapping = c.T("intake.columns.fold")
	if !s.Mine {
		return
	}
	if strings.HasPrefix(s.Profile, "decp-") {
		v.options = append(v.options, ui.Field{Name: "our_siren", Label: c.T("intake.our_siren"), Hint: c.T("intake.our_siren.hint"),
			Value: s.Settings.OurSIREN, Inputmode: "numeric", Error: wrong.At("our_siren")})
	} else if amounts(s.Kind) && s.Columns.Columns["currency"] == "" && s.Columns.Currency == "" {
		v.options = append(v.options, ui.Field{Name: "currency", Label: c.T("intake.currency"), Hint: c.T("intake.currency.hint"),
			Value: string(s.Settings.Currency), Options: currencies(), Error: wrong.At("currency")})
	}
	v.fold = c.T("intake.columns.options")
	v.reread = ui.Button{Label: c.T("intake.reread"), Kind: ui.Primary, Small: true}
}

func amounts(k intake.Kind) bool {
	return k == intake.Contracts || k == intake.Results || k == intake.Targets
}

func currencies() []ui.Option {
	var out []ui.Option
	for _, c := range []money.Currency{"EUR", "CHF", "GBP", "USD", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "RON"} {
		out = append(out, ui.Option{Value: string(c), Label: string(c)})
	}
	return out
}

// readsRecords says that the profile knows its records by itself: there are no columns to choose.
func readsRecords(s intakedesk.Sheet) bool {
	return strings.HasPrefix(s.Profile, "decp-") || s.Profile == "ecb-rates" || s.Profile == "northwind-orders"
}

func columnsCount(c *web.Ctx, s intakedesk.Sheet) string {
	if readsRecords(s) {
		return c.T("intake.columns.profile", "profile", profileOf(c, s))
	}
	return c.T("intake.columns.count", "profile", profileOf(c, s), "used", len(s.Columns.Columns), "total", len(s.Files[0].Header))
}

func questionOf(c *web.Ctx, q intake.Question) ui.Question {
	out := ui.Question{Legend: c.T("intake.question.legend", "column", q.Column), Title: c.T("intake.question.title", "column", q.Column), Name: "layout." + q.Field,
		Text: c.Loc.N("intake.question.ambiguous", q.Ambiguous, "example", q.Example)}
	for _, r := range q.Readings {
		note := c.Loc.N("intake.question.readable", r.Readable)
		if r.Unreadable > 0 {
			note = c.Loc.N("intake.question.unreadable", r.Unreadable)
		}
		out.Items = append(out.Items, ui.Choice{Value: string(r.Layout), Label: Reads(c.Loc, r), Note: "(" + note + ")"})
	}
	return out
}

// mappedOf lists the columns of the file in their order.
func mappedOf(c *web.Ctx, s intakedesk.Sheet, asked map[string]bool) []ui.Mapped {
	if readsRecords(s) {
		return nil
	}
	fields := map[string]string{}
	for field, column := range s.Columns.Columns {
		fields[column] = field
	}
	var out []ui.Mapped
	for _, h := range s.Files[0].Header {
		field, used := fields[h]
		switch {
		case h == "":
		case used:
			out = append(out, ui.Mapped{Column: h, Field: c.T("intake.field." + field), Asked: asked[field]})
		default:
			out = append(out, ui.Mapped{Column: h, Field: c.T("intake.columns.ignored"), Ignored: true})
		}
	}
	return out
}
