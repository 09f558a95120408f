package historydesk

import (
	"context"
	"maps"
	"slices"

	"comptoir/internal/history"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/journal"
	"comptoir/internal/platform/who"
)

// Past is a record as it was at the end of a day, under today's rights.
type Past struct {
	Ref         ref.Ref
	Title, Href string
	Month       day.Month
	Day         day.Day
	// Existed is false when it was made later, Gone when it had been removed by then.
	Existed, Gone bool
	// Fields are those that had a value, or whose values are hidden, by name; Old is unused.
	Fields []Change
}

// AsOf is a record as it was at the end of a day in the reader's zone. A record whose journal is out of reach does not
// exist.
func (k *Desk) AsOf(ctx context.Context, a who.Actor, x ref.Ref, on day.Day) (out Past, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		r, err := k.open(tx, a)
		if err != nil {
			return err
		}
		newest, err := r.newest(x)
		if err != nil {
			return err
		}
		classes, err := r.classes(x.Kind, newest.Account, newest.Actor)
		if err != nil {
			return err
		}
		then, err := journal.AsOf(tx, x, startOf(on.Add(1), a.Location()), nil, classes)
		if err != nil {
			return err
		}
		out = Past{Ref: x, Day: on, Existed: then.Existed, Gone: then.Gone}
		e := []Entry{{Ref: x, Account: newest.Account, Changes: fieldsOf(x.Kind, then)}}
		if err := r.name(e); err != nil {
			return err
		}
		out.Title, out.Month, out.Href, out.Fields = e[0].Title, e[0].Month, e[0].Href, e[0].Changes
		return nil
	})
	return out, err
}

// newest is a record's last entry, if the reader may know of it.
func (r *reader) newest(x ref.Ref) (journal.Header, error) {
	last, err := journal.List(r.tx, journal.Query{Ref: x, Classes: r.headerClasses(), Limit: 1})
	if err != nil || len(last) == 0 {
		return journal.Header{}, missingOr(err)
	}
	if ok, err := r.sees(last[0].Ref.Kind, last[0].Account, last[0].Actor); err != nil || !ok {
		return journal.Header{}, missingOr(err)
	}
	return last[0], nil
}

func fieldsOf(kind ref.Kind, then journal.Record) []Change {
	var out []Change
	if !then.Existed {
		return nil
	}
	for _, name := range slices.Sorted(maps.Keys(then.Values)) {
		if f := history.FormatOf(kind, name); f.Form != history.Internal {
			out = append(out, Change{Field: name, Format: f, New: Value{Raw: then.Values[name]}})
		}
	}
	for _, name := range then.Hidden {
		out = append(out, Change{Field: name, Format: history.FormatOf(kind, name), Hidden: true})
	}
	return out
}
