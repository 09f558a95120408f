package accountdesk

import (
	"comptoir/internal/account"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// lookUp reads, once a batch, what the lines may be about.
func lookUp(tx *db.Tx, a who.Actor, source string, batch id.Batch, lines []ImportLine) (*intake, error) {
	t := &intake{tx: tx, a: a, source: source, batch: batch, extent: extent(a), byKey: map[string]row{}, bySIREN: map[string]row{},
		reach: map[id.Account]bool{}, heads: map[id.Account]account.Entity{}, fresh: map[string]id.Account{}, done: map[id.Account]bool{}}
	var keys, sirens []string
	for _, l := range lines {
		if l.Key != "" {
			keys = append(keys, l.Key)
		}
		if s := sirenOf(l.Identifiers); s != "" {
			sirens = append(sirens, s)
		}
	}
	if err := t.findKeys(keys); err != nil {
		return nil, err
	}
	if err := t.findSIRENs(sirens); err != nil {
		return nil, err
	}
	return t, t.findReach()
}

type keyedRow struct {
	row
	Found string `bun:"found"`
}

func (t *intake) findKeys(keys []string) error {
	if len(keys) == 0 {
		return nil
	}
	rows, err := db.Select[keyedRow](t.tx, `SELECT c.*, c.external_key AS found FROM account c WHERE c.source = ? AND c.external_key IN (?)
		UNION ALL SELECT c.*, k.external_key AS found FROM account_key k JOIN account c ON c.id = k.account_id
		WHERE k.source = ? AND k.external_key IN (?)`, t.source, db.In(keys), t.source, db.In(keys))
	if err != nil {
		return err
	}
	for _, r := range rows {
		t.byKey[r.Found] = r.row
	}
	return t.findOwn(keys)
}

// findOwn reads the accounts whose keys are our own, as in what we exported.
func (t *intake) findOwn(keys []string) error {
	var ours []id.Account
	for _, k := range keys {
		if c, ok := id.Parse[id.Account](k); ok {
			ours = append(ours, c)
		}
	}
	if len(ours) == 0 {
		return nil
	}
	rows, err := db.Select[row](t.tx, `SELECT * FROM account WHERE id IN (?)`, db.In(ours))
	for _, r := range rows {
		t.byKey[string(r.ID)] = r
	}
	return err
}

func (t *intake) findSIRENs(sirens []string) error {
	if len(sirens) == 0 {
		return nil
	}
	rows, err := db.Select[keyedRow](t.tx, `SELECT c.*, i.value AS found FROM identifier i JOIN account c ON c.id = i.account_id
		WHERE i.scheme = 'SIREN' AND i.value IN (?) AND i.state <> 'OBSOLETE' AND i.deleted_at IS NULL`, db.In(sirens))
	for _, r := range rows {
		t.bySIREN[r.Found] = r.row
	}
	return err
}

// findReach asks which of the accounts found the importer may change, and reads their legal bodies.
func (t *intake) findReach() error {
	var found []id.Account
	for _, m := range []map[string]row{t.byKey, t.bySIREN} {
		for _, r := range m {
			found = append(found, r.ID)
		}
	}
	if len(found) == 0 {
		return nil
	}
	scope, err := teamdesk.Reach(t.tx, t.a, team.Account, team.Write)
	if err != nil {
		return err
	}
	cond, args := scope.OnNamed("c.id")
	held, err := db.Select[id.Account](t.tx, `SELECT id FROM account c WHERE id IN (?) AND `+cond, append([]any{db.In(found)}, args...)...)
	if err != nil {
		return err
	}
	for _, c := range held {
		t.reach[c] = true
	}
	entities, err := entitiesOf(t.tx, `account_id IN (?)`, db.In(found))
	for _, e := range entities {
		if _, have := t.heads[e.Account]; !have { // the head comes first
			t.heads[e.Account] = e
		}
	}
	return err
}
