package world_test

import (
	"slices"
	"testing"

	"comptoir/internal/contract"
	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/day"
	"comptoir/internal/platform/db"
	"comptoir/internal/task"
)

// mornings on which the plot must hold: month ends and their eves, both ends of a year, leap days, weekends, feasts.
var mornings = []string{"2026-11-23", "2024-02-28", "2024-02-29", "2024-03-01", "2025-02-28", "2025-12-31", "2026-01-01", "2026-01-02", "2026-01-15",
	"2026-02-03", "2026-04-30", "2026-05-01", "2026-06-30", "2026-08-15", "2026-11-01", "2026-11-28", "2026-11-29", "2026-12-24", "2027-01-31", "2028-02-29", "2029-11-26", "2030-12-25"}

const (
	castagnac = "Castagnac Verre"
	helvane   = "Helvane Spécialités Chimiques et Polymères"
	norrsund  = "Norrsund Papper AB"
)

func TestPlot(t *testing.T) {
	for _, date := range mornings {
		t.Run(date, func(t *testing.T) {
			w := on(t, date)
			all := w.alerts(t)
			urgent(t, w, alertsOf(all, castagnac))
			nothingElse(t, w, all)
			w.portfolio(t)
			w.states(t)
			w.exception(t, all)
		})
	}
}

// urgent: the decision about the main contract is overdue, and the notice must arrive within a week.
func urgent(t *testing.T, w told, of map[string][]alert.Alert) {
	t.Helper()
	if len(of["CT_NOTICE"]) != 1 {
		t.Fatalf("%d notices are due at Castagnac", len(of["CT_NOTICE"]))
	}
	a := of["CT_NOTICE"][0]
	prudent := a.Params["date"].(day.Day)
	if a.Severity != alert.Critical || *a.Due >= w.today || prudent <= w.today || prudent > w.today+7 || a.Value.Minor != 184_000_000 {
		t.Errorf("%s, decide by %s, prudent %s, %v", a.Severity, a.Due, prudent, a.Value)
	}
	if len(of[task.TkLate]) != 1 {
		t.Errorf("the minutes of the committee are not late: %v", of)
	}
}

// nothingElse: Camille's morning is the one that was drawn, seven lines and no more.
func nothingElse(t *testing.T, w told, all []alert.Alert) {
	t.Helper()
	h, n, l := alertsOf(all, helvane), alertsOf(all, norrsund), alertsOf(all, "Laiteries du Haut-Serein")
	for what, ok := range map[string]bool{
		"promise to Helvane":      len(h) == 2 && len(h[task.TkPromise]) == 1 && h[task.TkPromise][0].Severity == alert.High,
		"steam of Roussanne":      len(h[contract.CtNotice]) == 1 && h[contract.CtNotice][0].Severity == alert.High,
		"mill without a contract": len(n) == 2 && len(n[contract.CtExpired]) == 1 && n[contract.CtExpired][0].Severity == alert.Critical,
		"revenue of Norrsund":     len(n["RS_TARGET"]) == 1 && n["RS_TARGET"][0].Severity == alert.High,
		"SIREN to correct":        len(l) == 1 && len(l["ID_INVALID"]) == 1,
		"Castagnac":               len(alertsOf(all, castagnac)) == 2,
	} {
		if !ok {
			t.Errorf("%s is not as told: helvane %v norrsund %v laiteries %v", what, h, n, l)
		}
	}
}

// portfolio: ten key accounts in six countries and four currencies, each carried.
func (w told) portfolio(t *testing.T) {
	t.Helper()
	type key struct {
		Country string `bun:"country"`
		Ccy     string `bun:"ccy"`
	}
	w.read(t, func(tx *db.Tx) error {
		rows, err := db.Select[key](tx, `SELECT country, ccy FROM account WHERE status = 'KEY' AND deleted_at IS NULL`)
		countries, currencies := map[string]bool{}, map[string]bool{}
		for _, r := range rows {
			countries[r.Country], currencies[r.Ccy] = true, true
		}
		if len(rows) != 10 || len(countries) != 6 || len(currencies) != 4 {
			t.Errorf("%d key accounts, %v, %v", len(rows), countries, currencies)
		}
		return err
	})
}

// states: there is a contract in every state, and observed ones.
func (w told) states(t *testing.T) {
	t.Helper()
	w.read(t, func(tx *db.Tx) error {
		have, err := db.Select[contract.State](tx, `SELECT DISTINCT state FROM contract WHERE observed = FALSE`)
		for _, s := range contract.States {
			if !slices.Contains(have, s) {
				t.Errorf("no contract is %s", s)
			}
		}
		watched, _, e := db.One[int](tx, `SELECT count(*) FROM contract WHERE observed = TRUE AND state = 'ACTIVE'`)
		unknown, _, f := db.One[int](tx, `SELECT count(*) FROM contract WHERE renewal = 'TACIT' AND us_known = FALSE AND state = 'ACTIVE'`)
		if watched != 2 || unknown != 1 {
			t.Errorf("%d observed, %d with a notice nobody read", watched, unknown)
		}
		for _, x := range []error{err, e, f} {
			if x != nil {
				return x
			}
		}
		return nil
	})
}

// exception: Rémy carries four key accounts, and nobody is asked to take one back.
func (w told) exception(t *testing.T, all []alert.Alert) {
	t.Helper()
	w.read(t, func(tx *db.Tx) error {
		n, _, err := db.One[int](tx, `SELECT count(*) FROM assignment n JOIN account a ON a.id = n.account_id
			WHERE n.user_id = ? AND n.role = 'PRIMARY' AND n.to_day IS NULL AND a.status = 'KEY'`, w.people.By("remy").ID)
		if n != 4 {
			t.Errorf("rémy carries %d", n)
		}
		return err
	})
	for _, a := range all {
		if a.Code == "PF_CAP" || a.Code == "PF_ORPHAN" {
			t.Errorf("%s is raised: %v", a.Code, a.Params)
		}
	}
}
