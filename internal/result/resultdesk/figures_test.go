package resultdesk_test

import (
	"fmt"
	"strings"
	"testing"

	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/growth"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/result"
	"comptoir/internal/result/resultdesk"
)

func twelve(k int64) (out []int64) {
	for range 12 {
		out = append(out, k)
	}
	return out
}

// story fills two years of Camille's accounts and one of Ines's: Castagnac ahead of its target, Helvane level,
// Norrsund behind, in kronor.
func (h *house) story(t *testing.T) {
	t.Helper()
	h.rates(t)
	for _, a := range []struct {
		name        string
		ccy         money.Currency
		before, now int64
		target      int64
	}{{"Castagnac", money.EUR, 380, 400, 390}, {"Helvane", money.EUR, 250, 250, 250}, {"Norrsund", "SEK", 2200, 1980, 2200}} {
		h.take(t, "Camille", "", h.lines(a.name, a.ccy, "2025-01", twelve(a.before)...))
		h.take(t, "Camille", "", h.lines(a.name, a.ccy, "2026-01", twelve(a.now)[:10]...))
		h.aim(t, "Théo", a.name, a.ccy, 2026, twelve(a.target)...)
	}
	h.take(t, "Ines", "", h.lines("Brassac", money.EUR, "2026-01", twelve(10)[:9]...))
	h.take(t, "Camille", "", h.lines("Castagnac", money.EUR, "2026-11", 77)) // the month is not over
}

func near(got *float64, want string) bool { return got != nil && fmt.Sprintf("%.4f", *got) == want }

func grown(c growth.Comparison, want string) bool {
	share, ok := c.Share()
	return ok && fmt.Sprintf("%.4f", share) == want
}

func TestFigures(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		h.story(t)
		var all []id.Account
		for _, a := range h.accounts {
			all = append(all, a)
		}
		got, err := h.desk.Figures(ctx, h.people["Camille"], all)
		must(t, err)
		if _, leaks := got[h.accounts["Brassac"]]; leaks || len(got) != 3 {
			t.Errorf("%d figures", len(got))
		}
		f := got[h.accounts["Norrsund"]]
		if f.Revenue.Money != money.Major(1_800_000, money.EUR) || *f.Own != money.Major(19_800_000, "SEK") || f.Through != *month("2026-10") {
			t.Errorf("%+v", f)
		}
		if !grown(f.Change, "-0.1000") || !near(f.Attainment, "0.9000") || !f.Down() || len(f.Spark) != 12 || f.Margin.Known {
			t.Errorf("%+v", f)
		}
		if !f.Progress.YearTarget.Complete() {
			t.Errorf("December has no rate of its own and takes today's: %+v", f.Progress.YearTarget)
		}
		x := f.WhyRevenue
		if x.Result != f.Revenue.Money || len(x.Terms) != 10 || x.Terms[0].Source != "ECB" || x.Terms[0].Args["day"] != day.MustParse("2026-01-20") {
			t.Errorf("%+v", x)
		}
		c := got[h.accounts["Castagnac"]]
		if c.Own != nil || c.Revenue.Money != money.Major(4_000_000, money.EUR) || !grown(c.Change, "0.0526") || c.Down() {
			t.Errorf("%+v", c)
		}
		if got, err := h.desk.Figures(ctx, h.people["Ines"], []id.Account{h.accounts["Brassac"]}); err != nil || got[h.accounts["Brassac"]].Attainment != nil ||
			got[h.accounts["Brassac"]].Before.Known() {
			t.Errorf("without target and without last year: %+v %v", got, err)
		}
		for _, name := range []string{"Rachel", "Ines"} {
			if got, err := h.desk.Figures(ctx, h.people[name], []id.Account{h.accounts["Helvane"]}); err != nil || len(got) > 0 {
				t.Errorf("%s: %v %v", name, got, err)
			}
		}
	})
}

