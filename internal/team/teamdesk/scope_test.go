package teamdesk_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/db/dbtest"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// sees lists the names of the accounts in someone's reach, by every way of asking: the predicate on a list, Holds, and
// Must. They must agree.
func (h *house) sees(a who.Actor, o team.Object, access team.Access) string {
	h.t.Helper()
	var names []string
	h.ok(h.db.Read(ctx, func(tx *db.Tx) error {
		scope, err := teamdesk.Reach(tx, a, o, access)
		h.ok(err)
		cond, args := scope.On("id")
		listed, err := db.Select[id.Account](tx, `SELECT id FROM account WHERE `+cond, args...)
		h.ok(err)
		type row struct {
			ID   id.Account
			Name string
		}
		all, err := db.Select[row](tx, `SELECT id, name FROM account ORDER BY name`)
		h.ok(err)
		for _, r := range all {
			holds, err := scope.Holds(tx, r.ID)
			h.ok(err)
			must := teamdesk.Must(tx, a, o, access, r.ID) == nil
			if in := slices.Contains(listed, r.ID); in != holds || in != must {
				h.t.Errorf("%s on %s of %s: listed %v, held %v, must %v", a.Name, o, r.Name, in, holds, must)
			}
			if holds {
				names = append(names, r.Name)
			}
		}
		if scope.Nothing() != (len(names) == 0) && !scope.Everything() {
			h.t.Errorf("%s: nothing %v with %v", a.Name, scope.Nothing(), names)
		}
		return nil
	}))
	return strings.Join(names, " ")
}

// Every title on every object, on one small set of accounts.
func TestReach(t *testing.T) {
	each(t, func(h *house) {
		dir := h.person("dir", team.Direction, "")
		ceo := h.person("ceo", team.CEO, "")
		gam := h.person("gam", team.GAM, dir.ID)
		kam := h.person("kam", team.KAM, gam.ID)
		other := h.person("other", team.KAM, dir.ID)
		am := h.person("am", team.AccountManager, kam.ID)
		fin, hr := h.person("fin", team.Finance, ceo.ID), h.person("hr", team.HR, ceo.ID)
		prod, admin := h.person("prod", team.Production, ""), h.admin("admin")

		h.assign(h.account("kams", ""), kam.ID, -30, nil)
		h.account("brought", kam.ID)
		h.assign(h.account("others", ""), other.ID, -30, nil)
		h.assign(h.account("gams", ""), gam.ID, -30, nil)
		shared := h.account("shared", "")
		h.assign(shared, other.ID, -30, nil)
		for _, u := range []who.Actor{kam, am, prod} {
			h.join(shared, u.ID, "SERVICE", -5, nil)
		}
		h.join(shared, ceo.ID, "CXO_SPONSOR", -5, nil)
		h.join(h.account("visited", ""), ceo.ID, "SERVICE", -5, nil)

		const all = "brought gams kams others shared visited"
		want := map[string]string{ // object, who, read | write
			"ACCOUNT dir": all + "|" + all, "ACCOUNT ceo": all + "|", "ACCOUNT fin": all + "|", "ACCOUNT hr": "|", "ACCOUNT admin": "|",
			"ACCOUNT gam": "brought gams kams shared|brought gams kams shared", "ACCOUNT kam": "brought kams shared|brought kams shared",
			"ACCOUNT am": "shared|shared", "ACCOUNT prod": "shared|",
			"CONTRACT am": "shared|", "CONTRACT prod": "|", "CONTRACT kam": "brought kams shared|brought kams shared", "CONTRACT fin": all + "|",
			"RESULT fin": all + "|" + all, "RESULT am": "shared|", "RESULT ceo": all + "|",
			// The CEO reads the contacts of the accounts he sponsors, not of those he merely works on.
			"CONTACT ceo": "shared|", "CONTACT prod": "shared|", "CONTACT dir": all + "|", "CONTACT gam": "brought gams kams shared|",
			"CONTACT kam": "brought kams shared|brought kams shared", "CONTACT am": "shared|shared", "CONTACT fin": "|", "CONTACT hr": "|",
			"TASK am": "shared|shared", "TASK ceo": all + "|", "TASK prod": "|", "REPORT kam": "brought kams shared|", "REPORT am": "|",
			"IMPORT kam": "brought kams shared|brought kams shared", "IMPORT am": "|", "JOURNAL am": "shared|", "JOURNAL fin": "|",
		}
		for _, a := range []who.Actor{dir, ceo, gam, kam, am, fin, hr, prod, admin, {}, {Title: "DIRECTION"}} {
			for _, o := range team.Objects {
				w, named := want[string(o)+" "+a.Name]
				if a.ID == "" {
					w, named = "|", true // a stranger, whatever title they would claim
				}
				if got := h.sees(a, o, team.Read) + "|" + h.sees(a, o, team.Write); named && got != w {
					h.t.Errorf("%s %s: %q, want %q", o, a.Name, got, w)
				}
			}
		}
		if got := h.sees(who.System(), team.Contact, team.Write); got != all {
			h.t.Errorf("the machine: %q", got)
		}
	})
}

