package db

import (
	"context"
	"sync"
)

// What many pages ask for is kept between transactions, with the tables it was read from and their marks: it is true
// while none of them was written. Nobody has to say which tables those are, since the queries say it; so that a keeper
// forgets none, and a new join in a query needs nothing else.

// kept is an answer and what it was read from.
type kept struct {
	value any
	on    map[string]int64
	size  int
}

// holds says whether none of the tables was written since.
func (e *kept) holds(m marks) bool {
	for t, at := range e.on {
		if m.of[t] != at {
			return false
		}
	}
	return true
}

// Keep answers a question from an answer given before, in this transaction or another, where it still holds. The key
// says all that the answer depends on besides the records: who asks, the day, the arguments. An answer is shared:
// nobody changes it. A transaction that writes asks again every time.
func Keep[T any](tx *Tx, key string, ask func() (T, error)) (T, error) {
	if tx.writing {
		return ask()
	}
	m, err := tx.readMarks()
	if err != nil {
		var none T
		return none, err
	}
	if e := tx.db.keeper.get(key); e != nil && e.holds(m) {
		if v, ok := e.value.(T); ok {
			tx.alsoRead(e.on)
			return v, nil
		}
	}
	from := tx.noting()
	v, err := ask()
	tx.noted(from)
	if err == nil {
		tx.db.keeper.put(key, newKept(key, v, m.at(from)))
	}
	return v, err
}

// KeepAcross is Keep for an answer that takes several transactions: a page. It is kept when they all saw the same state
// of what they read, and wrote nothing.
func KeepAcross[T any](ctx context.Context, d *DB, key string, ask func(ctx context.Context) (T, error)) (T, error) {
	var old *kept
	err := d.Read(ctx, func(tx *Tx) error {
		m, err := tx.readMarks()
		if e := d.keeper.get(key); err == nil && e != nil && e.holds(m) {
			tx.alsoRead(e.on)
			old = e
		}
		return err
	})
	if err == nil && old != nil {
		if v, ok := old.value.(T); ok {
			return v, nil
		}
	}
	if err != nil {
		var none T
		return none, err
	}
	a := &across{on: map[string]int64{}, outer: acrossOf(ctx)}
	v, err := ask(context.WithValue(ctx, acrossKey{}, a))
	if on, whole := a.done(); err == nil && whole {
		d.keeper.put(key, newKept(key, v, on))
	}
	return v, err
}

// DoNotKeep says that what is being made in the context is for once.
func DoNotKeep(ctx context.Context) { acrossOf(ctx).tear() }

// across collects what the transactions of a context read.
type across struct {
	mu    sync.Mutex
	on    map[string]int64
	torn  bool
	outer *across
}

type acrossKey struct{}

func acrossOf(ctx context.Context) *across {
	a, _ := ctx.Value(acrossKey{}).(*across)
	return a
}

// saw adds what one transaction read.
func (a *across) saw(on map[string]int64) {
	for ; a != nil; a = a.outer {
		a.mu.Lock()
		for t, at := range on {
			if was, ok := a.on[t]; ok && was != at {
				a.torn = true
			}
			a.on[t] = at
		}
		a.mu.Unlock()
	}
}

// tear says that what is made here is not to be kept.
func (a *across) tear() {
	for ; a != nil; a = a.outer {
		a.mu.Lock()
		a.torn = true
		a.mu.Unlock()
	}
}

func (a *across) done() (on map[string]int64, whole bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.on, !a.torn
}

// at are the marks of some tables.
func (m marks) at(tables map[string]bool) map[string]int64 {
	on := make(map[string]int64, len(tables))
	for t := range tables {
		on[t] = m.of[t]
	}
	return on
}
