package report

import (
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/kernel/ref"
)

// Kind is how the access log points at a review: by the person it is about.
const Kind ref.Kind = "report"

// Extent says whose accounts a review covers.
type Extent string

// Extents.
const (
	// Portfolio is what one person carries.
	Portfolio Extent = "PORTFOLIO"
	// Branch is what they and everyone below them carry.
	Branch Extent = "BRANCH"
	// Company is every account: of who reads everything.
	Company Extent = "COMPANY"
)

// Extents lists them: each has its label.
var Extents = []Extent{Portfolio, Branch, Company}

// Wide says that others than its subject carry accounts of the review.
func (e Extent) Wide() bool { return e != Portfolio }

// Person is someone named in a report.
type Person struct {
	ID    id.User
	Name  string
	Title string
}

// Review is the portfolio review of a person or a branch, as stored data stands at one instant.
type Review struct {
	Extent  Extent
	Subject Person
	// For are those above the person, nearest first: whom the review is for.
	For     []Person
	Company string
	// DrawnBy asked for it: what they may not see is not in it.
	DrawnBy Person
	At      instant.Instant
	Today   day.Day
	// Accounts are the heaviest first.
	Accounts []Account
	// Beyond counts the accounts left out because there are too many.
	Beyond  int
	Figures Figures
	Stakes  []Stake
	// AtStake is what the contracts at stake are worth a year.
	AtStake Worth
	// Undated are the contracts in force without a date to act by: open-ended, or whose end nobody entered.
	Undated Undated
	// ContractsHidden says that the reader may not see contracts.
	ContractsHidden bool
	Alerts          []Alert
	AlertsHidden    bool
	// Pages hold what the detailed accounts add.
	Pages map[id.Account]*Page
	// Rates converted the contracts and what is at stake, on the day.
	Rates []Rate
}

// Account is one account of the review.
type Account struct {
	ID      id.Account
	Name    string
	Fold    string
	Tier    string
	Status  string
	Sector  string
	City    string
	Country string
	Since   *day.Day
	// Carrier answers for it today; empty for nobody.
	Carrier Person
	Figures AccountFigures
}

// Undated are contracts in force that no date ranks.
type Undated struct {
	OpenEnded  int
	EndUnknown int
}

// Worth is a yearly value in euros, with what could not be counted.
type Worth struct {
	Sum
	// Contracts is how many there are, Uncosted how many have no amount.
	Contracts, Uncosted int
	// Expired is how many are performed past their end; they are in neither of the others.
	Expired int
}

// StakesOf are those of one account.
func StakesOf(all []Stake, account id.Account) (out []Stake) {
	for _, s := range all {
		if s.Account == account {
			out = append(out, s)
		}
	}
	return out
}

// Plus adds another total; what is unknown adds nothing.
func (s Sum) Plus(o Sum) Sum {
	if !o.Known {
		return s
	}
	s.Known, s.Missing, s.Stale = true, s.Missing+o.Missing, s.Stale || o.Stale
	s.Money.Minor += o.Money.Minor
	return s
}
