package intakedesk

import (
	"context"
	"errors"

	"comptoir/internal/account/accountdesk"
	"comptoir/internal/intake"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/team"
)

// parentage is an account of the file and the one above it, linked once all are in: a file may name a group after its
// subsidiaries.
type parentage struct {
	child  string
	parent intake.AccountRef
	line   int
	file   int
	seq    int64
}

// parentChunk is small: each link looks for circles.
const parentChunk = 100

func (r *run) linkParents(ctx context.Context) error {
	for rest := r.parents; len(rest) > 0; {
		some := rest[:min(len(rest), parentChunk)]
		rest = rest[len(some):]
		var left []parentage
		err := r.k.DB.Write(ctx, r.a, func(tx *db.Tx) (err error) {
			if left, err = r.linkSome(tx, some); err == nil && r.dry {
				err = errRehearsed
			}
			return err
		})
		if err != nil && !errors.Is(err, errRehearsed) {
			return err
		}
		if r.dry {
			continue // accounts of other chunks are not there in a rehearsal: what is missing says nothing
		}
		if err := r.tellParents(ctx, left); err != nil {
			return err
		}
	}
	return nil
}

// linkSome links the accounts of a few lines, and returns the lines whose parent was not found or may not be linked.
func (r *run) linkSome(tx *db.Tx, some []parentage) (left []parentage, err error) {
	wants := make([]accountdesk.Want, 0, 2*len(some))
	for _, p := range some {
		wants = append(wants, accountdesk.Want{Key: p.child}, accountdesk.Want{Key: p.parent.Key, Name: p.parent.Name})
	}
	got, err := accountdesk.FindIn(tx, r.a, team.Account, team.Write, r.source, wants)
	if err != nil {
		return nil, err
	}
	var children []id.Account
	for i := range some {
		if c := got[2*i].ID; c != "" {
			children = append(children, c)
		}
	}
	now, err := parentsNow(tx, children)
	if err != nil {
		return nil, err
	}
	links, line := map[id.Account]id.Account{}, map[id.Account]parentage{}
	for i, p := range some {
		child, parent := got[2*i].ID, got[2*i+1].ID
		switch {
		case child == "":
		case parent == "":
			left = append(left, p)
		case now[child] != parent:
			links[child], line[child] = parent, p
		}
	}
	refused, err := r.k.Account.LinkParentsIn(tx, r.a, r.batch, links)
	for _, c := range refused {
		left = append(left, line[c])
	}
	return left, err
}

// tellParents adds to the lines that their parent was left out.
func (r *run) tellParents(ctx context.Context, left []parentage) error {
	if len(left) == 0 {
		return nil
	}
	for _, p := range left {
		if r.tell != nil {
			r.tell(p.file, Said{Line: p.line, Remark: parentLeft(p)})
		}
		r.counts[p.file].Warned++
	}
	if r.work == nil {
		return nil
	}
	return r.k.DB.Write(ctx, r.a, func(tx *db.Tx) error { return addRemarks(tx, r.batch, left) })
}

func parentLeft(p parentage) intake.Remark {
	return intake.Remark{Severity: intake.Warning, Problem: problem.At("parent", "intake.problem.parent_left", "value", p.parent.Name)}
}
