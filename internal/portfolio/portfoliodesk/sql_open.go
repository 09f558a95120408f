package portfoliodesk

import (
	"context"
	"slices"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/explain"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/portfolio"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Sheet is an account's place in the portfolio.
type Sheet struct {
	Account id.Account
	Name    string
	Status  portfolio.Status
	// Rev is the account's.
	Rev   int
	Today day.Day
	// Last is the last validated assessment with the model it was made against, Before the one before; nil when there is
	// none.
	Last, Before *Dated
	// WhyA and WhyS lay both figures open, Changes what would move the account.
	WhyA, WhyS explain.Explanation
	Changes    []portfolio.Change
	History    []Dated
	Steps      []NamedStep
	// Pending is the proposal that waits for the Direction.
	Pending   *NamedStep
	Handovers []HandoverLine
	// Ready says that a model is in use, Draft that an assessment is under way.
	Ready, Draft bool
	// Verbs are the steps that the reader may take now; ExitReady says that the hand-over of an exit is done.
	Verbs                          []portfolio.Verb
	ExitReady, ExitUnderWay        bool
	MayWrite, MayManage, MayDirect bool
}

// Dated is an assessment with what it gives.
type Dated struct {
	portfolio.Assessment
	Model    portfolio.Model
	A, S     *float64
	Quadrant portfolio.Quadrant
	By       string
}

// Stale says that it should be done again.
func (s Sheet) Stale() bool { return s.Last != nil && s.Last.Stale(s.Today) }

// Drifted says that the last assessment changed the case.
func (s Sheet) Drifted() bool {
	return s.Last != nil && s.Before != nil && s.Last.Quadrant != s.Before.Quadrant &&
		s.Last.Quadrant != portfolio.Undetermined && s.Before.Quadrant != portfolio.Undetermined
}

// Open reads the account's place. What is out of the reader's reach is NotFound, as what does not exist.
func (k *Desk) Open(ctx context.Context, a who.Actor, c id.Account) (s Sheet, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		s, err = k.OpenIn(tx, a, c)
		return err
	})
	return s, err
}

// OpenIn is Open in the caller's transaction.
func (k *Desk) OpenIn(tx *db.Tx, a who.Actor, c id.Account) (s Sheet, err error) {
	if err := teamdesk.Must(tx, a, team.Portfolio, team.Read, c); err != nil {
		return s, err
	}
	acc, f, err := k.readFacts(tx, c)
	if err != nil {
		return s, err
	}
	s = Sheet{Account: c, Name: acc.Name, Status: f.Status, Rev: acc.Rev, Today: a.Today(tx.Now())}
	if err := s.assessed(tx, a, c); err != nil {
		return s, err
	}
	if s.Steps, err = steps(tx, mostSteps, `s.account_id = ?`, c); err != nil {
		return s, err
	}
	if i := slices.IndexFunc(s.Steps, func(x NamedStep) bool { return x.State == portfolio.Proposed }); i >= 0 {
		s.Pending = &s.Steps[i]
	}
	if s.Handovers, err = handovers(tx, mostSteps, `h.account_id = ? AND h.state <> 'DROPPED'`, c); err != nil {
		return s, err
	}
	slices.Reverse(s.Handovers)
	return s, s.rights(tx, a, f)
}

const mostSteps = 30

// assessed reads the validated assessments, with the models they were made against.
func (s *Sheet) assessed(tx *db.Tx, a who.Actor, c id.Account) error {
	all, rows, err := assessments(tx, `account_id = ? AND state = 'VALIDATED'`, c)
	if err != nil {
		return err
	}
	used, _, err := models(tx, `1 = 1`)
	if err != nil {
		return err
	}
	var people []id.User
	for _, x := range all {
		people = append(people, x.ValidatedBy)
	}
	names, err := teamdesk.NamesIn(tx, a, people)
	if err != nil {
		return err
	}
	for i, x := range all {
		d := Dated{Assessment: x, A: float(rows[i].AMilli), S: float(rows[i].SMilli), Quadrant: portfolio.Quadrant(rows[i].Quadrant), By: names[x.ValidatedBy]}
		if at := slices.IndexFunc(used, func(m portfolio.Model) bool { return m.ID == x.Model }); at >= 0 {
			d.Model = used[at]
		}
		s.History = append(s.History, d)
		switch rows[i].Recency {
		case 1:
			s.Last = &d
		case 2:
			s.Before = &d
		}
	}
	if s.Last != nil {
		s.WhyA, s.WhyS = portfolio.ExplainA(s.Last.Model, s.Last.Assessment, s.Today), portfolio.ExplainS(s.Last.Model, s.Last.Assessment, s.Today)
		s.Changes = portfolio.Changes(s.Last.Model, s.Last.Marks)
	}
	s.Ready = slices.ContainsFunc(used, func(m portfolio.Model) bool { return m.State == portfolio.Current })
	_, s.Draft, err = db.One[int](tx, `SELECT 1 FROM assessment x JOIN selection_model m ON m.id = x.model_id AND m.state = 'CURRENT'
		WHERE x.account_id = ? AND x.state = 'DRAFT' AND x.deleted_at IS NULL`, c)
	return err
}

// rights are what the reader may do now.
func (s *Sheet) rights(tx *db.Tx, a who.Actor, f portfolio.Facts) error {
	err := teamdesk.Must(tx, a, team.Portfolio, team.Write, s.Account)
	if _, known := problem.All(err); err != nil && !known {
		return err
	}
	s.MayWrite = err == nil
	s.MayManage, s.MayDirect = s.MayWrite && Manages(a), s.MayWrite && Directs(a)
	s.ExitUnderWay = f.Exit != nil && f.Exit.State == portfolio.HandoverOpen
	s.ExitReady = f.Exit != nil && f.Exit.State == portfolio.HandoverDone && f.Open == 0
	if !s.MayWrite {
		return nil
	}
	for _, v := range portfolio.Verbs {
		_, ok := v.Way(s.Status)
		switch {
		case !ok, v == portfolio.Propose && f.Pending, v == portfolio.Exit && !s.MayManage:
			continue
		}
		s.Verbs = append(s.Verbs, v)
	}
	return nil
}

// Assessment opens one validated assessment of an account.
func (k *Desk) Assessment(ctx context.Context, a who.Actor, c id.Account, n id.Any) (s Sheet, d Dated, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		if s, err = k.OpenIn(tx, a, c); err != nil {
			return err
		}
		i := slices.IndexFunc(s.History, func(x Dated) bool { return x.ID == n })
		if i < 0 {
			return problem.Missing()
		}
		d = s.History[i]
		return nil
	})
	return s, d, err
}
