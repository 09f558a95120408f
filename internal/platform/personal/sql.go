package personal

import (
	"slices"
	"strings"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/kernel/text"
	"comptoir/internal/platform/db"
)

// FreeText is where an area keeps words that people write.
type FreeText struct {
	Table   string
	Columns []string
	// Kind is how the journal points at a row, whose key is "id" and whose revision moves; empty for what is no record.
	Kind ref.Kind
	// Account is the column of the row's account, "" for none.
	Account string
	// Whole empties the text instead of replacing the person in it.
	Whole bool
}

// Mention is a sentence that names somebody.
type Mention struct {
	Ref     ref.Ref
	Account id.Account
	Column  string
	Text    string
}

// Find reads what names the person in a column after another.
func (f FreeText) Find(tx *db.Tx, w Words) (out []Mention, err error) {
	if w.None() {
		return nil, nil
	}
	type row struct {
		ID        string `bun:"id"`
		AccountID string `bun:"account_id"`
		Words     string `bun:"words"`
	}
	key, account := `''`, `''`
	if f.Kind != "" {
		key = `CAST(id AS TEXT)`
	}
	if f.Account != "" {
		account = `coalesce(CAST(` + f.Account + ` AS TEXT), '')`
	}
	for _, column := range f.Columns {
		var parts []string
		var args []any
		for _, like := range slices.Compact(slices.Sorted(slices.Values(w.like))) {
			parts = append(parts, `lower(`+column+`) LIKE ? ESCAPE '\'`)
			args = append(args, "%"+db.EscapeLike(like)+"%")
		}
		rows, err := db.Select[row](tx, `SELECT DISTINCT `+key+` AS id, `+account+` AS account_id, `+column+` AS words FROM `+f.Table+
			` WHERE `+strings.Join(parts, " OR "), args...)
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			if w.In(r.Words) {
				out = append(out, Mention{Ref: ref.Ref{Kind: f.Kind, ID: r.ID}, Account: id.Account(r.AccountID), Column: column, Text: r.Words})
			}
		}
	}
	return out, nil
}

// Redact takes a person out of several texts. The desk that owns them calls it: what is written is written at home.
func Redact(tx *db.Tx, texts []FreeText, p Person) error {
	words := p.Words()
	for _, f := range texts {
		if err := f.redact(tx, words, p.Stand); err != nil {
			return err
		}
	}
	return nil
}

// redact puts the person's stand-in wherever they are named, and records each record that changed, without its words.
func (f FreeText) redact(tx *db.Tx, w Words, stand string) error {
	found, err := f.Find(tx, w)
	if err != nil {
		return err
	}
	changed := map[ref.Ref]id.Account{}
	for _, m := range found {
		next := ""
		switch {
		case f.Whole:
		case strings.HasSuffix(m.Column, "_fold"):
			next = w.Replace(m.Text, text.Fold(stand))
		default:
			next = w.Replace(m.Text, stand)
		}
		set := ``
		if f.Kind != "" && f.moves() {
			set = `, rev = rev + 1`
		}
		if _, err := tx.Exec(`UPDATE `+f.Table+` SET `+m.Column+` = ?`+set+` WHERE `+m.Column+` = ?`, next, m.Text); err != nil {
			return err
		}
		if f.Kind != "" {
			changed[m.Ref] = m.Account
		}
	}
	for r, account := range changed {
		if err := tx.Record(db.Change{Action: string(r.Kind) + ".person_erased", Ref: r, Account: account}); err != nil {
			return err
		}
	}
	return nil
}

// moves: a document has no revision.
func (f FreeText) moves() bool { return f.Table != "file" }

// Platform is what the platform itself keeps of what was written: the journal's details, where what was corrected since
// still stands, the index, and work that waits.
func Platform() []FreeText {
	return []FreeText{
		{Table: "journal_detail", Columns: []string{"body"}},
		{Table: "search_entry", Columns: []string{"title", "title_fold", "subtitle"}},
		{Table: "job", Columns: []string{"args", "last_error"}},
	}
}
