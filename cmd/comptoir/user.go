package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"text/tabwriter"

	"golang.org/x/term"

	"comptoir/internal/app"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/i18n"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// userCmd manages people where the data is: whoever holds it may.
type userCmd struct {
	Add      userAddCmd      `cmd:"" help:"Let a person in. Without a password they get a one-time link to choose it.\n\nExample: comptoir user add camille@example.com --name 'Camille Durand' --title KAM --manager ines@example.com --data ./data"`
	List     userListCmd     `cmd:"" help:"List the users."`
	Password userPasswordCmd `cmd:"" help:"Set a password, typed or read from the standard input, or print a one-time link to choose it."`
	Disable  userDisableCmd  `cmd:"" help:"Shut a person out; what they did keeps their name."`
}

type userAddCmd struct {
	where
	Login         string `arg:"" help:"How they sign in: an e-mail address."`
	Name          string `required:"" help:"First and last name." placeholder:"NAME"`
	Lang          string `help:"Language: fr or en." default:"fr" enum:"fr,en"`
	Tz            string `help:"Time zone." default:"Europe/Paris" placeholder:"ZONE"`
	Title         string `help:"Position from today on: DIRECTION, CEO, GAM, KAM, ACCOUNT_MANAGER, FINANCE, HR or PRODUCTION." placeholder:"TITLE"`
	Manager       string `help:"Login of their manager." placeholder:"LOGIN"`
	Admin         bool   `help:"May manage users."`
	PasswordStdin bool   `help:"Read the password from the standard input instead of printing a link."`
	Base          string `help:"Address of the server, for the link." default:"http://127.0.0.1:8080" placeholder:"URL"`
}

// Run creates the user.
func (u userAddCmd) Run(ctx context.Context) error {
	return u.people(ctx, func(a *app.App) error {
		desk := a.Desks.Team
		in := teamdesk.NewUser{UserInput: team.UserInput{Login: u.Login, Name: u.Name, Lang: u.Lang, TZ: u.Tz, Admin: u.Admin}}
		if u.Title != "" {
			today := who.System().Today(a.DB.Now())
			in.Position = &team.PositionInput{Title: team.Title(strings.ToUpper(u.Title)), From: &today}
		}
		if u.Manager != "" {
			m, err := userByLogin(ctx, desk, u.Manager)
			if err != nil {
				return err
			}
			if in.Position == nil {
				return errors.New("--manager needs --title")
			}
			in.Position.Manager = m.ID
		}
		if u.PasswordStdin {
			var err error
			if in.Password, err = readLine(os.Stdin); err != nil {
				return err
			}
		}
		user, err := desk.CreateUser(ctx, who.System(), in)
		if err != nil {
			return err
		}
		fmt.Printf("created %s\n", team.FoldLogin(u.Login))
		if in.Password != "" {
			return nil
		}
		return printLink(ctx, desk, user, u.Base)
	})
}

type userListCmd struct {
	where
	JSON bool `name:"json" help:"Print one object per user."`
}

