package stakeholderdesk

import (
	"context"
	"fmt"
	"strings"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/text"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/stakeholder"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Decisions are the decision processes of an account.
type Decisions struct {
	Account     id.Account
	AccountName string
	Today       day.Day
	List        []stakeholder.Process
	MayWrite    bool
}

// Decisions reads them, the latest first.
func (k *Desk) Decisions(ctx context.Context, a who.Actor, account id.Account) (d Decisions, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		d, err = DecisionsIn(tx, a, account)
		return err
	})
	return d, err
}

// DecisionsIn is Decisions in the caller's transaction.
func DecisionsIn(tx *db.Tx, a who.Actor, account id.Account) (d Decisions, err error) {
	if err := teamdesk.Must(tx, a, team.Stakeholder, team.Read, account); err != nil {
		return d, err
	}
	d = Decisions{Account: account, Today: a.Today(tx.Now()), MayWrite: teamdesk.Must(tx, a, team.Stakeholder, team.Write, account) == nil}
	if d.AccountName, err = nameOf(tx, account); err != nil {
		return d, err
	}
	d.List, err = processes(tx, `p.account_id = ? ORDER BY p.created_at DESC, p.id`, account)
	return d, err
}

// Find is one of them.
func (d Decisions) Find(p id.Any) (stakeholder.Process, bool) {
	for _, x := range d.List {
		if x.ID == p {
			return x, true
		}
	}
	return stakeholder.Process{}, false
}

// CreateProcessIn enters how the client decides on something.
func (k *Desk) CreateProcessIn(tx *db.Tx, a who.Actor, account id.Account, p stakeholder.Process) (id.Any, error) {
	if err := begin(tx, a, account); err != nil {
		return "", err
	}
	p = clean(p)
	if l := p.Validate(a.Today(tx.Now())); len(l) > 0 {
		return "", l
	}
	p.ID, p.Rev, p.Account = id.New[id.Any](), 1, account
	if err := insertProcess(tx, a, p); err != nil {
		return "", err
	}
	return p.ID, tx.Record(db.Change{Action: "decision_process.created", Ref: p.Ref(), Account: account, Deltas: db.Deltas(nil, processSnapshot(p))})
}

// EditProcess corrects a decision opened at rev, with its steps and its criteria; a stale rev is a Conflict.
func (k *Desk) EditProcess(ctx context.Context, a who.Actor, account id.Account, p stakeholder.Process, rev int) error {
	return k.db.Write(ctx, a, func(tx *db.Tx) error {
		if err := begin(tx, a, account); err != nil {
			return err
		}
		old, r, err := findProcess(tx, account, p.ID, rev)
		if err != nil {
			return err
		}
		p = clean(p)
		p.Account = account
		if l := p.Validate(a.Today(tx.Now())); len(l) > 0 {
			return l
		}
		deltas := db.Deltas(processSnapshot(old), processSnapshot(p))
		if len(deltas) == 0 {
			return nil
		}
		if err := saveProcess(tx, a, r, p); err != nil {
			return err
		}
		return tx.Record(db.Change{Action: "decision_process.edited", Ref: p.Ref(), Account: account, Deltas: deltas})
	})
}

// RemoveProcess deletes a decision; it stays in the journal.
func (k *Desk) RemoveProcess(ctx context.Context, a who.Actor, account id.Account, p id.Any, rev int) error {
	return k.db.Write(ctx, a, func(tx *db.Tx) error {
		if err := begin(tx, a, account); err != nil {
			return err
		}
		old, r, err := findProcess(tx, account, p, rev)
		if err != nil {
			return err
		}
		if err := removeProcess(tx, a, r); err != nil {
			return err
		}
		return tx.Record(db.Change{Action: "decision_process.removed", Ref: old.Ref(), Account: account, Deltas: db.Deltas(processSnapshot(old), nil)})
	})
}

func findProcess(tx *db.Tx, account id.Account, p id.Any, rev int) (stakeholder.Process, processRow, error) {
	r, ok, err := processOf(tx, account, p)
	switch {
	case err != nil:
		return stakeholder.Process{}, r, err
	case !ok:
		return stakeholder.Process{}, r, problem.Missing()
	case rev != 0 && rev != r.Rev:
		return stakeholder.Process{}, r, problem.Stale()
	}
	list, err := processes(tx, `p.id = ?`, p)
	if err != nil || len(list) == 0 {
		return stakeholder.Process{}, r, err
	}
	return list[0], r, nil
}

func clean(p stakeholder.Process) stakeholder.Process {
	p.Name, p.Competitor = text.Clean(p.Name), text.Clean(p.Competitor)
	for i := range p.Steps {
		s := &p.Steps[i]
		s.Name, s.Owner, s.Reason = text.Clean(s.Name), text.Clean(s.Owner), text.Clean(s.Reason)
	}
	for i := range p.Criteria {
		c := &p.Criteria[i]
		c.Name, c.Evidence = text.Clean(c.Name), text.Clean(c.Evidence)
	}
	return p
}

// processSnapshot is what the journal compares: one line a step and a criterion.
func processSnapshot(p stakeholder.Process) map[string]any {
	var steps, criteria []string
	for _, s := range p.Steps {
		line := []string{s.Name}
		for _, part := range []string{s.Owner, dayText(s.Planned), dayText(s.Actual), s.Reason} {
			if part != "" {
				line = append(line, part)
			}
		}
		if s.State != stakeholder.Planned {
			line = append(line, stateMark[s.State])
		}
		steps = append(steps, strings.Join(line, ", "))
	}
	for _, c := range p.Criteria {
		criteria = append(criteria, fmt.Sprintf("%s %d %%: %s / %s", c.Name, c.Weight, score(c.Ours), score(c.Theirs)))
	}
	return map[string]any{"account": p.Account, "name": p.Name, "competitor": p.Competitor, "steps": strings.Join(steps, " ; "), "criteria": strings.Join(criteria, " ; ")}
}

// stateMark writes a state without a word of any language.
var stateMark = map[stakeholder.StepState]string{stakeholder.Done: "✓", stakeholder.Blocked: "!", stakeholder.Skipped: "–"}

func dayText(d *day.Day) string {
	if d == nil {
		return ""
	}
	return d.String()
}

func score(tenths *int) string {
	if tenths == nil {
		return "?"
	}
	return fmt.Sprintf("%d.%d", *tenths/10, *tenths%10)
}
