package resultdesk_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"

	"comptoir/internal/fx"
	"comptoir/internal/fx/fxdesk"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/decimal"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/result"
	"comptoir/internal/result/resultdesk"
)

var ctx = context.Background()

func month(s string) *day.Month {
	m, err := day.ParseMonth(s)
	if err != nil {
		panic(err)
	}
	return &m
}

func units(n int64, ccy money.Currency) *money.Money {
	m := money.Major(n, ccy)
	return &m
}

// lines is a year of an account from a month on, in thousands.
func (h *house) lines(account string, ccy money.Currency, from string, thousands ...int64) (out []resultdesk.ImportLine) {
	for i, k := range thousands {
		m := month(from).Add(i)
		out = append(out, resultdesk.ImportLine{Key: account + "/" + m.String(), In: result.Input{Account: h.accounts[account], Month: &m, Revenue: units(1000*k, ccy)}})
	}
	return out
}

func (h *house) take(t *testing.T, by string, batch id.Batch, lines []resultdesk.ImportLine) (out []resultdesk.Outcome) {
	t.Helper()
	must(t, h.db.Write(ctx, h.people[by], func(tx *db.Tx) (err error) {
		out, err = h.desk.ImportIn(tx, h.people[by], "erp", batch, lines)
		return err
	}))
	return out
}

func (h *house) aim(t *testing.T, by, account string, ccy money.Currency, year int, thousands ...int64) {
	t.Helper()
	in := resultdesk.YearTarget{Account: h.accounts[account], Year: year, Approve: resultdesk.MayApprove(h.people[by])}
	for i, k := range thousands {
		in.Months[i] = units(1000*k, ccy)
	}
	_, err := h.desk.Propose(ctx, h.people[by], in)
	must(t, err)
}

// rates gives the krona one rate a month: 11 in October and before, 11.2 since.
func (h *house) rates(t *testing.T) {
	t.Helper()
	var list []fx.Rate
	for m := *month("2024-11"); m <= *month("2026-11"); m++ {
		r := fx.Rate{Ccy: "SEK", Day: m.First().Add(19), Rate: decimal.MustParse("11"), Source: fx.ECB}
		if m == *month("2026-11") {
			r.Rate = decimal.MustParse("11.2")
		}
		list = append(list, r)
	}
	must(t, h.db.Write(ctx, h.people["Solène"], func(tx *db.Tx) error {
		_, err := fxdesk.New(h.db).ImportIn(tx, h.people["Solène"], fx.ECB, "", list)
		return err
	}))
}

func verbs(out []resultdesk.Outcome) (s string) {
	for _, o := range out {
		s += o.Verb[:1]
	}
	return s
}

// theTotals holds the kept totals equal to what the records add up to.
func (h *house) theTotals(t *testing.T) {
	t.Helper()
	read := func() (s string) {
		must(t, h.db.Read(ctx, func(tx *db.Tx) error {
			rows, err := db.Select[string](tx, `SELECT CAST(month AS TEXT) || ccy || ' ' || CAST(revenue AS TEXT) || ' ' || CAST(lines AS TEXT) || ' ' || CAST(margined AS TEXT) ||
				' ' || CAST(margin AS TEXT) || ' ' || CAST(aimed AS TEXT) || ' ' || CAST(aimed_lines AS TEXT) || ' ' || CAST(target AS TEXT) || ' ' || CAST(targets AS TEXT) ||
				' ' || CAST(paired_now AS TEXT) || ' ' || CAST(paired_now_lines AS TEXT) || ' ' || CAST(paired_before AS TEXT) || ' ' || CAST(paired_before_lines AS TEXT)
				FROM result_total WHERE lines <> 0 OR targets <> 0 ORDER BY month, ccy`)
			s = fmt.Sprint(rows)
			return err
		}))
		return s
	}
	kept := read()
	must(t, h.desk.Rebuild(ctx))
	if made := read(); kept != made {
		t.Fatalf("kept %s\nmade %s", kept, made)
	}
}

