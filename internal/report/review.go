package report

import (
	"cmp"
	"slices"

	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/kernel/money"
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
)

// Extents lists them: each has its label.
var Extents = []Extent{Portfolio, Branch}

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
}

// Alert is one point of attention, ranked by the engine; its value is in euros.
type Alert struct {
	alert.Alert
	// Who has to act: the owner of the record or whoever carries the account; empty when nobody is known.
	Who string
}

// Counts are the alerts by severity, C H W I.
func Counts(all []Alert) (c, h, w, i int) {
	for _, a := range all {
		switch a.Severity {
		case alert.Critical:
			c++
		case alert.High:
			h++
		case alert.Warning:
			w++
		default:
			i++
		}
	}
	return c, h, w, i
}

// AlertsOf are those of one account.
func AlertsOf(all []Alert, account id.Account) (out []Alert) {
	for _, a := range all {
		if a.Account == account {
			out = append(out, a)
		}
	}
	return out
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

// ByPerson is the weight of one person in a branch.
type ByPerson struct {
	Person        Person
	Accounts      int
	Aimed, Target Sum
	Attainment    *float64
	Rolling       Sum
}

// People adds the accounts up by who carries them, the heaviest first; accounts that nobody carries come last under
// no name.
func People(all []Account) []ByPerson {
	at := map[id.User]int{}
	var out []ByPerson
	for _, a := range all {
		i, ok := at[a.Carrier.ID]
		if !ok {
			i = len(out)
			at[a.Carrier.ID] = i
			zero := Sum{Money: money.Of(0, money.EUR)}
			out = append(out, ByPerson{Person: a.Carrier, Aimed: zero, Target: zero, Rolling: zero})
		}
		p := &out[i]
		p.Accounts++
		p.Rolling = p.Rolling.Plus(a.Figures.Rolling)
		if a.Figures.Target.Known {
			p.Aimed, p.Target = p.Aimed.Plus(a.Figures.Aimed), p.Target.Plus(a.Figures.Target)
		}
	}
	for i := range out {
		out[i].Attainment, _ = out[i].Against()
	}
	slices.SortStableFunc(out, func(a, b ByPerson) int {
		return cmp.Or(nobodyLast(a.Person, b.Person), cmp.Compare(b.Rolling.Money.Minor, a.Rolling.Money.Minor))
	})
	return out
}

// Against is the attainment of the target to date and what is missing, negative when behind; nil when they cannot be
// told.
func (p ByPerson) Against() (share *float64, gap *money.Money) {
	if !p.Aimed.Complete() || !p.Target.Complete() || p.Target.Money.Minor <= 0 {
		return nil, nil
	}
	x := p.Aimed.Money.Units() / p.Target.Money.Units()
	m := money.Of(p.Aimed.Money.Minor-p.Target.Money.Minor, money.EUR)
	return &x, &m
}

func nobodyLast(a, b Person) int {
	none := func(p Person) int {
		if p.ID == "" {
			return 1
		}
		return 0
	}
	return cmp.Compare(none(a), none(b))
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
