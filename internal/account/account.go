package account

import (
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
	"comptoir/internal/kernel/ref"
)

// Kinds by which other areas point at records of this one.
const (
	Kind       ref.Kind = "account"
	EntityKind ref.Kind = "entity"
)

// Tier is the place of the account in the portfolio, by attractiveness and strength.
type Tier string

const (
	Star       Tier = "STAR"
	Strategic  Tier = "STRATEGIC"
	Standing   Tier = "STATUS"
	Streamline Tier = "STREAMLINE"
	Unrated    Tier = "UNRATED"
)

// Tiers lists them in the order of a form.
var Tiers = []Tier{Strategic, Star, Standing, Streamline, Unrated}

// Valid says whether the code is known.
func (t Tier) Valid() bool { return oneOf(t, Tiers) }

// Account is a client.
type Account struct {
	ID id.Account
	// Rev is the optimistic lock.
	Rev int
	// ExternalKey is the key under which an import knows it; unique, empty when typed here.
	ExternalKey string
	Name        string
	Tier        Tier
	Status      Status
	Sector      string
	// Country of the head office, ISO 3166-1 alpha-2; empty when unknown.
	Country string
	City    string
	Website string
	Note    string
	Ccy     money.Currency
	Since   *day.Day
	// Parent is the account of the group this one belongs to; empty for none.
	Parent id.Account
	// Owner answers for an account that has no PRIMARY yet: whoever imported or created it.
	Owner id.User
	// Exit says why the account left the portfolio.
	Exit string
}

// Ref points at the account.
func (a Account) Ref() ref.Ref { return ref.To(Kind, a.ID) }

// EntityState is the life of a legal entity.
type EntityState string

const (
	Prospect EntityState = "PROSPECT"
	Live     EntityState = "ACTIVE"
	Sold     EntityState = "SOLD"
	Closed   EntityState = "CLOSED"
)

// EntityStates lists them in the order of a life.
var EntityStates = []EntityState{Prospect, Live, Sold, Closed}

// Valid says whether the code is known.
func (s EntityState) Valid() bool { return oneOf(s, EntityStates) }

// Entity is a legal body of an account.
type Entity struct {
	ID      id.Entity
	Rev     int
	Account id.Account
	// Parent is the entity that owns it; empty when none is recorded.
	Parent id.Entity
	// Root is the head of the account's group of entities; one at most per account.
	Root        bool
	Name        string
	Country     string
	City        string
	Ccy         money.Currency
	Identifiers []Identifier
	State       EntityState
	From        *day.Day
	To          *day.Day
}

// TeamFunction is what a colleague does for an account.
type TeamFunction string

const (
	FnKAM           TeamFunction = "KAM"
	FnAE            TeamFunction = "AE"
	FnSponsor       TeamFunction = "CXO_SPONSOR"
	FnSalesDirector TeamFunction = "SALES_DIR"
	FnFinance       TeamFunction = "FINANCE"
	FnLegal         TeamFunction = "LEGAL"
	FnProduction    TeamFunction = "PRODUCTION"
	FnComms         TeamFunction = "COMMS"
	FnAfterSales    TeamFunction = "SAV"
	FnLocalKAM      TeamFunction = "LOCAL_KAM"
)

// TeamFunctions lists them in the order of a form.
var TeamFunctions = []TeamFunction{FnKAM, FnAE, FnLocalKAM, FnSponsor, FnSalesDirector, FnFinance, FnLegal, FnProduction, FnComms, FnAfterSales}

// Valid says whether the code is known.
func (f TeamFunction) Valid() bool { return oneOf(f, TeamFunctions) }

// TeamMember is a colleague who works on an account; access ends with To, inclusive.
type TeamMember struct {
	ID       id.Any
	Account  id.Account
	User     id.User
	Function TeamFunction
	Country  string
	From     day.Day
	To       *day.Day
}

// On says whether the person is on the team that day.
func (m TeamMember) On(d day.Day) bool { return covers(m.From, m.To, d) }

// covers is the one meaning of dated rows here: both ends inclusive, no end is for ever.
func covers(from day.Day, to *day.Day, d day.Day) bool { return d >= from && (to == nil || d <= *to) }

func oneOf[T comparable](v T, all []T) bool {
	for _, a := range all {
		if a == v {
			return true
		}
	}
	return false
}
