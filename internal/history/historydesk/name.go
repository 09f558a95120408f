package historydesk

import (
	"comptoir/internal/history"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/area"
)

// name gives entries the names of their records, accounts, people and of what their values point at, in one question an
// area. What an area does not name is hidden from the reader, except on what they did themselves: then it is only no
// longer there.
func (r *reader) name(entries []Entry) error {
	ask := map[ref.Kind]map[string]bool{}
	want := func(x ref.Ref) {
		if x.ID == "" || x.Kind == "" {
			return
		}
		if ask[x.Kind] == nil {
			ask[x.Kind] = map[string]bool{}
		}
		ask[x.Kind][x.ID] = true
	}
	for _, e := range entries {
		want(e.Ref)
		want(ref.To(accountKind, e.Account))
		want(ref.To(userKind, e.Actor))
		for _, c := range e.Changes {
			want(pointed(c.Format, c.Old.Raw))
			want(pointed(c.Format, c.New.Raw))
		}
	}
	labels, err := r.labels(ask)
	if err != nil {
		return err
	}
	for i := range entries {
		e := &entries[i]
		l := labels[e.Ref]
		_, described := r.desk.o.Describe[e.Ref.Kind]
		e.Title, e.Month, e.Href, e.Hidden = l.Title, l.Month, l.Href, described && l.Title == "" && (e.Actor == "" || e.Actor != r.who.ID)
		e.AccountName = labels[ref.To(accountKind, e.Account)].Title
		e.ActorName = labels[ref.To(userKind, e.Actor)].Title
		for j := range e.Changes {
			c := &e.Changes[j]
			c.Old.Name = labels[pointed(c.Format, c.Old.Raw)].Title
			c.New.Name = labels[pointed(c.Format, c.New.Raw)].Title
		}
	}
	return nil
}

// pointed is the record that a value points at; zero when it is a value of its own.
func pointed(f history.Format, v any) ref.Ref {
	kind := f.Of
	switch f.Form {
	case history.Person:
		kind = userKind
	case history.Account:
		kind = accountKind
	case history.Record:
	default:
		return ref.Ref{}
	}
	x, _ := history.RefOf(v, kind)
	return x
}

// labels asks each area for its kinds. Names of colleagues are open to anyone signed in, so they are read here.
func (r *reader) labels(ask map[ref.Kind]map[string]bool) (map[ref.Ref]area.Label, error) {
	out := map[ref.Ref]area.Label{}
	if err := r.userNames(ask[userKind], out); err != nil {
		return nil, err
	}
	for kind, ids := range ask {
		describe, ok := r.desk.o.Describe[kind]
		if !ok {
			continue
		}
		var refs []ref.Ref
		for i := range ids {
			if _, ok := id.Parse[id.Any](i); ok {
				refs = append(refs, ref.Ref{Kind: kind, ID: i})
			}
		}
		if len(refs) == 0 {
			continue
		}
		got, err := describe(r.tx, r.who, refs)
		if err != nil {
			return nil, err
		}
		for x, l := range got {
			out[x] = l
		}
	}
	return out, nil
}
