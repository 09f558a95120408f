package intakedesk

import (
	"encoding/json"

	"github.com/uptrace/bun"

	"comptoir/internal/intake"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
)

// workRow is an import on its way. Run counts the tries: one that another has overtaken writes nothing more.
type workRow struct {
	bun.BaseModel `bun:"table:import_work"`
	ID            id.Batch         `bun:"id,pk"`
	AuthorID      id.User          `bun:"author_id,nullzero"`
	Origin        string           `bun:"origin"`
	Files         string           `bun:"files"`
	SHA256        string           `bun:"sha256"`
	Profile       string           `bun:"profile"`
	Kind          string           `bun:"kind"`
	Source        string           `bun:"source"`
	Choice        string           `bun:"choice"`
	Columns       string           `bun:"columns"`
	Questions     string           `bun:"questions"`
	State         State            `bun:"state"`
	AtItem        int64            `bun:"at_item"`
	BytesRead     int64            `bun:"bytes_read"`
	BytesAll      int64            `bun:"bytes_all"`
	Foreseen      string           `bun:"foreseen"`
	Counts        string           `bun:"counts"`
	Latest        string           `bun:"latest"`
	Failure       string           `bun:"failure"`
	Run           int              `bun:"run"`
	StartedAt     *instant.Instant `bun:"started_at"`
	CreatedAt     instant.Instant  `bun:"created_at"`
	UpdatedAt     instant.Instant  `bun:"updated_at"`
}

// Where an import was started.
const (
	fromWeb   = "WEB"
	fromShell = "SHELL"
)

func readWork(tx *db.Tx, batch id.Batch) (workRow, bool, error) {
	return db.One[workRow](tx, `SELECT * FROM import_work WHERE id = ?`, batch)
}

// openWork is readWork that misses what is not there.
func openWork(tx *db.Tx, batch id.Batch) (workRow, error) {
	w, ok, err := readWork(tx, batch)
	if err == nil && !ok {
		err = problem.Missing()
	}
	return w, err
}

// unfinished finds the same files of the same person, stopped on the way on the command line.
func unfinished(tx *db.Tx, author id.User, sha, choice string) (workRow, bool, error) {
	return db.One[workRow](tx, `SELECT * FROM import_work WHERE author_id = ? AND sha256 = ? AND choice = ? AND origin = ? AND state IN (?)
		ORDER BY created_at DESC LIMIT 1`, author, sha, choice, fromShell, db.In([]State{Applying, Paused}))
}

// begin moves an import to a state of work, unless it was moved since it was read. The run it returns belongs to the
// caller alone.
func begin(tx *db.Tx, w workRow, to State) (workRow, error) {
	w.Run++
	if w.StartedAt == nil || w.AtItem == 0 {
		now := tx.Now()
		w.StartedAt = &now
	}
	err := tx.UpdateOne(`UPDATE import_work SET state = ?, run = ?, failure = '', updated_at = ?, started_at = ? WHERE id = ? AND run = ? AND state = ?`,
		to, w.Run, tx.Now(), w.StartedAt, w.ID, w.Run-1, w.State)
	w.State = to
	return w, err
}

// advance moves the cursor with the lines that were written, in their transaction. Someone else at work on the same
// import, or a person who stopped it, makes it fail: nothing is written twice.
func advance(tx *db.Tx, w workRow) error {
	return tx.UpdateOne(`UPDATE import_work SET at_item = ?, bytes_read = ?, bytes_all = ?, counts = ?, latest = ?, updated_at = ?
		WHERE id = ? AND run = ? AND state = ?`, w.AtItem, w.BytesRead, w.BytesAll, w.Counts, w.Latest, tx.Now(), w.ID, w.Run, w.State)
}

// settle ends a run: the state it leaves, and what it learned. What a preview foresaw is kept apart, and the place in
// the file goes back to the beginning.
func settle(tx *db.Tx, w workRow, to State) error {
	return tx.UpdateOne(`UPDATE import_work SET state = ?, profile = ?, kind = ?, source = ?, columns = ?, questions = ?, foreseen = ?, counts = ?,
		at_item = ?, failure = ?, choice = ?, bytes_read = ?, bytes_all = ?, updated_at = ? WHERE id = ? AND run = ? AND state = ?`,
		to, w.Profile, w.Kind, w.Source, w.Columns, w.Questions, w.Foreseen, w.Counts, w.AtItem, w.Failure, w.Choice, w.BytesRead, w.BytesAll,
		tx.Now(), w.ID, w.Run, w.State)
}

// pause stops an import where it is, whoever is at work on it.
func pause(tx *db.Tx, batch id.Batch, failure string) error {
	return tx.UpdateOne(`UPDATE import_work SET state = ?, failure = ?, run = run + 1, updated_at = ? WHERE id = ? AND state = ?`,
		Paused, failure, tx.Now(), batch, Applying)
}

// clearLines forgets what was foreseen of the lines.
func clearLines(tx *db.Tx, batch id.Batch) error {
	_, err := tx.Exec(`DELETE FROM import_line WHERE batch_id = ?`, batch)
	return err
}

func forget(tx *db.Tx, batch id.Batch, lines string) error {
	for _, q := range []string{`DELETE FROM import_work WHERE id = ?`, `DELETE FROM import_upload WHERE batch_id = ?`,
		`DELETE FROM import_line WHERE batch_id = ?` + lines} {
		if _, err := tx.Exec(q, batch); err != nil {
			return err
		}
	}
	return nil
}

// Lines to keep once an import is done: those to correct, and those to look at.
const (
	noLine    = ``
	plainLine = ` AND remarks = ''`
)

func (w workRow) toSheet() Sheet {
	s := Sheet{ID: w.ID, State: w.State, Profile: w.Profile, Kind: intake.Kind(w.Kind), Source: w.Source, BytesRead: w.BytesRead, BytesAll: w.BytesAll,
		Failure: failureOf(w.Failure), FromShell: w.Origin == fromShell, Author: w.AuthorID, StartedAt: w.StartedAt, CreatedAt: w.CreatedAt, UpdatedAt: w.UpdatedAt}
	for _, f := range []struct {
		text string
		into any
	}{{w.Files, &s.Files}, {w.Choice, &s.Settings}, {w.Columns, &s.Columns}, {w.Questions, &s.Questions}, {w.Foreseen, &s.Foreseen},
		{w.Counts, &s.Counts}, {w.Latest, &s.Latest}} {
		unpack(f.text, f.into)
	}
	if s.Counts == nil {
		s.Counts = make(Counts, len(s.Files))
	}
	return s
}

// failureOf is why an import stopped.
func failureOf(s string) problem.List {
	var l problem.List
	for _, r := range unpackRemarks(s) {
		l = append(l, r.Problem)
	}
	return l
}

func packFailure(list problem.List) string {
	all := make([]intake.Remark, len(list))
	for i, p := range list {
		all[i] = intake.Remark{Problem: p, Severity: intake.Reject}
	}
	return packRemarks(all)
}

func pack(v any) string {
	b, err := json.Marshal(v)
	if err != nil || string(b) == "null" || string(b) == "{}" || string(b) == "[]" {
		return ""
	}
	return string(b)
}

// unpack reads what pack wrote; nothing leaves the zero value.
func unpack(s string, into any) {
	if s != "" {
		_ = json.Unmarshal([]byte(s), into)
	}
}
