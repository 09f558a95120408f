package accountdesk

import (
	"github.com/uptrace/bun"

	"comptoir/internal/account"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

type keyRow struct {
	bun.BaseModel `bun:"table:account_key"`
	Source        string     `bun:"source,pk"`
	ExternalKey   string     `bun:"external_key,pk"`
	AccountID     id.Account `bun:"account_id"`
	BatchID       *id.Batch  `bun:"batch_id"`
}

// alias gives an account a further key.
func (t *intake) alias(key string, c id.Account) {
	t.keys = append(t.keys, keyRow{Source: t.source, ExternalKey: key, AccountID: c, BatchID: &t.batch})
}

// over applies a line to an account that is there. The source that brought it in corrects it; another one only fills
// what is empty. Neither empties a field, nor touches what people decided: tier, status, owner, group, note.
func (t *intake) over(r row, l ImportLine, in account.Input) (Outcome, error) {
	old := r.toAccount()
	first := r.Source == t.source && db.Val(r.ExternalKey) == l.Key
	next := old
	for _, f := range []struct {
		to   *string
		from string
	}{{&next.Name, in.Name}, {&next.Sector, in.Sector}, {&next.Country, in.Country}, {&next.City, in.City}, {&next.Website, in.Website}} {
		if f.from != "" && (first || *f.to == "") {
			*f.to = f.from
		}
	}
	if l.In.Ccy != "" && first {
		next.Ccy = in.Ccy
	}
	if in.Since != nil && (first || next.Since == nil) {
		next.Since = in.Since
	}
	alias := t.remember(&r, &next, l.Key)
	numbers := t.complete(old, l.Identifiers)
	deltas := db.Deltas(snapshot(old, nil), snapshot(next, numbers))
	if len(deltas) == 0 && !alias {
		return Outcome{Verb: "unchanged", ID: r.ID}, nil
	}
	if err := save(t.tx, t.a, r, next); err != nil {
		return Outcome{}, err
	}
	return Outcome{Verb: "updated", ID: r.ID}, t.tx.Record(db.Change{Action: "account.updated_by_import", Ref: next.Ref(), Account: next.ID,
		Batch: t.batch, Deltas: deltas})
}

// again meets an account that an earlier line of the batch was about: only a further key of it is new.
func (t *intake) again(r row, key string) (Outcome, error) {
	if _, known := t.byKey[key]; known || key == "" {
		return Outcome{Verb: "unchanged", ID: r.ID}, nil
	}
	t.byKey[key] = r
	t.alias(key, r.ID)
	c := r.toAccount()
	return Outcome{Verb: "updated", ID: r.ID}, t.tx.Record(db.Change{Action: "account.updated_by_import", Ref: c.Ref(), Account: c.ID, Batch: t.batch})
}

// remember keeps the key of a source that found the account by its SIREN, so that its other files find it too.
func (t *intake) remember(r *row, next *account.Account, key string) (alias bool) {
	if _, known := t.byKey[key]; known || key == "" {
		return false
	}
	if r.ExternalKey == nil && r.Source == "" {
		r.Source, next.ExternalKey = t.source, key
		return false
	}
	t.byKey[key] = *r
	t.alias(key, r.ID)
	return true
}

// complete adds the identifiers of registers that the head of the account has no number of. What is there stays: a
// person may have verified it.
func (t *intake) complete(c account.Account, ids []account.Identifier) (added []account.Identifier) {
	head, exists := t.heads[c.ID]
	for _, i := range t.numbers(ids) {
		if !lacks(head, i) {
			continue
		}
		if _, taken := t.bySIREN[i.Value]; taken && i.Scheme == account.SIREN {
			continue // another account's
		}
		added = append(added, i)
	}
	if len(added) == 0 {
		return nil
	}
	if !exists {
		t.entity(c, added)
		return added
	}
	for _, i := range added {
		i.ID = id.New[id.Any]()
		n := toIdentifierRow(head, i)
		n.stamp(t.tx, t.a)
		t.identifiers = append(t.identifiers, n)
		head.Identifiers = append(head.Identifiers, i)
	}
	t.heads[c.ID] = head
	return added
}

func lacks(head account.Entity, i account.Identifier) bool {
	for _, x := range head.Identifiers {
		if x.Scheme == i.Scheme && (i.Scheme != account.Other || x.Value == i.Value) {
			return false
		}
	}
	if i.Scheme != account.SIRET {
		return true
	}
	// A SIRET of another body stays out.
	for _, x := range head.Identifiers {
		if x.Scheme == account.SIREN && account.SameBody(i.Value, x.Value) != nil {
			return false
		}
	}
	return true
}

// LinkParentsIn puts accounts under their parents, by account, as files tell it once all their lines are in. A link
// that would close a circle, or out of the importer's reach, is left out and returned.
func (k *Desk) LinkParentsIn(tx *db.Tx, a who.Actor, batch id.Batch, parents map[id.Account]id.Account) (left []id.Account, err error) {
	for child, parent := range parents {
		r, err := k.find(tx, a, child, 0)
		if err == nil {
			err = checkParent(tx, a, child, parent)
		}
		if refused(err) {
			left = append(left, child)
			continue
		}
		if err != nil {
			return left, err
		}
		old := r.toAccount()
		next := old
		next.Parent = parent
		deltas := db.Deltas(snapshot(old, nil), snapshot(next, nil))
		if len(deltas) == 0 {
			continue
		}
		if err := save(tx, a, r, next); err != nil {
			return left, err
		}
		if err := tx.Record(db.Change{Action: "account.updated_by_import", Ref: next.Ref(), Account: child, Batch: batch, Deltas: deltas}); err != nil {
			return left, err
		}
	}
	return left, nil
}
