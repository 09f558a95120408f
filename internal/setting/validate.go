package setting

import (
	"slices"
	"strings"

	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/text"
)

// Bounds of what a house may decide.
const (
	maxName        = 120
	maxCap         = 20
	maxDecideAhead = 60
	maxLevel       = 730
)

// Clean trims the name and takes the blanks out of the SIREN.
func (h House) Clean() House {
	h.Company = text.Clean(h.Company)
	h.Functions = strings.Join(h.Wanted(), " ")
	h.SIREN = strings.Join(strings.Fields(strings.ReplaceAll(h.SIREN, "\u00a0", " ")), "")
	return h
}

// Validate finds everything that is wrong at once, each at its field.
func (h House) Validate() problem.List {
	var l problem.List
	text.Line(&l, "company", h.Company, 0, maxName)
	if h.SIREN != "" && !ValidSIREN(h.SIREN) {
		l.Add("siren", "setting_siren")
	}
	if !slices.Contains(Calendars, h.Calendar) {
		l.Add("calendar", "unknown_choice")
	}
	within(&l, "decide_ahead", h.DecideAhead, 0, maxDecideAhead)
	h.Notice.check(&l, "notice")
	h.End.check(&l, "end")
	within(&l, "cap", h.Cap, 1, maxCap)
	within(&l, "concentration", h.Concentration, 1, 100)
	for _, f := range h.Wanted() {
		if !slices.Contains(TeamFunctions, f) {
			l.Add("functions", "unknown_choice")
			break
		}
	}
	return l
}

// check: an alert appears before it rises, and rises before it is critical.
func (v Levels) check(l *problem.List, field string) {
	within(l, field+"_warning", v.Warning, 0, maxLevel)
	within(l, field+"_high", v.High, 0, maxLevel)
	within(l, field+"_critical", v.Critical, 0, maxLevel)
	if v.High > v.Warning {
		l.Add(field+"_high", "setting_order", "before", v.Warning)
	}
	if v.Critical > v.High {
		l.Add(field+"_critical", "setting_order", "before", v.High)
	}
}

func within(l *problem.List, field string, n, least, most int) {
	if n < least || n > most {
		l.Add(field, "out_of_range", "min", least, "max", most)
	}
}

// ValidSIREN checks the nine digits by their key (Luhn).
func ValidSIREN(s string) bool {
	if len(s) != 9 || s == "000000000" {
		return false
	}
	sum := 0
	for i, r := range s {
		if r < '0' || r > '9' {
			return false
		}
		n := int(r - '0')
		if i%2 == 1 {
			if n *= 2; n > 9 {
				n -= 9
			}
		}
		sum += n
	}
	return sum%10 == 0
}
