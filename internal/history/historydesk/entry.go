package historydesk

import (
	"slices"

	"comptoir/internal/history"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/journal"
)

// Entry is one line of the journal as a person may read it.
type Entry struct {
	Seq    int64
	At     instant.Instant
	Action string
	Ref    ref.Ref
	// Title and Href are the record's; Hidden says that it has a name which the reader may not know.
	// Month is the month that it is of, 0 for none.
	Title, Href string
	Month       day.Month
	Hidden      bool
	// Actor is empty for the machine.
	Actor     id.User
	ActorName string
	Account   id.Account
	// AccountName is empty when there is no account, or it is hidden.
	AccountName string
	Batch       id.Batch
	Changes     []Change
	// Counts says what an import touched, when the entry stands for all its lines.
	Counts []journal.Count
	// Undone says that the import was taken back.
	Undone bool
	// Times is how many entries the line stands for: the same person on the same record.
	Times int
}

// Position is where a page that ends with this entry goes on.
func (e Entry) Position() journal.Position { return journal.Position{At: e.At, Seq: e.Seq} }

// Change is one changed field.
type Change struct {
	Field    string
	Format   history.Format
	Old, New Value
	// Hidden says that the reader may not see the values, or that they were erased.
	Hidden bool
}

// Value is one side of a change.
type Value struct {
	// Raw is the value as kept; nil is absent.
	Raw any
	// Name is that of the person, account or record it points at; empty when it points at none, or at a hidden one.
	Name string
}

// Page is a stretch of the journal, newest first.
type Page struct {
	Entries []Entry
	// Next is where to go on; zero at the end.
	Next journal.Position
}

// page cuts a list that was read one longer than asked.
func page(entries []Entry, limit int) Page {
	if len(entries) <= limit {
		return Page{Entries: entries}
	}
	entries = entries[:limit]
	return Page{Entries: entries, Next: entries[limit-1].Position()}
}

// entries names headers and, when asked, reads what changed.
func (r *reader) entries(headers []journal.Header, withChanges bool) ([]Entry, error) {
	out := make([]Entry, len(headers))
	for i, h := range headers {
		out[i] = Entry{Seq: h.Seq, At: h.At, Action: h.Action, Ref: h.Ref, Actor: h.Actor, Account: h.Account, Batch: h.Batch, Times: 1}
	}
	if withChanges {
		if err := r.changes(headers, out); err != nil {
			return nil, err
		}
	}
	return out, r.name(out)
}

// changes reads the details of headers, each in the classes its record opens to the reader.
func (r *reader) changes(headers []journal.Header, out []Entry) error {
	byClasses := map[int][]int64{}
	classes := map[int][]db.Class{}
	for _, h := range headers {
		c, err := r.classes(h.Ref.Kind, h.Account, h.Actor)
		if err != nil {
			return err
		}
		byClasses[len(c)] = append(byClasses[len(c)], h.Seq)
		classes[len(c)] = c
	}
	details := map[int64][]journal.Delta{}
	for n, seqs := range byClasses {
		got, err := journal.Details(r.tx, seqs, classes[n])
		if err != nil {
			return err
		}
		for seq, d := range got {
			details[seq] = d
		}
	}
	for i, h := range headers {
		out[i].Changes = changesOf(h, details[h.Seq])
	}
	return nil
}

// changesOf lists the fields of a header in its order; what the details do not tell is hidden.
func changesOf(h journal.Header, details []journal.Delta) []Change {
	var out []Change
	for _, f := range h.Fields {
		format := history.FormatOf(h.Ref.Kind, f)
		if format.Form == history.Internal {
			continue
		}
		c := Change{Field: f, Format: format, Hidden: true}
		if i := slices.IndexFunc(details, func(d journal.Delta) bool { return d.Name == f }); i >= 0 {
			c.Old, c.New, c.Hidden = Value{Raw: details[i].Old}, Value{Raw: details[i].New}, false
		}
		out = append(out, c)
	}
	return out
}
