package portfoliodesk

import (
	"context"

	"comptoir/internal/account"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/portfolio"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// AssessSheet is what the form of an assessment needs.
type AssessSheet struct {
	Account     id.Account
	AccountName string
	// Model is the one in use; Ready is false before one was adopted.
	Model portfolio.Model
	Ready bool
	// Draft is the one under way, nil when there is none; Last the last validated, nil when there is none.
	Draft, Last *portfolio.Assessment
	Today       day.Day
}

// AssessForm opens the account to be assessed, for who may.
func (k *Desk) AssessForm(ctx context.Context, a who.Actor, c id.Account) (s AssessSheet, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		s, err = k.assessSheet(tx, a, c)
		return err
	})
	return s, err
}

func (k *Desk) assessSheet(tx *db.Tx, a who.Actor, c id.Account) (s AssessSheet, err error) {
	if err := teamdesk.Must(tx, a, team.Portfolio, team.Write, c); err != nil {
		return s, err
	}
	acc, ok, err := readAccount(tx, c)
	if err != nil || !ok {
		return s, missingOr(err)
	}
	s = AssessSheet{Account: c, AccountName: acc.Name, Today: a.Today(tx.Now())}
	if s.Model, s.Ready, err = currentModel(tx); err != nil {
		return s, err
	}
	all, _, err := assessments(tx, `account_id = ? AND (state = 'DRAFT' OR recency = 1)`, c)
	for i, x := range all {
		switch {
		case x.State == portfolio.Validated:
			s.Last = &all[i]
		case x.Model == s.Model.ID && s.Draft == nil:
			s.Draft = &all[i]
		}
	}
	return s, err
}

func missingOr(err error) error {
	if err != nil {
		return err
	}
	return problem.Missing()
}

// Measure says where the scores typed would put the account. It writes nothing.
func (k *Desk) Measure(ctx context.Context, a who.Actor, c id.Account, in portfolio.AssessInput) (m portfolio.Model, p portfolio.Place, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		s, err := k.assessSheet(tx, a, c)
		if err != nil {
			return err
		}
		m, p = s.Model, portfolio.PlaceOf(s.Model, in.Fill(s.Model))
		return nil
	})
	return m, p, err
}

// Assess keeps the scores of the account against the model in use: in a draft, or validated at once. rev is that of the
// draft the form was opened on, 0 when there was none; a stale one is a Conflict. Validation sets the account's tier.
// Problems: no_model, and those of the rules.
func (k *Desk) Assess(ctx context.Context, a who.Actor, c id.Account, rev int, in portfolio.AssessInput, validate bool) (out id.Any, err error) {
	err = k.db.Write(ctx, a, func(tx *db.Tx) error {
		out, err = k.AssessIn(tx, a, c, rev, in, validate)
		return err
	})
	return out, err
}

// assessing is the matter of an account's assessments: two drafts begun at once follow one another.
const assessing = "assessments"

// AssessIn is Assess in the caller's transaction.
func (k *Desk) AssessIn(tx *db.Tx, a who.Actor, c id.Account, rev int, in portfolio.AssessInput, validate bool) (id.Any, error) {
	if err := tx.OneAtATime(assessing); err != nil {
		return "", err
	}
	s, err := k.assessSheet(tx, a, c)
	if err != nil {
		return "", err
	}
	if !s.Ready {
		return "", problem.New(problem.Conflict, "no_model")
	}
	var last *day.Day
	if s.Last != nil {
		last = &s.Last.On
	}
	in = in.Clean()
	if l := in.Validate(s.Model, s.Today, last); len(l) > 0 {
		return "", l
	}
	old := portfolio.Assessment{Account: c, Model: s.Model.ID, State: portfolio.Drafted}
	switch {
	case s.Draft != nil && rev != s.Draft.Rev, s.Draft == nil && rev != 0:
		return "", problem.Stale()
	case s.Draft != nil:
		old = *s.Draft
	}
	next := old
	next.On, next.Competitor, next.Marks = in.On, in.Competitor, in.Fill(s.Model)
	if validate {
		if next, err = next.Confirm(a.ID); err != nil {
			return "", err
		}
	}
	if err := k.freeze(tx, a, s); err != nil {
		return "", err
	}
	if next, err = k.keep(tx, a, s, old, next); err != nil || !validate {
		return next.ID, err
	}
	return next.ID, k.Account.RateIn(tx, a, c, tierOf(portfolio.PlaceOf(s.Model, next.Marks).Quadrant))
}

// tierOf is the account's tier in a case of the matrix: undetermined is not rated.
func tierOf(q portfolio.Quadrant) account.Tier {
	if q == portfolio.Undetermined {
		return account.Unrated
	}
	return account.Tier(q)
}

// freeze notes the first use of the model: it no longer changes.
func (k *Desk) freeze(tx *db.Tx, a who.Actor, s AssessSheet) error {
	if s.Model.Used != nil {
		return nil
	}
	all, rows, err := models(tx, `id = ?`, s.Model.ID)
	if err != nil || len(all) == 0 {
		return missingOr(err)
	}
	next := all[0]
	next.Used = &s.Today
	return saveModel(tx, a, rows[0], all[0], next, "selection_model.frozen")
}

// keep writes the assessment and tells the journal.
func (k *Desk) keep(tx *db.Tx, a who.Actor, s AssessSheet, old, next portfolio.Assessment) (portfolio.Assessment, error) {
	if next.State == portfolio.Validated {
		if err := age(tx, next.Account); err != nil {
			return next, err
		}
	}
	action, before := "assessment.edited", assessmentSnapshot(s.Model, old)
	if old.ID == "" {
		action, before, next.ID = "assessment.created", nil, id.New[id.Any]()
		r := toAssessmentRow(next, s.Model)
		r.stamps = begin(tx, a)
		if err := db.Insert(tx, r); err != nil {
			return next, err
		}
	} else {
		_, rows, err := assessments(tx, `id = ?`, old.ID)
		if err != nil || len(rows) == 0 {
			return next, missingOr(err)
		}
		r := toAssessmentRow(next, s.Model)
		r.stamps = rows[0].next(tx, a)
		if err := db.UpdateRow(tx, &r, rows[0].Rev); err != nil {
			return next, err
		}
	}
	if next.State == portfolio.Validated {
		action = "assessment.validated"
	}
	if err := writeMarks(tx, next); err != nil {
		return next, err
	}
	return next, tx.Record(db.Change{Action: action, Ref: next.Ref(), Account: next.Account, Deltas: db.Deltas(before, assessmentSnapshot(s.Model, next))})
}

// DropDraft deletes the draft under way.
func (k *Desk) DropDraft(ctx context.Context, a who.Actor, c id.Account) error {
	return k.db.Write(ctx, a, func(tx *db.Tx) error {
		s, err := k.assessSheet(tx, a, c)
		if err != nil {
			return err
		}
		if s.Draft == nil {
			return problem.Missing()
		}
		_, rows, err := assessments(tx, `id = ?`, s.Draft.ID)
		if err != nil || len(rows) == 0 {
			return missingOr(err)
		}
		if err := removeAssessment(tx, a, rows[0]); err != nil {
			return err
		}
		return tx.Record(db.Change{Action: "assessment.removed", Ref: s.Draft.Ref(), Account: c, Deltas: db.Deltas(assessmentSnapshot(s.Model, *s.Draft), nil)})
	})
}
