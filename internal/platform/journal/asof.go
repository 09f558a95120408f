package journal

import (
	"slices"
	"strings"

	"comptoir/internal/kernel/instant"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
)

// Record is a record as it was at a moment.
type Record struct {
	// Existed is false when it was made later, Gone when it had been removed by then.
	Existed, Gone bool
	// Values are the fields' values; a field without value is absent.
	Values map[string]any
	// Hidden are the fields that were ever set but whose values the reader may not see, or that were erased.
	Hidden []string
}

// gone are the ends of actions after which a record is no more.
var gone = []string{".removed", ".deleted", ".import_undone", ".erased"}

// maxHistory bounds the entries of one record that are read.
const maxHistory = 10_000

// AsOf rebuilds a record as it was just before a moment, from the entries of its own: what was set before it, corrected
// by the old values of what changed after it. today, when given, holds the present values by field name: it tells the
// value of fields that never changed since they came from elsewhere.
func AsOf(tx *db.Tx, r ref.Ref, end instant.Instant, today map[string]any, classes []db.Class) (Record, error) {
	all, err := List(tx, Query{Ref: r, Limit: maxHistory})
	if err != nil {
		return Record{}, err
	}
	slices.Reverse(all)
	seqs := make([]int64, len(all))
	for i, h := range all {
		seqs[i] = h.Seq
	}
	details, err := Details(tx, seqs, classes)
	if err != nil {
		return Record{}, err
	}
	return asOf(all, details, end, today), nil
}

// asOf walks entries, oldest first.
func asOf(all []Header, details map[int64][]Delta, end instant.Instant, today map[string]any) Record {
	then := Record{Values: map[string]any{}}
	shown := map[string]bool{}
	for name, v := range today {
		then.Values[name] = v
	}
	later := map[string]bool{}
	for _, h := range all {
		before := h.At < end
		if before {
			then.Existed = true
			then.Gone = slices.ContainsFunc(gone, func(s string) bool { return strings.HasSuffix(h.Action, s) })
		}
		for _, d := range details[h.Seq] {
			shown[d.Name] = true
			switch {
			case before:
				then.Values[d.Name] = d.New
			case !later[d.Name]:
				then.Values[d.Name] = d.Old
			}
			later[d.Name] = later[d.Name] || !before
		}
	}
	then.Hidden = hidden(all, shown)
	for name, v := range then.Values {
		if v == nil || v == "" {
			delete(then.Values, name)
		}
	}
	if !then.Existed {
		return Record{}
	}
	return then
}

func hidden(all []Header, shown map[string]bool) []string {
	var out []string
	for _, h := range all {
		for _, f := range h.Fields {
			if !shown[f] {
				shown[f] = true
				out = append(out, f)
			}
		}
	}
	slices.Sort(out)
	return out
}
