package portfoliodesk

import (
	"context"
	"slices"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/kernel/text"
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/portfolio"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// alertKind is how checklists point at an alert.
const alertKind ref.Kind = "alert"

func alertRef(alert id.Any) ref.Ref { return ref.To(alertKind, alert) }

// HandoverSheet is a hand-over as its page shows it.
type HandoverSheet struct {
	HandoverLine
	DeferredName, DoneName string
	Lines                  []ItemLine
	Today                  day.Day
	MayWrite, MayDefer     bool
}

// ItemLine is a line of the checklist with the name of what it points at. Hidden: it is out of the reader's reach. Open
// is the alert while it is open; a line of an alert without it was settled meanwhile.
type ItemLine struct {
	portfolio.Item
	Label    area.Label
	Hidden   bool
	Open     *Alert
	DoneName string
}

// Handover opens one, for who may read the account's portfolio.
func (k *Desk) Handover(ctx context.Context, a who.Actor, h id.Any) (s HandoverSheet, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		s, err = k.handoverSheet(tx, a, h)
		return err
	})
	return s, err
}

func (k *Desk) handoverSheet(tx *db.Tx, a who.Actor, h id.Any) (s HandoverSheet, err error) {
	if _, err := mustHandover(tx, a, h, team.Read); err != nil {
		return s, err
	}
	lines, err := handovers(tx, 1, `h.id = ?`, h)
	if err != nil || len(lines) == 0 {
		return s, missingOr(err)
	}
	s = HandoverSheet{HandoverLine: lines[0], Today: a.Today(tx.Now())}
	err = teamdesk.Must(tx, a, team.Portfolio, team.Write, s.Account)
	if _, known := problem.All(err); err != nil && !known {
		return s, err
	}
	s.MayWrite = err == nil
	s.MayDefer = s.MayWrite && Manages(a)
	rows, err := itemRows(tx, h)
	if err != nil {
		return s, err
	}
	return s, k.name(tx, a, &s, rows)
}

// name reads what each line points at, with the rights of who reads.
func (k *Desk) name(tx *db.Tx, a who.Actor, s *HandoverSheet, rows []itemRow) error {
	byKind := map[ref.Kind][]ref.Ref{}
	people := []id.User{s.DeferredBy, s.DoneBy}
	for _, r := range rows {
		i := r.toItem()
		s.Lines = append(s.Lines, ItemLine{Item: i})
		byKind[i.About.Kind] = append(byKind[i.About.Kind], i.About)
		people = append(people, i.DoneBy)
	}
	labels := map[ref.Ref]area.Label{}
	for kind, refs := range byKind {
		if describe := k.Names[kind]; describe != nil {
			some, err := describe(tx, a, refs)
			if err != nil {
				return err
			}
			for r, l := range some {
				labels[r] = l
			}
		}
	}
	alerts := map[ref.Ref]*Alert{}
	if k.Alerts != nil && len(byKind[alertKind]) > 0 {
		open, err := k.Alerts(tx, a, s.Account)
		if err != nil {
			return err
		}
		for i := range open {
			alerts[alertRef(open[i].ID)] = &open[i]
		}
	}
	names, err := teamdesk.NamesIn(tx, a, slices.DeleteFunc(people, func(u id.User) bool { return u == "" }))
	for i := range s.Lines {
		l := &s.Lines[i]
		l.Label, l.Open, l.DoneName = labels[l.About], alerts[l.About], names[l.DoneBy]
		l.Hidden = l.Label.Title == "" && l.About.Kind != alertKind
	}
	s.DeferredName, s.DoneName = names[s.DeferredBy], names[s.DoneBy]
	return err
}

// mustHandover reads one that the person may see, or change.
func mustHandover(tx *db.Tx, a who.Actor, h id.Any, access team.Access) (handoverRow, error) {
	r, ok, err := readHandover(tx, h)
	if err != nil || !ok {
		return r, missingOr(err)
	}
	return r, teamdesk.Must(tx, a, team.Portfolio, access, r.AccountID)
}

// Tick says that a line was passed on, need not be, or is still to do.
func (k *Desk) Tick(ctx context.Context, a who.Actor, h, item id.Any, to portfolio.ItemState, note string) error {
	return k.db.Write(ctx, a, func(tx *db.Tx) error { return k.TickIn(tx, a, h, item, to, note) })
}

// TickIn is Tick in the caller's transaction.
func (k *Desk) TickIn(tx *db.Tx, a who.Actor, h, item id.Any, to portfolio.ItemState, note string) error {
	r, err := mustHandover(tx, a, h, team.Write)
	if err != nil {
		return err
	}
	if r.State != string(portfolio.HandoverOpen) {
		return problem.New(problem.Conflict, "wrong_handover_state")
	}
	rows, err := itemRows(tx, h)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(rows, func(x itemRow) bool { return x.ID == item })
	if i < 0 {
		return problem.Missing()
	}
	old := rows[i].toItem()
	next, err := old.Tick(to, note, a.ID, a.Today(tx.Now()))
	if err != nil {
		return err
	}
	deltas := db.Deltas(itemSnapshot(old), itemSnapshot(next))
	if len(deltas) == 0 {
		return nil
	}
	if err := saveItem(tx, a, rows[i], next); err != nil {
		return err
	}
	return tx.Record(db.Change{Action: "handover_item.ticked", Ref: ref.To(portfolio.ItemKind, next.ID), Account: r.AccountID, Deltas: deltas})
}

