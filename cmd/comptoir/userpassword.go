package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"

	"comptoir/internal/app"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
)

type userPasswordCmd struct {
	where
	spoken
	Login string `arg:""`
	Link  bool
	Base  string `default:"http://127.0.0.1:8080" placeholder:"URL"`
}

// Run sets the password, or prints the link.
func (u userPasswordCmd) Run(ctx context.Context, w words) error {
	return u.people(ctx, w, func(a *app.App) error {
		desk := a.Desks.Team
		p, err := w.userByLogin(ctx, desk, u.Login, "login_unknown")
		if err != nil {
			return err
		}
		if u.Link {
			return w.printLink(ctx, desk, p.ID, u.Base)
		}
		in, err := w.askPassword()
		if err != nil {
			return err
		}
		if _, err := desk.SetPassword(ctx, who.System(), p.ID, in); err != nil {
			return err
		}
		fmt.Println(w.T("cli.user.password_set", "login", p.Login))
		return nil
	})
}

// askPassword asks twice on a terminal, and reads one line otherwise.
func (w words) askPassword() (team.PasswordInput, error) {
	in := int(os.Stdin.Fd())
	if !term.IsTerminal(in) {
		p, err := w.readLine(os.Stdin)
		return team.PasswordInput{New: p, Again: p}, err
	}
	ask := func(label string) (string, error) {
		fmt.Fprint(os.Stderr, label)
		b, err := term.ReadPassword(in)
		fmt.Fprintln(os.Stderr)
		return string(b), err
	}
	first, err := ask(w.T("cli.user.ask"))
	if err != nil {
		return team.PasswordInput{}, err
	}
	again, err := ask(w.T("cli.user.again"))
	return team.PasswordInput{New: first, Again: again}, err
}

func (w words) readLine(r io.Reader) (string, error) {
	s, err := bufio.NewReader(r).ReadString('\n')
	if err != nil && (!errors.Is(err, io.EOF) || s == "") {
		return "", w.refuse("no_password")
	}
	return strings.TrimRight(s, "\r\n"), nil
}
