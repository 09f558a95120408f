package historydesk

import (
	"strings"

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
			for _, x := range append(pointed(c.Format, c.Old.Raw), pointed(c.Format, c.New.Raw)...) {
				want(x)
			}
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
			c.Old.Name = titles(labels, pointed(c.Format, c.Old.Raw))
			c.New.Name = titles(labels, pointed(c.Format, c.New.Raw))
		}
	}
	return nil
}

// titles are the names of records; those hidden from the reader are left out.
func titles(labels map[ref.Ref]area.Label, list []ref.Ref) string {
	var out []string
	for _, x := range list {
		if t := labels[x].Title; t != "" {
			out = append(out, t)
		}
	}
	return strings.Join(out, ", ")
}

// pointed are the records that a value points at; none when it is a value of its own.
func pointed(f history.Format, v any) (out []ref.Ref) {
	kind := f.Of
	switch f.Form {
	case history.Person, history.Persons:
		kind = userKind
	case history.Account:
		kind = accountKind
	case history.Record, history.Records:
	default:
		return nil
	}
	values := []any{v}
	if s, ok := v.(string); ok && (f.Form == history.Persons || f.Form == history.Records) {
		values = nil
		for _, part := range strings.Fields(s) {
			values = append(values, part)
		}
	}
	for _, v := range values {
		if x, ok := history.RefOf(v, kind); ok {
			out = append(out, x)
		}
	}
	return out
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
