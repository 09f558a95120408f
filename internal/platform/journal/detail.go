package journal

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"

	"comptoir/internal/platform/db"
)

// Delta is a change of one field, as kept: numbers are json.Number, so that no amount loses a cent.
type Delta struct {
	Name     string
	Old, New any
}

// Details reads the changes of entries, only in the classes the reader may see. A field of another class is absent:
// the caller shows it as hidden, since the header names it.
func Details(tx *db.Tx, seqs []int64, classes []db.Class) (map[int64][]Delta, error) {
	out := map[int64][]Delta{}
	if len(classes) == 0 {
		return out, nil
	}
	for chunk := range slices.Chunk(seqs, detailRows) {
		if err := details(tx, chunk, classes, out); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// detailRows is how many entries one statement names.
const detailRows = 1000

func details(tx *db.Tx, seqs []int64, classes []db.Class, out map[int64][]Delta) error {
	type row struct {
		Seq  int64  `bun:"seq"`
		Body string `bun:"body"`
	}
	rows, err := db.Select[row](tx, `SELECT seq, body FROM journal_detail WHERE seq IN (?) AND class IN (?) ORDER BY seq`,
		db.In(seqs), db.In(classes))
	if err != nil {
		return err
	}
	for _, r := range rows {
		m, err := body(r.Body)
		if err != nil {
			return err
		}
		for _, name := range slices.Sorted(maps.Keys(m)) {
			out[r.Seq] = append(out[r.Seq], Delta{Name: name, Old: m[name][0], New: m[name][1]})
		}
	}
	return nil
}

// body reads what was kept; an erased detail holds nothing.
func body(s string) (map[string][2]any, error) {
	if s == "" {
		return nil, nil
	}
	var m map[string][2]any
	d := json.NewDecoder(bytes.NewReader([]byte(s)))
	d.UseNumber()
	return m, d.Decode(&m)
}
