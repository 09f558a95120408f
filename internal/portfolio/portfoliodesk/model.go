package portfoliodesk

import (
	"context"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/portfolio"
)

// Models lists the selection models, the newest version first.
func (k *Desk) Models(ctx context.Context, a who.Actor) (out []portfolio.Model, err error) {
	if !ReadsModels(a) {
		return nil, problem.Missing()
	}
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		out, _, err = models(tx, `1 = 1`)
		return err
	})
	return out, err
}

// OpenModel reads one version.
func (k *Desk) OpenModel(ctx context.Context, a who.Actor, m id.Any) (out portfolio.Model, err error) {
	if !ReadsModels(a) {
		return out, problem.Missing()
	}
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		all, _, err := models(tx, `id = ?`, m)
		if err == nil && len(all) == 0 {
			err = problem.Missing()
		}
		if err == nil {
			out = all[0]
		}
		return err
	})
	return out, err
}

// CreateModel begins a new version, a draft. Criteria that had a code in the version before keep it.
func (k *Desk) CreateModel(ctx context.Context, a who.Actor, in portfolio.ModelInput) (m id.Any, err error) {
	err = k.db.Write(ctx, a, func(tx *db.Tx) error {
		m, err = k.CreateModelIn(tx, a, in)
		return err
	})
	return m, err
}

// versions is the matter of selection models: two new versions at once follow one another.
const versions = "selection models"

// CreateModelIn is CreateModel in the caller's transaction.
func (k *Desk) CreateModelIn(tx *db.Tx, a who.Actor, in portfolio.ModelInput) (id.Any, error) {
	if !Rules(a) {
		return "", noRule(a)
	}
	if err := tx.OneAtATime(versions); err != nil {
		return "", err
	}
	version, err := nextVersion(tx)
	if err != nil {
		return "", err
	}
	m, err := portfolio.Model{ID: id.New[id.Any](), Version: version, State: portfolio.Draft}.Edit(coded(in))
	if err != nil {
		return "", err
	}
	r := toModelRow(m)
	r.stamps = begin(tx, a)
	if err := db.Insert(tx, r); err != nil {
		return "", err
	}
	if err := writeCriteria(tx, m); err != nil {
		return "", err
	}
	return m.ID, tx.Record(db.Change{Action: "selection_model.created", Ref: m.Ref(), Deltas: db.Deltas(nil, modelSnapshot(m))})
}

// noRule: who reads models is told that they are not theirs to change; for others there are none.
func noRule(a who.Actor) error {
	if ReadsModels(a) {
		return problem.New(problem.Forbidden, "forbidden")
	}
	return problem.Missing()
}

// coded gives new criteria a code of their own.
func coded(in portfolio.ModelInput) portfolio.ModelInput {
	criteria := make([]portfolio.Criterion, len(in.Criteria))
	for i, c := range in.Criteria {
		if _, ok := id.Parse[id.Any](c.Code); !ok {
			c.Code = string(id.New[id.Any]())
		}
		criteria[i] = c
	}
	in.Criteria = criteria
	return in
}

// EditModel changes a version that nothing was assessed against; a stale rev is a Conflict.
func (k *Desk) EditModel(ctx context.Context, a who.Actor, m id.Any, rev int, in portfolio.ModelInput) error {
	return k.db.Write(ctx, a, func(tx *db.Tx) error {
		old, r, err := findModel(tx, a, m, rev)
		if err != nil {
			return err
		}
		next, err := old.Edit(coded(in))
		if err != nil {
			return err
		}
		if err := writeCriteria(tx, next); err != nil {
			return err
		}
		return saveModel(tx, a, r, old, next, "selection_model.edited")
	})
}

// AdoptModel puts a draft in use, in place of the version before it.
func (k *Desk) AdoptModel(ctx context.Context, a who.Actor, m id.Any, rev int) error {
	return k.db.Write(ctx, a, func(tx *db.Tx) error { return k.AdoptModelIn(tx, a, m, rev) })
}

// AdoptModelIn is AdoptModel in the caller's transaction.
func (k *Desk) AdoptModelIn(tx *db.Tx, a who.Actor, m id.Any, rev int) error {
	if err := tx.OneAtATime(versions); err != nil {
		return err
	}
	old, r, err := findModel(tx, a, m, rev)
	if err != nil {
		return err
	}
	next, err := old.Adopt(a.Today(tx.Now()))
	if err != nil {
		return err
	}
	others, rows, err := models(tx, `state = 'CURRENT'`)
	if err != nil {
		return err
	}
	for i, o := range others {
		if err := saveModel(tx, a, rows[i], o, o.Retire(), "selection_model.retired"); err != nil {
			return err
		}
	}
	return saveModel(tx, a, r, old, next, "selection_model.adopted")
}

// RemoveModel deletes a draft.
func (k *Desk) RemoveModel(ctx context.Context, a who.Actor, m id.Any, rev int) error {
	return k.db.Write(ctx, a, func(tx *db.Tx) error {
		old, r, err := findModel(tx, a, m, rev)
		if err != nil {
			return err
		}
		if old.State != portfolio.Draft {
			return problem.New(problem.Conflict, "wrong_model_state")
		}
		if err := removeModel(tx, a, r); err != nil {
			return err
		}
		return tx.Record(db.Change{Action: "selection_model.removed", Ref: old.Ref(), Deltas: db.Deltas(modelSnapshot(old), nil)})
	})
}

func findModel(tx *db.Tx, a who.Actor, m id.Any, rev int) (portfolio.Model, modelRow, error) {
	if !Rules(a) {
		return portfolio.Model{}, modelRow{}, noRule(a)
	}
	all, rows, err := models(tx, `id = ?`, m)
	switch {
	case err != nil:
		return portfolio.Model{}, modelRow{}, err
	case len(all) == 0:
		return portfolio.Model{}, modelRow{}, problem.Missing()
	case rev != 0 && rev != rows[0].Rev:
		return portfolio.Model{}, modelRow{}, problem.Stale()
	}
	return all[0], rows[0], nil
}

func saveModel(tx *db.Tx, a who.Actor, from modelRow, old, next portfolio.Model, action string) error {
	deltas := db.Deltas(modelSnapshot(old), modelSnapshot(next))
	r := toModelRow(next)
	r.stamps = from.next(tx, a)
	if err := db.UpdateRow(tx, &r, from.Rev); err != nil {
		return err
	}
	return tx.Record(db.Change{Action: action, Ref: next.Ref(), Deltas: deltas})
}
