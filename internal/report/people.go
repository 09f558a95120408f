package report

import (
	"cmp"
	"slices"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
)

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
