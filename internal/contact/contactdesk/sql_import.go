package contactdesk

import (
	"comptoir/internal/account/accountdesk"
	"comptoir/internal/contact"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// ImportLine is one person of a file: their key in the source, the account they are at, and what the file says.
type ImportLine struct {
	Key string
	// Of names the account as the source does; it is not looked at when In.Account is known.
	Of accountdesk.Want
	In contact.Input
}

// Outcome is what an import did with a line.
type Outcome struct {
	// Verb is "created", "updated", "unchanged" or "rejected".
	Verb     string
	ID       id.Contact
	Problems problem.List
}

// ImportIn takes lines of one source in the caller's transaction: one look-up, one insert of what is new, one journal
// range. The same lines again change nothing. A person whose account is not known is rejected. Twins are not looked
// for: a file is trusted to know its own people apart.
func (k *Desk) ImportIn(tx *db.Tx, a who.Actor, source string, batch id.Batch, lines []ImportLine) ([]Outcome, error) {
	t := &intake{tx: tx, a: a, source: source, batch: batch, taken: map[string]bool{}}
	if err := t.lookUp(lines); err != nil {
		return nil, err
	}
	out := make([]Outcome, len(lines))
	for i, l := range lines {
		var err error
		if out[i], err = t.take(l, t.accounts[i]); err != nil {
			return nil, err
		}
	}
	return out, db.Insert(tx, t.rows...)
}

// intake is one batch on its way.
type intake struct {
	tx     *db.Tx
	a      who.Actor
	source string
	batch  id.Batch
	// accounts answer for each line, empty where none is in reach; countries are where their numbers are dialled from.
	accounts  []id.Account
	countries map[id.Account]string
	known     map[string]row
	taken     map[string]bool
	rows      []row
}

func (t *intake) take(l ImportLine, account id.Account) (Outcome, error) {
	if account == "" {
		return Outcome{Verb: "rejected", Problems: problem.List{problem.At("account", "account_unknown", "account", firstOf(l.Of.Key, l.Of.SIREN, l.Of.Name))}}, nil
	}
	in := l.In.Clean()
	in.Account, in.ExternalKey = account, l.Key
	if in.Origin == "" {
		in.Origin = t.source
	}
	country := t.countries[account]
	if bad := besidesPhone(in.Validate(country)); len(bad) > 0 {
		return Outcome{Verb: "rejected", Problems: bad}, nil
	}
	if l.Key != "" && t.taken[l.Key] {
		return Outcome{Verb: "unchanged"}, nil
	}
	t.taken[l.Key] = true
	if old, ok := t.known[l.Key]; ok {
		return t.over(old, in)
	}
	c := in.Contact(country)
	c.ID, c.Rev = id.New[id.Contact](), 1
	r := toRow(c)
	r.Source, r.BatchID = t.source, &t.batch
	r.CreatedAt, r.UpdatedAt, r.CreatedBy, r.UpdatedBy = t.tx.Now(), t.tx.Now(), t.a.ID, t.a.ID
	t.rows = append(t.rows, r)
	return Outcome{Verb: "created", ID: c.ID}, t.tx.Record(db.Change{Action: "contact.imported", Ref: c.Ref(), Account: c.Account, Batch: t.batch,
		Deltas: db.Deltas(nil, snapshot(c))})
}

// besidesPhone: a number that no telephone can dial is kept as it was written; it is no reason to lose the person.
func besidesPhone(l problem.List) (out problem.List) {
	for _, p := range l {
		if p.Field != "phone" {
			out = append(out, p)
		}
	}
	return out
}

// over applies a line to the person it made before: what the file says is taken, what it leaves out stays, and so does
// a person who has been moved to another account since.
func (t *intake) over(r row, in contact.Input) (Outcome, error) {
	if r.DeletedAt != nil {
		return Outcome{Verb: "unchanged", ID: r.ID}, nil // removed by hand: an import does not bring it back
	}
	old := r.toContact()
	in.Account, in.Note = old.Account, firstOf(old.Note, in.Note)
	in.Job, in.Lang, in.Email = firstOf(in.Job, old.Job), firstOf(in.Lang, old.Lang), firstOf(in.Email, old.Email)
	in.Phone, in.Origin = firstOf(in.Phone, old.Phone), firstOf(old.Origin, in.Origin)
	country, held, err := t.placeOf(old.Account)
	if err != nil || !held {
		return Outcome{Verb: "rejected", Problems: problem.List{problem.At("account", "forbidden")}}, err
	}
	next := old.Edit(in, country)
	deltas := db.Deltas(snapshot(old), snapshot(next))
	if len(deltas) == 0 {
		return Outcome{Verb: "unchanged", ID: r.ID}, nil
	}
	if err := save(t.tx, t.a, r, next); err != nil {
		return Outcome{}, err
	}
	return Outcome{Verb: "updated", ID: r.ID}, t.tx.Record(db.Change{Action: "contact.updated_by_import", Ref: next.Ref(), Account: next.Account,
		Batch: t.batch, Deltas: deltas})
}

// placeOf is the country of an account, if the importer may write there.
func (t *intake) placeOf(account id.Account) (country string, held bool, err error) {
	if country, held = t.countries[account]; held {
		return country, true, nil
	}
	scope, err := teamdesk.Reach(t.tx, t.a, team.Contact, team.Write)
	if err != nil {
		return "", false, err
	}
	if held, err = scope.Holds(t.tx, account); err != nil || !held {
		return "", false, err
	}
	country, err = countryOf(t.tx, account)
	return country, true, err
}

func firstOf(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}

// lookUp reads, once a batch, the accounts that the lines name and the people who are there already.
func (t *intake) lookUp(lines []ImportLine) error {
	wants := make([]accountdesk.Want, len(lines))
	var keys []string
	for i, l := range lines {
		if wants[i] = l.Of; l.In.Account != "" {
			wants[i] = accountdesk.Want{}
		}
		if l.Key != "" {
			keys = append(keys, l.Key)
		}
	}
	found, err := accountdesk.FindIn(t.tx, t.a, team.Contact, team.Write, t.source, wants)
	if err != nil {
		return err
	}
	t.accounts = make([]id.Account, len(lines))
	for i, l := range lines {
		if t.accounts[i] = found[i].ID; l.In.Account != "" {
			t.accounts[i] = l.In.Account
		}
	}
	if err := t.keepReach(); err != nil {
		return err
	}
	t.known = map[string]row{}
	if len(keys) == 0 {
		return nil
	}
	rows, err := db.Select[row](t.tx, `SELECT * FROM contact WHERE source = ? AND external_key IN (?)`, t.source, db.In(keys))
	for _, r := range rows {
		t.known[*r.ExternalKey] = r
	}
	return err
}

// keepReach empties the accounts on which the importer may not write.
func (t *intake) keepReach() error {
	t.countries = map[id.Account]string{}
	var asked []id.Account
	for _, c := range t.accounts {
		if c != "" {
			asked = append(asked, c)
		}
	}
	if len(asked) == 0 {
		return nil
	}
	scope, err := teamdesk.Reach(t.tx, t.a, team.Contact, team.Write)
	if err != nil {
		return err
	}
	cond, args := scope.On("id")
	type placed struct {
		ID      id.Account `bun:"id"`
		Country string     `bun:"country"`
	}
	held, err := db.Select[placed](t.tx, `SELECT id, country FROM account WHERE deleted_at IS NULL AND id IN (?) AND `+cond, append([]any{db.In(asked)}, args...)...)
	if err != nil {
		return err
	}
	for _, h := range held {
		t.countries[h.ID] = h.Country
	}
	for i, c := range t.accounts {
		if _, ok := t.countries[c]; !ok {
			t.accounts[i] = ""
		}
	}
	return nil
}

// ImportBuiltOn counts the contacts of a batch that people changed since, or gave something to do about.
func ImportBuiltOn(tx *db.Tx, batch id.Batch) (int, error) {
	n, _, err := db.One[int](tx, `SELECT count(*) FROM contact c WHERE c.batch_id = ? AND c.deleted_at IS NULL AND (
		EXISTS (SELECT 1 FROM journal j WHERE j.kind = 'contact' AND j.record_id = c.id AND j.actor IS NOT NULL
			AND (j.batch_id IS NULL OR j.batch_id <> ?))
		OR EXISTS (SELECT 1 FROM task t WHERE t.contact_id = c.id AND t.deleted_at IS NULL))`, batch, batch)
	return n, err
}

// UndoImport removes what a batch created. The external key is given back, so that the file may come again.
func UndoImport(tx *db.Tx, a who.Actor, batch id.Batch) error {
	rows, err := db.Select[row](tx, `SELECT * FROM contact WHERE batch_id = ? AND deleted_at IS NULL`, batch)
	if err != nil || len(rows) == 0 {
		return err
	}
	if _, err := tx.Exec(`UPDATE contact SET deleted_at = ?, external_key = NULL, rev = rev + 1, updated_at = ?, updated_by = ?
		WHERE batch_id = ? AND deleted_at IS NULL`, tx.Now(), tx.Now(), opt(a.ID), batch); err != nil {
		return err
	}
	for _, r := range rows {
		if err := tx.Record(db.Change{Action: "contact.import_undone", Ref: ref.To(contact.Kind, r.ID), Account: r.AccountID, Batch: batch}); err != nil {
			return err
		}
	}
	return nil
}
