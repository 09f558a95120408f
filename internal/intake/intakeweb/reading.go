package intakeweb

import (
	"comptoir/internal/intake"
	"comptoir/internal/platform/i18n"
)

// Reads is what the example of a question becomes by one of its readings: "jour/mois : 3 avril 2027".
func Reads(loc *i18n.Loc, r intake.Reading) string {
	return loc.T("intake.question.reading", "layout", loc.T("intake.layout."+string(r.Layout)), "value", valueOf(loc, r))
}

func valueOf(loc *i18n.Loc, r intake.Reading) string {
	switch {
	case r.Day != nil:
		return loc.Day(*r.Day)
	case r.Month != nil:
		return loc.Month(*r.Month)
	case r.Number != nil:
		return loc.Float(r.Number.Float(), r.Number.Scale)
	}
	return ""
}
