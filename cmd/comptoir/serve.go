package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"

	"comptoir/internal/app"
	"comptoir/internal/kernel/day"
)

// where names the database, for every command that opens one.
type where struct {
	Data     string `placeholder:"DIR" type:"path"`
	Database string `placeholder:"URL"`
	Company  string `placeholder:"NAME"`
	Today    string `placeholder:"DATE"`
}

func (o where) config(w words) (app.Config, error) {
	c := app.Config{Data: o.Data, Database: o.Database, Company: o.Company, Log: stderrLog(), Bundle: w.bundle}
	if o.Data == "" && o.Database == "" {
		return c, w.refuse("say_where")
	}
	var err error
	c.Today, err = parseToday(w, o.Today)
	return c, err
}

// open opens what the options name.
func (o where) open(ctx context.Context, w words) (*app.App, error) {
	c, err := o.config(w)
	if err != nil {
		return nil, err
	}
	return w.open(ctx, c)
}

// open opens a database; a folder that cannot be made is named.
func (w words) open(ctx context.Context, c app.Config) (*app.App, error) {
	a, err := app.Open(ctx, c)
	var at *os.PathError
	if errors.As(err, &at) && c.Database == "" {
		err = w.refuse("cannot_open_folder", "dir", c.Data, "why", w.cause(err))
	}
	return a, err
}

func parseToday(w words, s string) (*day.Day, error) {
	if s == "" {
		return nil, nil
	}
	d, err := day.Parse(s)
	if err != nil || !d.Plausible() {
		return nil, w.refuse("today", "value", s)
	}
	return &d, nil
}

func stderrLog() *slog.Logger {
	return slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelWarn}))
}

type serveCmd struct {
	where
	spoken
	Addr      string `default:"127.0.0.1:8080" placeholder:"HOST:PORT"`
	BehindTLS bool   `name:"behind-tls"`
}

// Run serves until interrupted.
func (s serveCmd) Run(ctx context.Context, w words) error {
	c, err := s.config(w)
	if err != nil {
		return err
	}
	c.SecureCookies = s.BehindTLS
	l, err := w.listen(s.Addr)
	if err != nil {
		return err
	}
	a, err := w.open(ctx, c)
	if err != nil {
		l.Close()
		return err
	}
	defer a.Close()
	fmt.Println(w.T("cli.at", "url", "http://"+l.Addr().String()))
	link, needed, err := a.Welcome(ctx, "http://"+l.Addr().String())
	if err != nil {
		l.Close()
		return err
	}
	if needed {
		fmt.Println(w.T("cli.welcome") + "\n  " + link)
	}
	return a.Serve(ctx, l)
}
