package historydesk

import (
	"context"
	"fmt"
	"slices"

	"comptoir/internal/kernel/instant"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/journal"
	"comptoir/internal/platform/who"
)

// Recent is what others did on the reader's accounts since a moment.
type Recent struct {
	// Entries are the newest, at most as many as asked for.
	Entries []Entry
	// Total counts them all, up to a bound; More says that the bound was reached.
	Total int
	More  bool
}

// mostRecent bounds what is looked at: who comes back from a long leave reads the journal.
const mostRecent = 120

// Since tells what changed on the reader's accounts since a moment, the newest first. Their own gestures are left out,
// but for an import, which may end long after it was asked for and is one line; what one person did to one record is one line.
func (k *Desk) Since(ctx context.Context, a who.Actor, since instant.Instant, limit int) (out Recent, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		// A large import takes a while to count.
		key := fmt.Sprint("history.recent ", a.Key(tx.Now()), " ", since, " ", limit)
		out, err = db.Keep(tx, key, func() (Recent, error) { return k.since(tx, a, since, limit) })
		return err
	})
	return out, err
}

func (k *Desk) since(tx *db.Tx, a who.Actor, since instant.Instant, limit int) (out Recent, err error) {
	r, err := k.open(tx, a)
	if err != nil {
		return out, err
	}
	single, err := r.singles(since)
	if err != nil {
		return out, err
	}
	imports, err := r.imports(since)
	if err != nil {
		return out, err
	}
	out.More = len(single) == mostRecent
	all := append(together(single), imports...)
	newestFirst(all)
	out.Total = len(all)
	out.Entries = all[:min(limit, len(all))]
	if err = r.changesAgain(out.Entries); err != nil {
		return out, err
	}
	return out, r.name(out.Entries)
}

// singles are what people and the machine did one by one.
func (r *reader) singles(since instant.Instant) ([]Entry, error) {
	cond, args := r.predicate(r.scope.OnEach)
	headers, err := journal.List(r.tx, journal.Query{Scope: "j.account_id IS NOT NULL AND (" + cond + ")", ScopeArgs: args, Classes: r.headerClasses(),
		Since: since, NotActor: r.who.ID, Imports: journal.NotAtAll, Limit: mostRecent})
	if err != nil {
		return nil, err
	}
	out := make([]Entry, len(headers))
	for i, h := range headers {
		out[i] = Entry{Seq: h.Seq, At: h.At, Action: h.Action, Ref: h.Ref, Actor: h.Actor, Account: h.Account, Times: 1, Changes: changesOf(h, nil)}
	}
	return out, nil
}

// imports are those that touched the reader's accounts, with how much.
func (r *reader) imports(since instant.Instant) ([]Entry, error) {
	latest, err := journal.LatestBatches(r.tx, since)
	if err != nil {
		return nil, err
	}
	cond, args := r.scope.On("j.account_id")
	_, few := r.scope.Few()
	var out []Entry
	for _, h := range latest {
		n, err := journal.Counts(r.tx, h.Batch, cond, args, few)
		if err != nil {
			return nil, err
		}
		undone, err := journal.Undone(r.tx, h.Batch)
		if err != nil {
			return nil, err
		}
		if len(n) > 0 {
			out = append(out, Entry{Seq: h.Seq, At: h.At, Action: h.Action, Ref: ref.To(importKind, h.Batch), Actor: h.Actor, Batch: h.Batch, Counts: n, Undone: undone, Times: 1})
		}
	}
	return out, nil
}

// together makes one line of what the same person did to the same record: the newest, with how often.
func together(entries []Entry) []Entry {
	var out []Entry
	for _, e := range entries {
		i := slices.IndexFunc(out, func(o Entry) bool { return o.Ref == e.Ref && o.Actor == e.Actor })
		if i < 0 {
			out = append(out, e)
			continue
		}
		out[i].Times++
	}
	return out
}

// changesAgain reads what changed in the few lines that show.
func (r *reader) changesAgain(entries []Entry) error {
	for i, e := range entries {
		if len(e.Changes) == 0 {
			continue
		}
		h := journal.Header{Seq: e.Seq, Ref: e.Ref, Account: e.Account}
		for _, c := range e.Changes {
			h.Fields = append(h.Fields, c.Field)
		}
		if err := r.changes([]journal.Header{h}, entries[i:i+1]); err != nil {
			return err
		}
	}
	return nil
}
