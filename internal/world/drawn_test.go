package world_test

import (
	"context"
	"testing"
	"time"

	"comptoir/internal/contract"
	"comptoir/internal/contract/contractdesk"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
	"comptoir/internal/platform/db"
	"comptoir/internal/world/worldtest"
)

// The story as it was drawn: Monday 23 November 2026.
func TestDrawn(t *testing.T) {
	worldtest.Each(t, func(t *testing.T, w worldtest.World) {
		dates(t, w)
		figures(t, w)
		journal(t, w)
	})
}

// dates are those of the drawn contract and calendar: prudent, decision, end.
func dates(t *testing.T, w worldtest.World) {
	t.Helper()
	type row struct {
		Name  string         `bun:"name"`
		State contract.State `bun:"state"`
		Until *day.Day       `bun:"end_day"`
		Safe  *day.Day       `bun:"prudent_day"`
		By    *day.Day       `bun:"decide_by"`
		Value *int64         `bun:"value_minor"`
		Ccy   money.Currency `bun:"ccy"`
	}
	want := map[string][3]string{
		"Maintenance multitechnique des verreries":          {"2027-02-28", "2026-11-27", "2026-11-13"},
		"Utilités vapeur et froid, plateforme de Roussanne": {"2027-03-31", "2026-12-31", "2026-12-16"},
		"Nettoyage et déchets, Bray-la-Tour":                {"2027-05-31", "", ""},
		"Compresseurs, Castagnac Ibérica":                   {"2027-12-31", "2027-06-30", "2027-06-16"},
		"Arrêts programmés des fours 2025-2027":             {"2027-09-14", "", ""},
		"Énergie vapeur, usine de Lövberg":                  {"2028-04-30", "2027-10-29", "2027-10-15"},
		"Instrumentation et vannes":                         {"2029-01-14", "", ""},
		"Calandres, usine de Härnö":                         {"2026-10-31", "", ""},
		"Pièces de rechange":                                {"", "", ""},
	}
	err := w.DB.Read(context.Background(), func(tx *db.Tx) error {
		rows, err := db.Select[row](tx, `SELECT c.name, c.state, c.end_day, c.prudent_day, c.decide_by, c.value_minor, c.ccy FROM contract c
			JOIN account a ON a.id = c.account_id WHERE c.state IN ('ACTIVE', 'OPEN_ENDED', 'ENDED') AND a.name IN (?)`,
			db.In([]string{"Castagnac Verre", "Helvane Spécialités Chimiques et Polymères", "Norrsund Papper AB"}))
		for _, r := range rows {
			if have := [3]string{text(r.Until), text(r.Safe), text(r.By)}; have != want[r.Name] {
				t.Errorf("%s: %v, want %v", r.Name, have, want[r.Name])
			}
			delete(want, r.Name)
		}
		return err
	})
	if err != nil || len(want) > 0 {
		t.Errorf("missing %v, %v", want, err)
	}
}

func text(d *day.Day) string {
	if d == nil {
		return ""
	}
	return d.String()
}

// figures are Camille's to date and for the year, and Norrsund's share of its target.
func figures(t *testing.T, w worldtest.World) {
	t.Helper()
	o, err := w.Desks.Result.Overview(context.Background(), w.As("camille"))
	if err != nil {
		t.Fatal(err)
	}
	for what, have := range map[string][2]int64{
		"revenue to date": {o.Progress.Revenue.Money.Minor, 8_259_000},
		"target to date":  {o.Progress.Target.Money.Minor, 8_333_000},
		"year's target":   {o.Progress.YearTarget.Money.Minor, 10_303_000},
	} {
		if off := have[0] - have[1]*100; off > 50 || off < -50 {
			t.Errorf("%s: %d, want %d", what, have[0]/100, have[1])
		}
	}
	d, err := w.Desks.Attention.Today(context.Background(), w.As("camille"))
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []float64{100, 96.4, 74, 67, 64.9, 64, 43} {
		if len(d.Lines) <= i || d.Lines[i].Score.Total < want-.05 || d.Lines[i].Score.Total >= want+.05 {
			t.Errorf("line %d does not score %v: %d lines", i+1, want, len(d.Lines))
		}
	}
}

// journal is spread over the months it tells, in order, and nothing in it is still to come.
func journal(t *testing.T, w worldtest.World) {
	t.Helper()
	type entry struct {
		Seq int64 `bun:"seq"`
		At  int64 `bun:"at"`
	}
	err := w.DB.Read(context.Background(), func(tx *db.Tx) error {
		all, err := db.Select[entry](tx, `SELECT seq, at FROM journal ORDER BY seq`)
		months := map[day.Month]bool{}
		for i, e := range all {
			if e.Seq != int64(i+1) || i > 0 && e.At < all[i-1].At || e.At > int64(tx.Now()) {
				t.Fatalf("entry %d: seq %d at %s", i, e.Seq, time.UnixMilli(e.At))
			}
			months[day.FromTime(time.UnixMilli(e.At).UTC()).Month()] = true
		}
		if len(months) != 19 || len(all) < 900 {
			t.Errorf("%d entries over %d months", len(all), len(months))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// Nobody from outside the story's accounts sees anything of them.
func TestHumanResourcesSeeNoAccount(t *testing.T) {
	w := worldtest.Open(t)
	err := w.DB.Read(context.Background(), func(tx *db.Tx) error {
		c, ok, err := db.One[id.Contract](tx, `SELECT id FROM contract WHERE name = 'Maintenance multitechnique des verreries'`)
		if err != nil || !ok {
			return err
		}
		if _, err := contractdesk.New(w.DB).OpenIn(tx, w.As("nour"), c); err == nil {
			t.Error("human resources opened a contract")
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
