package main

import (
	"context"
	"fmt"
	"net/mail"
	"os"
	"slices"
	"strings"
	"time"

	"comptoir/internal/app"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

type userAddCmd struct {
	where
	Login string `arg:""`
	Name  string `required:"" placeholder:"NAME"`
	// Lang is the person's; COMPTOIR_LANG is the language of whoever types the command.
	Lang          string `default:"fr" enum:"fr,en" placeholder:"LANG" env:"COMPTOIR_PERSON_LANG"`
	Tz            string `default:"Europe/Paris" placeholder:"ZONE"`
	Title         string `placeholder:"TITLE"`
	Manager       string `placeholder:"LOGIN"`
	Admin         bool
	PasswordStdin bool
	Base          string `default:"http://127.0.0.1:8080" placeholder:"URL"`
}

// Run creates the user. What the command line itself says wrong is said before the database is opened.
func (u userAddCmd) Run(ctx context.Context, w words) error {
	if err := u.check(w); err != nil {
		return err
	}
	return u.people(ctx, w, func(a *app.App) error {
		in, err := u.input(ctx, w, a)
		if err != nil {
			return err
		}
		user, err := a.Desks.Team.CreateUser(ctx, who.System(), in)
		if problem.Has(err, "login_taken") {
			return w.refuse("login_taken", "login", team.FoldLogin(u.Login))
		}
		if err != nil {
			return err
		}
		fmt.Println(w.T("cli.user.created", "login", team.FoldLogin(u.Login)))
		if in.Position == nil && !u.Admin {
			fmt.Println(w.T("cli.user.no_title"))
		}
		if in.Password != "" {
			return nil
		}
		return w.printLink(ctx, a.Desks.Team, user, u.Base)
	})
}

// check refuses what could not be meant.
func (u userAddCmd) check(w words) error {
	if !isMail(u.Login) {
		return w.refuse("login_form", "login", u.Login)
	}
	if u.Title != "" && !team.Title(strings.ToUpper(u.Title)).Valid() {
		return w.refuse("title_unknown", "value", u.Title, "list", w.titleList())
	}
	if u.Manager != "" && u.Title == "" {
		return w.refuse("manager_title")
	}
	if _, err := time.LoadLocation(u.Tz); err != nil || u.Tz == "" {
		return w.refuse("tz_unknown", "value", u.Tz)
	}
	return nil
}

// isMail says whether people could write to the login: somebody, at a place that has a dot.
func isMail(login string) bool {
	a, err := mail.ParseAddress(login)
	if err != nil || a.Address != login {
		return false
	}
	_, place, _ := strings.Cut(login, "@")
	return strings.Contains(strings.Trim(place, "."), ".")
}

// titleList names the positions with what they are called: KAM (Key account manager), …
func (w words) titleList() string {
	list := make([]string, len(team.Titles))
	for i, t := range team.Titles {
		list[i] = string(t) + " (" + w.T("team.title."+string(t)) + ")"
	}
	return strings.Join(slices.Clip(list), ", ")
}

// input is the person as the desk takes them.
func (u userAddCmd) input(ctx context.Context, w words, a *app.App) (in teamdesk.NewUser, err error) {
	in = teamdesk.NewUser{UserInput: team.UserInput{Login: u.Login, Name: u.Name, Lang: u.Lang, TZ: u.Tz, Admin: u.Admin}}
	if u.Title != "" {
		today := who.System().Today(a.DB.Now())
		in.Position = &team.PositionInput{Title: team.Title(strings.ToUpper(u.Title)), From: &today}
	}
	if u.Manager != "" {
		m, err := w.userByLogin(ctx, a.Desks.Team, u.Manager, "manager_unknown")
		if err != nil {
			return in, err
		}
		in.Position.Manager = m.ID
	}
	if u.PasswordStdin {
		in.Password, err = w.readLine(os.Stdin)
	}
	return in, err
}
