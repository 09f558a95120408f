package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"

	"comptoir/internal/app"
)

type demoCmd struct {
	Addr     string `help:"Address to listen on." default:"127.0.0.1:8080" placeholder:"HOST:PORT"`
	Data     string `help:"Folder to create it in; a fresh temporary one when left out." placeholder:"DIR" type:"path"`
	Today    string `help:"Tell the story as of this day (YYYY-MM-DD)." placeholder:"DATE"`
	Password string `help:"Password of all demo people (comptoir when left out, on a loopback address only)."`
}

// Run creates the fictional company and serves it.
func (d demoCmd) Run(ctx context.Context) error {
	password := d.Password
	if password == "" {
		if !loopback(d.Addr) {
			return errors.New("the demo on an address that others can reach needs --password")
		}
		password = "comptoir"
	}
	today, err := parseToday(d.Today)
	if err != nil {
		return err
	}
	c := app.Config{Story: true, Data: d.Data, Today: today, Log: stderrLog(), Company: "Ardoval Services"}
	if c.Data == "" {
		dir, err := os.MkdirTemp("", "comptoir-demo-")
		if err != nil {
			return err
		}
		defer os.RemoveAll(dir)
		c.Data = dir
	}
	l, err := net.Listen("tcp", d.Addr)
	if err != nil {
		return err
	}
	a, err := app.Open(ctx, c)
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
	fmt.Printf("Comptoir: http://%s\n\n", l.Addr())
	for _, p := range people {
		fmt.Printf("  %-42s %-34s %s\n", p.Role, p.Login, password)
	}
	fmt.Println()
	return a.Serve(ctx, l)
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
