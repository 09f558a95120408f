package contractdesk

import (
	"context"
	"fmt"

	"comptoir/internal/contract"
	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/attention"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/search"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Alerts gives the alerts of contracts: one query for the contracts whose stored dates come near, then the rules.
func Alerts(tx *db.Tx, today day.Day, accounts []id.Account) ([]alert.Alert, error) {
	p, err := policy(tx, today)
	if err != nil {
		return nil, err
	}
	cond, args := `1 = 1`, []any{}
	if accounts != nil {
		named, _ := attention.Named(accounts)
		cond, args = `c.account_id IN (?)`, []any{db.In(named)}
	}
	args = append(args, today.Add(p.Notice.Warning), today.Add(p.End.Warning))
	rows, err := db.Select[sheetRow](tx, sheetSQL+` WHERE c.deleted_at IS NULL AND c.observed = FALSE AND `+cond+` AND (
		(c.state = 'ACTIVE' AND (c.decide_by <= ? OR c.end_day <= ? OR c.theoretical_day > c.end_day))
		OR (c.state IN ('ENDED', 'TERMINATED') AND c.last_performed > c.end_day))`, args...)
	if err != nil {
		return nil, err
	}
	var out []alert.Alert
	for _, r := range rows {
		for _, al := range contract.Alerts(r.toContract(), today, p) {
			al.AccountName, al.Owner = r.AccountName, db.Val(r.OwnerID)
			out = append(out, al)
		}
	}
	return out, nil
}

// rollBatch keeps the daily transaction short.
const rollBatch = 200

// Roll brings every contract to the day: terms that ran out are followed by the next one or end, and dates that passed
// give way to the next. The machine does it each morning; doing it twice changes nothing.
func (k *Desk) Roll(ctx context.Context, today day.Day) (changed int, err error) {
	after := id.Contract("00000000-0000-0000-0000-000000000000")
	for {
		n, last, err := k.rollSome(ctx, today, after)
		changed += n
		if err != nil || last == "" {
			return changed, err
		}
		after = last
	}
}

func (k *Desk) rollSome(ctx context.Context, today day.Day, after id.Contract) (changed int, last id.Contract, err error) {
	err = k.db.Write(ctx, who.System(), func(tx *db.Tx) error {
		changed = 0
		rows, err := db.Select[row](tx, `SELECT * FROM contract WHERE id > ? AND deleted_at IS NULL AND (
			(state IN ('ACTIVE', 'NOTICE_GIVEN') AND end_day < ?) OR (state = 'ACTIVE' AND theoretical_day < ?)
			OR (next_value_minor IS NOT NULL AND renewed_from <= ?))
			ORDER BY id LIMIT ?`, after, today, today, today, rollBatch)
		if err != nil {
			return err
		}
		for _, r := range rows {
			moved, err := rollOne(tx, r, today)
			if err != nil {
				return fmt.Errorf("contract %s: %w", r.ID, err)
			}
			if moved {
				changed++
			}
			last = r.ID
		}
		return nil
	})
	return changed, last, err
}

// Redate computes anew the dates kept with every contract that runs, after the house changed its calendar or the time it
// takes to decide. Doing it twice changes nothing.
func (k *Desk) Redate(ctx context.Context, today day.Day) (changed int, err error) {
	after := id.Contract("00000000-0000-0000-0000-000000000000")
	for {
		n, last, err := k.redateSome(ctx, today, after)
		changed += n
		if err != nil || last == "" {
			return changed, err
		}
		after = last
	}
}

func (k *Desk) redateSome(ctx context.Context, today day.Day, after id.Contract) (changed int, last id.Contract, err error) {
	err = k.db.Write(ctx, who.System(), func(tx *db.Tx) error {
		changed, last = 0, ""
		rows, err := db.Select[row](tx, `SELECT * FROM contract WHERE id > ? AND deleted_at IS NULL AND state IN ('ACTIVE', 'NOTICE_GIVEN', 'OPEN_ENDED')
			ORDER BY id LIMIT ?`, after, rollBatch)
		if err != nil {
			return err
		}
		p, err := policy(tx, today)
		if err != nil {
			return err
		}
		for _, r := range rows {
			last = r.ID
			c := r.toContract()
			fresh := toRow(c, today, p)
			if fresh.RankDay == r.RankDay && same(fresh.DecideBy, r.DecideBy) && same(fresh.PrudentDay, r.PrudentDay) {
				continue
			}
			if err := save(tx, who.System(), r, c, today); err != nil {
				return fmt.Errorf("contract %s: %w", r.ID, err)
			}
			changed++
			if err := tx.Record(db.Change{Action: "contract.redated", Ref: c.Ref(), Account: c.Account}); err != nil {
				return err
			}
		}
		return nil
	})
	return changed, last, err
}

func rollOne(tx *db.Tx, r row, today day.Day) (bool, error) {
	old := r.toContract()
	next := old.AsOf(today)
	p, err := policy(tx, today)
	if err != nil {
		return false, err
	}
	fresh := toRow(next, today, p)
	deltas := db.Deltas(snapshot(old), snapshot(next))
	if len(deltas) == 0 && fresh.RankDay == r.RankDay && same(fresh.TheoreticalDay, r.TheoreticalDay) && same(fresh.PrudentDay, r.PrudentDay) {
		return false, nil
	}
	if err := save(tx, who.System(), r, next, today); err != nil {
		return false, err
	}
	return true, tx.Record(db.Change{Action: rollAction(old, next), Ref: next.Ref(), Account: next.Account, Deltas: deltas})
}

// rollAction names what the calendar did.
func rollAction(old, next contract.Contract) string {
	switch {
	case next.State == contract.Ended:
		return "contract.ended"
	case next.Renewal.Done > old.Renewal.Done:
		return "contract.renewed_tacitly"
	}
	return "contract.date_passed"
}

func same(a, b *day.Day) bool { return (a == nil) == (b == nil) && (a == nil || *a == *b) }

// Describe names contracts for timelines, within the reader's rights.
func Describe(tx *db.Tx, a who.Actor, refs []ref.Ref) (map[ref.Ref]area.Label, error) {
	scope, err := teamdesk.Reach(tx, a, team.Contract, team.Read)
	if err != nil {
		return nil, err
	}
	ids := make([]string, len(refs))
	for i, r := range refs {
		ids[i] = r.ID
	}
	cond, args := scope.OnNamed("c.account_id")
	type named struct{ ID, Name string }
	rows, err := db.Select[named](tx, `SELECT id, name FROM contract c WHERE id IN (?) AND `+cond, append([]any{db.In(ids)}, args...)...)
	out := map[ref.Ref]area.Label{}
	for _, r := range rows {
		out[ref.Ref{Kind: contract.Kind, ID: r.ID}] = area.Label{Title: r.Name, Href: "/contracts/" + r.ID}
	}
	return out, err
}

// called is how people ask for a kind of contract, in French and in English, when its name does not say it.
var called = map[contract.Type]string{contract.Framework: "cadre framework", contract.Application: "application", contract.Service: "service",
	contract.NDA: "confidentialité NDA", contract.ConventionUnique: "convention unique"}

// SearchSource indexes contracts by name, number, kind and the name of their account: « castagnac cadre » finds the
// framework contract of Castagnac.
func SearchSource() search.Source {
	return search.Source{
		Kind: contract.Kind,
		Docs: func(tx *db.Tx, ids []string) ([]search.Doc, error) { return docs(tx, `c.id IN (?)`, db.In(ids)) },
		Page: func(tx *db.Tx, after string, limit int) ([]search.Doc, error) {
			if after == "" {
				after = "00000000-0000-0000-0000-000000000000"
			}
			return docs(tx, `c.id > ? ORDER BY c.id LIMIT ?`, after, limit)
		},
		Href: func(recordID string, _ id.Account) string { return "/contracts/" + recordID },
	}
}

func docs(tx *db.Tx, where string, args ...any) ([]search.Doc, error) {
	type found struct {
		ID            string     `bun:"id"`
		AccountID     id.Account `bun:"account_id"`
		Name          string     `bun:"name"`
		Number        string     `bun:"number"`
		Type          string     `bun:"type"`
		AccountName   string     `bun:"account_name"`
		Beneficiaries string     `bun:"beneficiaries"`
		Holder        string     `bun:"holder"`
	}
	rows, err := db.Select[found](tx, `SELECT c.id, c.account_id, c.name, c.number, c.type, a.name AS account_name, c.beneficiaries, c.holder
		FROM contract c JOIN account a ON a.id = c.account_id WHERE c.deleted_at IS NULL AND `+where, args...)
	out := make([]search.Doc, len(rows))
	for i, r := range rows {
		out[i] = search.Doc{Ref: ref.Ref{Kind: contract.Kind, ID: r.ID}, Account: r.AccountID, Title: r.Name, Subtitle: r.AccountName,
			Names: []string{r.Name, r.Number, r.Holder, r.AccountName, called[contract.Type(r.Type)]}, Text: r.Beneficiaries}
	}
	return out, err
}
