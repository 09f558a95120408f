package app

import (
	"context"
	"fmt"

	"comptoir/internal/account"
	"comptoir/internal/account/accountdesk"
	"comptoir/internal/contact/contactdesk"
	"comptoir/internal/contract/contractdesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/result"
	"comptoir/internal/result/resultdesk"
	"comptoir/internal/world/volume"
)

// seedSource is where made-up records say they come from.
const seedSource = "volume"

// portfolio writes the clients of one key account manager, in one transaction.
func (w *seeding) portfolio(ctx context.Context, k int) error {
	from, to := k*w.Accounts/len(w.kams), (k+1)*w.Accounts/len(w.kams)
	clients := make([]volume.Client, 0, to-from)
	for n := from; n < to; n++ {
		clients = append(clients, volume.Of(n, w.ContractsPer, w.today))
	}
	kam := w.kams[k]
	return w.app.DB.Write(ctx, kam, func(tx *db.Tx) error {
		b := bulk{w, tx, kam, id.New[id.Batch]()}
		accounts, err := b.accounts(clients)
		if err != nil {
			return err
		}
		for _, next := range []func([]volume.Client, []id.Account) error{b.assignments, b.contacts, b.contracts, b.results, b.targets} {
			if err := next(clients, accounts); err != nil {
				return err
			}
		}
		return w.promote(tx, kam, accounts)
	})
}

// bulk is one portfolio on its way.
type bulk struct {
	*seeding
	tx    *db.Tx
	kam   who.Actor
	batch id.Batch
}

func (b bulk) accounts(clients []volume.Client) ([]id.Account, error) {
	lines := make([]accountdesk.ImportLine, len(clients))
	for i, c := range clients {
		lines[i] = accountdesk.ImportLine{Key: c.Key, In: c.In}
		if c.SIREN != "" {
			lines[i].Identifiers = []account.Identifier{{Scheme: account.SIREN, Value: c.SIREN}}
		}
	}
	out, err := b.app.Desks.Account.ImportIn(b.tx, b.kam, seedSource, b.batch, lines)
	ids := make([]id.Account, len(out))
	for i, o := range out {
		if err == nil {
			err = created(o.Verb, o.Problems)
		}
		ids[i] = o.ID
	}
	b.out.Accounts += len(ids)
	b.out.Rows += 3 * len(ids) // with their legal body and its number
	return ids, err
}

func (b bulk) assignments(_ []volume.Client, accounts []id.Account) error {
	all := make([]account.Assignment, len(accounts))
	for i, c := range accounts {
		all[i] = account.Assignment{Account: c, User: b.kam.ID, Role: account.Primary, From: b.today.AddMonths(-12)}
	}
	b.out.Assignments += len(all)
	b.out.Rows += len(all)
	return b.app.Desks.Account.SeedAssignmentsIn(b.tx, b.kam, all)
}

func (b bulk) contacts(clients []volume.Client, accounts []id.Account) error {
	var lines []contactdesk.ImportLine
	for i, c := range clients {
		for n, p := range c.Contacts {
			p.Account = accounts[i]
			lines = append(lines, contactdesk.ImportLine{Key: fmt.Sprintf("%s/p%d", c.Key, n), In: p})
		}
	}
	out, err := b.app.Desks.Contact.ImportIn(b.tx, b.kam, seedSource, b.batch, lines)
	b.out.Contacts += len(out)
	b.out.Rows += len(out)
	return allCreated(out, err, func(o contactdesk.Outcome) (string, problem.List) { return o.Verb, o.Problems })
}

func (b bulk) contracts(clients []volume.Client, accounts []id.Account) error {
	var lines []contractdesk.ImportLine
	for i, c := range clients {
		for n, in := range c.Contracts {
			in.Account = accounts[i]
			lines = append(lines, contractdesk.ImportLine{Key: fmt.Sprintf("%s/c%d", c.Key, n), In: in})
		}
	}
	out, err := b.app.Desks.Contract.ImportIn(b.tx, b.kam, seedSource, b.batch, lines)
	b.out.Contracts += len(out)
	b.out.Rows += len(out)
	return allCreated(out, err, func(o contractdesk.Outcome) (string, problem.List) { return o.Verb, o.Problems })
}

func (b bulk) results(clients []volume.Client, accounts []id.Account) error {
	var lines []resultdesk.ImportLine
	for i, c := range clients {
		for _, m := range c.Months {
			lines = append(lines, resultdesk.ImportLine{Key: fmt.Sprintf("%s/%s", c.Key, m.Month),
				In: result.Input{Account: accounts[i], Month: &m.Month, Revenue: &m.Revenue, Margin: &m.Margin}})
		}
	}
	out, err := b.app.Desks.Result.ImportIn(b.tx, b.kam, seedSource, b.batch, lines)
	b.out.Results += len(out)
	b.out.Rows += len(out)
	return allCreated(out, err, func(o resultdesk.Outcome) (string, problem.List) { return o.Verb, o.Problems })
}

func (b bulk) targets(clients []volume.Client, accounts []id.Account) error {
	var lines []resultdesk.ImportTarget
	for i, c := range clients {
		for _, m := range c.Months {
			lines = append(lines, resultdesk.ImportTarget{Key: fmt.Sprintf("%s/%s", c.Key, m.Month),
				In: result.TargetInput{Account: accounts[i], Month: &m.Month, Amount: &m.Target, State: result.Approved}})
		}
	}
	out, err := b.app.Desks.Result.ImportTargetsIn(b.tx, b.kam, seedSource, b.batch, lines)
	b.out.Targets += len(out)
	b.out.Rows += len(out)
	return allCreated(out, err, func(o resultdesk.Outcome) (string, problem.List) { return o.Verb, o.Problems })
}

// allCreated is the error of an import, or of the first line that it did not take.
func allCreated[O any](out []O, err error, of func(O) (string, problem.List)) error {
	for _, o := range out {
		if err != nil {
			break
		}
		err = created(of(o))
	}
	return err
}

func created(verb string, why problem.List) error {
	if verb == "created" {
		return nil
	}
	return fmt.Errorf("a made-up line was %s: %w", verb, why)
}