// The director's page reads the kept totals, Camille's the lines of her accounts: what both see is the same.
func TestOverview(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		h.story(t)
		camille, err := h.desk.Overview(ctx, h.people["Camille"])
		must(t, err)
		if camille.Revenue.Money != money.Major(8_300_000, money.EUR) || camille.Progress.Target.Money != money.Major(8_400_000, money.EUR) ||
			!near(camille.Attainment, "0.9881") || camille.Left.Minor <= 0 || camille.Waiting != 0 || camille.Behind {
			t.Errorf("%+v", camille)
		}
		var names []string
		for _, a := range camille.Accounts {
			names = append(names, fmt.Sprintf("%s %.3f %d", a.Name, *a.Attainment, a.Gap.Minor/100))
		}
		if got := strings.Join(names, ", "); got != "Castagnac 1.026 100000, Helvane 1.000 0, Norrsund 0.900 -200000" {
			t.Error(got)
		}
		if p := camille.Months[10]; p.Current != nil || p.Previous == nil || p.Target == nil {
			t.Errorf("November is not over: %+v", p)
		}
		if x := camille.WhyRevenue; x.Result != camille.Revenue.Money || len(x.Terms) != 2 || x.Terms[1].Args["amount"] != money.Major(19_800_000, "SEK") {
			t.Errorf("%+v", x)
		}
		for name, want := range map[string]int64{"Alix": 8_390_000, "Victor": 8_390_000, "Solène": 8_390_000, "Théo": 8_390_000, "Ines": 90_000, "Bastien": 2_500_000} {
			o, err := h.desk.Overview(ctx, h.people[name])
			if err != nil || o.Revenue.Money != money.Major(want, money.EUR) {
				t.Errorf("%s: %v %v", name, o.Revenue, err)
			}
			if name == "Alix" && (o.Progress != camille.Progress || *o.Attainment != *camille.Attainment) {
				t.Errorf("Brassac has no target and does not count against it: %+v", o.Progress)
			}
		}
		// Growth is like for like: Brassac has no 2025 and is left out, and said to be.
		for name, want := range map[string]string{"Camille": "3 of 3", "Alix": "3 of 4", "Théo": "3 of 4"} {
			o, err := h.desk.Overview(ctx, h.people[name])
			if got := fmt.Sprintf("%d of %d", o.Change.Accounts, o.Change.Of); err != nil || got != want || !grown(o.Change, "0.0000") || o.Change.Months.Count() != 10 {
				t.Errorf("%s: %s %+v %v", name, got, o.Change, err)
			}
			if name != "Camille" && len(o.WhyChange.Terms) != 4+3 {
				t.Errorf("%s: %+v", name, o.WhyChange.Terms)
			}
		}
		h.theTotals(t)
		if o, err := h.desk.Overview(ctx, h.people["Rachel"]); err != nil || o.Known() {
			t.Errorf("human resources: %+v %v", o, err)
		}
	})
}

func TestOverviewWaits(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		h.aim(t, "Théo", "Helvane", money.EUR, 2026, twelve(100)...)
		h.aim(t, "Théo", "Castagnac", money.EUR, 2026, twelve(100)...)
		o, err := h.desk.Overview(ctx, h.people["Camille"])
		if err != nil || o.Attainment != nil || !o.Known() || o.Progress.YearTarget.Money != money.Major(2_400_000, money.EUR) {
			t.Errorf("a target and no result: %+v %v", o, err)
		}
		h.take(t, "Camille", "", h.lines("Helvane", money.EUR, "2026-10", 100))
		if o, err = h.desk.Overview(ctx, h.people["Camille"]); err != nil || o.Waiting != 1 {
			t.Errorf("%+v %v", o, err)
		}
		// No rate at all: the total is incomplete, never silently 1.
		h.take(t, "Camille", "", h.lines("Norrsund", "SEK", "2026-10", 1100))
		o, err = h.desk.Overview(ctx, h.people["Camille"])
		if err != nil || o.Revenue.Missing != 1 || o.Revenue.Money != money.Major(100_000, money.EUR) || len(o.WhyRevenue.WouldChange) != 1 {
			t.Errorf("%+v %v", o.Revenue, err)
		}
	})
}

