package main

import (
	"context"
	"fmt"
	"net"
	"os"
	"strings"

	"comptoir/internal/app"
)

type demoCmd struct {
	spoken
	Addr     string `default:"127.0.0.1:8080" placeholder:"HOST:PORT"`
	Data     string `placeholder:"DIR" type:"path"`
	Today    string `placeholder:"DATE"`
	Password string `placeholder:"PASSWORD"`
}

// Run creates the fictional company and serves it.
func (d demoCmd) Run(ctx context.Context, w words) error {
	password := d.Password
	if password == "" {
		if !loopback(d.Addr) {
			return w.refuse("demo_password")
		}
		password = "comptoir"
	}
	today, err := parseToday(w, d.Today)
	if err != nil {
		return err
	}
	c := app.Config{Story: true, Data: d.Data, Today: today, Log: stderrLog(), Company: "Ardoval Services", Bundle: w.bundle}
	if c.Data == "" {
		dir, err := os.MkdirTemp("", "comptoir-demo-")
		if err != nil {
			return err
		}
		defer os.RemoveAll(dir)
		c.Data = dir
	}
	l, err := w.listen(d.Addr)
	if err != nil {
		return err
	}
	a, err := w.open(ctx, c)
	if err != nil {
		l.Close()
		return err
	}
	defer a.Close()
	people, err := a.Demo(ctx, password)
	if err != nil {
		l.Close()
		return err
	}
	fmt.Println(w.T("cli.at", "url", "http://"+l.Addr().String()) + "\n")
	for _, p := range people {
		fmt.Printf("  %-28s %-34s %s\n", w.post(p.Role), p.Login, password)
	}
	fmt.Println()
	return a.Serve(ctx, l)
}

// post is what a person of the story does, told in French and in English.
func (w words) post(both string) string {
	fr, en, two := strings.Cut(both, " / ")
	if two && w.Lang == "en" {
		return en
	}
	return fr
}

// loopback says whether only this machine can reach the address.
func loopback(addr string) bool {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return false
	}
	if host == "localhost" {
		return true
	}
	ip := net.ParseIP(host)
	return ip != nil && ip.IsLoopback()
}
