package resultdesk

import (
	"context"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/result"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Book is an account's results of a year, month by month.
type Book struct {
	Account id.Account
	Name    string
	// Currency is the account's own.
	Currency money.Currency
	Today    day.Day
	Year     int
	Months   [12]BookMonth
	Figure   Figure
	// First and Last are the years that hold anything, for walking from one to the next.
	First, Last int
	// Pending counts the months with a proposal that waits.
	Pending              int
	MayWrite, MayApprove bool
}

// BookMonth is one month: what it brought in, what was aimed at, and what is proposed.
type BookMonth struct {
	Month day.Month
	// Own are the revenues in their currencies, Revenue and Margin in euros.
	Own      []money.Money
	Revenue  *money.Money
	Margin   *money.Money
	Previous *money.Money
	// Target counts; InForce is it in its own currency, Proposed waits for approval. Version is the newest one's.
	Target, InForce, Proposed *money.Money
	Version                   int
	// Lines is how many results make the month; NoRate says that one of them could not be converted.
	Lines  int
	NoRate bool
	// Future is a month to come: no result may be entered.
	Future bool
}

// Open reads an account's book of a year; 0 is the year of its last result.
func (k *Desk) Open(ctx context.Context, a who.Actor, account id.Account, year int) (b Book, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		b, err = k.OpenIn(tx, a, account, year)
		return err
	})
	return b, err
}

// OpenIn is Open in the caller's transaction.
func (k *Desk) OpenIn(tx *db.Tx, a who.Actor, account id.Account, year int) (Book, error) {
	if err := teamdesk.Must(tx, a, team.Result, team.Read, account); err != nil {
		return Book{}, err
	}
	head, ok, err := accountHead(tx, account)
	if err != nil {
		return Book{}, err
	}
	if !ok {
		return Book{}, problem.Missing()
	}
	today := a.Today(tx.Now())
	all, err := figures(tx, today, []id.Account{account})
	if err != nil {
		return Book{}, err
	}
	b := Book{Account: account, Name: head.Name, Currency: head.Ccy, Today: today, Year: year, Figure: all[account],
		First: db.Val(head.First).Year(), Last: max(db.Val(head.Last).Year(), today.Year())}
	if head.First == nil {
		b.First = today.Year()
	}
	if b.Year == 0 {
		b.Year = b.Figure.Year
	}
	b.MayWrite = teamdesk.Must(tx, a, team.Result, team.Write, account) == nil
	b.MayApprove = b.MayWrite && MayApprove(a)
	return b, b.fill(tx)
}

func (b *Book) fill(tx *db.Tx) error {
	january := day.MonthOf(b.Year, 1)
	rows, err := add(tx, "", named([]id.Account{b.Account}), january.Add(-12), january.Add(11))
	if err != nil {
		return err
	}
	c, err := ratesFor(tx, b.Today, rows)
	if err != nil {
		return err
	}
	targets, err := versions(tx, []id.Account{b.Account}, january, january.Add(11))
	if err != nil {
		return err
	}
	revenue, aims := c.revenue(rows), c.targets(rows)
	for i := range b.Months {
		m := january.Add(i)
		b.Months[i] = BookMonth{Month: m, Future: m > b.Today.Month(), Revenue: whole(revenue, m), Previous: whole(revenue, m.Add(-12)), Target: whole(aims, m)}
	}
	for _, s := range rows {
		if s.Month >= january && s.Lines > 0 {
			b.Months[s.Month-january].addLine(s, c)
		}
	}
	list := targetsOf(targets)
	for _, t := range result.InForce(list) {
		b.Months[t.Month-january].InForce = &t.Amount
	}
	for k, t := range pendingOf(list) {
		b.Months[k.month-january].Proposed = &t.Amount
		b.Pending++
	}
	for _, t := range list {
		m := &b.Months[t.Month-january]
		m.Version = max(m.Version, t.Version)
	}
	return nil
}

// whole is a month's total when all of it could be converted.
func whole(of []result.Amount, m day.Month) *money.Money {
	t := result.Sum(of, m, m, money.EUR)
	if !t.Complete() {
		return nil
	}
	return &t.Money
}

func (m *BookMonth) addLine(s sums, c *rates) {
	m.Own = append(m.Own, money.Of(s.Revenue, s.Ccy))
	m.Lines += int(s.Lines)
	got, ok := c.eur(s.Margin, s.Ccy, s.Month)
	m.NoRate = m.NoRate || !ok
	if !ok || s.Margined != s.Revenue {
		return // a margin that is known in part only is not the month's margin
	}
	sum := got.Money
	if m.Margin != nil {
		sum.Minor += m.Margin.Minor
	} else if len(m.Own) > 1 {
		return
	}
	m.Margin = &sum
}

// MonthSheet is what makes up one month of an account.
type MonthSheet struct {
	Account  id.Account
	Name     string
	Currency money.Currency
	Month    day.Month
	Today    day.Day
	Lines    []LineSheet
	MayWrite bool
}

// LineSheet is a result with who last changed it.
type LineSheet struct {
	result.Line
	ContractName string
	By           string
	Warnings     problem.List
}

// OpenMonth reads the lines of one month of an account.
func (k *Desk) OpenMonth(ctx context.Context, a who.Actor, account id.Account, month day.Month) (s MonthSheet, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		if err := teamdesk.Must(tx, a, team.Result, team.Read, account); err != nil {
			return err
		}
		head, ok, err := accountHead(tx, account)
		if err != nil {
			return err
		}
		if !ok {
			return problem.Missing()
		}
		s = MonthSheet{Account: account, Name: head.Name, Currency: head.Ccy, Month: month, Today: a.Today(tx.Now()),
			MayWrite: teamdesk.Must(tx, a, team.Result, team.Write, account) == nil}
		s.Lines, err = linesOf(tx, account, month)
		return err
	})
	return s, err
}
