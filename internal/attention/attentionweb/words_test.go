package attentionweb

import (
	"strings"
	"testing"
	"unicode/utf8"

	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/money"
	"comptoir/internal/platform/i18n"
)

var today = day.MustParse("2026-11-23")

func bundle(t *testing.T) *i18n.Bundle {
	t.Helper()
	b, err := i18n.New(Messages)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// texts are the codes of this version with their variants and actions.
var texts = map[string]struct{ variants, actions []string }{
	"CT_NOTICE":   {[]string{"unknown", "open_ended", "leave", "renegotiate", "proof", "missed"}, []string{"decide", "give_notice", "file_proof", "agree", "enter_notice"}},
	"CT_END":      {nil, []string{"renew"}},
	"CT_EXPIRED":  {nil, []string{"regularise"}},
	"PF_CAP":      {nil, []string{"reassign"}},
	"PF_ORPHAN":   {[]string{"never"}, []string{"assign"}},
	"PF_CONC":     {nil, []string{"review_portfolio"}},
	"PF_STALE":    {nil, []string{"assess"}},
	"PF_DRIFT":    {[]string{"model"}, []string{"see_place"}},
	"SH_COLD":     {nil, []string{"meet_again"}},
	"SH_NEG":      {nil, []string{"meet_again"}},
	"SH_COVER":    {nil, []string{"see_people"}},
	"SH_SINGLE":   {nil, []string{"see_people"}},
	"SH_ROLE":     {[]string{"both"}, []string{"see_people"}},
	"DP_LATE":     {nil, []string{"see_decision"}},
	"ID_INVALID":  {nil, []string{"correct_identifier"}},
	"RS_TARGET":   {nil, []string{"see_gap"}},
	"TK_PROMISE":  {[]string{"theirs"}, []string{"keep_promise", "remind_client"}},
	"TK_LATE":     {nil, []string{"finish_task"}},
	"COORD_LATE":  {[]string{"person"}, []string{"remind_colleague"}},
	"TEAM_GAP":    {nil, []string{"fill_function"}},
	"GD_INFORM":   {nil, []string{"inform_person"}},
	"GD_RETAIN":   {nil, []string{"renew_contact"}},
	"GD_REQUEST":  {[]string{"ACCESS", "RECTIFY", "ERASE", "OBJECT", "RESTRICT", "PORTABILITY"}, []string{"answer_request"}},
	"GD_NOTE":     {nil, []string{"correct_note"}},
	"AT_OVERLOAD": {nil, []string{"rebalance"}},
}

// params are facts with the names and types that the areas give.
func params() map[string]any {
	return map[string]any{"contrat": "Maintenance multitechnique des verreries", "compte": "Castagnac Verre", "kam": "Camille Durand", "tache": "Envoyer le plan de prévention",
		"avant": "STAR", "apres": "STRATEGIC", "fonction": "CXO_SPONSOR", "qui": "Solène Marbeuf", "sujet": "Paiement à 60 jours", "critere": "Qualité du service", "contact": "Odon Lestrade", "mot": "syndicat", "droit": "ERASE", "etape": "Soutenance technique", "circuit": "Contrat-cadre", "role": "DECIDEUR", "y": 70.0,
		"date": today.Add(4), "decision": today.Add(-10), "fin": today.Add(97), "theorique": today.Add(5), "execution": today.Add(-3), "envoye": today.Add(-3), "jusqua": today.Add(462), "mois": 12, "envoi": false,
		"valeur": "998125094", "schema": "SIREN", "n": 4, "cap": 3, "x": 88.0, "annee": "2026", "revenu": money.Major(1_760_000, money.EUR),
		"objectif": money.Major(2_000_000, money.EUR), "manque": money.Major(240_000, money.EUR)}
}

func TestEveryAlertHasItsWords(t *testing.T) {
	b := bundle(t)
	if m := b.MissingKeys(); len(m) > 0 {
		t.Errorf("missing: %v", m)
	}
	for code, x := range texts {
		for _, lang := range i18n.Langs {
			l := b.For(lang)
			for _, variant := range append([]string{""}, x.variants...) {
				p := params()
				if code == "RS_TARGET" {
					p["mois"] = day.MustParse("2026-10-01").Month()
				}
				a := alert.Alert{Code: code, Variant: variant, Params: p, Severity: alert.High}
				for part, text := range map[string]string{"title": titleOf(l, a, today), "why": whyOf(l, a, today)} {
					if text == "" || text == code || strings.Contains(text, "{{") || strings.Contains(text, "alert.") {
						t.Errorf("%s %s.%s %s: %q", lang, code, variant, part, text)
					}
				}
				if n := utf8.RuneCountInString(titleOf(l, a, today)); n > titleLength {
					t.Errorf("%s %s: a title of %d characters", lang, code, n)
				}
				if !l.Has(textKey(l, a, "closes")) {
					t.Errorf("%s %s.%s does not say what closes it", lang, code, variant)
				}
			}
		}
		for _, a := range x.actions {
			if !b.Has("alert.action." + a) {
				t.Errorf("no words for the action %s", a)
			}
		}
		if !b.Has("attention.code." + code) {
			t.Errorf("no words for the code %s", code)
		}
	}
	if len(codes) != len(texts) {
		t.Errorf("the filter offers %d codes of %d", len(codes), len(texts))
	}
}

func TestTitles(t *testing.T) {
	l := bundle(t).For("fr")
	for name, want := range map[string]string{
		"Maintenance": "Décider du préavis de «\u00a0Maintenance\u00a0»",
		"Maintenance multitechnique des verreries et des fours": "Décider du préavis de «\u00a0Maintenance multitechnique…\u00a0»",
		"Maintenancemultitechniquedesverreriesetdesfours":       "Décider du préavis de «\u00a0Maintenancemultitechniquedesverreri…\u00a0»",
	} {
		a := alert.Alert{Code: "CT_NOTICE", Params: map[string]any{"contrat": name}}
		if got := titleOf(l, a, today); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestDaysInSentences(t *testing.T) {
	b := bundle(t)
	for _, c := range []struct {
		days       int
		fr, en, by string
	}{
		{0, "aujourd’hui", "today", "aujourd’hui"}, {1, "demain", "tomorrow", "demain"}, {-1, "hier", "yesterday", "hier"}, {4, "vendredi", "on Friday", "vendredi"},
		{7, "le 30\u00a0nov.", "on 30\u00a0Nov", "le 30\u00a0nov."}, {-3, "le 20\u00a0nov.", "on 20\u00a0Nov", "le 20\u00a0nov."},
		{97, "le 28\u00a0févr.\u00a02027", "on 28\u00a0Feb\u00a02027", "le 28\u00a0févr.\u00a02027"},
	} {
		if got := onDay(b.For("fr"), today.Add(c.days), today, "on"); got != c.fr {
			t.Errorf("%d: %q", c.days, got)
		}
		if got := onDay(b.For("en"), today.Add(c.days), today, "on"); got != c.en {
			t.Errorf("%d: %q", c.days, got)
		}
		if got := onDay(b.For("fr"), today.Add(c.days), today, "for"); got != c.by {
			t.Errorf("%d: %q", c.days, got)
		}
	}
}

// Past the prudent day a notice still serves until the theoretical one.
func TestNoticeWords(t *testing.T) {
	l := bundle(t).For("fr")
	p := params()
	p["date"], p["theorique"] = today.Add(-1), today.Add(2)
	a := alert.Alert{Code: "CT_NOTICE", Params: p}
	if got := whyOf(l, a, today); got != "sinon reconduit 12\u00a0mois · préavis encore possible jusqu’au 25\u00a0nov." {
		t.Errorf("%q", got)
	}
	p["date"], p["envoi"], p["mois"] = today.Add(2), true, 0
	if got := whyOf(l, a, today); got != "sinon à durée indéterminée · préavis à envoyer mercredi" {
		t.Errorf("%q", got)
	}
}

func TestWholeUnits(t *testing.T) {
	for minor, want := range map[int64]int64{28776978: 28777000, 23999995: 24000000, -150: -200, 49: 0} {
		if got := whole(money.Of(minor, money.EUR)); got.Minor != want {
			t.Errorf("%d: %d", minor, got.Minor)
		}
	}
	if got := whole(money.Of(1234, "JPY")); got.Minor != 1234 {
		t.Errorf("yen have no cents: %d", got.Minor)
	}
}

func TestSentence(t *testing.T) {
	for in, want := range map[string]string{"sinon reconduit": "Sinon reconduit.", "à faire le 31\u00a0déc.": "À faire le 31\u00a0déc."} {
		if got := sentence(in); got != want {
			t.Errorf("%q", got)
		}
	}
}

// Two lots of one market are told apart in a list: what is cut is the middle of their names.
func TestLotsAreToldApart(t *testing.T) {
	const name = "AMENAGEMENT DE SALLES DE MUSIQUE ET D'UNE SALLE DE DANSE"
	for full, want := range map[string]string{
		name + " - LOT 2":              "AMENAGEMENT DE SALLES… LOT 2",
		name + ", lot n° 12":           "AMENAGEMENT DE… lot n° 12",
		name + " LOT 03 : menuiseries": "AMENAGEMENT DE SALLES… LOT 03",
		name + " 2024-017":             "AMENAGEMENT DE SALLES… 2024-017",
		name:                           "AMENAGEMENT DE SALLES DE MUSIQUE…",
		"Maintenance, lot 3":           "Maintenance, lot 3",
	} {
		if got := cut(full, 34); !strings.HasPrefix(got, "AMENAGEMENT DE") && got != want || full == name && got != want ||
			full != name && !strings.HasSuffix(got, want[strings.LastIndex(want, "…")+len("…"):]) && got != want || utf8.RuneCountInString(got) > 36 {
			t.Errorf("%q: %q, want %q", full, got, want)
		}
	}
}
