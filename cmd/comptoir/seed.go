package main

import (
	"context"
	"fmt"
	"os"
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"

	"comptoir/internal/app"
)

type seedCmd struct {
	where
	Accounts     int    `help:"How many accounts to make up." required:"" placeholder:"N"`
	ContractsPer int    `help:"Contracts of each." default:"2" placeholder:"N"`
	Password     string `help:"Password of all the people made up." default:"comptoir"`
}

// Run fills a database with a made-up large company, the same at every run, to measure with.
func (s seedCmd) Run(ctx context.Context) error {
	c, err := s.config()
	if err != nil {
		return err
	}
	a, err := app.Open(ctx, c)
	if err != nil {
		return err
	}
	defer a.Close()
	advance, stop := progress(s.Accounts)
	out, err := a.Seed(ctx, app.Seeding{Accounts: s.Accounts, ContractsPer: s.ContractsPer, Password: s.Password, Done: advance})
	stop()
	if err != nil {
		return err
	}
	fmt.Printf("%d accounts, %d contacts, %d contracts, %d results, %d targets, %d people\n",
		out.Accounts, out.Contacts, out.Contracts, out.Results, out.Targets, out.People)
	fmt.Printf("%d rows with their journal in %s, %.0f rows/s; search and alerts in %s\n\n",
		out.Rows, out.Wrote.Round(time.Millisecond), float64(out.Rows)/out.Wrote.Seconds(), out.Derived.Round(time.Millisecond))
	for _, p := range out.Logins {
		fmt.Printf("  %-12s %-24s %s\n", p.Role, p.Login, s.Password)
	}
	return nil
}

// progress is a bar on a terminal, and nothing elsewhere.
func progress(total int) (advance func(int), stop func()) {
	if info, err := os.Stderr.Stat(); err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return func(int) {}, func() {}
	}
	p := mpb.New(mpb.WithOutput(os.Stderr), mpb.WithWidth(50))
	bar := p.AddBar(int64(total), mpb.PrependDecorators(decor.CountersNoUnit("%d / %d accounts ")), mpb.AppendDecorators(decor.Percentage()))
	return func(n int) { bar.SetCurrent(int64(n)) }, func() {
		bar.Abort(false)
		p.Wait()
	}
}
