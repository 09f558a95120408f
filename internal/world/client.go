package world

import (
	"time"

	"comptoir/internal/account"
	"comptoir/internal/contract"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/money"
)

// client is an account of the story with all that hangs on it.
type client struct {
	key     string
	name    string
	sector  string
	country string
	city    string
	website string
	ccy     money.Currency
	tier    account.Tier
	// since is for how many years they have been a client.
	since int
	note  string
	// bornBy enters the account; carrier is its PRIMARY, backup their stand-in.
	bornBy, carrier, backup string
	// born is when it was entered; zero is in the first days, as a key account already.
	born time.Time
	// why is what the assessment says when the account is qualified; empty leaves it a candidate.
	why    string
	bodies []body
	people []person
	team   []place
	deals  []deal
}

// body is a legal entity; the first one is the head, and the others hang on it unless they name another.
type body struct {
	name    string
	country string
	city    string
	under   int // index of the parent entity
	ccy     money.Currency
	ids     []account.Identifier
	// alone hangs on no other: what holds it, or what it holds, is told by shares.
	alone bool
}

// person is a contact at the client.
type person struct {
	key, name, job, lang, email, phone string
}

// place is a colleague's in the account team.
type place struct {
	who     string
	fn      account.TeamFunction
	country string
}

// deal is a contract: as it was entered, by whom and when.
type deal struct {
	key string
	in  contract.Input
	by  string
	at  time.Time
	// owner follows it; empty is whoever entered it.
	owner string
}

// french are the numbers of a French body, as its registers would give them.
func french(siren string, more ...account.Identifier) []account.Identifier {
	key, _ := account.VATKey(siren)
	return append([]account.Identifier{
		{Scheme: account.SIREN, Value: siren, State: account.Verified, Source: "Répertoire Sirene"},
		{Scheme: account.VAT, Value: "FR" + key + siren, State: account.Verified, Source: "VIES"},
	}, more...)
}

func vat(value string) account.Identifier {
	return account.Identifier{Scheme: account.VAT, Value: value, State: account.Verified, Source: "VIES"}
}

func lei(value string) account.Identifier {
	return account.Identifier{Scheme: account.LEI, Value: value, State: account.Verified, Source: "GLEIF"}
}

// yearly is a value of whole units a year.
func yearly(units int64, ccy money.Currency) *money.Money {
	m := money.Major(units, ccy)
	return &m
}

// deal starts from what most contracts of the house have in common: a service, in force, paid at 45 days end of month.
func (c *client) deal(key, number, name string, units int64, t term) deal {
	in := contract.Input{Number: number, Name: name, Type: contract.Service, Regime: contract.NoRegime, State: contract.Active,
		Effective: day.Ptr(t.start), TermMonths: t.months, Renewal: contract.Renewal{Kind: contract.NoRenewal},
		Value: yearly(units, c.ccy), Currency: c.ccy, Payment: contract.PaymentTerms{Days: 45, From: contract.DaysThenMonthEnd},
		Parties: contract.Parties{OurEntity: ourselves, ClientName: c.bodies[0].name}}
	return deal{key: key, in: in, by: c.carrier}
}

// ourselves is our legal name.
const ourselves = "Ardoval Services SAS"

// with changes what is particular to a contract.
func (d deal) with(change func(in *contract.Input)) deal {
	change(&d.in)
	return d
}

// enteredBy says who entered it and when; without it, whoever carries the account did in the first days.
func (d deal) enteredBy(who string, at time.Time) deal {
	d.by, d.at = who, at
	return d
}

// ownedBy says who follows it.
func (d deal) ownedBy(who string) deal {
	d.owner = who
	return d
}

// tacit renews for so many months unless notice is given; max bounds the times, 0 does not.
func tacit(months, max int, us contract.Notice) func(in *contract.Input) {
	return func(in *contract.Input) {
		in.Renewal = contract.Renewal{Kind: contract.Tacit, Months: months}
		if max > 0 {
			in.Renewal.MaxTimes = &max
		}
		in.NoticeUs = us
	}
}

// express ends unless both parties sign again.
func express(in *contract.Input) { in.Renewal = contract.Renewal{Kind: contract.Express} }

// signed notes the day of the signatures.
func signed(on day.Day) func(in *contract.Input) {
	return func(in *contract.Input) { in.SignedOn = day.Ptr(on) }
}
