package teamdesk_test

import (
	"strings"
	"sync"
	"testing"
	"time"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

const (
	goodPassword  = "trois mulets à Lyon"
	otherPassword = "sept lanternes de papier"
)

func TestCreateUser(t *testing.T) {
	each(t, func(h *house) {
		admin, boss := h.admin("admin"), h.person("boss", team.Direction, "")
		from := h.day()
		u, err := h.desk.CreateUser(ctx, admin, teamdesk.NewUser{
			UserInput: team.UserInput{Login: "Camille.Durand@Ardoval.example", Name: "Camille Durand", Lang: "fr", TZ: "Europe/Paris"},
			Password:  goodPassword, Position: &team.PositionInput{Title: team.KAM, Manager: boss.ID, From: &from}})
		h.ok(err)
		if a := h.actor(u); a.Title != "KAM" || a.Name != "Camille Durand" || a.Login != "camille.durand@ardoval.example" {
			h.t.Errorf("actor %+v", a)
		}
		if got := h.last(); got != "position.created from,manager,title,user" {
			h.t.Errorf("journal %q", got)
		}
		_, err = h.desk.CreateUser(ctx, admin, teamdesk.NewUser{UserInput: team.UserInput{Login: "camille.durand@ardoval.EXAMPLE", Name: "X"}})
		h.code(err, "login_taken")
		_, err = h.desk.CreateUser(ctx, admin, teamdesk.NewUser{UserInput: team.UserInput{TZ: "Europe/Atlantis"}, Password: "court", Position: &team.PositionInput{}})
		if l, _ := problem.All(err); l.Error() != "login: required; name: required; tz: unknown_choice; password: password_short; title: required; from: required" {
			h.t.Errorf("problems %v", err)
		}
	})
}

// The journal says that the password changed, and never which.
func TestThePasswordIsNowhereInTheJournal(t *testing.T) {
	each(t, func(h *house) {
		admin := h.admin("admin")
		u, err := h.desk.CreateUser(ctx, admin, teamdesk.NewUser{UserInput: team.UserInput{Login: "c", Name: "C"}, Password: goodPassword})
		h.ok(err)
		_, err = h.desk.SetPassword(ctx, admin, u, team.PasswordInput{New: otherPassword, Again: otherPassword})
		h.ok(err)
		if got := h.last(); got != "user.password_set password" {
			h.t.Errorf("journal %q", got)
		}
		bodies, err := db0[string](h, `SELECT string_agg(body, ' ') FROM journal_detail`)
		h.ok(err)
		for _, secret := range []string{"argon2", goodPassword, otherPassword} {
			if strings.Contains(bodies, secret) {
				h.t.Errorf("the journal holds %q", secret)
			}
		}
	})
}

func TestUpdateUser(t *testing.T) {
	each(t, func(h *house) {
		admin, camille := h.admin("admin"), h.person("camille", team.KAM, "")
		edit := team.UserInput{Login: "camille", Name: "Camille D.", Lang: "en", TZ: "Asia/Tokyo"}
		h.ok(h.desk.UpdateUser(ctx, admin, camille.ID, 1, edit))
		if got := h.last(); got != "user.edited lang,name,tz" {
			h.t.Errorf("journal %q", got)
		}
		if a := h.actor(camille.ID); a.Lang != "en" || a.Zone.String() != "Asia/Tokyo" {
			h.t.Errorf("actor %+v", a)
		}
		h.code(h.desk.UpdateUser(ctx, admin, camille.ID, 1, edit), "stale")
		edit.Login = "admin"
		h.code(h.desk.UpdateUser(ctx, admin, camille.ID, 2, edit), "login_taken")
		h.code(h.desk.UpdateUser(ctx, admin, admin.ID, 0, team.UserInput{Login: "admin", Name: "admin"}), "last_admin")
		h.code(h.desk.UpdateUser(ctx, admin, id.New[id.User](), 0, edit), "not_found")
	})
}

func TestDisable(t *testing.T) {
	each(t, func(h *house) {
		admin, camille := h.admin("admin"), h.person("camille", team.KAM, "")
		h.code(h.desk.Disable(ctx, admin, admin.ID), "last_admin")
		h.ok(h.desk.Disable(ctx, admin, camille.ID))
		if _, ok, _ := h.desk.Actor(ctx, camille.ID, 0); ok {
			h.t.Error("still signed in")
		}
		if _, ok, _ := h.desk.ActorByLogin(ctx, "camille"); ok {
			h.t.Error("the command line still speaks for her")
		}
		h.ok(h.desk.Enable(ctx, admin, camille.ID))
		if _, ok, _ := h.desk.Actor(ctx, camille.ID, 0); ok {
			h.t.Error("a session of before lives again")
		}
		h.actor(camille.ID)
		second := h.admin("second")
		h.ok(h.desk.Disable(ctx, second, admin.ID))
		h.code(h.desk.Leave(ctx, second, second.ID), "last_admin")
	})
}

// Two administrators who shut each other out at once: one stays.
func TestTheLastAdministratorStaysUnderARace(t *testing.T) {
	each(t, func(h *house) {
		a := h.admin("first")
		for i := range 5 {
			b := h.admin("admin" + string(rune('0'+i)))
			var wg sync.WaitGroup
			wg.Go(func() { _ = h.desk.Disable(ctx, a, b.ID) })
			wg.Go(func() { _ = h.desk.Leave(ctx, b, a.ID) })
			wg.Wait()
			if n, err := db0[int](h, `SELECT count(*) FROM app_user WHERE admin = TRUE AND state = 'ACTIVE'`); err != nil || n != 1 {
				h.t.Fatalf("%d administrators are left (%v)", n, err)
			}
			left, err := db0[id.User](h, `SELECT id FROM app_user WHERE admin = TRUE AND state = 'ACTIVE'`)
			h.ok(err)
			a = h.actor(left)
		}
	})
}

func TestLeaveEndsPositionAndGrants(t *testing.T) {
	each(t, func(h *house) {
		admin, boss, camille := h.admin("admin"), h.person("boss", team.Direction, ""), h.person("camille", team.KAM, "")
		until := h.day().Add(30)
		_, err := h.desk.Grant(ctx, boss, team.GrantInput{User: camille.ID, Account: h.account("a", ""), Level: team.LevelRead, Until: &until})
		h.ok(err)
		h.ok(h.desk.Leave(ctx, admin, camille.ID))
		s, err := h.desk.OpenUser(ctx, admin, camille.ID)
		h.ok(err)
		if s.State != team.Left || s.Positions[0].To == nil || *s.Positions[0].To != h.day() || s.Grants[0].State != team.GrantRevoked {
			h.t.Errorf("sheet %+v", s)
		}
	})
}

func TestProfile(t *testing.T) {
	each(t, func(h *house) {
		camille := h.person("camille", team.KAM, "")
		h.ok(h.desk.SetLang(ctx, camille, "en"))
		h.ok(h.desk.SetTheme(ctx, camille, "dark"))
		if got := h.last(); got != "user.profile_edited theme" {
			h.t.Errorf("journal %q", got)
		}
		h.ok(h.desk.UpdateProfile(ctx, camille, team.ProfileInput{Name: " Camille D. ", Lang: "en", TZ: "Pacific/Noumea", Theme: "dark"}))
		if a := h.actor(camille.ID); a.Name != "Camille D." || a.Lang != "en" || a.Theme != "dark" || a.Zone.String() != "Pacific/Noumea" {
			h.t.Errorf("actor %+v", a)
		}
		h.code(h.desk.SetLang(ctx, camille, "de"), "unknown_choice")
		h.code(h.desk.SetTheme(ctx, camille, "pink"), "unknown_choice")
		h.code(h.desk.UpdateProfile(ctx, camille, team.ProfileInput{Name: "C", Lang: "fr", TZ: "Local", Theme: "auto"}), "unknown_choice")
	})
}

func TestSetPassword(t *testing.T) {
	each(t, func(h *house) {
		admin := h.admin("admin")
		u, err := h.desk.CreateUser(ctx, admin, teamdesk.NewUser{UserInput: team.UserInput{Login: "c", Name: "C"}, Password: goodPassword})
		h.ok(err)
		c := h.actor(u)
		_, err = h.desk.SetPassword(ctx, c, u, team.PasswordInput{New: otherPassword, Again: otherPassword})
		h.code(err, "required")
		_, err = h.desk.SetPassword(ctx, c, u, team.PasswordInput{Current: "x", New: otherPassword, Again: otherPassword})
		h.code(err, "password_wrong")
		epoch, err := h.desk.SetPassword(ctx, c, u, team.PasswordInput{Current: goodPassword, New: otherPassword, Again: otherPassword})
		h.ok(err)
		if _, ok, _ := h.desk.Actor(ctx, u, 0); ok || epoch != 1 {
			h.t.Errorf("the other sessions live on (epoch %d)", epoch)
		}
		if _, ok, _ := h.desk.Actor(ctx, u, epoch); !ok {
			h.t.Error("the own session does not go on")
		}
		epoch, err = h.desk.EndSessions(ctx, c, u)
		h.ok(err)
		if got := h.last(); epoch != 2 || got != "user.signed_out " {
			h.t.Errorf("epoch %d, journal %q", epoch, got)
		}
		_, err = h.desk.SetPassword(ctx, h.person("kam", team.KAM, ""), u, team.PasswordInput{New: goodPassword, Again: goodPassword})
		h.code(err, "not_found")
	})
}

func TestPositionsAreGivenUnderTheRule(t *testing.T) {
	each(t, func(h *house) {
		admin, boss := h.admin("admin"), h.person("boss", team.Direction, "")
		kam := h.person("kam", team.KAM, boss.ID)
		from := h.day().Add(10)
		_, err := h.desk.GivePosition(ctx, admin, boss.ID, team.PositionInput{Title: team.GAM, Manager: kam.ID, From: &from})
		h.code(err, "manager_circle")
		_, err = h.desk.GivePosition(ctx, admin, kam.ID, team.PositionInput{Title: team.GAM, Manager: id.New[id.User](), From: &from})
		h.code(err, "unknown_choice")
		p, err := h.desk.GivePosition(ctx, admin, kam.ID, team.PositionInput{Title: team.GAM, Manager: boss.ID, From: &from})
		h.ok(err)
		again, err := h.desk.GivePosition(ctx, admin, kam.ID, team.PositionInput{Title: team.KAM, Manager: boss.ID, From: &from})
		h.ok(err)
		if got := h.last(); again != p || got != "position.corrected title" {
			h.t.Errorf("%s then %s, journal %q", p, again, got)
		}
		h.ok(h.desk.ClosePosition(ctx, admin, p, from.Add(5)))
		h.code(h.desk.ClosePosition(ctx, admin, p, from.Add(6)), "position_extended")
		s, err := h.desk.OpenUser(ctx, admin, kam.ID)
		h.ok(err)
		if len(s.Positions) != 2 || *s.Positions[0].To != from.Add(5) || *s.Positions[1].To != from-1 || s.ManagerName != "boss" {
			h.t.Errorf("positions %+v", s.Positions)
		}
	})
}

// The title changes on the person's own date: in Sydney it is already tomorrow.
func TestTheTitleFollowsThePersonsDate(t *testing.T) {
	each(t, func(h *house) {
		h.today = time.Date(2026, time.November, 23, 20, 0, 0, 0, time.UTC)
		from := day.MustParse("2026-11-24")
		sydney := h.seed(teamdesk.Seed{Login: "s", Name: "s", TZ: "Australia/Sydney", Title: team.KAM, From: from})
		paris := h.seed(teamdesk.Seed{Login: "p", Name: "p", TZ: "Europe/Paris", Title: team.KAM, From: from})
		if sydney.Title != "KAM" || paris.Title != "" {
			h.t.Errorf("Sydney %q, Paris %q", sydney.Title, paris.Title)
		}
	})
}

func TestNobodyGivesThemselvesARight(t *testing.T) {
	each(t, func(h *house) {
		alone := h.admin("alone")
		from := h.day()
		_, err := h.desk.GivePosition(ctx, alone, alone.ID, team.PositionInput{Title: team.Direction, From: &from})
		h.ok(err) // nobody else could
		second := h.admin("second")
		_, err = h.desk.GivePosition(ctx, second, second.ID, team.PositionInput{Title: team.Direction, From: &from})
		h.code(err, "own_rights")
		_, err = h.desk.Grant(ctx, second, team.GrantInput{User: second.ID, Account: h.account("a", ""), Level: team.LevelRead, Until: &from})
		h.code(err, "own_rights")
	})
}

func TestGrants(t *testing.T) {
	each(t, func(h *house) {
		admin, dir := h.admin("admin"), h.person("dir", team.Direction, "")
		gam := h.person("gam", team.GAM, dir.ID)
		kam, other, hr := h.person("kam", team.KAM, gam.ID), h.person("other", team.KAM, dir.ID), h.person("hr", team.HR, "")
		mine, theirs := h.account("mine", ""), h.account("theirs", "")
		h.assign(mine, kam.ID, -9, nil)
		h.assign(theirs, other.ID, -9, nil)
		until := h.day().Add(30)
		give := func(a who.Actor, u id.User, acc id.Account, l team.Level) error {
			_, err := h.desk.Grant(ctx, a, team.GrantInput{User: u, Account: acc, Level: l, Until: &until})
			return err
		}
		h.ok(give(gam, other.ID, mine, team.LevelWrite))
		h.ok(give(admin, kam.ID, theirs, team.LevelRead))
		h.code(give(gam, kam.ID, theirs, team.LevelRead), "not_found")
		h.code(give(kam, other.ID, mine, team.LevelRead), "forbidden")
		h.code(give(dir, hr.ID, mine, team.LevelRead), "grant_without_effect")
		h.code(give(dir, admin.ID, mine, team.LevelRead), "grant_without_effect")
		h.code(give(admin, kam.ID, id.New[id.Account](), team.LevelRead), "grant_account_unknown")
		h.code(give(dir, id.New[id.User](), mine, team.LevelRead), "unknown_choice")

		s, err := h.desk.OpenUser(ctx, admin, other.ID)
		h.ok(err)
		if len(s.Grants) != 1 || s.Grants[0].AccountName != "" {
			h.t.Errorf("a technical administrator learns %+v", s.Grants)
		}
		h.code(h.desk.Revoke(ctx, kam, s.Grants[0].ID), "forbidden")
		h.code(h.desk.Revoke(ctx, hr, s.Grants[0].ID), "not_found")
		h.ok(h.desk.Revoke(ctx, gam, s.Grants[0].ID))
		if got := h.last(); got != "grant.revoked revoked" {
			h.t.Errorf("journal %q", got)
		}
		h.code(h.desk.Revoke(ctx, gam, id.New[id.Any]()), "not_found")
	})
}

func TestPeopleAndNames(t *testing.T) {
	each(t, func(h *house) {
		admin := h.admin("Zoé")
		kam := h.person("Élise", team.KAM, "")
		gone := h.person("Yann", team.KAM, "")
		h.ok(h.desk.Leave(ctx, admin, gone.ID))
		people, err := h.desk.People(ctx, kam)
		h.ok(err)
		if len(people) != 2 || people[0].Name != "Élise" || people[0].Title != team.KAM || people[1].Name != "Zoé" {
			h.t.Errorf("people %+v", people)
		}
		h.ok(h.db.Read(ctx, func(tx *db.Tx) error {
			names, err := teamdesk.NamesIn(tx, kam, []id.User{gone.ID})
			h.ok(err)
			if names[gone.ID] != "Yann" {
				h.t.Error("history lost a name")
			}
			labels, err := teamdesk.Describe(tx, kam, []ref.Ref{ref.To(teamdesk.UserKind, gone.ID)})
			if l := labels[ref.To(teamdesk.UserKind, gone.ID)]; l.Name != "Yann" || l.Page != "" {
				h.t.Errorf("label %+v", l)
			}
			return err
		}))
		users, err := h.desk.ListUsers(ctx, admin)
		h.ok(err)
		if len(users) != 3 || users[0].Title != team.KAM || users[1].State != team.Left {
			h.t.Errorf("users %+v", users)
		}
	})
}

func TestDescribe(t *testing.T) {
	each(t, func(h *house) {
		admin, boss, kam := h.admin("admin"), h.person("boss", team.Direction, ""), h.person("kam", team.KAM, "")
		until := h.day()
		g, err := h.desk.Grant(ctx, boss, team.GrantInput{User: kam.ID, Account: h.account("a", ""), Level: team.LevelRead, Until: &until})
		h.ok(err)
		s, err := h.desk.OpenUser(ctx, admin, kam.ID)
		h.ok(err)
		h.ok(h.db.Read(ctx, func(tx *db.Tx) error {
			refs := []ref.Ref{ref.To(teamdesk.GrantKind, g), ref.To(teamdesk.PositionKind, s.Positions[0].ID), ref.To(teamdesk.GrantKind, id.New[id.Any]())}
			labels, err := teamdesk.Describe(tx, admin, refs)
			if len(labels) != 2 || labels[refs[0]].Name != "kam" || labels[refs[1]].Page != kam.ID {
				h.t.Errorf("labels %+v", labels)
			}
			return err
		}))
	})
}

func TestOrgChart(t *testing.T) {
	each(t, func(h *house) {
		admin, dir := h.admin("admin"), h.person("dir", team.Direction, "")
		kam := h.person("kam", team.KAM, dir.ID)
		c, err := h.desk.OrgChart(ctx, kam, nil)
		h.ok(err)
		if len(c.Roots) != 1 || c.Names[c.Roots[0].Reports[0].Position.User] != "kam" || len(c.Unplaced) != 0 {
			h.t.Errorf("chart %+v", c)
		}
		before := h.day().Add(-400)
		c, err = h.desk.OrgChart(ctx, admin, &before)
		h.ok(err)
		if len(c.Roots) != 0 || len(c.Unplaced) != 3 {
			h.t.Errorf("before anyone: %+v", c)
		}
	})
}

func TestVisit(t *testing.T) {
	each(t, func(h *house) {
		kam := h.person("kam", team.KAM, "")
		visit := func() *int64 {
			p, err := h.desk.Visit(ctx, kam)
			h.ok(err)
			return p
		}
		if visit() != nil {
			h.t.Error("a first visit has one before it")
		}
		first := h.today.UnixMilli()
		h.today = h.today.Add(20 * time.Minute)
		if visit() != nil {
			h.t.Error("twenty minutes later it is the same visit")
		}
		h.today = h.today.Add(24 * time.Hour)
		if p := visit(); p == nil || *p != first+20*60*1000 {
			h.t.Errorf("the day after: %v", p)
		}
	})
}

func TestAccessLog(t *testing.T) {
	each(t, func(h *house) {
		admin, kam := h.admin("admin"), h.person("kam", team.KAM, "")
		_, err := h.desk.ListUsers(ctx, kam)
		r, ok := err.(teamdesk.Refused)
		if !ok {
			h.t.Fatalf("refusal %v", err)
		}
		action, on := r.Refusal()
		h.ok(h.desk.NoteRefusal(ctx, kam, action, on))
		log, err := h.desk.AccessLog(ctx, admin, 10)
		h.ok(err)
		if len(log) != 1 || log[0].UserName != "kam" || log[0].Action != "user.manage" || log[0].Outcome != teamdesk.OutcomeRefused {
			h.t.Errorf("log %+v", log)
		}
	})
}
