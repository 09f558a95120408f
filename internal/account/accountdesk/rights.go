package accountdesk

import (
	"comptoir/internal/account"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
)

// extent is how far the person's right to change accounts reaches.
func extent(a who.Actor) team.Extent {
	if a.System || a.Owner {
		return team.All
	}
	return team.ExtentOf(team.Title(a.Title), team.Account, team.Write)
}

// directs says that the person speaks for the Direction.
func directs(a who.Actor) bool { return a.Owner || team.Title(a.Title) == team.Direction }

// manages says that the person decides who carries an account: the GAM for their branch, the Direction for all.
func manages(a who.Actor) bool { return extent(a) >= team.Branch }

// approves says that the person may let somebody carry more than the cap for a while.
func approves(a who.Actor) bool { return directs(a) || team.Title(a.Title) == team.GAM || a.System }

// mayAssign checks the right to give the account to somebody, besides the right to write on it. A manager decides who
// is PRIMARY; whoever brought in an account that nobody carries may take it. BACKUP and INTERIM are for whoever
// carries the account to arrange.
func mayAssign(a who.Actor, n account.Assignment, others []account.Assignment) error {
	if manages(a) {
		return nil
	}
	if extent(a) < team.Own {
		return problem.New(problem.Forbidden, "forbidden")
	}
	if n.Role != account.Primary {
		return nil
	}
	if _, carried := account.PrimaryOn(others, n.From); n.User == a.ID && !carried {
		return nil
	}
	return problem.New(problem.Forbidden, "assign_by_manager")
}

// MayCreate says whether the person may enter accounts at all.
func MayCreate(a who.Actor) bool { return extent(a) >= team.Own }
