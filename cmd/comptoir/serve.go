package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"

	"comptoir/internal/app"
	"comptoir/internal/kernel/day"
)

// where names the database, for every command that opens one.
type where struct {
	Data     string `help:"Folder of the embedded database." placeholder:"DIR" type:"path"`
	Database string `help:"PostgreSQL instead of the folder: postgres://user@host/name." placeholder:"URL"`
	Company  string `help:"Name of the company, shown beside one's role and on reports." placeholder:"NAME"`
	Today    string `help:"Act as if today were this day (YYYY-MM-DD). A day to come only looks ahead: no contract is renewed by it." placeholder:"DATE"`
}

func (w where) config() (app.Config, error) {
	c := app.Config{Data: w.Data, Database: w.Database, Company: w.Company, Log: stderrLog()}
	if w.Data == "" && w.Database == "" {
		return c, errors.New("give --data DIR, or --database URL")
	}
	var err error
	c.Today, err = parseToday(w.Today)
	return c, err
}

func parseToday(s string) (*day.Day, error) {
	if s == "" {
		return nil, nil
	}
	d, err := day.Parse(s)
	if err != nil || !d.Plausible() {
		return nil, fmt.Errorf("--today %s: write the date as YYYY-MM-DD", s)
	}
	return &d, nil
}

func stderrLog() *slog.Logger {
	return slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelWarn}))
}

type serveCmd struct {
	where
	Addr      string `help:"Address to listen on." default:"127.0.0.1:8080" placeholder:"HOST:PORT"`
	BehindTLS bool   `name:"behind-tls" help:"Cookies for HTTPS only: the address is behind a TLS proxy."`
}

// Run serves until interrupted.
func (s serveCmd) Run(ctx context.Context) error {
	c, err := s.config()
	if err != nil {
		return err
	}
	c.SecureCookies = s.BehindTLS
	l, err := net.Listen("tcp", s.Addr)
	if err != nil {
		return err
	}
	a, err := app.Open(ctx, c)
	if err != nil {
		l.Close()
		return err
	}
	defer a.Close()
	fmt.Printf("Comptoir: http://%s\n", l.Addr())
	if err := a.Welcome(ctx, "http://"+l.Addr().String(), os.Stdout); err != nil {
		l.Close()
		return err
	}
	return a.Serve(ctx, l)
}
