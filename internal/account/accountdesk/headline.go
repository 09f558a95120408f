package accountdesk

import (
	"context"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Whose says whose accounts a headline figure adds up.
type Whose string

// Whose, from one person to the whole company.
const (
	// Own: those that the person carries today.
	Own Whose = "OWN"
	// Branch: those that they and everyone below them carry.
	Branch Whose = "BRANCH"
	// Company: all of them, for who reads everything.
	Company Whose = "COMPANY"
	// Seen: those in reach of somebody who carries none.
	Seen Whose = "SEEN"
)

// Whoses lists them: each has its label.
var Whoses = []Whose{Own, Branch, Company, Seen}

// Headline is the one answer to whose accounts the headline figures of a person are, on the cockpit and in the review:
// those that somebody only backs up, or helps with, are on the page of who carries them.
type Headline struct {
	Whose Whose
	// Accounts is how many there are, in the reader's reach and not exited.
	Accounts int
	cond     covering
}

// HeadlineIn tells it for a person who holds the title today, within what the reader may see.
func HeadlineIn(tx *db.Tx, a who.Actor, user id.User, title team.Title) (Headline, error) {
	scope, err := teamdesk.Reach(tx, a, team.Account, team.Read)
	if err != nil || scope.Nothing() {
		return Headline{Whose: Seen, cond: covering{sql: `1 = 0`}}, err
	}
	if team.ExtentOf(title, team.Account, team.Read) == team.All || user == a.ID && scope.Everything() {
		h := Headline{Whose: Company, cond: everything}
		h.Accounts, err = countCovered(tx, scope, h.cond)
		return h, err
	}
	people, err := teamdesk.BranchOfIn(tx, a, user)
	if err != nil {
		return Headline{}, err
	}
	today := a.Today(tx.Now())
	h := Headline{Whose: Own, cond: coveredBy(people, today)}
	if h.Accounts, err = countCovered(tx, scope, h.cond); err != nil {
		return h, err
	}
	switch {
	case h.Accounts == 0:
		h.Whose, h.cond = Seen, everything
		h.Accounts, err = countCovered(tx, scope, h.cond)
	case len(people) > 1:
		own, err := countCovered(tx, scope, coveredBy([]id.User{user}, today))
		if err != nil {
			return h, err
		}
		if own < h.Accounts {
			h.Whose = Branch
		}
	}
	return h, err
}

// OwnOf is what one person carries on a day, whoever reports to them.
func OwnOf(user id.User, today day.Day) Headline {
	return Headline{Whose: Own, cond: coveredBy([]id.User{user}, today)}
}

// Carries says that the accounts are the person's own, or their branch's: others in reach are there to back up or help.
func (h Headline) Carries() bool { return h.Whose == Own || h.Whose == Branch }

// Supported says whose accounts the reader's are, and which of some accounts they only back up or help with: the headline
// leaves those out.
func (k *Desk) Supported(ctx context.Context, a who.Actor, accounts []id.Account) (h Headline, out map[id.Account]bool, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		if h, err = HeadlineIn(tx, a, a.ID, team.Title(a.Title)); err != nil {
			return err
		}
		out, err = h.outside(tx, accounts)
		return err
	})
	return h, out, err
}

// outside picks, of some accounts, those that the headline leaves out; one query.
func (h Headline) outside(tx *db.Tx, accounts []id.Account) (map[id.Account]bool, error) {
	out := make(map[id.Account]bool, len(accounts))
	if !h.Carries() || len(accounts) == 0 {
		return out, nil
	}
	in, err := coveredAmong(tx, h.cond, accounts)
	for _, x := range accounts {
		out[x] = true
	}
	for _, x := range in {
		delete(out, x)
	}
	return out, err
}
