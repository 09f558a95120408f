package volume

import (
	"fmt"

	"comptoir/internal/account"
	"comptoir/internal/contact"
	"comptoir/internal/contract"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/money"
)

// Client is a made-up account with all that hangs on it; its inputs lack the identifiers that the database gives.
type Client struct {
	Key      string
	In       account.Input
	SIREN    string // empty for one abroad
	Contacts []contact.Input
	// Contracts are numbered by their key.
	Contracts []contract.Input
	// Months are the results of the last twelve closed months, oldest first; nil for most clients.
	Months []Month
}

// Month is what a client brought in and should have.
type Month struct {
	Month                   day.Month
	Revenue, Margin, Target money.Money
}

// earning says how many clients of ten have results.
const earning = 2

// Of makes the n-th client, from zero, with so many contracts, as of a day.
func Of(n, contracts int, today day.Day) Client {
	d := diceOf(n)
	l := landOf(d)
	trade := d.of(l.trades)
	c := Client{Key: fmt.Sprintf("V%07d", n), In: account.Input{Name: l.company(d), Tier: tierOf(d), Sector: trade, Country: l.country, City: d.of(l.cities),
		Ccy: money.Currency(l.ccy), Since: day.Ptr(today.AddMonths(-d.between(6, 180)))}}
	if l.country == "FR" {
		c.SIREN = siren(n)
	}
	for i := range d.between(1, 2) {
		c.Contacts = append(c.Contacts, l.person(d, n, i))
	}
	for i := range contracts {
		c.Contracts = append(c.Contracts, deal(d, l, i, trade, today))
	}
	if n%10 < earning {
		c.Months = months(d, c.In.Ccy, today.Month())
	}
	return c
}

func landOf(d *dice) land {
	x := d.IntN(100)
	for _, l := range lands {
		if x -= l.share; x < 0 {
			return l
		}
	}
	return lands[0]
}

func tierOf(d *dice) account.Tier {
	switch x := d.IntN(100); {
	case x < 3:
		return account.Strategic
	case x < 8:
		return account.Star
	case x < 20:
		return account.Standing
	case x < 30:
		return account.Streamline
	}
	return account.Unrated
}

// siren is a number that passes its check, of a range that is given to nobody yet.
func siren(n int) string {
	base := fmt.Sprintf("99%06d", n%1_000_000)
	for c := '0'; c <= '9'; c++ {
		if s := base + string(c); luhn(s) {
			return s
		}
	}
	return base + "0"
}

func luhn(s string) bool {
	sum := 0
	for i := range len(s) {
		d := int(s[len(s)-1-i] - '0')
		if i%2 == 1 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return sum%10 == 0
}

func (l land) person(d *dice, client, i int) contact.Input {
	given, family := d.of(l.given), d.of(l.families)
	return contact.Input{Name: given + " " + family, Job: d.of(l.jobs), Lang: l.lang,
		Email: fmt.Sprintf("contact%d@client%07d.example", i+1, client), Phone: fmt.Sprintf(l.dial, d.IntN(100), d.IntN(10))}
}
