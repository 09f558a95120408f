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
	spoken
	Accounts     int    `required:"" placeholder:"N"`
	ContractsPer int    `default:"2" placeholder:"N"`
	Password     string `default:"comptoir" placeholder:"PASSWORD"`
}

// Run fills a database with a made-up large company, the same at every run, to measure with.
func (s seedCmd) Run(ctx context.Context, w words) error {
	a, err := s.open(ctx, w)
	if err != nil {
		return err
	}
	defer a.Close()
	advance, stop := w.progress(s.Accounts)
	out, err := a.Seed(ctx, app.Seeding{Accounts: s.Accounts, ContractsPer: s.ContractsPer, Password: s.Password, Done: advance})
	stop()
	if err != nil {
		return err
	}
	fmt.Println(w.T("cli.seed.wrote", "accounts", out.Accounts, "contacts", out.Contacts, "contracts", out.Contracts, "results", out.Results,
		"targets", out.Targets, "people", out.People))
	fmt.Println(w.T("cli.seed.took", "rows", out.Rows, "wrote", w.seconds(out.Wrote), "pace", int(float64(out.Rows)/out.Wrote.Seconds()),
		"derived", w.seconds(out.Derived)) + "\n")
	for _, p := range out.Logins {
		fmt.Printf("  %-12s %-24s %s\n", p.Role, p.Login, s.Password)
	}
	return nil
}

// progress is a bar on a terminal, and nothing elsewhere.
func (w words) progress(total int) (advance func(int), stop func()) {
	if info, err := os.Stderr.Stat(); err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return func(int) {}, func() {}
	}
	p := mpb.New(mpb.WithOutput(os.Stderr), mpb.WithWidth(50))
	bar := p.AddBar(int64(total), mpb.PrependDecorators(decor.CountersNoUnit("%d / %d"+w.T("cli.seed.bar"))), mpb.AppendDecorators(decor.Percentage()))
	return func(n int) { bar.SetCurrent(int64(n)) }, func() {
		bar.Abort(false)
		p.Wait()
	}
}

// seconds is how long something took, in the reader's form.
func (w words) seconds(d time.Duration) string { return w.Float(d.Seconds(), 1) + "\u00a0s" }