func TestImport(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		batch := id.New[id.Batch]()
		lines := h.lines("Helvane", money.EUR, "2026-08", 200, 300, 400)
		lines[1].In.Margin = units(50_000, money.EUR)
		lines = append(lines, h.lines("Brassac", money.EUR, "2026-10", 100)...)    // not Camille's
		lines = append(lines, h.lines("Helvane", money.EUR, "2026-12", 1)...)      // to come
		lines = append(lines, h.lines("Helvane", money.EUR, "2026-10", 400)...)    // twice in the file
		lines = append(lines, resultdesk.ImportLine{Key: "x", In: result.Input{}}) // nothing
		for _, want := range []string{"cccrrur", "uuurrur"} {
			out := h.take(t, "Camille", batch, lines)
			if verbs(out) != want || !problem.Has(out[3].Problems, "forbidden") || !problem.Has(out[4].Problems, "future_actual") {
				t.Fatalf("%s, want %s: %+v", verbs(out), want, out)
			}
			h.theTotals(t)
		}
		// The file is corrected; it knows no margin, and what was known stays.
		lines[1].In.Revenue, lines[1].In.Margin = units(310_000, money.EUR), nil
		if out := h.take(t, "Camille", batch, lines[:3]); verbs(out) != "uuu" || out[1].Verb != "updated" {
			t.Errorf("%v", out)
		}
		s, err := h.desk.OpenMonth(ctx, h.people["Camille"], h.accounts["Helvane"], *month("2026-09"))
		if err != nil || len(s.Lines) != 1 || s.Lines[0].Revenue.Minor != 31_000_000 || s.Lines[0].Margin.Minor != 5_000_000 {
			t.Errorf("%+v %v", s, err)
		}
		h.theTotals(t)
		n, err := 0, error(nil)
		must(t, h.desk.Correct(ctx, h.people["Camille"], s.Lines[0].ID, s.Lines[0].Rev, result.Input{Month: month("2026-09"), Revenue: units(1, money.EUR)}))
		must(t, h.db.Read(ctx, func(tx *db.Tx) error { n, err = resultdesk.ImportBuiltOn(tx, batch); return err }))
		if n != 1 {
			t.Errorf("%d built on", n)
		}
		must(t, h.db.Write(ctx, h.people["Camille"], func(tx *db.Tx) error { return resultdesk.UndoImport(tx, h.people["Camille"], batch) }))
		h.theTotals(t)
		if out := h.take(t, "Camille", id.New[id.Batch](), lines[:3]); verbs(out) != "ccc" {
			t.Errorf("after undo: %v", out)
		}
		h.theTotals(t)
	})
}

func TestByHand(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		camille, helvane := h.people["Camille"], h.accounts["Helvane"]
		in := result.Input{Account: helvane, Month: month("2026-10"), Revenue: units(984_000, money.EUR)}
		line, err := h.desk.Enter(ctx, camille, in)
		must(t, err)
		if _, err = h.desk.Enter(ctx, camille, in); !problem.Has(err, "already_entered") {
			t.Errorf("twice by hand: %v", err)
		}
		in.Month = month("2026-12")
		if _, err = h.desk.Enter(ctx, camille, in); !problem.Has(err, "future_actual") {
			t.Errorf("to come: %v", err)
		}
		if err = h.desk.Correct(ctx, camille, line, 7, in); !problem.Has(err, "stale") {
			t.Errorf("stale: %v", err)
		}
		in.Month, in.Margin = month("2026-09"), units(100, "USD")
		if err = h.desk.Correct(ctx, camille, line, 1, in); !problem.Has(err, "other_currency") {
			t.Errorf("two currencies: %v", err)
		}
		in.Margin = units(160_000, money.EUR)
		must(t, h.desk.Correct(ctx, camille, line, 1, in))
		h.theTotals(t)
		for name, kind := range map[string]problem.Kind{"Ines": problem.NotFound, "Rachel": problem.NotFound, "Bastien": problem.Forbidden, "Victor": problem.Forbidden} {
			if err := h.desk.RemoveLine(ctx, h.people[name], line, 0); !problem.Is(err, kind) {
				t.Errorf("%s: %v", name, err)
			}
			if _, err := h.desk.Enter(ctx, h.people[name], in); !problem.Is(err, kind) {
				t.Errorf("%s: %v", name, err)
			}
		}
		must(t, h.desk.RemoveLine(ctx, camille, line, 2))
		h.theTotals(t)
		if _, err := h.desk.Enter(ctx, h.people["Alix"], result.Input{Account: id.New[id.Account](), Month: in.Month, Revenue: in.Revenue}); !problem.Is(err, problem.NotFound) {
			t.Errorf("an account that is none: %v", err)
		}
	})
}

