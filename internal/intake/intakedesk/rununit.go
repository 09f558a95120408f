package intakedesk

import (
	"context"
	"errors"

	"comptoir/internal/intake"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// runUnit imports what is read together. An error is of the machine; what is wrong with the files is in the reports.
func (k *Desk) runUnit(ctx context.Context, a who.Actor, u *Unit, o Order, hear Progress) ([]FileReport, error) {
	reports := make([]FileReport, len(u.Files))
	for i, f := range u.Files {
		reports[i] = FileReport{Name: f.Source.Name, Profile: u.Profile.ID, Problem: u.Problem}
	}
	fail := func(err error) ([]FileReport, error) {
		if _, ours := problem.All(err); !ours {
			return reports, err
		}
		for i := range reports {
			reports[i].Problem = err
		}
		return reports, nil
	}
	if u.Problem != nil {
		return fail(u.Problem)
	}
	questions, err := u.lookAnswered(ctx, o.Answers, hear)
	if err != nil {
		return fail(err)
	}
	if len(questions) > 0 {
		reports[0].Questions = questions
		return fail(problem.New(problem.Conflict, "intake.problem.unanswered", "column", questions[0].Column))
	}
	counts, batch, err := k.runLines(ctx, a, u, o, hear, reports)
	if counts != nil {
		for i := range reports {
			reports[i].Counted, reports[i].Batch = counts[i], batch
		}
	}
	if err != nil {
		return fail(err)
	}
	return reports, nil
}

// lookAnswered learns the columns, and takes the answers to what they ask, given by the name of the column or of its
// field.
func (u *Unit) lookAnswered(ctx context.Context, given map[string]intake.Layout, hear Progress) ([]intake.Question, error) {
	asked, err := u.Look(ctx, hear)
	if err != nil || len(asked) == 0 {
		return asked, err
	}
	answers := map[string]intake.Layout{}
	for _, q := range asked {
		layout, answered := given[q.Column]
		if !answered {
			layout, answered = given[q.Field]
		}
		if !answered {
			continue
		}
		if !q.Offers(layout) {
			return nil, problem.New(problem.Invalid, "intake.problem.answer_unknown", "value", string(layout), "column", q.Column)
		}
		answers[q.Field] = layout
	}
	if len(answers) == 0 {
		return asked, nil
	}
	u.choice.Options.Answers, u.looked = answers, false
	return u.Look(ctx, hear)
}

// runLines writes the lines of a unit, or rehearses them.
func (k *Desk) runLines(ctx context.Context, a who.Actor, u *Unit, o Order, hear Progress, reports []FileReport) (Counts, id.Batch, error) {
	r := k.newRun(a, u, id.New[id.Batch]())
	r.dry, r.hear = o.DryRun, hear
	r.tell = func(file int, s Said) {
		switch s.Severity {
		case intake.Reject:
			reports[file].Errors = append(reports[file].Errors, s)
		case intake.Warning:
			reports[file].Warnings = append(reports[file].Warnings, s)
		}
	}
	if o.DryRun {
		err := r.all(ctx)
		return r.counts, "", err
	}
	w, err := k.shellWork(ctx, a, u, o.Settings)
	if err != nil {
		return nil, "", err
	}
	r.work, r.batch = &w, w.ID
	unpack(w.Counts, &r.counts)
	if err := k.tellAgain(ctx, w, reports); err != nil {
		return r.counts, w.ID, err
	}
	err = r.all(ctx)
	if err == nil && r.counts.Sum().Lines == 0 {
		err = problem.New(problem.Invalid, "intake.problem.no_rows")
	}
	if _, ours := problem.All(err); ours && w.AtItem == 0 {
		return r.counts, w.ID, errors.Join(err, k.DB.Write(ctx, a, func(tx *db.Tx) error { return forget(tx, w.ID, noLine) }))
	}
	if err != nil {
		return r.counts, w.ID, err
	}
	return r.counts, w.ID, k.finish(ctx, a, w, r.counts)
}

// shellWork begins the import, or takes up the one that was cut off.
func (k *Desk) shellWork(ctx context.Context, a who.Actor, u *Unit, s Settings) (w workRow, err error) {
	err = k.DB.Write(ctx, a, func(tx *db.Tx) error {
		fresh, err := newWork(tx, a, u, s, fromShell)
		if err != nil {
			return err
		}
		old, found, err := unfinished(tx, a.ID, fresh.SHA256, fresh.Choice)
		if err != nil {
			return err
		}
		if found {
			w, err = begin(tx, old, Applying)
			return err
		}
		fresh.State = Applying
		w = fresh
		return db.Insert(tx, w)
	})
	return w, err
}

// tellAgain gives the remarks of the lines that the run which was cut off had written.
func (k *Desk) tellAgain(ctx context.Context, w workRow, reports []FileReport) error {
	if w.AtItem == 0 {
		return nil
	}
	return k.DB.Read(ctx, func(tx *db.Tx) error {
		for after := int64(0); ; {
			lines, err := linesAfter(tx, w.ID, "", after, 1_000)
			if err != nil || len(lines) == 0 {
				return err
			}
			for _, l := range lines {
				after = l.Seq
				for _, x := range l.Remarks {
					said := Said{Line: l.Number, Remark: x}
					if x.Severity == intake.Reject {
						reports[l.File].Errors = append(reports[l.File].Errors, said)
					} else if x.Severity == intake.Warning && l.State != LineRejected {
						reports[l.File].Warnings = append(reports[l.File].Warnings, said)
					}
				}
			}
		}
	})
}
