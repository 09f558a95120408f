package intakedesk

import (
	"comptoir/internal/intake"
	"context"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/page"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Open reads an import, on its way or done.
func (k *Desk) Open(ctx context.Context, a who.Actor, batch id.Batch) (s Sheet, err error) {
	err = k.DB.Read(ctx, func(tx *db.Tx) error {
		if s, err = openIn(tx, a, batch); err != nil {
			return err
		}
		all := []Sheet{s}
		err = named(tx, a, all)
		s = all[0]
		s.Now = tx.Now()
		if err == nil && s.State == Applied && s.Kind != intake.Accounts {
			s.Accounts, err = accountsMade(tx, batch)
		}
		return err
	})
	return s, err
}

func openIn(tx *db.Tx, a who.Actor, batch id.Batch) (Sheet, error) {
	w, found, err := readWork(tx, batch)
	if err != nil {
		return Sheet{}, err
	}
	s := w.toSheet()
	if !found {
		b, found, err := readBatch(tx, batch)
		if err != nil {
			return Sheet{}, err
		}
		if !found {
			return Sheet{}, problem.Missing()
		}
		s = b.toSheet()
	}
	return s, mustOpen(tx, a, s.Author)
}

// named puts names to the people of sheets, and says what the reader may do.
func named(tx *db.Tx, a who.Actor, list []Sheet) error {
	var people []id.User
	for _, s := range list {
		if s.Author != "" {
			people = append(people, s.Author)
		}
	}
	names, err := teamdesk.NamesIn(tx, a, people)
	for i := range list {
		s := &list[i]
		s.AuthorName, s.Mine = names[s.Author], s.Author == a.ID
		s.MayWrite = teamdesk.May(a, team.Import, team.Write) && (s.Mine || s.Done())
	}
	return err
}

// mostWorks bounds the imports on their way that a list shows.
const mostWorks = 50

// List reads the imports that the person may see: those on their way, and those done, newest first.
func (k *Desk) List(ctx context.Context, a who.Actor, req page.Request) (works []Sheet, done page.Of[Sheet], err error) {
	err = k.DB.Read(ctx, func(tx *db.Tx) error {
		who, all, err := authors(tx, a)
		if err != nil {
			return err
		}
		open, err := worksOf(tx, who, all, mostWorks)
		if err != nil {
			return err
		}
		for _, w := range open {
			works = append(works, w.toSheet())
		}
		rows, err := batchesOf(tx, who, all, req)
		if err != nil {
			return err
		}
		done = page.Cut(rows, req, batchRow.toSheet, func(b batchRow) page.Cursor { return page.Cursor{ID: string(b.ID)} })
		if err := named(tx, a, works); err != nil {
			return err
		}
		return named(tx, a, done.Rows)
	})
	return works, done, err
}

// Lines reads lines of an import after a place, of one state or of all.
func (k *Desk) Lines(ctx context.Context, a who.Actor, batch id.Batch, state LineState, after int64, limit int) (lines []Line, more bool, err error) {
	err = k.DB.Read(ctx, func(tx *db.Tx) error {
		if _, err := openIn(tx, a, batch); err != nil {
			return err
		}
		lines, err = linesAfter(tx, batch, state, after, limit+1)
		return err
	})
	if more = len(lines) > limit; more {
		lines = lines[:limit]
	}
	return lines, more, err
}
