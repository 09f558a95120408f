package intakedesk

import (
	"github.com/uptrace/bun"

	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
)

type lineRow struct {
	bun.BaseModel `bun:"table:import_line"`
	BatchID       id.Batch  `bun:"batch_id,pk"`
	Seq           int64     `bun:"seq,pk"`
	FileRank      int       `bun:"file_rank"`
	Line          int64     `bun:"line"`
	State         LineState `bun:"state"`
	Verb          string    `bun:"verb"`
	Cells         string    `bun:"cells"`
	Remarks       string    `bun:"remarks"`
	Raw           string    `bun:"raw"`
}

func (r lineRow) toLine() Line {
	l := Line{Seq: r.Seq, File: r.FileRank, Number: int(r.Line), State: r.State, Verb: r.Verb, Remarks: unpackRemarks(r.Remarks), Raw: r.Raw}
	unpack(r.Cells, &l.Cells)
	return l
}

// saveLines replaces what was foreseen of the lines of the chunk by what became of them.
func (r *run) saveLines(tx *db.Tx) error {
	first, last := r.chunk[0].seq, r.chunk[len(r.chunk)-1].seq
	if _, err := tx.Exec(`DELETE FROM import_line WHERE batch_id = ? AND seq BETWEEN ? AND ?`, r.batch, first, last); err != nil {
		return err
	}
	var rows []lineRow
	for _, p := range r.chunk {
		if r.shown(p) {
			rows = append(rows, lineRow{BatchID: r.batch, Seq: p.seq, FileRank: p.item.File, Line: int64(p.item.Line), State: p.state(), Verb: p.verb,
				Cells: pack(p.cells), Remarks: packRemarks(p.item.Remarks), Raw: p.raw})
		}
	}
	return db.Insert(tx, rows...)
}

// addRemarks says of lines that were written that their parent was not.
func addRemarks(tx *db.Tx, batch id.Batch, left []parentage) error {
	for _, p := range left {
		old, _, err := db.One[lineRow](tx, `SELECT * FROM import_line WHERE batch_id = ? AND seq = ?`, batch, p.seq)
		if err != nil {
			return err
		}
		all := append(unpackRemarks(old.Remarks), parentLeft(p))
		if _, err := tx.Exec(`DELETE FROM import_line WHERE batch_id = ? AND seq = ?`, batch, p.seq); err != nil {
			return err
		}
		if err := db.Insert(tx, lineRow{BatchID: batch, Seq: p.seq, FileRank: p.file, Line: int64(p.line), State: LineWarned,
			Verb: old.Verb, Cells: old.Cells, Remarks: packRemarks(all)}); err != nil {
			return err
		}
	}
	return nil
}

// linesAfter reads lines by key.
func linesAfter(tx *db.Tx, batch id.Batch, state LineState, after int64, limit int) ([]Line, error) {
	q, args := `SELECT * FROM import_line WHERE batch_id = ? AND seq > ?`, []any{batch, after}
	if state != "" {
		q, args = q+` AND state = ?`, append(args, state)
	}
	rows, err := db.Select[lineRow](tx, q+` ORDER BY seq LIMIT ?`, append(args, limit)...)
	out := make([]Line, len(rows))
	for i, r := range rows {
		out[i] = r.toLine()
	}
	return out, err
}

// remarked reads lines with something to say, without what they hold.
func remarked(tx *db.Tx, batch id.Batch, limit int) ([]Line, error) {
	rows, err := db.Select[lineRow](tx, `SELECT line, state, remarks FROM import_line WHERE batch_id = ? AND state <> ? ORDER BY seq LIMIT ?`, batch, LineReady, limit)
	out := make([]Line, len(rows))
	for i, r := range rows {
		out[i] = r.toLine()
	}
	return out, err
}
