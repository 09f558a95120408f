package intakedesk

import (
	"context"
	"strings"

	"comptoir/internal/intake"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// Answers are what a person says of a file that was looked at; nil or empty leaves as it was.
type Answers struct {
	Layouts  map[string]intake.Layout // field to the layout chosen
	OurSIREN *string
	Currency *money.Currency
}

// Answer takes what only a person can decide, and makes the preview again.
func (k *Desk) Answer(ctx context.Context, a who.Actor, batch id.Batch, in Answers) error {
	return k.again(ctx, a, batch, func(_ *db.Tx, s *Settings, asked []intake.Question) error {
		var l problem.List
		s.answer(&l, in.Layouts, asked)
		if in.OurSIREN != nil {
			s.OurSIREN = checkSIREN(&l, *in.OurSIREN)
		}
		if in.Currency != nil {
			s.Currency = money.Currency(strings.ToUpper(strings.TrimSpace(string(*in.Currency))))
			if s.Currency != "" && !s.Currency.Valid() {
				l.Add("currency", "intake.problem.currency_unknown", "value", string(s.Currency))
			}
		}
		return l.Err()
	})
}

// answer takes the layouts chosen for the columns that asked.
func (s *Settings) answer(l *problem.List, layouts map[string]intake.Layout, asked []intake.Question) {
	for _, q := range asked {
		switch layout, given := layouts[q.Field]; {
		case !given:
		case !q.Offers(layout):
			l.Add(q.Field, "intake.problem.answer_unknown", "value", string(layout), "column", q.Column)
		default:
			if s.Answers == nil {
				s.Answers = map[string]intake.Layout{}
			}
			s.Answers[q.Field] = layout
		}
	}
}

// checkSIREN accepts a SIREN, or a SIRET for its SIREN.
func checkSIREN(l *problem.List, typed string) string {
	if strings.TrimSpace(typed) == "" {
		return ""
	}
	for _, scheme := range []string{"SIREN", "SIRET"} {
		if normal, ok := CheckID(scheme, typed); ok {
			return normal[:9]
		}
	}
	l.Add("our_siren", "intake.problem.our_siren", "value", typed)
	return typed
}

// Map says what the columns of a table hold, and makes the preview again; with a name the mapping is kept for the next
// file of the kind.
func (k *Desk) Map(ctx context.Context, a who.Actor, batch id.Batch, m intake.Mapping, save bool) error {
	if err := m.Validate(); err != nil {
		return err
	}
	return k.again(ctx, a, batch, func(tx *db.Tx, s *Settings, _ []intake.Question) error {
		s.Mapping, s.Profile, s.Answers = &m, "", nil
		if save {
			return k.saveMappingIn(tx, a, m)
		}
		return nil
	})
}

// again changes how the files are read, and makes the preview anew.
func (k *Desk) again(ctx context.Context, a who.Actor, batch id.Batch, change func(*db.Tx, *Settings, []intake.Question) error) error {
	err := k.DB.Write(ctx, a, func(tx *db.Tx) error {
		w, err := openWork(tx, batch)
		if err != nil {
			return err
		}
		if err := mustDrive(tx, a, w.AuthorID); err != nil {
			return err
		}
		if w.State != Preview && w.State != Mapping && w.State != Failed {
			return problem.New(problem.Conflict, movedOn)
		}
		sheet := w.toSheet()
		s := sheet.Settings
		if err := change(tx, &s, sheet.Questions); err != nil {
			return err
		}
		if err := clearLines(tx, batch); err != nil {
			return err
		}
		w.Choice, w.Failure, w.Questions, w.Foreseen, w.Counts, w.AtItem = pack(s), "", "", "", "", 0
		return settle(tx, w, Reading)
	})
	if err != nil {
		return err
	}
	return k.startExamine(ctx, a, batch)
}
