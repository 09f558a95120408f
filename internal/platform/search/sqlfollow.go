package search

import (
	"slices"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/journal"
)

// followerName is the follower's cursor; a rebuild moves it.
const followerName = "search"

// Follower keeps the index in step with the journal: what a header names is read again through its source.
func Follower(sources []Source) journal.Follower {
	return journal.Follower{Name: followerName, Apply: func(tx *db.Tx, headers []journal.Header) error {
		touched, renamed := touchedBy(sources, headers)
		if err := addShown(tx, sources, touched, renamed); err != nil {
			return err
		}
		for _, s := range sources {
			if err := refresh(tx, s, touched[s.Kind]); err != nil {
				return err
			}
		}
		return nil
	}}
}

// set is identifiers, each once.
type set map[string]bool

func (s set) sorted() []string {
	out := make([]string, 0, len(s))
	for k := range s {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// touchedBy sorts headers into the records to read again, by kind, and the accounts whose other records show a field
// that changed.
func touchedBy(sources []Source, headers []journal.Header) (touched map[ref.Kind]set, renamed set) {
	touched, renamed = map[ref.Kind]set{}, set{}
	for _, s := range sources {
		touched[s.Kind] = set{}
	}
	for _, h := range headers {
		for _, s := range sources {
			switch {
			case s.Kind == h.Ref.Kind:
				touched[s.Kind][h.Ref.ID] = true
				if slices.ContainsFunc(h.Fields, func(f string) bool { return slices.Contains(s.Shown, f) }) {
					renamed[h.Ref.ID] = true
				}
			case h.Account != "" && slices.Contains(s.Parts, h.Ref.Kind):
				touched[s.Kind][string(h.Account)] = true
			}
		}
	}
	return touched, renamed
}

// addShown adds what is indexed of the accounts. A new account has nothing there yet, so that an import costs nothing.
func addShown(tx *db.Tx, sources []Source, touched map[ref.Kind]set, renamed set) error {
	if len(renamed) == 0 {
		return nil
	}
	type row struct{ Kind, RecordID string }
	rows, err := db.Select[row](tx, `SELECT kind, record_id FROM search_entry WHERE account_id IN (?)`, db.In(renamed.sorted()))
	if err != nil {
		return err
	}
	for _, r := range rows {
		if t, ok := touched[ref.Kind(r.Kind)]; ok {
			t[r.RecordID] = true
		}
	}
	return nil
}

// refresh reads records again: those that are there are put into the index, the others leave it.
func refresh(tx *db.Tx, s Source, ids set) error {
	for chunk := range slices.Chunk(ids.sorted(), 4*writeRows) {
		docs, err := s.Docs(tx, chunk)
		if err != nil {
			return err
		}
		if err := Upsert(tx, docs); err != nil {
			return err
		}
		if err := Remove(tx, s.Kind, gone(chunk, docs)); err != nil {
			return err
		}
	}
	return nil
}

// gone are the identifiers that no document answered.
func gone(ids []string, docs []Doc) []string {
	there := make(map[string]bool, len(docs))
	for _, d := range docs {
		there[d.Ref.ID] = true
	}
	var out []string
	for _, i := range ids {
		if !there[i] {
			out = append(out, i)
		}
	}
	return out
}

// Href is the address of a record by its source; "" for a kind without one.
func Href(sources []Source, r ref.Ref, account id.Account) string {
	for _, s := range sources {
		if s.Kind == r.Kind && s.Href != nil {
			return s.Href(r.ID, account)
		}
	}
	return ""
}