func TestBook(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		h.story(t)
		b, err := h.desk.Open(ctx, h.people["Bastien"], h.accounts["Helvane"], 0)
		must(t, err)
		if b.Year != 2026 || b.First != 2025 || b.MayWrite || b.Months[9].Revenue.Minor != 25_000_000 || b.Months[9].Previous == nil || !b.Months[11].Future {
			t.Errorf("%+v", b)
		}
		if b, err = h.desk.Open(ctx, h.people["Camille"], h.accounts["Norrsund"], 2025); err != nil || b.Months[0].Own[0] != money.Major(2_200_000, "SEK") ||
			b.Months[0].Revenue.Minor != 20_000_000 || b.Months[0].Target != nil {
			t.Errorf("%+v %v", b.Months[0], err)
		}
		for name, kind := range map[string]problem.Kind{"Ines": problem.NotFound, "Rachel": problem.NotFound} {
			if _, err := h.desk.Open(ctx, h.people[name], h.accounts["Helvane"], 0); !problem.Is(err, kind) {
				t.Errorf("%s: %v", name, err)
			}
			if _, err := h.desk.OpenMonth(ctx, h.people[name], h.accounts["Helvane"], *month("2026-10")); !problem.Is(err, kind) {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
}

func TestAlerts(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		h.story(t)
		h.take(t, "Camille", "", h.lines("Norrsund", "SEK", "2026-10", 1000)) // corrected down
		of := func(accounts []id.Account) string {
			var out []string
			must(t, h.db.Read(ctx, func(tx *db.Tx) error {
				got, err := resultdesk.Alerts(tx, day.MustParse("2026-11-23"), accounts)
				for _, a := range got {
					out = append(out, fmt.Sprintf("%s %s %s %d", a.Code, a.AccountName, a.Severity, a.Value.Minor/100))
				}
				return err
			}))
			return strings.Join(sorted(out), "; ")
		}
		const want = "PF_CONC Castagnac W 4760000; PF_CONC Helvane W 3000000; RS_TARGET Norrsund H 289090"
		if got := of(nil); got != want {
			t.Error(got)
		}
		if got := of([]id.Account{h.accounts["Norrsund"], h.accounts["Brassac"]}); got != "RS_TARGET Norrsund H 289090" {
			t.Error(got)
		}
		if got := of([]id.Account{""}); got != "" {
			t.Error(got)
		}
		if result.RsTarget != "RS_TARGET" || alert.High != "H" {
			t.Error("codes are stored: they do not change")
		}
	})
}

func sorted(s []string) []string {
	for i := range s {
		for j := i; j > 0 && s[j] < s[j-1]; j-- {
			s[j], s[j-1] = s[j-1], s[j]
		}
	}
	return s
}

func TestConcentration(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		h.story(t)
		c, err := h.desk.Concentration(ctx, h.people["Alix"])
		must(t, err)
		if c.HHI == nil || fmt.Sprintf("%.3f", *c.HHI) != "0.363" || len(c.Top) != 4 || c.Top[0].Name != "Castagnac" || fmt.Sprintf("%.3f", c.Top[0].Share) != "0.474" {
			t.Errorf("%+v", c)
		}
		if _, err := h.desk.Concentration(ctx, h.people["Camille"]); !problem.Is(err, problem.Forbidden) {
			t.Errorf("a key account manager: %v", err)
		}
		if _, err := h.desk.Concentration(ctx, h.people["Théo"]); err != nil {
			t.Error(err)
		}
	})
}

// A wide scope is remembered, and forgotten as soon as something changes.
func TestWideScope(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		must(t, h.db.Write(ctx, who.System(), func(tx *db.Tx) error {
			for i := range 450 {
				if err := h.open(tx, fmt.Sprint("Candidat ", i), "Ines", "EUR"); err != nil {
					return err
				}
			}
			return nil
		}))
		for _, k := range []int64{10, 30, 20} {
			h.take(t, "Ines", "", h.lines("Brassac", money.EUR, "2026-10", k))
			for range 2 {
				o, err := h.desk.Overview(ctx, h.people["Ines"])
				if err != nil || o.Revenue.Money != money.Major(1000*k, money.EUR) {
					t.Errorf("%d: %v %v", k, o.Revenue, err)
				}
			}
		}
	})
}