// Ends are inclusive, and access ends with them.
func TestReachEnds(t *testing.T) {
	each(t, func(h *house) {
		kam, other := h.person("kam", team.KAM, ""), h.person("other", team.KAM, "")
		boss := h.person("boss", team.Direction, "")
		h.assign(h.account("ends-today", ""), kam.ID, -30, in(0))
		h.assign(h.account("ended", ""), kam.ID, -30, in(-1))
		h.assign(h.account("starts-today", ""), kam.ID, 0, nil)
		h.assign(h.account("starts-tomorrow", ""), kam.ID, 1, nil)
		h.join(h.account("member-today", ""), kam.ID, "SERVICE", -9, in(0))
		h.join(h.account("member-ended", ""), kam.ID, "SERVICE", -9, in(-1))
		h.exec(`UPDATE assignment SET deleted_at = 1 WHERE account_id = ?`, func() id.Account {
			a := h.account("mistaken", "")
			h.assign(a, kam.ID, -9, nil)
			return a
		}())
		for name, days := range map[string]int{"granted-today": 0, "granted-week": 7} {
			until := h.day().Add(days)
			_, err := h.desk.Grant(ctx, boss, team.GrantInput{User: kam.ID, Account: h.account(name, ""), Level: team.LevelRead, Until: &until})
			h.ok(err)
		}
		until := h.day().Add(7)
		g, err := h.desk.Grant(ctx, boss, team.GrantInput{User: kam.ID, Account: h.account("revoked", ""), Level: team.LevelWrite, Until: &until})
		h.ok(err)
		h.ok(h.desk.Revoke(ctx, boss, g))
		_, err = h.desk.Grant(ctx, boss, team.GrantInput{User: kam.ID, Account: h.account("granted-write", ""), Level: team.LevelWrite, Until: &until})
		h.ok(err)

		if got := h.sees(kam, team.Account, team.Read); got != "ends-today granted-today granted-week granted-write member-today starts-today" {
			h.t.Errorf("reads %q", got)
		}
		if got := h.sees(kam, team.Account, team.Write); got != "ends-today granted-write member-today starts-today" {
			h.t.Errorf("writes %q", got)
		}
		if got := h.sees(other, team.Account, team.Read); got != "" {
			h.t.Errorf("the other reads %q", got)
		}
		h.today = h.today.AddDate(0, 0, 1)
		if got := h.sees(kam, team.Account, team.Read); got != "granted-week granted-write starts-today starts-tomorrow" {
			h.t.Errorf("tomorrow reads %q", got)
		}
	})
}

