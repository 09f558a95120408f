package contactdesk

import (
	"comptoir/internal/account/accountdesk"
	"comptoir/internal/contact"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
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
	// Warnings are what somebody should look at in a line that went in.
	Warnings problem.List
}

// ImportIn takes lines of one source in the caller's transaction: one look-up, one insert of what is new, one journal
// range. The same lines again change nothing. A line is known by its key, ours or its source's, else by its e-mail address
// at the same account; one that only shares its name with somebody there goes in, and says so. A person whose account is
// not known is rejected. A file is trusted to know its own people apart.
func (k *Desk) ImportIn(tx *db.Tx, a who.Actor, source string, batch id.Batch, lines []ImportLine) ([]Outcome, error) {
	t := &intake{tx: tx, a: a, source: source, batch: batch, taken: map[string]bool{}, met: map[id.Contact]bool{}}
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
	// at are the people of the accounts who share an address or a name with a line; met are those a line was about.
	at  map[id.Account][]row
	met map[id.Contact]bool
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
	old, ok := t.known[l.Key]
	if !ok {
		old, ok = t.byEmail(in)
	}
	if ok {
		t.met[old.ID] = true
		return t.over(old, in)
	}
	c := in.Contact(country)
	c.ID, c.Rev = id.New[id.Contact](), 1
	r := toRow(c)
	r.Source, r.BatchID = t.source, &t.batch
	r.CreatedAt, r.UpdatedAt, r.CreatedBy, r.UpdatedBy = t.tx.Now(), t.tx.Now(), t.a.ID, t.a.ID
	t.rows = append(t.rows, r)
	out := Outcome{Verb: "created", ID: c.ID}
	if t.homonym(c) {
		out.Warnings = problem.List{problem.At("name", "contact_homonym", "value", c.Name)}
	}
	return out, t.tx.Record(db.Change{Action: "contact.imported", Ref: c.Ref(), Account: c.Account, Batch: t.batch,
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
	in.Account, in.ExternalKey, in.Note = old.Account, old.ExternalKey, firstOf(old.Note, in.Note)
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

func firstOf(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}
