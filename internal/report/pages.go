package report

import (
	"cmp"
	"slices"

	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/id"
)

// Page is what the page of one account adds to its figures.
type Page struct {
	// Contracts are those in force; Worth is what they bring in a year.
	Contracts []Contract
	Worth     Worth
	// Months are those of the year.
	Months         []Month
	Contacts       []Contact
	ContactsHidden bool
	Owed           []Promise
	OwedHidden     bool
}

// MaxPages is how many accounts get a page of their own.
const MaxPages = 6

// Detailed are the accounts that get a page: key accounts, and others with results or a contract at stake; those with
// critical alerts first, then the heaviest; in the order of the review.
func (r Review) Detailed() []Account {
	staked := map[id.Account]bool{}
	for _, s := range r.Stakes {
		staked[s.Account] = true
	}
	critical := map[id.Account]int{}
	for _, a := range r.Alerts {
		if a.Severity == alert.Critical {
			critical[a.Account]++
		}
	}
	var order []int
	for i, a := range r.Accounts {
		if a.Status == "KEY" || a.Status == "WATCH" || a.Figures.Through != 0 || staked[a.ID] {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(i, j int) int {
		return cmp.Compare(critical[r.Accounts[j].ID], critical[r.Accounts[i].ID])
	})
	order = order[:min(len(order), MaxPages)]
	slices.Sort(order)
	out := make([]Account, len(order))
	for i, n := range order {
		out[i] = r.Accounts[n]
	}
	return out
}
