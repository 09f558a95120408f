package attentiondesk

import (
	"slices"

	"comptoir/internal/fx"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/journal"
)

// atHand is how many accounts are refreshed with the entries that touched them; more, as an import makes, wait for
// the job, so that no transaction grows long.
const atHand = 40

// Follower keeps the lines in step with the journal: whatever changed on an account, its alerts are asked for again.
func (k *Desk) Follower() journal.Follower {
	return journal.Follower{Name: "attention", Apply: k.catchUp}
}

func (k *Desk) catchUp(tx *db.Tx, headers []journal.Header) error {
	now, known, err := storedDays(tx)
	if err != nil || !known {
		return err // the first computation reads everything anyway
	}
	accounts, rates := touched(headers)
	if rates {
		if err := markForeign(tx); err != nil {
			return err
		}
	}
	if len(accounts) <= atHand {
		err = k.Refresh(tx, now.Day, accounts)
	} else {
		err = k.later(tx, accounts)
	}
	if err != nil || !rates && len(accounts) <= atHand {
		return err
	}
	return k.enqueueStale(tx)
}

// touched names the accounts of the entries once each. The alerts of no account are looked at whenever something else
// than an alert changed: they hang on people and assignments, whose entries name an account or none.
func touched(headers []journal.Header) (accounts []id.Account, rates bool) {
	seen := map[id.Account]bool{}
	for _, h := range headers {
		switch {
		case h.Ref.Kind == Kind:
			continue // what people do with an alert is written with it
		case h.Ref.Kind == fx.Kind:
			rates = true
		}
		seen[h.Account], seen[""] = true, true
	}
	for a := range seen {
		accounts = append(accounts, a)
	}
	slices.Sort(accounts)
	return accounts, rates
}

// later leaves accounts for the job.
func (k *Desk) later(tx *db.Tx, accounts []id.Account) error {
	return markStale(tx, slices.DeleteFunc(accounts, func(a id.Account) bool { return a == "" }))
}
