package setting

import (
	"fmt"
	"strconv"
	"strings"

	"comptoir/internal/kernel/calendar"
)

// Calendar is a calendar of holidays that letters are counted by.
type Calendar string

// Calendars that are known.
const (
	France        Calendar = "FR"
	AlsaceMoselle Calendar = "FR_AM"
)

// Calendars lists them, the ordinary one first.
var Calendars = []Calendar{France, AlsaceMoselle}

// Days is the calendar itself.
func (c Calendar) Days() calendar.Calendar { return calendar.France{AlsaceMoselle: c == AlsaceMoselle} }

// Levels are the days before a date at which an alert appears, rises and becomes critical.
type Levels struct{ Warning, High, Critical int }

// String writes levels as they are stored: 90/30/10.
func (l Levels) String() string { return fmt.Sprintf("%d/%d/%d", l.Warning, l.High, l.Critical) }

// House is all that is decided, on a day.
type House struct {
	// Company is our name, shown beside one's role and on reports; empty leaves it to whoever serves.
	Company string
	// SIREN is ours: in public contracts, those that others hold are contracts of the market.
	SIREN    string
	Calendar Calendar
	// DecideAhead is the number of working days between the internal decision and the prudent date.
	DecideAhead int
	// Notice are days before the internal decision, End days before the end.
	Notice, End Levels
	// Cap is how many key accounts a person carries at most, exceptions apart.
	Cap int
	// Concentration is the share of our revenue, in percent, above which one account is too much.
	Concentration int
	// Functions are the codes, parted by spaces, of what every key account must have in its team.
	Functions string
}

// Start are the starting values of DOMAIN §1 and §5.
func Start() House {
	return House{Calendar: France, DecideAhead: 10, Notice: Levels{90, 30, 10}, End: Levels{180, 90, 30}, Cap: 3, Concentration: 25, Functions: "CXO_SPONSOR"}
}

// Names of settings, in the order of their page. A name is also a journaled field.
var Names = []string{"company", "siren", "calendar", "decide_ahead", "notice_levels", "end_levels", "cap", "concentration", "functions"}

// Values are the settings as they are stored.
func (h House) Values() map[string]string {
	return map[string]string{"company": h.Company, "siren": h.SIREN, "calendar": string(h.Calendar), "decide_ahead": strconv.Itoa(h.DecideAhead),
		"notice_levels": h.Notice.String(), "end_levels": h.End.String(), "cap": strconv.Itoa(h.Cap), "concentration": strconv.Itoa(h.Concentration),
		"functions": h.Functions}
}

// With takes a stored value; one that does not read leaves what was there.
func (h House) With(name, value string) House {
	switch name {
	case "company":
		h.Company = value
	case "siren":
		h.SIREN = value
	case "calendar":
		h.Calendar = Calendar(value)
	case "decide_ahead":
		number(value, &h.DecideAhead)
	case "notice_levels":
		levels(value, &h.Notice)
	case "end_levels":
		levels(value, &h.End)
	case "cap":
		number(value, &h.Cap)
	case "concentration":
		number(value, &h.Concentration)
	case "functions":
		h.Functions = value
	}
	return h
}

func number(s string, to *int) {
	if n, err := strconv.Atoi(s); err == nil {
		*to = n
	}
}

func levels(s string, to *Levels) {
	parts := strings.Split(s, "/")
	if len(parts) != 3 {
		return
	}
	l := *to
	for i, p := range []*int{&l.Warning, &l.High, &l.Critical} {
		n, err := strconv.Atoi(parts[i])
		if err != nil {
			return
		}
		*p = n
	}
	*to = l
}

// Redates says whether the change moves the dates that are kept with contracts.
func Redates(before, after House) bool {
	return before.Calendar != after.Calendar || before.DecideAhead != after.DecideAhead
}

// Raises says whether the change moves alerts.
func Raises(before, after House) bool {
	return Redates(before, after) || before.Notice != after.Notice || before.End != after.End || before.Cap != after.Cap ||
		before.Concentration != after.Concentration || before.Functions != after.Functions
}

// TeamFunctions are the functions of an account's team that a house may want, in the order of a form.
var TeamFunctions = []string{"KAM", "AE", "LOCAL_KAM", "CXO_SPONSOR", "SALES_DIR", "FINANCE", "LEGAL", "PRODUCTION", "COMMS", "SAV"}

// Wanted are the functions that every key account must have in its team.
func (h House) Wanted() []string { return strings.Fields(h.Functions) }
