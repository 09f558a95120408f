package historydesk

import (
	"context"
	"slices"
	"time"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/journal"
	"comptoir/internal/platform/who"
)

// Filter is what the audit page is narrowed to; the zero Filter is everything in scope, imports as one line each.
type Filter struct {
	Actor   id.User
	Kind    ref.Kind
	Account id.Account
	Ref     ref.Ref
	Batch   id.Batch
	Action  string
	// Since and Until are days in the reader's zone, both included.
	Since, Until *day.Day
	// EachLine shows every line of imports.
	EachLine bool
}

// Person is someone to choose in the filter.
type Person struct {
	ID   id.User
	Name string
}

// Audit is the journal within the reader's scope, with what changed.
func (k *Desk) Audit(ctx context.Context, a who.Actor, f Filter, before journal.Position, limit int) (out Page, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		r, err := k.open(tx, a)
		if err != nil {
			return err
		}
		q := journal.Query{Account: f.Account, Ref: f.Ref, Actor: f.Actor, Batch: f.Batch, Action: f.Action, Before: before}
		if f.Kind != "" {
			q.Kinds = []ref.Kind{f.Kind}
		}
		if f.Since != nil {
			q.Since = startOf(*f.Since, a.Location())
		}
		if f.Until != nil {
			q.Until = startOf(f.Until.Add(1), a.Location())
		}
		if !f.EachLine && f.Batch == "" && f.Ref.IsZero() {
			q.Imports = journal.HeaderOnly
		}
		out, err = r.page(q, limit, true)
		return err
	})
	return out, err
}

// Timeline is what happened on one account, an import as one line. Someone who does not reach the account learns
// nothing.
func (k *Desk) Timeline(ctx context.Context, a who.Actor, account id.Account, before journal.Position, limit int) (out Page, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		r, err := k.open(tx, a)
		if err != nil {
			return err
		}
		if ok, err := r.scope.Holds(tx, account); err != nil || !ok {
			return missingOr(err)
		}
		if out, err = r.page(journal.Query{Account: account, Before: before, Imports: journal.OneAnAccount}, limit, true); err != nil {
			return err
		}
		return r.count(out.Entries, "j.account_id = ?", account)
	})
	return out, err
}

// page reads a stretch of the journal in scope.
func (r *reader) page(q journal.Query, limit int, withChanges bool) (Page, error) {
	on := r.scope.OnEach
	if q.Account != "" {
		on = r.scope.OnNamed
	}
	q.Scope, q.ScopeArgs = r.told(on)
	q.Classes = r.headerClasses()
	q.Limit = limit + 1
	headers, err := journal.List(r.tx, q)
	if err != nil {
		return Page{}, err
	}
	entries, err := r.entries(headers, withChanges)
	if err != nil {
		return Page{}, err
	}
	return page(entries, limit), nil
}

// count says of each import what it touched.
func (r *reader) count(entries []Entry, scope string, args ...any) error {
	for i, e := range entries {
		if e.Batch == "" || e.Ref.Kind == importKind {
			continue
		}
		n, err := journal.Counts(r.tx, e.Batch, scope, args, true)
		if err != nil {
			return err
		}
		entries[i].Counts, entries[i].Changes = n, nil
		if entries[i].Undone, err = journal.Undone(r.tx, e.Batch); err != nil {
			return err
		}
	}
	return nil
}

// importKind is the record of an import itself.
const importKind ref.Kind = "import"

// People are those who can be chosen in the filter of the audit page.
func (k *Desk) People(ctx context.Context, a who.Actor) (out []Person, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		r, err := k.open(tx, a)
		if err != nil {
			return err
		}
		out, err = r.people()
		return err
	})
	return out, err
}

// AccountName is the name of the account that a list is narrowed to; empty when it is out of reach.
func (k *Desk) AccountName(ctx context.Context, a who.Actor, account id.Account) (name string, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		r, err := k.open(tx, a)
		if err != nil {
			return err
		}
		x := ref.To(accountKind, account)
		labels, err := r.labels(map[ref.Kind]map[string]bool{accountKind: {x.ID: true}})
		name = labels[x].Title
		return err
	})
	return name, err
}

// startOf is the first moment of a day in a zone.
func startOf(d day.Day, zone *time.Location) instant.Instant {
	y, m, dom := d.Date()
	return instant.FromTime(time.Date(y, m, dom, 0, 0, 0, 0, zone))
}

func missingOr(err error) error {
	if err != nil {
		return err
	}
	return problem.Missing()
}

// newestFirst orders entries of several sources.
func newestFirst(entries []Entry) {
	slices.SortStableFunc(entries, func(a, b Entry) int {
		if a.At != b.At {
			return int(min(1, max(-1, b.At-a.At)))
		}
		return int(min(1, max(-1, b.Seq-a.Seq)))
	})
}
