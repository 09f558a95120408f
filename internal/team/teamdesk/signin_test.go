package teamdesk_test

import (
	"strings"
	"sync"
	"testing"
	"time"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

func (h *house) withPassword(login string) id.User {
	h.t.Helper()
	u, err := h.desk.CreateUser(ctx, who.System(), teamdesk.NewUser{UserInput: team.UserInput{Login: login, Name: login}, Password: goodPassword})
	h.ok(err)
	return u
}

func TestSignIn(t *testing.T) {
	each(t, func(h *house) {
		want := h.withPassword("camille")
		u, epoch, err := h.desk.SignIn(ctx, " CAMILLE ", goodPassword, "10.0.0.1")
		h.ok(err)
		if u != want || epoch != 0 {
			h.t.Errorf("%s %d", u, epoch)
		}
		_, _, wrong := h.desk.SignIn(ctx, "camille", "x", "10.0.0.1")
		_, _, unknown := h.desk.SignIn(ctx, "nobody", "x", "10.0.0.1")
		if wrong.Error() != unknown.Error() || !problem.Is(wrong, problem.Unauthenticated) {
			h.t.Errorf("%v is told from %v", wrong, unknown)
		}
		admin := h.admin("admin")
		h.ok(h.desk.Disable(ctx, admin, want))
		_, _, err = h.desk.SignIn(ctx, "camille", goodPassword, "10.0.0.1")
		h.code(err, "wrong_credentials")
		for _, odd := range []string{"", "a\x00b", "\xff", strings.Repeat("x", 100_000)} {
			_, _, err := h.desk.SignIn(ctx, odd, odd, odd)
			h.code(err, "wrong_credentials")
		}
	})
}

func TestSignInIsThrottled(t *testing.T) {
	each(t, func(h *house) {
		h.withPassword("camille")
		fail := func(login, address string) error {
			_, _, err := h.desk.SignIn(ctx, login, "x", address)
			return err
		}
		for left := 5; left >= 0; left-- {
			l, _ := problem.All(fail("camille", "here"))
			if l[0].Code != "wrong_credentials" || l[0].Args["left"] != left {
				h.t.Fatalf("%+v, want %d left", l, left)
			}
			h.real = h.real.Add(time.Minute)
		}
		_, _, err := h.desk.SignIn(ctx, "camille", goodPassword, "here")
		l, _ := problem.All(err)
		if l == nil || l[0].Kind != problem.TooMany || l[0].Args["minutes"] != 9 {
			h.t.Errorf("%+v", l)
		}
		// The person themselves, elsewhere, is not shut out by who guesses here; and proves who they are.
		_, _, err = h.desk.SignIn(ctx, "camille", goodPassword, "there")
		h.ok(err)
		_, _, err = h.desk.SignIn(ctx, "camille", goodPassword, "here")
		h.ok(err)
		// From many addresses it stops too, and the wait ends by itself.
		for i := range 50 {
			h.code(fail("camille", "a"+string(rune('A'+i))), "wrong_credentials")
		}
		h.code(fail("camille", "elsewhere"), "too_many")
		h.real = h.real.Add(teamdesk.FailWindow)
		h.code(fail("camille", "elsewhere"), "wrong_credentials")
		// One address that tries many logins.
		for i := range 40 {
			h.code(fail("login"+string(rune('A'+i)), "bot"), "wrong_credentials")
		}
		h.code(fail("camille", "bot"), "too_many")
	})
}

// A hundred tries at once are no better than one after the other.
func TestSignInIsThrottledUnderARace(t *testing.T) {
	each(t, func(h *house) {
		h.withPassword("camille")
		var mu sync.Mutex
		checked := 0
		var wg sync.WaitGroup
		for range 30 {
			wg.Go(func() {
				_, _, err := h.desk.SignIn(ctx, "camille", "x", "here")
				mu.Lock()
				defer mu.Unlock()
				if problem.Has(err, "wrong_credentials") {
					checked++
				}
			})
		}
		wg.Wait()
		if checked > 6 {
			h.t.Errorf("%d passwords were checked", checked)
		}
	})
}

func TestFirstAdminLink(t *testing.T) {
	each(t, func(h *house) {
		old, needed, err := h.desk.FirstAdminLink(ctx, who.System())
		h.ok(err)
		token, _, err := h.desk.FirstAdminLink(ctx, who.System())
		h.ok(err)
		if !needed || token == old {
			h.t.Error("an empty house needs a link, a fresh one each time")
		}
		in := teamdesk.FirstAdmin{UserInput: team.UserInput{Login: "anne", Name: "Anne Roussel", Lang: "en"}, Title: team.Direction,
			Password: team.PasswordInput{New: goodPassword, Again: goodPassword}}
		_, _, err = h.desk.BecomeFirstAdmin(ctx, old, in)
		h.code(err, "link_used")
		_, _, err = h.desk.BecomeFirstAdmin(ctx, token, teamdesk.FirstAdmin{Title: "KING"})
		if l, _ := problem.All(err); l.Error() != "login: required; name: required; new: required; title: unknown_choice" {
			h.t.Errorf("problems %v", err)
		}
		if kept, _ := db0[int](h, `SELECT count(*) FROM signin_link WHERE token = ?`, token); kept != 0 {
			h.t.Error("the token itself is stored")
		}
		u, epoch, err := h.desk.BecomeFirstAdmin(ctx, token, in)
		h.ok(err)
		if a, ok, _ := h.desk.Actor(ctx, u, epoch); !ok || !a.Admin || a.Owner || a.Title != "DIRECTION" || a.Lang != "en" {
			h.t.Errorf("the first administrator is %+v", a)
		}
		_, _, err = h.desk.BecomeFirstAdmin(ctx, token, in)
		h.code(err, "link_used")
		if _, needed, err := h.desk.FirstAdminLink(ctx, who.System()); needed || err != nil {
			h.t.Error("a house with people in it needs no link")
		}
	})
}

func TestFirstAdminLinkEnds(t *testing.T) {
	each(t, func(h *house) {
		token, _, err := h.desk.FirstAdminLink(ctx, who.System())
		h.ok(err)
		h.today = h.today.AddDate(1, 0, 0) // --today moves the business clock, not this one
		l, err := h.desk.OpenLink(ctx, token)
		h.ok(err)
		if l.Purpose != teamdesk.ForFirstAdmin {
			h.t.Errorf("link %+v", l)
		}
		h.real = h.real.Add(24 * time.Hour)
		_, err = h.desk.OpenLink(ctx, token)
		h.code(err, "link_used")
	})
}

// What had its day goes: late links, and failures that no throttle looks back to.
func TestSweep(t *testing.T) {
	each(t, func(h *house) {
		_, _, err := h.desk.FirstAdminLink(ctx, who.System())
		h.ok(err)
		_, _, err = h.desk.SignIn(ctx, "nobody", "wrong", "192.0.2.1")
		h.code(err, "wrong_credentials")
		kept := func() (n int) {
			h.ok(h.db.Read(ctx, func(tx *db.Tx) (err error) {
				n, _, err = db.One[int](tx, `SELECT (SELECT count(*) FROM signin_link) + (SELECT count(*) FROM signin_failure)`)
				return err
			}))
			return n
		}
		h.ok(h.desk.Sweep(ctx, who.System()))
		if before := kept(); before < 2 {
			h.t.Errorf("%d kept of what is fresh", before)
		}
		h.real = h.real.Add(25 * time.Hour)
		h.ok(h.desk.Sweep(ctx, who.System()))
		if after := kept(); after != 0 {
			h.t.Errorf("%d kept too long", after)
		}
	})
}

// Two browsers, one link.
func TestALinkIsUsedOnce(t *testing.T) {
	each(t, func(h *house) {
		token, _, err := h.desk.FirstAdminLink(ctx, who.System())
		h.ok(err)
		var wg sync.WaitGroup
		for i := range 3 {
			wg.Go(func() {
				name := "a" + string(rune('0'+i))
				_, _, _ = h.desk.BecomeFirstAdmin(ctx, token, teamdesk.FirstAdmin{UserInput: team.UserInput{Login: name, Name: name},
					Password: team.PasswordInput{New: goodPassword, Again: goodPassword}})
			})
		}
		wg.Wait()
		if n, err := db0[int](h, `SELECT count(*) FROM app_user`); n != 1 {
			h.t.Errorf("%d administrators (%v)", n, err)
		}
	})
}

// An import on an empty folder makes an owner; whoever then opens the link becomes that owner and finds the accounts.
func TestTheLocalOwnerTakesAName(t *testing.T) {
	each(t, func(h *house) {
		owner, err := h.desk.CreateLocalOwner(ctx, who.System(), "Propriétaire", "fr")
		h.ok(err)
		if !owner.Owner || !owner.Admin || owner.Login != teamdesk.LocalOwner {
			h.t.Errorf("owner %+v", owner)
		}
		h.account("imported", owner.ID)
		if got := h.sees(owner, team.Contact, team.Write); got != "imported" {
			h.t.Errorf("the owner sees %q", got)
		}
		_, err = h.desk.CreateLocalOwner(ctx, who.System(), "Second", "fr")
		h.code(err, "users_exist")
		_, _, err = h.desk.SignIn(ctx, "owner", "", "here")
		h.code(err, "wrong_credentials")
		token, needed, err := h.desk.FirstAdminLink(ctx, who.System())
		h.ok(err)
		if !needed {
			h.t.Fatal("nobody can sign in, yet no link")
		}
		u, _, err := h.desk.BecomeFirstAdmin(ctx, token, teamdesk.FirstAdmin{UserInput: team.UserInput{Login: "anne", Name: "Anne"},
			Password: team.PasswordInput{New: goodPassword, Again: goodPassword}})
		h.ok(err)
		if u != owner.ID {
			h.t.Error("the owner was left behind")
		}
		if _, _, err = h.desk.SignIn(ctx, "anne", goodPassword, "here"); err != nil {
			h.t.Error(err)
		}
	})
}

func TestInvitation(t *testing.T) {
	each(t, func(h *house) {
		admin := h.admin("admin")
		u, err := h.desk.CreateUser(ctx, admin, teamdesk.NewUser{UserInput: team.UserInput{Login: "camille", Name: "Camille"}})
		h.ok(err)
		if _, ok, _ := h.desk.Actor(ctx, u, 0); ok {
			h.t.Error("invited, not yet in")
		}
		old, err := h.desk.InviteLink(ctx, admin, u)
		h.ok(err)
		token, err := h.desk.InviteLink(ctx, admin, u)
		h.ok(err)
		_, err = h.desk.OpenLink(ctx, old)
		h.code(err, "link_used")
		l, err := h.desk.OpenLink(ctx, token)
		h.ok(err)
		if l.Purpose != teamdesk.ForPassword || l.User != u || l.Login != "camille" {
			h.t.Errorf("link %+v", l)
		}
		if s, _ := h.desk.OpenUser(ctx, admin, u); s.InvitedUntil == nil || s.HasPassword {
			h.t.Errorf("sheet %+v", s)
		}
		_, _, err = h.desk.AcceptInvitation(ctx, token, team.PasswordInput{New: "camille"})
		h.code(err, "password_short")
		_, _, err = h.desk.BecomeFirstAdmin(ctx, token, teamdesk.FirstAdmin{UserInput: team.UserInput{Login: "x", Name: "X"}})
		h.code(err, "link_used")
		in := team.PasswordInput{New: goodPassword, Again: goodPassword}
		_, epoch, err := h.desk.AcceptInvitation(ctx, token, in)
		h.ok(err)
		if _, ok, _ := h.desk.Actor(ctx, u, epoch); !ok {
			h.t.Error("not in after choosing a password")
		}
		_, _, err = h.desk.AcceptInvitation(ctx, token, in)
		h.code(err, "link_used")
		h.ok(h.desk.Disable(ctx, admin, u))
		_, err = h.desk.InviteLink(ctx, admin, u)
		h.code(err, "user_disabled")
	})
}

// A link given before somebody was shut out opens nothing afterwards.
func TestALinkOfSomeoneDisabled(t *testing.T) {
	each(t, func(h *house) {
		admin, u := h.admin("admin"), h.person("camille", team.KAM, "")
		token, err := h.desk.InviteLink(ctx, admin, u.ID)
		h.ok(err)
		h.ok(h.desk.Disable(ctx, admin, u.ID))
		_, _, err = h.desk.AcceptInvitation(ctx, token, team.PasswordInput{New: goodPassword, Again: goodPassword})
		h.code(err, "link_used")
	})
}