func TestTargets(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		camille, theo, helvane := h.people["Camille"], h.people["Théo"], h.accounts["Helvane"]
		h.take(t, "Camille", "", h.lines("Helvane", money.EUR, "2026-01", 100, 100))
		h.aim(t, "Camille", "Helvane", money.EUR, 2026, 110, 120)
		b, err := h.desk.Open(ctx, camille, helvane, 2026)
		must(t, err)
		if b.Pending != 2 || b.Months[0].Target != nil || b.Months[0].Proposed.Minor != 11_000_000 || b.MayApprove || !b.MayWrite {
			t.Errorf("%+v", b.Months[0])
		}
		h.theTotals(t)
		if n, err := h.desk.Propose(ctx, camille, resultdesk.YearTarget{Account: helvane, Year: 2026, Months: [12]*money.Money{units(110_000, money.EUR)}}); n != 0 || err != nil {
			t.Errorf("the same again: %d %v", n, err)
		}
		if err := h.desk.Approve(ctx, camille, helvane, 2026); !problem.Is(err, problem.Forbidden) {
			t.Errorf("her own target: %v", err)
		}
		must(t, h.desk.Approve(ctx, theo, helvane, 2026))
		h.theTotals(t)
		if err := h.desk.Approve(ctx, theo, helvane, 2026); !problem.Has(err, "nothing_proposed") {
			t.Errorf("nothing left: %v", err)
		}
		h.aim(t, "Camille", "Helvane", money.EUR, 2026, 90, 120)
		must(t, h.desk.Decline(ctx, theo, helvane, 2026))
		h.aim(t, "Théo", "Helvane", money.EUR, 2026, 130)
		b, err = h.desk.Open(ctx, theo, helvane, 2026)
		must(t, err)
		if b.Pending != 0 || b.Months[0].Target.Minor != 13_000_000 || b.Months[1].Target.Minor != 12_000_000 || !b.MayApprove || b.Months[0].Version != 2 {
			t.Errorf("%+v %+v", b.Months[0], b.Months[1])
		}
		h.theTotals(t)
		_, err = h.desk.Propose(ctx, camille, resultdesk.YearTarget{Account: helvane, Year: 2027, Months: [12]*money.Money{units(-1, money.EUR), 4: units(1, "ABC")}})
		l, _ := problem.All(err)
		if len(l) != 2 || l[0].Field != "m1" || l[1].Field != "m5" {
			t.Errorf("all at once, each at its month: %v", err)
		}
		if _, err := h.desk.Propose(ctx, h.people["Ines"], resultdesk.YearTarget{Account: helvane, Year: 2027}); !problem.Is(err, problem.NotFound) {
			t.Errorf("an outsider: %v", err)
		}
	})
}

