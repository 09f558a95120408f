package attentiondesk

import (
	"context"
	"maps"
	"slices"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// chunk is how many accounts one transaction refreshes: short enough for people to keep writing.
const chunk = 100

// RefreshAll recomputes every line as of the day. It compares on a snapshot, then writes what changed account by
// account in short transactions; where somebody wrote meanwhile, the accounts are asked for again.
func (k *Desk) RefreshAll(ctx context.Context, today day.Day) error {
	var p plan
	err := k.db.Read(ctx, func(tx *db.Tx) (err error) {
		p, err = k.plan(tx, today)
		return err
	})
	if err != nil {
		return err
	}
	for some := range slices.Chunk(p.accounts, chunk) {
		if err := k.db.Write(ctx, who.System(), func(tx *db.Tx) error { return k.follow(tx, today, p, some) }); err != nil {
			return err
		}
	}
	return k.db.Write(ctx, who.System(), func(tx *db.Tx) error { return k.overloadAll(tx, today) })
}

// plan is what a whole refresh found on its snapshot.
type plan struct {
	seq int64
	// fresh are the lines by account, and accounts those that changed; the empty account stands for no account.
	fresh    map[id.Account][]row
	accounts []id.Account
}

func (k *Desk) plan(tx *db.Tx, today day.Day) (p plan, err error) {
	if p.seq, err = headSeq(tx); err != nil {
		return p, err
	}
	fresh, err := k.gather(tx, today, nil)
	if err != nil {
		return p, err
	}
	old, err := standing(tx)
	if err != nil {
		return p, err
	}
	states, err := allStates(tx)
	if err != nil {
		return p, err
	}
	p.fresh = byAccount(fresh)
	was := byAccount(old)
	changed := map[id.Account]bool{}
	for a, rows := range p.fresh {
		if d := diff(was[a], rows, states); len(d.gone)+len(d.put) > 0 {
			changed[a] = true
		}
	}
	for a := range was {
		if _, still := p.fresh[a]; !still {
			changed[a] = true
		}
	}
	p.accounts = slices.Sorted(maps.Keys(changed))
	return p, nil
}

func byAccount(rows []row) map[id.Account][]row {
	out := map[id.Account][]row{}
	for _, r := range rows {
		out[db.Val(r.AccountID)] = append(out[db.Val(r.AccountID)], r)
	}
	return out
}

// follow applies a part of the plan, if it still holds.
func (k *Desk) follow(tx *db.Tx, today day.Day, p plan, accounts []id.Account) error {
	if err := tx.OneAtATime(lines); err != nil {
		return err
	}
	seq, err := headSeq(tx)
	if err != nil {
		return err
	}
	if seq != p.seq {
		_, err := k.refresh(tx, today, accounts)
		return err
	}
	var fresh []row
	for _, a := range accounts {
		fresh = append(fresh, p.fresh[a]...)
	}
	_, err = k.apply(tx, accounts, fresh)
	return err
}
