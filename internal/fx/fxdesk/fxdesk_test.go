package fxdesk_test

import (
	"context"
	"testing"

	"comptoir/internal/fx"
	"comptoir/internal/fx/fxdesk"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/decimal"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/db/dbtest"
	"comptoir/internal/platform/who"
)

var options = db.Options{Tables: fxdesk.Tables(), Fields: fxdesk.Fields()}

func rate(ccy money.Currency, on, x string) fx.Rate {
	return fx.Rate{Ccy: ccy, Day: day.MustParse(on), Rate: decimal.MustParse(x)}
}

func take(t *testing.T, d *db.DB, a who.Actor, batch id.Batch, rates ...fx.Rate) (out []fxdesk.Outcome, err error) {
	t.Helper()
	err = d.Write(context.Background(), a, func(tx *db.Tx) error {
		out, err = fxdesk.New(d).ImportIn(tx, a, fx.ECB, batch, rates)
		return err
	})
	return out, err
}

func verbs(out []fxdesk.Outcome) (s string) {
	for _, o := range out {
		s += o.Verb[:1]
	}
	return s
}

func TestImportTwiceIsOnce(t *testing.T) {
	dbtest.Each(t, options, func(t *testing.T, d *db.DB) {
		finance := who.Actor{ID: id.New[id.User](), Title: "FINANCE"}
		batch := id.New[id.Batch]()
		rates := []fx.Rate{rate("USD", "2026-11-19", "1.08"), rate("SEK", "2026-11-19", "11.1"), rate("USD", "2026-11-19", "1.08"),
			rate("USD", "2026-11-18", "-1"), rate("USD", "2026-12-01", "1.1")}
		for _, want := range []string{"ccurr", "uuurr"} {
			out, err := take(t, d, finance, batch, rates...)
			if err != nil || verbs(out) != want {
				t.Fatalf("%v %v, want %s", verbs(out), err, want)
			}
		}
		out, err := take(t, d, finance, "", rate("USD", "2026-11-19", "1.09"))
		if err != nil || out[0].Verb != "updated" {
			t.Fatalf("correction: %v %v", out, err)
		}
		if err := d.Write(context.Background(), finance, func(tx *db.Tx) error { return fxdesk.UndoImport(tx, finance, batch) }); err != nil {
			t.Fatal(err)
		}
		convert(t, d, "2026-11-19", func(c *fxdesk.Converter) {
			if _, ok := c.ToEUR(money.Major(108, "USD")); ok {
				t.Error("an undone rate still converts")
			}
		})
	})
}

func TestWhoMayImport(t *testing.T) {
	dbtest.Each(t, options, func(t *testing.T, d *db.DB) {
		for title, may := range map[string]bool{"DIRECTION": true, "GAM": true, "KAM": true, "FINANCE": true, "HR": false, "CEO": false, "": false} {
			_, err := take(t, d, who.Actor{ID: id.New[id.User](), Title: title}, "", rate("USD", "2026-11-19", "1.08"))
			if may != (err == nil) || (!may && !problem.Is(err, problem.Forbidden)) {
				t.Errorf("%s: %v", title, err)
			}
		}
		if _, err := take(t, d, who.Actor{ID: id.New[id.User](), Owner: true}, "", rate("USD", "2026-11-19", "1.08")); err != nil {
			t.Error(err)
		}
	})
}

func convert(t *testing.T, d *db.DB, on string, use func(*fxdesk.Converter)) {
	t.Helper()
	err := d.Read(context.Background(), func(tx *db.Tx) error {
		c, err := fxdesk.Day(tx, day.MustParse(on))
		if err == nil {
			use(c)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestConvert(t *testing.T) {
	dbtest.Each(t, options, func(t *testing.T, d *db.DB) {
		owner := who.Actor{ID: id.New[id.User](), Owner: true}
		if _, err := take(t, d, owner, "", rate("SEK", "2026-09-30", "11.3"), rate("SEK", "2026-10-29", "11.1"), rate("SEK", "2026-10-30", "11.2")); err != nil {
			t.Fatal(err)
		}
		convert(t, d, "2026-11-01", func(c *fxdesk.Converter) {
			got, ok := c.ToEUR(money.Major(112, "SEK"))
			if !ok || got.Money != money.Major(10, money.EUR) || !got.Stale || got.RateDay != day.MustParse("2026-10-30") || got.Source != fx.ECB {
				t.Errorf("%+v %v", got, ok)
			}
			if got, ok := c.ToEUR(money.Major(7, money.EUR)); !ok || got.Stale || got.Money.Minor != 700 {
				t.Errorf("euro: %+v", got)
			}
			if _, ok := c.ToEUR(money.Major(1, "USD")); ok {
				t.Error("an unknown rate converted")
			}
		})
		err := d.Read(context.Background(), func(tx *db.Tx) error {
			oct := day.MustParse("2026-10-01").Month()
			c, err := fxdesk.Months(tx, oct-2, oct+2, "SEK", money.EUR)
			if err != nil {
				return err
			}
			got, ok := c.ToEUR(money.Major(1115, "SEK"), oct)
			if !ok || got.Money != money.Major(100, money.EUR) || got.Days != 2 || got.Stale {
				t.Errorf("october %+v", got)
			}
			if got, ok := c.ToEUR(money.Major(112, "SEK"), oct+1); !ok || !got.Stale || got.Money != money.Major(10, money.EUR) {
				t.Errorf("november takes the end of october: %+v %v", got, ok)
			}
			for _, m := range []day.Month{oct - 2, oct + 2} {
				if _, ok := c.ToEUR(money.Major(112, "SEK"), m); ok {
					t.Errorf("%v converted without a rate", m)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}