func TestImportedTargets(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		take := func(by string, state result.TargetState, k int64) resultdesk.Outcome {
			in := resultdesk.ImportTarget{Key: "H/2026-01", In: result.TargetInput{Account: h.accounts["Helvane"], Month: month("2026-01"), Amount: units(k, money.EUR), State: state}}
			var out []resultdesk.Outcome
			must(t, h.db.Write(ctx, h.people[by], func(tx *db.Tx) (err error) {
				out, err = h.desk.ImportTargetsIn(tx, h.people[by], "erp", id.New[id.Batch](), []resultdesk.ImportTarget{in})
				return err
			}))
			h.theTotals(t)
			return out[0]
		}
		for _, c := range []struct {
			by    string
			state result.TargetState
			k     int64
			want  string
		}{
			{"Camille", result.Approved, 100, "created"}, {"Camille", result.Approved, 100, "unchanged"}, {"Solène", result.Approved, 100, "updated"},
			{"Solène", result.Approved, 100, "unchanged"}, {"Solène", result.Approved, 110, "updated"}, {"Ines", result.Proposed, 1, "rejected"},
			{"Solène", "", 1, "rejected"},
		} {
			if out := take(c.by, c.state, c.k); out.Verb != c.want {
				t.Errorf("%s %d: %+v, want %s", c.by, c.k, out, c.want)
			}
		}
		if out := take("Camille", result.Approved, 120); !problem.Has(out.Warnings, "target_waits") {
			t.Errorf("a KAM's approval: %+v", out)
		}
		b, err := h.desk.Open(ctx, h.people["Camille"], h.accounts["Helvane"], 2026)
		if err != nil || b.Months[0].Target.Minor != 11_000 || b.Months[0].Proposed.Minor != 12_000 {
			t.Errorf("%+v %v", b.Months[0], err)
		}
	})
}

// Whatever is written, in whatever order, the kept totals are what the records add up to.
func TestTotalsKeepUp(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		r := rand.New(rand.NewPCG(1, 2))
		names := []string{"Castagnac", "Helvane", "Norrsund"}
		for range 30 {
			account := names[r.IntN(len(names))]
			ccy := []money.Currency{money.EUR, "SEK"}[r.IntN(2)]
			at := day.MonthOf(2026, 1).Add(r.IntN(10))
			switch r.IntN(4) {
			case 0:
				h.take(t, "Camille", "", h.lines(account, ccy, at.String(), r.Int64N(900)))
			case 1:
				in := resultdesk.YearTarget{Account: h.accounts[account], Year: 2026, Approve: true}
				in.Months[r.IntN(12)] = units(r.Int64N(900), ccy)
				_, err := h.desk.Propose(ctx, h.people["Théo"], in)
				must(t, err)
			case 2:
				s, err := h.desk.OpenMonth(ctx, h.people["Camille"], h.accounts[account], at)
				must(t, err)
				for _, l := range s.Lines {
					must(t, h.desk.Correct(ctx, h.people["Camille"], l.ID, l.Rev, result.Input{Month: &at, Revenue: units(r.Int64N(900), ccy), Margin: units(7, ccy)}))
				}
			case 3:
				_, err := h.desk.Enter(ctx, h.people["Camille"], result.Input{Account: h.accounts[account], Month: &at, Revenue: units(r.Int64N(900), ccy)})
				if err != nil && !problem.Has(err, "already_entered") {
					t.Fatal(err)
				}
			}
		}
		h.theTotals(t)
	})
}

func TestDescribe(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		out := h.take(t, "Camille", "", h.lines("Helvane", money.EUR, "2026-10", 1))
		to := ref.To(result.Kind, out[0].ID)
		must(t, h.db.Read(ctx, func(tx *db.Tx) error {
			for name, sees := range map[string]bool{"Camille": true, "Victor": true, "Ines": false} {
				labels, err := resultdesk.Describe(tx, h.people[name], []ref.Ref{to, ref.To(result.TargetKind, id.New[id.Any]())})
				if _, ok := labels[to]; ok != sees || err != nil {
					t.Errorf("%s: %v %v", name, labels, err)
				}
			}
			return nil
		}))
	})
}
