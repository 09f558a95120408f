package teamweb

import (
	"net/http"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/web"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// attempt is what was typed in one of the forms of a user's page, and what is wrong with it.
type attempt struct {
	form string // "identity", "position", "grant", "password", or what closingForm names
	f    *web.Form
	list problem.List
}

// at is the attempt on a form, if that is the one that was sent.
func (a attempt) at(form string) (f *web.Form, list problem.List) {
	if a.form == form {
		return a.f, a.list
	}
	return nil, nil
}

func userHref(u id.User) string { return "/admin/users/" + string(u) }

func (h *handlers) showUser(c *web.Ctx) error {
	return h.userPage(c, http.StatusOK, attempt{}, nil)
}

func (h *handlers) saveUser(c *web.Ctx) error {
	user, f, err := h.gesture(c)
	if err != nil {
		return err
	}
	mine := readUser(f)
	if f.Has("merged") {
		return h.merge(c, user, f)
	}
	err = h.desk.UpdateUser(c.Context(), c.Who, user, f.Rev(), mine)
	if problem.Is(err, problem.Conflict) {
		return h.conflict(c, user, f.Rev(), mine)
	}
	return h.answer(c, user, attempt{form: "identity", f: f}, err, "team.user.saved")
}

func (h *handlers) givePosition(c *web.Ctx) error {
	user, f, err := h.gesture(c)
	if err != nil {
		return err
	}
	in := readPosition(f)
	if len(f.Problems()) == 0 {
		_, err = h.desk.GivePosition(c.Context(), c.Who, user, in)
	} else {
		err = in.Validate().Err()
	}
	return h.answer(c, user, attempt{form: "position", f: f}, err, "team.position.given")
}

func (h *handlers) closePosition(c *web.Ctx) error {
	user, f, err := h.gesture(c)
	if err != nil {
		return err
	}
	p, err := web.PathID[id.Any](c, "position")
	if err != nil {
		return err
	}
	to := f.Day("to")
	switch {
	case to != nil:
		err = h.desk.ClosePosition(c.Context(), c.Who, p, *to)
	case len(f.Problems()) == 0:
		err = problem.At("to", "required")
	}
	return h.answer(c, user, attempt{form: closingForm(p), f: f}, err, "team.position.closed")
}

// closingForm names the form that ends a position: a page may have several.
func closingForm(p id.Any) string { return "to-" + string(p) }

func (h *handlers) giveGrant(c *web.Ctx) error {
	user, f, err := h.gesture(c)
	if err != nil {
		return err
	}
	in := team.GrantInput{User: user, Account: accountOf(f.Raw("account")), Level: team.Level(f.String("level")), Until: f.Day("until")}
	if in.Account == "" && f.String("account") != "" {
		err = problem.At("account", "grant_account_unknown")
	} else {
		_, err = h.desk.Grant(c.Context(), c.Who, in)
	}
	return h.answer(c, user, attempt{form: "grant", f: f}, err, "team.grant.given")
}

func (h *handlers) revokeGrant(c *web.Ctx) error {
	user, _, err := h.gesture(c)
	if err != nil {
		return err
	}
	g, err := web.PathID[id.Any](c, "grant")
	if err != nil {
		return err
	}
	return h.plain(c, user, h.desk.Revoke(c.Context(), c.Who, g), "team.grant.revoked")
}

func (h *handlers) setPassword(c *web.Ctx) error {
	user, f, err := h.gesture(c)
	if err != nil {
		return err
	}
	_, err = h.desk.SetPassword(c.Context(), c.Who, user, team.PasswordInput{New: f.Raw("new"), Again: f.Raw("again")})
	return h.answer(c, user, attempt{form: "password", f: f}, err, "team.user.password_set")
}

// invite shows the link once, on the page itself: it is kept nowhere.
func (h *handlers) invite(c *web.Ctx) error {
	user, _, err := h.gesture(c)
	if err != nil {
		return err
	}
	token, err := h.desk.InviteLink(c.Context(), c.Who, user)
	if err != nil {
		return h.plain(c, user, err, "")
	}
	link := "/welcome/" + token
	return h.userPage(c, http.StatusOK, attempt{}, &link)
}

func (h *handlers) backToUser(c *web.Ctx) error {
	user, err := web.PathID[id.User](c, "id")
	if err != nil {
		return err
	}
	if !teamdesk.ManagesUsers(c.Who) {
		return problem.Missing()
	}
	return c.Redirect(userHref(user))
}

func (h *handlers) endSessions(c *web.Ctx) error {
	user, _, err := h.gesture(c)
	if err != nil {
		return err
	}
	epoch, err := h.desk.EndSessions(c.Context(), c.Who, user)
	if err == nil && user == c.Who.ID {
		err = c.SignIn(user, epoch)
	}
	return h.plain(c, user, err, "team.user.sessions_ended")
}

func (h *handlers) disable(c *web.Ctx) error { return h.turn(c, h.desk.Disable, "team.user.disabled") }
func (h *handlers) enable(c *web.Ctx) error  { return h.turn(c, h.desk.Enable, "team.user.enabled") }
func (h *handlers) leave(c *web.Ctx) error   { return h.turn(c, h.desk.Leave, "team.user.left") }

func (h *handlers) turn(c *web.Ctx, verb userVerb, done string) error {
	user, _, err := h.gesture(c)
	if err != nil {
		return err
	}
	return h.plain(c, user, verb(c.Context(), c.Who, user), done)
}

// gesture reads what every form of the page has.
func (h *handlers) gesture(c *web.Ctx) (id.User, *web.Form, error) {
	user, err := web.PathID[id.User](c, "id")
	if err != nil {
		return "", nil, err
	}
	f, err := c.Form()
	return user, f, err
}

// answer shows a refused form as it was typed, or goes back to the page.
func (h *handlers) answer(c *web.Ctx, user id.User, a attempt, err error, done string) error {
	list, err := a.f.Merge(err)
	if err != nil {
		return err
	}
	if len(list) > 0 {
		a.list = list
		return h.userPage(c, http.StatusUnprocessableEntity, a, nil)
	}
	return h.plain(c, user, nil, done)
}

// plain is answer for gestures of one button.
func (h *handlers) plain(c *web.Ctx, user id.User, err error, done string) error {
	if err != nil {
		list, ok := problem.All(err)
		if !ok || list[0].Kind != problem.Invalid {
			return err
		}
		c.FlashProblem(list)
	} else {
		c.Flash(done)
	}
	return c.Redirect(userHref(user))
}

// why is the answer asked for in the address, nil when nothing was asked.
func (h *handlers) why(c *web.Ctx, user id.User) (*teamdesk.Answer, error) {
	account := accountOf(c.Query("account"))
	if account == "" {
		return nil, nil
	}
	w, err := h.desk.Why(c.Context(), c.Who, user, account)
	if problem.Is(err, problem.NotFound) {
		return nil, nil
	}
	return &w, err
}
