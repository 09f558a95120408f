package reportdesk

import (
	"context"
	"slices"

	"comptoir/internal/account/accountdesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/report"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Choice is a review that the reader may draw.
type Choice struct {
	report.Person
	Extent report.Extent
	// Accounts is how many it would cover; Mine is the reader's own.
	Accounts int
	Mine     bool
}

// Choices lists the reviews that the reader may draw: their own first, then the others by name, those with accounts or
// people below them.
func (k *Desk) Choices(ctx context.Context, a who.Actor) (out []Choice, err error) {
	if !Draws(a) {
		return nil, problem.Missing()
	}
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		people, err := within(tx, a)
		if err != nil {
			return err
		}
		carried, err := carriedBy(tx, a)
		if err != nil {
			return err
		}
		for _, p := range people {
			c, err := choice(tx, a, p, carried)
			if err != nil {
				return err
			}
			if c.Mine || c.Accounts > 0 {
				out = append(out, c)
			}
		}
		slices.SortStableFunc(out, func(x, y Choice) int { return first(y.Mine) - first(x.Mine) })
		return nil
	})
	return out, err
}

// Carried lists the accounts that the reader carries, by standing and name, for their briefs.
func (k *Desk) Carried(ctx context.Context, a who.Actor) (out []report.Account, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		names, err := persons(tx, a)
		if err != nil {
			return err
		}
		out, _, err = portfolio(tx, a, accountdesk.OwnOf(a.ID, a.Today(tx.Now())), names)
		return err
	})
	return out, err
}

func first(mine bool) int {
	if mine {
		return 1
	}
	return 0
}

func choice(tx *db.Tx, a who.Actor, p teamdesk.Person, carried map[id.User]int) (Choice, error) {
	c := Choice{Person: report.Person{ID: p.ID, Name: p.Name, Title: string(p.Title)}, Extent: report.Portfolio, Mine: p.ID == a.ID}
	if c.Mine && extentOf(a) == team.All || team.ExtentOf(p.Title, team.Report, team.Read) == team.All {
		h, err := accountdesk.HeadlineIn(tx, a, p.ID, p.Title)
		c.Extent, c.Accounts = extents[h.Whose], h.Accounts
		return c, err
	}
	below, err := teamdesk.BranchOfIn(tx, a, p.ID)
	if err != nil {
		return c, err
	}
	for _, u := range below {
		c.Accounts += carried[u]
		if u != p.ID && carried[u] > 0 {
			c.Extent = report.Branch
		}
	}
	return c, nil
}

// within are the people whose review the reader may draw, by name.
func within(tx *db.Tx, a who.Actor) ([]teamdesk.Person, error) {
	people, err := teamdesk.PeopleIn(tx, a)
	if err != nil {
		return nil, err
	}
	extent := extentOf(a)
	if extent == team.All {
		return people, nil
	}
	below := []id.User{a.ID}
	if extent >= team.Branch {
		if below, err = teamdesk.BranchOfIn(tx, a, a.ID); err != nil {
			return nil, err
		}
	}
	return slices.DeleteFunc(people, func(p teamdesk.Person) bool { return !slices.Contains(below, p.ID) }), nil
}

// around fills in whose review it is and whom it is for.
func around(tx *db.Tx, a who.Actor, names map[id.User]report.Person, subject id.User, r *report.Review) error {
	var known bool
	if r.Subject, known = names[subject]; !known {
		return problem.Missing()
	}
	r.DrawnBy = names[a.ID]
	above, err := teamdesk.AboveIn(tx, a, subject)
	for _, u := range above {
		if p, ok := names[u]; ok && u != subject {
			r.For = append(r.For, p)
		}
	}
	return err
}

// persons are the colleagues by identifier.
func persons(tx *db.Tx, a who.Actor) (map[id.User]report.Person, error) {
	people, err := teamdesk.PeopleIn(tx, a)
	out := make(map[id.User]report.Person, len(people))
	for _, p := range people {
		out[p.ID] = report.Person{ID: p.ID, Name: p.Name, Title: string(p.Title)}
	}
	return out, err
}
