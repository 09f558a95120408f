package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
	"text/tabwriter"

	"comptoir/internal/app"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// userCmd manages people where the data is: whoever holds it may.
type userCmd struct {
	Add      userAddCmd      `cmd:""`
	List     userListCmd     `cmd:""`
	Password userPasswordCmd `cmd:""`
	Disable  userDisableCmd  `cmd:""`
}

type userListCmd struct {
	where
	spoken
	JSON bool `name:"json"`
}

// Run prints the users.
func (u userListCmd) Run(ctx context.Context, w words) error {
	return u.people(ctx, w, func(a *app.App) error {
		users, err := a.Desks.Team.ListUsers(ctx, who.System())
		if err != nil {
			return err
		}
		if u.JSON {
			return usersJSON(os.Stdout, users)
		}
		return w.users(os.Stdout, users)
	})
}

// users prints a table for people.
func (w words) users(out io.Writer, users []teamdesk.UserLine) error {
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	var titles []string
	for _, c := range []string{"login", "name", "title", "manager", "state", "admin"} {
		titles = append(titles, w.T("cli.user.col."+c))
	}
	fmt.Fprintln(table, strings.Join(titles, "\t"))
	for _, p := range users {
		admin := w.T("cli.no")
		if p.Admin {
			admin = w.T("cli.yes")
		}
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\t%s\n", p.Login, p.Name, orDash(string(p.Title)), orDash(p.ManagerName), w.T("cli.user.state."+string(p.State)), admin)
	}
	return table.Flush()
}

func usersJSON(out io.Writer, users []teamdesk.UserLine) error {
	type line struct {
		Login   string `json:"login"`
		Name    string `json:"name"`
		Title   string `json:"title"`
		Manager string `json:"manager"`
		State   string `json:"state"`
		Admin   bool   `json:"admin"`
	}
	e := json.NewEncoder(out)
	for _, p := range users {
		if err := e.Encode(line{p.Login, p.Name, string(p.Title), p.ManagerName, string(p.State), p.Admin}); err != nil {
			return err
		}
	}
	return nil
}

type userDisableCmd struct {
	where
	spoken
	Login string `arg:""`
}

// Run shuts the person out.
func (u userDisableCmd) Run(ctx context.Context, w words) error {
	return u.people(ctx, w, func(a *app.App) error {
		p, err := w.userByLogin(ctx, a.Desks.Team, u.Login, "login_unknown")
		if err != nil {
			return err
		}
		if err := a.Desks.Team.Disable(ctx, who.System(), p.ID); err != nil {
			return err
		}
		fmt.Println(w.T("cli.user.disabled", "login", p.Login))
		return nil
	})
}

// people opens the database and works in it.
func (o where) people(ctx context.Context, w words, work func(a *app.App) error) error {
	a, err := o.open(ctx, w)
	if err != nil {
		return err
	}
	defer a.Close()
	return work(a)
}

// userByLogin finds a person, or refuses with the problem that says what was asked of them.
func (w words) userByLogin(ctx context.Context, desk *teamdesk.Desk, login, unknown string) (teamdesk.UserLine, error) {
	users, err := desk.ListUsers(ctx, who.System())
	if err != nil {
		return teamdesk.UserLine{}, err
	}
	for _, u := range users {
		if u.Login == team.FoldLogin(login) {
			return u, nil
		}
	}
	return teamdesk.UserLine{}, w.refuse(unknown, "login", login)
}

func (w words) printLink(ctx context.Context, desk *teamdesk.Desk, user id.User, base string) error {
	token, err := desk.InviteLink(ctx, who.System(), user)
	if err != nil {
		return err
	}
	fmt.Println(w.T("cli.user.link", "url", strings.TrimRight(base, "/")+"/welcome/"+token))
	return nil
}

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}
