package portfoliodesk

import (
	"comptoir/internal/account"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/portfolio"
)

// TierIn is what accounts ask: the tier of the last validated assessment.
func (k *Desk) TierIn(tx *db.Tx, c id.Account) (account.Tier, bool, error) {
	q, ok, err := lastQuadrant(tx, c)
	return tierOf(q), ok, err
}

// PassedIn is what accounts tell: another person becomes PRIMARY. A hand-over begins, in place of one under way. An
// account outside of the portfolio on which nothing hangs has nothing to hand over.
func (k *Desk) PassedIn(tx *db.Tx, a who.Actor, c account.Account, from, to account.Assignment) error {
	under, err := openHandovers(tx, c.ID)
	if err != nil {
		return err
	}
	for _, r := range under {
		if portfolio.Purpose(r.Purpose) == portfolio.Succession {
			if err := k.close(tx, a, r, portfolio.HandoverDropped, "handover.replaced"); err != nil {
				return err
			}
		}
	}
	items, err := k.belongings(tx, a, c.ID)
	if err != nil || len(items) == 0 && !c.Status.Carried() {
		return err
	}
	_, err = k.begin(tx, a, portfolio.Open(portfolio.Succession, c.ID, from.User, to.User, to.From, a.Today(tx.Now()), to.Reason), items)
	return err
}

// begin keeps a hand-over with its list.
func (k *Desk) begin(tx *db.Tx, a who.Actor, h portfolio.Handover, items []portfolio.Item) (id.Any, error) {
	h.ID = id.New[id.Any]()
	if err := insertHandover(tx, a, h); err != nil {
		return "", err
	}
	if err := insertItems(tx, a, h, items, 0); err != nil {
		return "", err
	}
	return h.ID, tx.Record(db.Change{Action: "handover.opened", Ref: h.Ref(), Account: h.Account, Deltas: db.Deltas(nil, handoverSnapshot(h))})
}

// belongings are what hangs on the account, its open alerts last.
func (k *Desk) belongings(tx *db.Tx, a who.Actor, c id.Account) ([]portfolio.Item, error) {
	items, err := belongings(tx, c)
	if err != nil || k.Alerts == nil {
		return items, err
	}
	open, err := k.Alerts(tx, a, c)
	for _, x := range open {
		items = append(items, portfolio.Item{Section: portfolio.Alerts, About: alertRef(x.ID)})
	}
	return items, err
}

func (k *Desk) close(tx *db.Tx, a who.Actor, r handoverRow, to portfolio.HandoverState, action string) error {
	old := r.toHandover()
	next := old
	next.State = to
	if err := saveHandover(tx, a, r, next); err != nil {
		return err
	}
	return tx.Record(db.Change{Action: action, Ref: next.Ref(), Account: next.Account, Deltas: db.Deltas(handoverSnapshot(old), handoverSnapshot(next))})
}
