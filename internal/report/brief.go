package report

import (
	"cmp"
	"slices"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/instant"
)

// Brief is what to read before a meeting: one page.
type Brief struct {
	Company string
	For     Person
	At      instant.Instant
	Today   day.Day
	Account Account
	// Contracts are those in force, what must be decided first; Worth is what they bring in a year.
	Contracts       []Contract
	ContractsHidden bool
	Worth           Worth
	Stakes          []Stake
	// Contacts are the people on the other side.
	Contacts       []Contact
	ContactsHidden bool
	// Owed is what both sides promised, late first, then what was kept lately.
	Owed       []Promise
	OwedHidden bool
	// Since is the reader's visit before this one; nil when there was none.
	Since *instant.Instant
	// Changes are what moved since, newest first.
	Changes       []Change
	ChangesHidden bool
	Alerts        []Alert
}

// Contact is a person at the client's.
type Contact struct {
	Name, Job, Email, Phone string
}

// Whose says whose word a promise is.
type Whose string

// Sides. A task of ours that was promised to nobody is To do.
const (
	Ours   Whose = "OURS"
	Theirs Whose = "THEIRS"
	ToDo   Whose = "TODO"
)

// Sides lists them: each has its label.
var Sides = []Whose{Ours, Theirs, ToDo}

// Promise is something owed.
type Promise struct {
	Title string
	Whose Whose
	Owner string
	Due   *day.Day
	// DoneOn is the day it was kept; nil while it is open.
	DoneOn *day.Day
}

// Late says that it is open and its day is past.
func (p Promise) Late(today day.Day) bool { return p.DoneOn == nil && p.Due != nil && *p.Due < today }

// SortOwed puts what is late first, then what is open by its day, then what was kept, the latest first; promises go
// before tasks on the same day.
func SortOwed(all []Promise, today day.Day) {
	rank := func(p Promise) (int, int) {
		switch {
		case p.DoneOn != nil:
			return 2, -int(*p.DoneOn)
		case p.Due == nil:
			return 1, int(day.Last)
		case p.Late(today):
			return 0, int(*p.Due)
		}
		return 1, int(*p.Due)
	}
	task := func(p Promise) int {
		if p.Whose == ToDo {
			return 1
		}
		return 0
	}
	slices.SortStableFunc(all, func(a, b Promise) int {
		ga, da := rank(a)
		gb, db := rank(b)
		return cmp.Or(cmp.Compare(ga, gb), cmp.Compare(da, db), cmp.Compare(task(a), task(b)))
	})
}

// Change is one entry of the journal about the account: the action's code, what it is about, who did it.
type Change struct {
	At     instant.Instant
	Action string
	Label  string
	// Month is the month that it is of, 0 for none.
	Month day.Month
	By    string
	// Count is how many records one import touched; 0 for a single change.
	Count int
}

// SortContracts puts the one with the earliest day first, those without a day last, the larger first on the same day.
func SortContracts(all []Contract) {
	slices.SortStableFunc(all, func(a, b Contract) int {
		return cmp.Or(cmp.Compare(a.next(), b.next()), cmp.Compare(b.amount(), a.amount()), cmp.Compare(a.ID, b.ID))
	})
}

func (c Contract) next() day.Day {
	switch {
	case c.Prudent != nil:
		return *c.Prudent
	case c.End != nil:
		return *c.End
	}
	return day.Last
}

// soon is within how many days a contract at stake is worth a meeting.
const soon = 180

// Obtain is what to come back with: the most pressing contract, a promise of theirs that is late, or the target.
func (b Brief) Obtain() Sentence {
	for _, s := range b.Stakes {
		if s.Gesture != Leaving && b.Today.Until(s.On) <= soon {
			return Say("report.obtain."+string(s.Gesture), "contract", s.Name, "date", s.by(), "end", s.ends())
		}
	}
	for _, p := range b.Owed {
		if p.Whose == Theirs && p.Late(b.Today) {
			return Say("report.obtain.promise", "what", p.Title, "date", *p.Due)
		}
	}
	if f := b.Account.Figures; f.Gap != nil && f.Gap.Minor < 0 && *f.Attainment < Behind {
		gap := *f.Gap
		gap.Minor = -gap.Minor
		return Say("report.obtain.target", "gap", gap, "year", f.Year)
	}
	return Sentence{}
}

// by is the day that matters to the other side: the notice's rather than our internal decision.
func (s Stake) by() day.Day {
	if s.Prudent != nil {
		return *s.Prudent
	}
	return s.On
}

// ends is the day on which the contract would end if somebody leaves.
func (s Stake) ends() day.Day {
	switch {
	case s.Exit != nil:
		return *s.Exit
	case s.End != nil:
		return *s.End
	}
	return s.On
}

// Avoid is what would cost us: speaking before a late promise of ours is kept, working without a contract, or taking
// a date for granted that nobody has read.
func (b Brief) Avoid() Sentence {
	for _, p := range b.Owed {
		if p.Whose == Ours && p.Late(b.Today) {
			return Say("report.avoid.promise", "what", p.Title, "date", *p.Due)
		}
	}
	for _, s := range b.Stakes {
		switch s.Gesture {
		case Regularise:
			return Say("report.avoid.expired", "contract", s.Name)
		case Read:
			return Say("report.avoid.notice_unknown", "contract", s.Name)
		}
	}
	return Sentence{}
}
