package i18n

import "comptoir/internal/kernel/growth"

// Growth is a change like for like, "+4,2 %", or the word for one that cannot be told.
func (l *Loc) Growth(c growth.Comparison) string {
	if share, ok := c.Share(); ok {
		return l.Delta(share)
	}
	return l.T("undetermined")
}

// GrowthCover says what the comparison covers: "9 comptes et 9 mois comparables", or "4 comptes, de 1 à 10 mois
// comparables" when one of them is compared over fewer months than the others.
func (l *Loc) GrowthCover(c growth.Comparison) string {
	switch n := c.Months.Count(); {
	case c.Of > 1 && c.Accounts > 1 && c.Least > 0 && c.Least < n:
		return l.T("growth.cover_from", "accounts", l.N("growth.accounts", c.Accounts), "least", c.Least, "months", n)
	case c.Of > 1:
		return l.T("growth.cover", "accounts", l.N("growth.accounts", c.Accounts), "months", l.N("growth.months", n))
	}
	return l.N("growth.months", c.Months.Count())
}

// GrowthWhyNot says in a few words why a growth cannot be told.
func (l *Loc) GrowthWhyNot(c growth.Comparison) string {
	if c.Reason() == growth.Uncovered {
		return l.T("growth.UNCOVERED", "cover", l.GrowthCover(c))
	}
	return l.T("growth." + string(c.Reason()))
}

// GrowthNote is what stands beside a growth: what it covers, or why it cannot be told.
func (l *Loc) GrowthNote(c growth.Comparison) string {
	if c.Reason() == growth.Told {
		return l.GrowthCover(c)
	}
	return l.GrowthWhyNot(c)
}
