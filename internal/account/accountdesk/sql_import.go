package accountdesk

import (
	"comptoir/internal/account"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
)

// ImportLine is one account of a file.
type ImportLine struct {
	// Key is its key in the source; empty when the source has none, and the account is then known by its SIREN only.
	Key string
	// In is what the file says; tier and currency may be empty. Parents are linked afterwards, by LinkParentsIn.
	In account.Input
	// Identifiers come in "to confirm", whatever their check says: a wrong one raises ID_INVALID.
	Identifiers []account.Identifier
	// OnlyIfNew: another record needs the account. It is made when missing, and left alone when it is there.
	OnlyIfNew bool
}

// Outcome is what an import did with a line.
type Outcome struct {
	// Verb is "created", "updated", "unchanged" or "rejected".
	Verb     string
	ID       id.Account
	Problems problem.List
}

// ImportIn takes lines of one source in the caller's transaction: one look-up, one insert a table of what is new, one
// journal entry an account. A line is known by its key, or else by its SIREN. The same lines again change nothing. A
// new account is a CANDIDATE owned by who imports.
func (k *Desk) ImportIn(tx *db.Tx, a who.Actor, source string, batch id.Batch, lines []ImportLine) ([]Outcome, error) {
	t, err := lookUp(tx, a, source, batch, lines)
	if err != nil {
		return nil, err
	}
	out := make([]Outcome, len(lines))
	for i, l := range lines {
		if out[i], err = t.take(l); err != nil {
			return nil, err
		}
	}
	return out, t.insert()
}

// intake is one batch on its way.
type intake struct {
	tx     *db.Tx
	a      who.Actor
	source string
	batch  id.Batch
	extent team.Extent
	// byKey and bySIREN are the accounts that are there; reach says which of them the importer may change.
	byKey   map[string]row
	bySIREN map[string]row
	reach   map[id.Account]bool
	heads   map[id.Account]account.Entity
	// fresh are the new ones, by key and by SIREN; done are the others that a line was about: the first line wins.
	fresh map[string]id.Account
	done  map[id.Account]bool

	accounts    []row
	entities    []entityRow
	identifiers []identifierRow
	keys        []keyRow
}

func (t *intake) take(l ImportLine) (Outcome, error) {
	in, siren := l.prepare()
	if bad := in.Validate(); len(bad) > 0 {
		return Outcome{Verb: "rejected", Problems: bad}, nil
	}
	if c, twice := t.seen(l.Key, siren); twice {
		if _, same := t.fresh["key:"+l.Key]; l.Key != "" && !same { // two keys, one SIREN: one account with both
			t.fresh["key:"+l.Key] = c
			t.alias(l.Key, c)
		}
		return Outcome{Verb: "unchanged", ID: c}, nil
	}
	old, known := t.byKey[l.Key]
	if l.Key == "" || !known {
		old, known = t.bySIREN[siren]
	}
	if !known {
		return t.create(l, in, siren)
	}
	if !t.reach[old.ID] {
		if old.Source == t.source && db.Val(old.ExternalKey) == l.Key {
			return Outcome{Verb: "rejected", Problems: problem.List{problem.At("account", "forbidden")}}, nil
		}
		return Outcome{Verb: "rejected", Problems: problem.List{problem.At("siren", "siren_taken")}}, nil
	}
	if l.OnlyIfNew || old.DeletedAt != nil { // removed by hand: an import does not bring it back
		return Outcome{Verb: "unchanged", ID: old.ID}, nil
	}
	if t.done[old.ID] {
		return t.again(old, l.Key)
	}
	t.done[old.ID] = true
	return t.over(old, l, in)
}

// prepare fills what a file may leave out, and gives the line's SIREN when its check is right.
func (l ImportLine) prepare() (in account.Input, siren string) {
	in = l.In.Clean()
	in.ExternalKey = l.Key
	if in.Tier == "" {
		in.Tier = account.Unrated
	}
	if in.Ccy == "" {
		in.Ccy = "EUR"
	}
	return in, sirenOf(l.Identifiers)
}

// sirenOf is the valid SIREN among identifiers, or that of a valid SIRET.
func sirenOf(ids []account.Identifier) string {
	siren := ""
	for _, i := range ids {
		normal, v, _ := account.Check(i.Scheme, i.Value)
		switch {
		case v != account.OK:
		case i.Scheme == account.SIREN:
			return normal
		case i.Scheme == account.SIRET:
			siren = normal[:9]
		}
	}
	return siren
}

// seen says that the batch already has the account, under this key or this SIREN.
func (t *intake) seen(key, siren string) (id.Account, bool) {
	if c, ok := t.fresh["key:"+key]; ok && key != "" {
		return c, true
	}
	c, ok := t.fresh["siren:"+siren]
	return c, ok && siren != ""
}

func (t *intake) create(l ImportLine, in account.Input, siren string) (Outcome, error) {
	if t.extent < team.Own {
		return Outcome{Verb: "rejected", Problems: problem.List{problem.At("account", "forbidden")}}, nil
	}
	in.Owner, in.Parent = t.a.ID, ""
	c := in.Account()
	c.ID, c.Rev = id.New[id.Account](), 1
	r := toRow(c)
	r.stamp(t.tx, t.a)
	r.Source, r.BatchID = t.source, &t.batch
	t.accounts = append(t.accounts, r)
	if l.Key != "" {
		t.fresh["key:"+l.Key] = c.ID
	}
	if siren != "" {
		t.fresh["siren:"+siren] = c.ID
	}
	ids := t.numbers(l.Identifiers)
	if len(ids) > 0 {
		t.entity(c, ids)
	}
	return Outcome{Verb: "created", ID: c.ID}, t.tx.Record(db.Change{Action: "account.imported", Ref: c.Ref(), Account: c.ID, Batch: t.batch,
		Deltas: db.Deltas(nil, snapshot(c, ids))})
}

// numbers are the identifiers of a line as they are kept: normalised, to confirm, one of each register. A right SIRET
// tells the SIREN.
func (t *intake) numbers(ids []account.Identifier) []account.Identifier {
	var out []account.Identifier
	have := map[account.Scheme]bool{}
	if siren := sirenOf(ids); siren != "" {
		ids = append([]account.Identifier{{Scheme: account.SIREN, Value: siren}}, ids...)
	}
	for _, i := range ids {
		i.Value = account.Normalise(i.Scheme, i.Value)
		if i.Value == "" || have[i.Scheme] && i.Scheme != account.Other {
			continue
		}
		have[i.Scheme] = true
		i.State, i.VerifiedAt = account.ToConfirm, nil
		if i.Source == "" {
			i.Source = t.source
		}
		out = append(out, i)
	}
	return out
}

// entity makes the legal body of a new account. Its birth is told with the account's, in one journal entry.
func (t *intake) entity(c account.Account, ids []account.Identifier) {
	e := firstEntity(c, ids)
	e.ID, e.Account = id.New[id.Entity](), c.ID
	r := toEntityRow(e)
	r.stamp(t.tx, t.a)
	t.entities = append(t.entities, r)
	for _, i := range ids {
		i.ID = id.New[id.Any]()
		n := toIdentifierRow(e, i)
		n.stamp(t.tx, t.a)
		t.identifiers = append(t.identifiers, n)
	}
}

func (t *intake) insert() error {
	if err := db.Insert(t.tx, t.accounts...); err != nil {
		return err
	}
	if err := db.Insert(t.tx, t.entities...); err != nil {
		return err
	}
	if err := db.Insert(t.tx, t.identifiers...); err != nil {
		return err
	}
	return db.Insert(t.tx, t.keys...)
}
