package stakeholderdesk

import (
	"context"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/kernel/text"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/stakeholder"
)

// Feel notes what the actor thinks somebody feels towards us. It is dated and signed, and writes over nothing.
func (k *Desk) Feel(ctx context.Context, a who.Actor, account id.Account, s id.Any, in stakeholder.MarkInput) error {
	return k.db.Write(ctx, a, func(tx *db.Tx) error {
		if err := begin(tx, a, account); err != nil {
			return err
		}
		r, err := find(tx, account, s, 0)
		if err != nil {
			return err
		}
		if works, err := worksOn(tx, a, account); err != nil || !works {
			return orForbidden(err)
		}
		if l := in.Validate(); len(l) > 0 {
			return l
		}
		if r.ContactID == nil {
			return problem.At("sentiment", "nobody_holds_it")
		}
		m := markRow{ID: id.New[id.Any](), StakeholderID: s, AccountID: account, AuthorID: a.ID, Kind: feeling, Value: in.Value, Day: a.Today(tx.Now()),
			Note: text.Clean(in.Note), Rev: 1, CreatedAt: tx.Now(), CreatedBy: a.ID, UpdatedAt: tx.Now(), UpdatedBy: a.ID}
		if err := db.Insert(tx, m); err != nil {
			return err
		}
		return tx.Record(db.Change{Action: "stakeholder_mark.given", Ref: ref.To(stakeholder.MarkKind, m.ID), Account: account,
			Deltas: db.Deltas(nil, map[string]any{"account": account, "of": s, "sentiment": *in.Value, "why": m.Note})})
	})
}

func orForbidden(err error) error {
	if err != nil {
		return err
	}
	return problem.New(problem.Forbidden, "only_who_works_there")
}