// Run prints the users.
func (u userListCmd) Run(ctx context.Context) error {
	return u.people(ctx, func(a *app.App) error {
		users, err := a.Desks.Team.ListUsers(ctx, who.System())
		if err != nil {
			return err
		}
		if u.JSON {
			return usersJSON(os.Stdout, users)
		}
		w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
		fmt.Fprintln(w, "LOGIN\tNAME\tTITLE\tMANAGER\tSTATE\tADMIN")
		for _, p := range users {
			fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\n", p.Login, p.Name, orDash(string(p.Title)), orDash(p.ManagerName), p.State, yesNo(p.Admin))
		}
		return w.Flush()
	})
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

type userPasswordCmd struct {
	where
	Login string `arg:"" help:"Whose password."`
	Link  bool   `help:"Print a one-time link instead, valid seven days."`
	Base  string `help:"Address of the server, for the link." default:"http://127.0.0.1:8080" placeholder:"URL"`
}

// Run sets the password, or prints the link.
func (u userPasswordCmd) Run(ctx context.Context) error {
	return u.people(ctx, func(a *app.App) error {
		desk := a.Desks.Team
		p, err := userByLogin(ctx, desk, u.Login)
		if err != nil {
			return err
		}
		if u.Link {
			return printLink(ctx, desk, p.ID, u.Base)
		}
		in, err := askPassword()
		if err != nil {
			return err
		}
		if _, err := desk.SetPassword(ctx, who.System(), p.ID, in); err != nil {
			return err
		}
		fmt.Printf("password of %s set, sessions ended\n", p.Login)
		return nil
	})
}

type userDisableCmd struct {
	where
	Login string `arg:"" help:"Who is shut out."`
}

// Run shuts the person out.
func (u userDisableCmd) Run(ctx context.Context) error {
	return u.people(ctx, func(a *app.App) error {
		p, err := userByLogin(ctx, a.Desks.Team, u.Login)
		if err != nil {
			return err
		}
		if err := a.Desks.Team.Disable(ctx, who.System(), p.ID); err != nil {
			return err
		}
		fmt.Printf("disabled %s\n", p.Login)
		return nil
	})
}

// people opens the database, works, and says in words what was refused.
func (w where) people(ctx context.Context, work func(a *app.App) error) error {
	c, err := w.config()
	if err != nil {
		return err
	}
	a, err := app.Open(ctx, c)
	if err != nil {
		return err
	}
	defer a.Close()
	return inWords(a.Bundle.For(terminalLang()), work(a))
}

// inWords turns problems into one line: "name: fill this in; login: …".
func inWords(l *i18n.Loc, err error) error {
	list, ok := problem.All(err)
	if !ok {
		return err
	}
	lines := make([]string, len(list))
	for i, p := range list {
		switch p.Field {
		case "":
			lines[i] = l.Problem(p)
		case "new", "again":
			lines[i] = "password: " + l.Problem(p)
		default:
			lines[i] = p.Field + ": " + l.Problem(p)
		}
	}
	return errors.New(strings.Join(lines, " "))
}

// terminalLang is the language of the terminal, as its variables say.
func terminalLang() string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := os.Getenv(name); v != "" {
			if strings.HasPrefix(v, "fr") {
				return "fr"
			}
			return "en"
		}
	}
	return "en"
}

func userByLogin(ctx context.Context, desk *teamdesk.Desk, login string) (teamdesk.UserLine, error) {
	users, err := desk.ListUsers(ctx, who.System())
	if err != nil {
		return teamdesk.UserLine{}, err
	}
	for _, u := range users {
		if u.Login == team.FoldLogin(login) {
			return u, nil
		}
	}
	return teamdesk.UserLine{}, fmt.Errorf("nobody signs in as %s", login)
}

func printLink(ctx context.Context, desk *teamdesk.Desk, user id.User, base string) error {
	token, err := desk.InviteLink(ctx, who.System(), user)
	if err != nil {
		return err
	}
	fmt.Printf("link, once, within 7 days: %s/welcome/%s\n", strings.TrimRight(base, "/"), token)
	return nil
}

// askPassword asks twice on a terminal, and reads one line otherwise.
func askPassword() (team.PasswordInput, error) {
	in := int(os.Stdin.Fd())
	if !term.IsTerminal(in) {
		p, err := readLine(os.Stdin)
		return team.PasswordInput{New: p, Again: p}, err
	}
	ask := func(label string) (string, error) {
		fmt.Fprint(os.Stderr, label)
		b, err := term.ReadPassword(in)
		fmt.Fprintln(os.Stderr)
		return string(b), err
	}
	first, err := ask("New password: ")
	if err != nil {
		return team.PasswordInput{}, err
	}
	again, err := ask("Once more: ")
	return team.PasswordInput{New: first, Again: again}, err
}

func readLine(r io.Reader) (string, error) {
	s, err := bufio.NewReader(r).ReadString('\n')
	if err != nil && (!errors.Is(err, io.EOF) || s == "") {
		return "", errors.New("no password on the standard input")
	}
	return strings.TrimRight(s, "\r\n"), nil
}

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

func yesNo(yes bool) string {
	if yes {
		return "yes"
	}
	return "no"
}
