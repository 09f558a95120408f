package reportdesk

import (
	"context"

	"comptoir/internal/fx/fxdesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/journal"
	"comptoir/internal/platform/who"
	"comptoir/internal/report"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Brief gathers what to read before a meeting with the account. Whoever may read the account may have it; each part is
// within the reader's own rights. since is their visit before this one, nil when there was none.
func (k *Desk) Brief(ctx context.Context, a who.Actor, account id.Account, since *instant.Instant) (b report.Brief, err error) {
	if _, ok := id.Parse[id.Account](string(account)); !ok {
		return b, problem.Missing()
	}
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		if err := teamdesk.Must(tx, a, team.Account, team.Read, account); err != nil {
			return err
		}
		company, err := k.companyIn(tx, a)
		if err != nil {
			return err
		}
		b = report.Brief{Company: company, At: tx.Now(), Today: a.Today(tx.Now()), Since: since}
		names, err := persons(tx, a)
		if err != nil {
			return err
		}
		b.For = names[a.ID]
		if b.For.Name == "" {
			b.For.Name = a.Name
		}
		var ok bool
		if b.Account, ok, err = oneAccount(tx, account, b.Today, names); err != nil {
			return err
		} else if !ok {
			return problem.Missing()
		}
		return k.briefParts(tx, a, account, names, &b)
	})
	if err != nil {
		return b, err
	}
	b.Changes, b.ChangesHidden, err = k.changes(ctx, a, account, since)
	return b, err
}

func (k *Desk) briefParts(tx *db.Tx, a who.Actor, account id.Account, names map[id.User]report.Person, b *report.Brief) error {
	figures, err := k.Result.FiguresIn(tx, a, []id.Account{account})
	if err != nil {
		return err
	}
	f, seen := figures[account]
	b.Account.Figures = accountFigures(f)
	b.Account.Figures.Hidden = !seen
	euros, err := fxdesk.Day(tx, b.Today)
	if err != nil {
		return err
	}
	c := &converted{euros: euros, used: map[string]report.Rate{}}
	if b.ContractsHidden, err = hidden(tx, a, team.Contract, account); err != nil {
		return err
	}
	if b.Contracts, err = k.contracts(tx, a, c, []id.Account{account}); err != nil {
		return err
	}
	b.Stakes = report.AtStake(b.Contracts, b.Today)
	b.Worth = report.Running(b.Contracts)
	report.SortContracts(b.Contracts)
	if b.Contacts, b.ContactsHidden, err = k.contacts(tx, a, account); err != nil {
		return err
	}
	if b.Owed, b.OwedHidden, err = owed(tx, a, account, b.Today); err != nil {
		return err
	}
	b.Alerts, err = k.alerts(tx, a, []id.Account{account}, names, c)
	return err
}

// hidden says whether the reader has no right on an object of the account.
func hidden(tx *db.Tx, a who.Actor, o team.Object, account id.Account) (bool, error) {
	scope, err := teamdesk.Reach(tx, a, o, team.Read)
	if err != nil {
		return false, err
	}
	ok, err := scope.Holds(tx, account)
	return !ok, err
}

// maxChanges is how many entries of the journal a brief looks at.
const maxChanges = 40

// changes are what others did on the account lately, since the reader's visit when there was one.
func (k *Desk) changes(ctx context.Context, a who.Actor, account id.Account, since *instant.Instant) (out []report.Change, hidden bool, err error) {
	if !teamdesk.May(a, team.Journal, team.Read) {
		return nil, true, nil
	}
	page, err := k.History.Timeline(ctx, a, account, journal.Position{}, maxChanges)
	if problem.Is(err, problem.NotFound) {
		return nil, true, nil // the reader may read the account, and not its journal
	}
	for _, e := range page.Entries {
		if since != nil && e.At <= *since {
			break
		}
		if e.Actor == a.ID {
			continue // what the reader did is no news to them
		}
		c := report.Change{At: e.At, Action: e.Action, By: e.ActorName}
		if e.Ref.Kind != "account" {
			c.Label, c.Month = e.Title, e.Month
		}
		for _, n := range e.Counts {
			c.Count += n.N
		}
		out = append(out, c)
	}
	return out, false, err
}