// Who brought an account in reaches it until somebody carries it, and again when nobody does.
func TestAHandOverEndsTheAccessOfWhoBroughtTheAccountIn(t *testing.T) {
	each(t, func(h *house) {
		kam, next := h.person("kam", team.KAM, ""), h.person("next", team.KAM, "")
		h.account("nobody's", kam.ID)
		h.assign(h.account("handed-over", kam.ID), next.ID, 0, nil)
		h.assign(h.account("tomorrow", kam.ID), next.ID, 1, nil)
		h.assign(h.account("given-back", kam.ID), next.ID, -9, in(-1))
		for _, access := range []team.Access{team.Read, team.Write} {
			if got := h.sees(kam, team.Account, access); got != "given-back nobody's tomorrow" {
				h.t.Errorf("reaches %q", got)
			}
		}
	})
}

// The branch follows the positions of the day, and the accounts of who left stay with the manager above.
func TestReachFollowsTheBranch(t *testing.T) {
	each(t, func(h *house) {
		admin := h.admin("admin")
		dir := h.person("dir", team.Direction, "")
		gam := h.person("gam", team.GAM, dir.ID)
		gam2 := h.person("gam2", team.GAM, dir.ID)
		kam := h.person("kam", team.KAM, gam.ID)
		h.assign(h.account("kams", ""), kam.ID, -30, nil)

		from := h.day().Add(3)
		_, err := h.desk.GivePosition(ctx, admin, kam.ID, team.PositionInput{Title: team.KAM, Manager: gam2.ID, From: &from})
		h.ok(err)
		if a, b := h.sees(gam, team.Account, team.Read), h.sees(gam2, team.Account, team.Read); a != "kams" || b != "" {
			h.t.Errorf("before the move: %q and %q", a, b)
		}
		h.today = h.today.AddDate(0, 0, 3)
		if a, b := h.sees(gam, team.Account, team.Read), h.sees(gam2, team.Account, team.Read); a != "" || b != "kams" {
			h.t.Errorf("after the move: %q and %q", a, b)
		}
		h.ok(h.desk.Leave(ctx, admin, kam.ID))
		h.today = h.today.AddDate(0, 0, 1)
		if got := h.sees(gam2, team.Account, team.Read); got != "kams" {
			h.t.Errorf("after the KAM left, the manager sees %q", got)
		}
		h.ok(h.desk.Leave(ctx, admin, gam2.ID))
		h.today = h.today.AddDate(0, 0, 1)
		if got := h.sees(h.actor(dir.ID), team.Contact, team.Read); got != "kams" {
			h.t.Errorf("after both left, the direction sees %q", got)
		}
	})
}

