package intake

import (
	"cmp"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/decimal"
	"comptoir/internal/kernel/money"
)

// Identifier is a legal identifier. One that fails its check is kept as a draft, to confirm (DOMAIN §2).
type Identifier struct {
	Scheme string // SIREN, SIRET, VAT, LEI, DUNS, OTHER
	Value  string // normalised
	Valid  bool
}

// IDCheck normalises an identifier and says whether it passes the check of its scheme.
type IDCheck func(scheme, value string) (normalized string, ok bool)

// AccountRef names an account from another line. Whoever writes looks it up by Key, then by a valid SIREN,
// then by a folded Name (people also type their own key as the name); when nothing answers, the AccountLine
// that came with the first line that needed it creates it.
type AccountRef struct {
	Key   string
	Name  string
	SIREN string // only when valid
}

// Identity compares references within one import.
func (r AccountRef) Identity() string {
	switch {
	case r.Key != "":
		return r.Key
	case r.SIREN != "":
		return "siren:" + r.SIREN
	}
	return "name:" + fold(r.Name)
}

// Placeholder says why an account has no name of its own yet; the name shown is a message.
type Placeholder uint8

const (
	// Named accounts have their name.
	Named Placeholder = iota
	// Unnamed accounts are known by their key only: intake.account.unnamed with {{.Key}}.
	Unnamed
	// Unattached gathers people whose account the file does not say: intake.account.unattached with {{.Source}}.
	Unattached
)

// AccountLine is an account to create or update. It enters as CANDIDATE, owned by the importer.
type AccountLine struct {
	Key         string
	Name        string
	Placeholder Placeholder
	OnlyIfNew   bool // another record needs it: create it when missing, change nothing when it is there
	IDs         []Identifier
	Country     string // ISO 3166 alpha-2
	City        string
	Sector      string
	Currency    money.Currency
	Website     string
	Phone       string
	Parent      AccountRef
}

// ContactLine is a person at an account.
type ContactLine struct {
	Key       string
	Account   AccountRef
	FirstName string
	LastName  string
	FullName  string
	Job       string
	Language  string // as written, two letters lower case when it is a code
	Email     string // empty when it does not look like an address
	Phone     string
	Mobile    string
}

// Notice is how long before the end one must speak. A nil Notice is unknown, N = 0 is none: two different
// things (DOMAIN §5).
type Notice struct {
	N    int
	Unit string // MONTH or DAY
}

// Holder is who performs a contract that may not be ours.
type Holder struct {
	Name string
	ID   Identifier
}

// Amendment is a change already published: what it says replaces what stood before.
type Amendment struct {
	Day     day.Day
	Term    int          // months, 0 when unchanged
	Total   *money.Money // nil when unchanged
	Holders []Holder     // nil when unchanged
	Subject string
}

// ContractLine is a contract: ours, or one of the market seen from outside.
type ContractLine struct {
	Key       string
	Account   AccountRef
	Reference string // as people write it
	Name      string // at most 200 characters
	Subject   string // whole, when it was longer
	Type      string // FRAMEWORK, APPLICATION, SERVICE, NDA, CONVENTION_UNIQUE, or empty
	Start     *day.Day
	Term      int      // months, 0 unknown
	End       *day.Day // as typed; nil when only the term is known: the contract's own rule computes it
	Notice    *Notice
	Renewal   string // NONE, TACIT, EXPRESS, or empty: not said
	RenewalM  int    // months of a tacit renewal, 0 unknown
	PerYear   *money.Money
	Total     *money.Money

	// Observed is a contract of the market: another holder performs it, and it stays out of our value.
	Observed   bool
	Holders    []Holder
	Retender   *day.Day    // probable start of the next consultation
	Amendments []Amendment // Term, Total and Holders above are as amended; what was first signed:
	FirstTerm  int
	FirstTotal *money.Money
	CPV        string
	Procedure  string
	Version    int // how many times a public buyer published it again
}

// ResultLine is what an account bought in a month.
type ResultLine struct {
	Account  AccountRef
	Contract string // key of the contract, or empty
	Month    day.Month
	Revenue  money.Money
	Margin   *money.Money
}

// YearValue is what the contract is worth a year: as said, or the total spread over a term longer than a year.
// Shorter works are worth their total: they do not come back every quarter. Nil is unknown.
func (c ContractLine) YearValue() *money.Money {
	if c.PerYear != nil || c.Total == nil || c.Term <= 12 {
		return cmp.Or(c.PerYear, c.Total)
	}
	minor, ok := decimal.MulDiv(c.Total.Minor, 12, int64(c.Term))
	if !ok {
		return nil
	}
	year := money.Of(minor, c.Total.Ccy)
	return &year
}

// TargetLine is what is aimed at for an account and a month.
type TargetLine struct {
	Account AccountRef
	Month   day.Month
	Amount  money.Money
}

// RateLine is one reference rate: 1 EUR = PerEUR units of Currency.
type RateLine struct {
	Day      day.Day
	Currency money.Currency
	PerEUR   decimal.Decimal
}

// Outcome is what the file alone says of a line; against what is stored, Take becomes created, updated or unchanged.
type Outcome uint8

const (
	// Take is to write.
	Take Outcome = iota
	// Repeat says again what another line of the file says: it counts as unchanged.
	Repeat
	// Refused stays out.
	Refused
)

// Item is one line ready for the desks: the accounts it needs first, then its one record.
type Item struct {
	File    int // rank of the file in its unit
	Line    int
	Covers  []int // lines it stands for in each file of the unit; nil means one line of File
	Outcome Outcome
	Remarks []Remark

	Accounts []AccountLine
	Contact  *ContactLine
	Contract *ContractLine
	Result   *ResultLine
	Target   *TargetLine
	Rates    []RateLine
}
