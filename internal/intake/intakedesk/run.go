package intakedesk

import (
	"context"
	"time"

	"comptoir/internal/intake"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// run is one passage over the files of an import.
type run struct {
	k      *Desk
	a      who.Actor
	unit   *Unit
	source string
	batch  id.Batch
	dry    bool
	// work is where the passage is kept; nil for a rehearsal on the command line, which keeps nothing.
	work *workRow
	// tell hears of every line with a remark; nil when nobody listens.
	tell func(file int, s Said)
	// hear is told how many bytes were read.
	hear Progress
	// until is when to pause and let others work; zero is never.
	until time.Time

	cells     []func(intake.Row) []string // what a preview shows of a row, by file
	counts    Counts
	chunk     []*pending
	weight    int
	size      int
	seq       int64
	readBytes int64
	allBytes  int64
	// known are the accounts found or made so far, by what names them in the file; lines make those that are missing.
	known   map[string]id.Account
	lines   map[string]intake.AccountLine
	parents []parentage
	// alike are the accounts that were there, by the essence of their names; likened are those that lines were given.
	alike   map[string][]lookalike
	likened map[string]string
}

func (k *Desk) newRun(a who.Actor, u *Unit, batch id.Batch) *run {
	r := &run{k: k, a: a, unit: u, source: u.Profile.Source(), batch: batch, size: firstChunk, counts: make(Counts, len(u.Files)),
		known: map[string]id.Account{}, lines: map[string]intake.AccountLine{}, likened: map[string]string{}}
	for _, f := range u.Files {
		r.cells = append(r.cells, u.Profile.Cells(f.Header))
	}
	return r
}

// objectOf is the right that lines of a kind ask for.
func objectOf(k intake.Kind) team.Object {
	switch k {
	case intake.Accounts:
		return team.Account
	case intake.Contacts:
		return team.Contact
	case intake.Contracts:
		return team.Contract
	case intake.Results, intake.Targets:
		return team.Result
	}
	return team.Import
}

// all reads the files and hands their lines to the areas.
func (r *run) all(ctx context.Context) error {
	if !teamdesk.May(r.a, objectOf(r.unit.Profile.Kind), team.Write) {
		return problem.New(problem.Forbidden, codeKindForbidden, "kind", string(r.unit.Profile.Kind))
	}
	err := r.unit.Read(ctx, r.progress, func(item intake.Item, row intake.Row) error {
		r.seq++
		r.remember(item)
		if r.work != nil && r.seq <= r.work.AtItem {
			return nil // written by a run that was cut off
		}
		r.add(item, row)
		if r.weight < r.size {
			return nil
		}
		return r.flush(ctx)
	})
	if err == nil && len(r.chunk) > 0 {
		err = r.flush(ctx)
	}
	if err == nil {
		err = r.linkParents(ctx)
	}
	return err
}

const (
	codeKindForbidden = "intake.problem.kind_forbidden"
	codeOutOfReach    = "intake.problem.out_of_reach"
)

func (r *run) progress(done, total int64) {
	r.readBytes, r.allBytes = done, total
	if r.hear != nil {
		r.hear(done, total)
	}
}

// remember keeps how to make an account that a later line may need, and who belongs to whom.
func (r *run) remember(item intake.Item) {
	for _, l := range item.Accounts {
		if l.OnlyIfNew {
			r.lines[nameOf(l)] = l
		} else if item.Outcome == intake.Take && l.Parent != (intake.AccountRef{}) {
			r.parents = append(r.parents, parentage{child: l.Key, parent: l.Parent, line: item.Line, file: item.File, seq: r.seq})
		}
	}
}

// nameOf is what lines call the account.
func nameOf(l intake.AccountLine) string {
	ref := intake.AccountRef{Key: l.Key, Name: l.Name}
	for _, x := range l.IDs {
		if x.Scheme == "SIREN" && x.Valid {
			ref.SIREN = x.Value
		}
	}
	return ref.Identity()
}