// Above four hundred accounts the predicate is a sub-select: same answers, by every way of asking.
func TestReachWide(t *testing.T) {
	each(t, func(h *house) {
		dir := h.person("dir", team.Direction, "")
		gam := h.person("gam", team.GAM, dir.ID)
		kams := []who.Actor{h.person("kam0", team.KAM, gam.ID), h.person("kam1", team.KAM, gam.ID), h.person("far", team.KAM, dir.ID)}
		dice := rand.New(rand.NewPCG(1, 2))
		want := map[id.Account]bool{}
		h.ok(h.db.Write(ctx, who.System(), func(tx *db.Tx) error {
			for i := range 900 {
				a, k := id.New[id.Account](), dice.IntN(3)
				if _, err := tx.Exec(`INSERT INTO account (id, name, name_fold, created_at, updated_at) VALUES (?, ?, '', 0, 0)`, a, fmt.Sprintf("a%03d", i)); err != nil {
					return err
				}
				ended := dice.IntN(5) == 0
				var to *day.Day
				if ended {
					to = day.Ptr(h.day() - 1)
				}
				want[a] = k < 2 && !ended
				table, extra := "assignment", "role"
				if dice.IntN(3) == 0 {
					table, extra = "team_member", "function"
				}
				if _, err := tx.Exec(`INSERT INTO `+table+` (id, account_id, user_id, `+extra+`, from_day, to_day, created_at, updated_at) VALUES (?, ?, ?, '', ?, ?, 0, 0)`,
					id.New[id.Any](), a, kams[k].ID, h.day()-9, to); err != nil {
					return err
				}
			}
			return nil
		}))
		h.ok(h.db.Read(ctx, func(tx *db.Tx) error {
			scope, err := teamdesk.Reach(tx, gam, team.Account, team.Read)
			h.ok(err)
			if _, few := scope.Few(); few || scope.Nothing() || scope.Everything() {
				h.t.Fatal("the scope should be wide")
			}
			list := func(from, cond string, args []any) []id.Account {
				out, err := db.Select[id.Account](tx, `SELECT id FROM `+from+` WHERE `+cond+` ORDER BY id`, args...)
				h.ok(err)
				return out
			}
			cond, args := scope.On("a.id")
			listed := list("account a", cond, args)
			// Row by row it is the same, and a column without its table is no door to all the others.
			for from, column := range map[string]string{"account a": "a.id", "account": "account.id", "account b": "id"} {
				cond, args := scope.OnEach(column)
				if each := list(from, cond, args); !slices.Equal(each, listed) {
					h.t.Errorf("by %s: %d accounts, want %d", column, len(each), len(listed))
				}
			}
			among, err := scope.Among(tx, slices.Collect(maps.Keys(want)))
			h.ok(err)
			for a, w := range want {
				if among[a] != w {
					h.t.Errorf("account %s: want %v among the others", a, w)
				}
				holds, err := scope.Holds(tx, a)
				h.ok(err)
				if must := teamdesk.Must(tx, gam, team.Account, team.Read, a) == nil; holds != w || must != w || slices.Contains(listed, a) != w {
					h.t.Fatalf("account %s: want %v, held %v, must %v", a, w, holds, must)
				}
			}
			return nil
		}))
	})
}

func TestMustTellsAbsentFromForbiddenOnlyToReaders(t *testing.T) {
	each(t, func(h *house) {
		kam, am := h.person("kam", team.KAM, ""), h.person("am", team.AccountManager, "")
		acc := h.account("a", "")
		h.join(acc, am.ID, "SERVICE", -1, nil)
		h.ok(h.db.Read(ctx, func(tx *db.Tx) error {
			for _, c := range []struct {
				a       who.Actor
				account id.Account
				kind    problem.Kind
				noted   bool
			}{
				{am, acc, problem.Forbidden, true}, // reads the contracts, so they exist
				{kam, acc, problem.NotFound, true},
				{kam, id.New[id.Account](), problem.NotFound, false},
				{kam, "not an address", problem.NotFound, false},
				{who.Actor{}, acc, problem.NotFound, true},
			} {
				err := teamdesk.Must(tx, c.a, team.Contract, team.Write, c.account)
				if !problem.Is(err, c.kind) {
					h.t.Errorf("%s: %v", c.a.Name, err)
				}
				if _, ok := err.(teamdesk.Refused); ok != c.noted {
					h.t.Errorf("%s on %s: noted %v", c.a.Name, c.account, ok)
				}
			}
			return nil
		}))
	})
}

// A key account manager's list is one look-up for the scope, and two at most for who has a branch.
func TestReachIsTwoQueriesAtMost(t *testing.T) {
	queries := 0
	o := db.Options{Fields: teamdesk.Fields(), Tables: teamdesk.Tables(), Watch: func(q string) {
		if strings.HasPrefix(q, "SELECT") {
			queries++
		}
	}}
	d := dbtest.SQLite(t, o)
	for title, most := range map[team.Title]int{team.KAM: 1, team.AccountManager: 1, team.GAM: 2, team.Direction: 0, team.HR: 0} {
		err := d.Read(ctx, func(tx *db.Tx) error {
			queries = 0
			_, err := teamdesk.Reach(tx, who.Actor{ID: id.New[id.User](), Title: string(title)}, team.Account, team.Read)
			return err
		})
		if err != nil || queries > most {
			t.Errorf("%s: %d queries (%v), want at most %d", title, queries, err, most)
		}
	}
}
