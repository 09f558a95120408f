package contract

// The enumerations of DOMAIN §5, stored as they read here. Each has its label in French and English; a code never
// reaches the screen.

// Type is what kind of contract it is.
type Type string

const (
	Framework        Type = "FRAMEWORK"
	Application      Type = "APPLICATION"
	Service          Type = "SERVICE"
	NDA              Type = "NDA"
	ConventionUnique Type = "CONVENTION_UNIQUE"
)

// Types lists them in the order of a form.
var Types = []Type{Framework, Application, Service, NDA, ConventionUnique}

// Valid says whether the code is known.
func (t Type) Valid() bool { return oneOf(t, Types) }

// Regime is the commercial law the agreement falls under (Code de commerce L441-3, L441-4).
type Regime string

const (
	NoRegime Regime = "NONE"
	L441_3   Regime = "L441_3"
	L441_4   Regime = "L441_4"
)

// Regimes lists them in the order of a form.
var Regimes = []Regime{NoRegime, L441_3, L441_4}

// Valid says whether the code is known.
func (r Regime) Valid() bool { return oneOf(r, Regimes) }

// Annual says whether the law asks for a term of one, two or three years.
func (r Regime) Annual() bool { return r == L441_3 || r == L441_4 }

// Giver is who gives notice.
type Giver string

const (
	Us     Giver = "US"
	Client Giver = "CLIENT"
)

// Givers lists them.
var Givers = []Giver{Us, Client}

// Valid says whether the code is known.
func (g Giver) Valid() bool { return oneOf(g, Givers) }

// Unit is what a notice is counted in.
type Unit string

const (
	Month Unit = "MONTH"
	Day   Unit = "DAY"
)

// Units lists them.
var Units = []Unit{Month, Day}

// Valid says whether the code is known.
func (u Unit) Valid() bool { return oneOf(u, Units) }

// Convention is how months of notice are counted.
type Convention string

const (
	// Quantieme counts to the same day of the month (Code de procédure civile, art. 641).
	Quantieme Convention = "QUANTIEME"
	// FullMonths counts whole calendar months from the first of the month after receipt.
	FullMonths Convention = "FULL_MONTHS"
)

// Conventions lists them.
var Conventions = []Convention{Quantieme, FullMonths}

// Valid says whether the code is known.
func (c Convention) Valid() bool { return oneOf(c, Conventions) }

// CountedFrom is the day from which a notice runs.
type CountedFrom string

const (
	Receipt CountedFrom = "RECEIPT"
	Sending CountedFrom = "SENDING"
)

// CountedFroms lists them.
var CountedFroms = []CountedFrom{Receipt, Sending}

// Valid says whether the code is known.
func (c CountedFrom) Valid() bool { return oneOf(c, CountedFroms) }

// Form is how the contract wants the notice to be given.
type Form string

const (
	// AnyForm: the contract says nothing.
	AnyForm Form = "ANY"
	// LRAR is a registered letter with acknowledgement of receipt.
	LRAR Form = "LRAR"
	// Bailiff is service by a commissaire de justice.
	Bailiff Form = "BAILIFF"
	Letter  Form = "LETTER"
	Email   Form = "EMAIL"
)

// Forms lists them in the order of a form.
var Forms = []Form{LRAR, Letter, Email, Bailiff, AnyForm}

// Valid says whether the code is known.
func (f Form) Valid() bool { return oneOf(f, Forms) }

// RenewalKind is what happens at the end of the term when nobody does anything.
type RenewalKind string

const (
	// NoRenewal: the contract ends.
	NoRenewal RenewalKind = "NONE"
	// Tacit: a new term begins unless notice was given.
	Tacit RenewalKind = "TACIT"
	// Express: the contract ends unless both parties agree in writing.
	Express RenewalKind = "EXPRESS"
)

// RenewalKinds lists them in the order of a form.
var RenewalKinds = []RenewalKind{NoRenewal, Tacit, Express}

// Valid says whether the code is known.
func (k RenewalKind) Valid() bool { return oneOf(k, RenewalKinds) }

// State is where a contract is in its life.
type State string

const (
	Draft       State = "DRAFT"
	Negotiation State = "NEGOTIATION"
	ToSign      State = "TO_SIGN"
	Active      State = "ACTIVE"
	NoticeGiven State = "NOTICE_GIVEN"
	OpenEnded   State = "OPEN_ENDED"
	Ended       State = "ENDED"
	Renewed     State = "RENEWED"
	Terminated  State = "TERMINATED"
)

// States lists them in the order of a life.
var States = []State{Draft, Negotiation, ToSign, Active, OpenEnded, NoticeGiven, Ended, Renewed, Terminated}

// Valid says whether the code is known.
func (s State) Valid() bool { return oneOf(s, States) }

// Unsigned says that the contract binds nobody yet.
func (s State) Unsigned() bool { return s == Draft || s == Negotiation || s == ToSign }

// InForce says that the contract binds the parties.
func (s State) InForce() bool { return s == Active || s == NoticeGiven || s == OpenEnded }

// Over says that the contract has ended, in one way or another.
func (s State) Over() bool { return s == Ended || s == Renewed || s == Terminated }

// Choice is the decision taken before a renewal.
type Choice string

const (
	LetRun      Choice = "LET_RUN"
	Renegotiate Choice = "RENEGOTIATE"
	Leave       Choice = "LEAVE"
)

// Choices lists them in the order of a form.
var Choices = []Choice{LetRun, Renegotiate, Leave}

// Valid says whether the code is known.
func (c Choice) Valid() bool { return oneOf(c, Choices) }

func oneOf[T comparable](v T, all []T) bool {
	for _, a := range all {
		if a == v {
			return true
		}
	}
	return false
}