// PassAll ticks every line that is still to do: what was gone through in one meeting.
func (k *Desk) PassAll(ctx context.Context, a who.Actor, h id.Any) error {
	return k.db.Write(ctx, a, func(tx *db.Tx) error {
		if _, err := mustHandover(tx, a, h, team.Write); err != nil {
			return err
		}
		rows, err := itemRows(tx, h)
		if err != nil {
			return err
		}
		for _, r := range rows {
			if r.State != string(portfolio.ToDo) {
				continue
			}
			if err := k.TickIn(tx, a, h, r.ID, portfolio.Passed, ""); err != nil {
				return err
			}
		}
		return nil
	})
}

// Defer puts the completion off: the GAM's or the Direction's gesture, 30 days at most, with a reason.
func (k *Desk) Defer(ctx context.Context, a who.Actor, h id.Any, rev int, until day.Day, reason string) error {
	return k.changeHandover(ctx, a, h, rev, "handover.deferred", func(_ *db.Tx, old portfolio.Handover) (portfolio.Handover, error) {
		if !Manages(a) {
			return old, problem.New(problem.Forbidden, "defer_by_manager")
		}
		return old.Defer(until, reason, a.ID)
	})
}

// Complete ends it, once nothing is left on its list.
func (k *Desk) Complete(ctx context.Context, a who.Actor, h id.Any, rev int) error {
	return k.changeHandover(ctx, a, h, rev, "handover.completed", func(tx *db.Tx, old portfolio.Handover) (portfolio.Handover, error) {
		rows, err := itemRows(tx, h)
		if err != nil {
			return old, err
		}
		items := make([]portfolio.Item, len(rows))
		for i, r := range rows {
			items[i] = r.toItem()
		}
		return old.Complete(items, a.ID, a.Today(tx.Now()))
	})
}

// Refresh adds what came to hang on the account since the list was made.
func (k *Desk) Refresh(ctx context.Context, a who.Actor, h id.Any) (added int, err error) {
	err = k.db.Write(ctx, a, func(tx *db.Tx) error {
		added = 0
		r, err := mustHandover(tx, a, h, team.Write)
		if err != nil {
			return err
		}
		if r.State != string(portfolio.HandoverOpen) {
			return problem.New(problem.Conflict, "wrong_handover_state")
		}
		rows, err := itemRows(tx, h)
		if err != nil {
			return err
		}
		now, err := k.belongings(tx, a, r.AccountID)
		if err != nil {
			return err
		}
		fresh := slices.DeleteFunc(now, func(i portfolio.Item) bool {
			return slices.ContainsFunc(rows, func(x itemRow) bool { return x.toItem().About == i.About })
		})
		if added = len(fresh); added == 0 {
			return nil
		}
		old := r.toHandover()
		if err := insertItems(tx, a, old, fresh, len(rows)); err != nil {
			return err
		}
		return tx.Record(db.Change{Action: "handover.refreshed", Ref: old.Ref(), Account: old.Account})
	})
	return added, err
}

// PrepareExit opens the hand-over that lets an account leave the portfolio: a manager's gesture.
func (k *Desk) PrepareExit(ctx context.Context, a who.Actor, c id.Account, reason string) (h id.Any, err error) {
	err = k.db.Write(ctx, a, func(tx *db.Tx) error {
		acc, f, err := k.facts(tx, a, c)
		if err != nil {
			return err
		}
		if !Manages(a) {
			return problem.New(problem.Forbidden, "exit_by_manager")
		}
		if _, ok := portfolio.Exit.Way(portfolio.Status(acc.Status)); !ok {
			return problem.New(problem.Conflict, "wrong_status", "from", acc.Status, "to", string(portfolio.Exited))
		}
		if f.Open > 0 {
			return problem.At("reason", "handover_under_way")
		}
		var l problem.List
		text.Block(&l, "reason", text.Clean(reason), 1, 1000)
		if len(l) > 0 {
			return l
		}
		items, err := k.belongings(tx, a, c)
		if err != nil {
			return err
		}
		from, err := primaryOf(tx, c, a.Today(tx.Now()))
		if err != nil {
			return err
		}
		today := a.Today(tx.Now())
		h, err = k.begin(tx, a, portfolio.Open(portfolio.Leaving, c, from, "", today, today, text.Clean(reason)), items)
		return err
	})
	return h, err
}

// Drop abandons the preparation of an exit: the account stays.
func (k *Desk) Drop(ctx context.Context, a who.Actor, h id.Any, rev int) error {
	return k.db.Write(ctx, a, func(tx *db.Tx) error {
		r, err := mustHandover(tx, a, h, team.Write)
		switch {
		case err != nil:
			return err
		case !Manages(a):
			return problem.New(problem.Forbidden, "exit_by_manager")
		case rev != 0 && rev != r.Rev:
			return problem.Stale()
		case r.Purpose != string(portfolio.Leaving) || r.State != string(portfolio.HandoverOpen):
			return problem.New(problem.Conflict, "wrong_handover_state")
		}
		return k.close(tx, a, r, portfolio.HandoverDropped, "handover.dropped")
	})
}

// changeHandover is the way of a verb on a hand-over.
func (k *Desk) changeHandover(ctx context.Context, a who.Actor, h id.Any, rev int, action string,
	rule func(tx *db.Tx, old portfolio.Handover) (portfolio.Handover, error)) error {
	return k.db.Write(ctx, a, func(tx *db.Tx) error {
		r, err := mustHandover(tx, a, h, team.Write)
		if err != nil {
			return err
		}
		if rev != 0 && rev != r.Rev {
			return problem.Stale()
		}
		old := r.toHandover()
		next, err := rule(tx, old)
		if err != nil {
			return err
		}
		deltas := db.Deltas(handoverSnapshot(old), handoverSnapshot(next))
		if len(deltas) == 0 {
			return nil
		}
		if err := saveHandover(tx, a, r, next); err != nil {
			return err
		}
		return tx.Record(db.Change{Action: action, Ref: next.Ref(), Account: next.Account, Deltas: deltas})
	})
}
