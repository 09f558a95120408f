package portfoliodesk_test

import (
	"context"
	"fmt"
	"maps"
	"testing"

	"comptoir/internal/account"
	"comptoir/internal/account/accountdesk"
	"comptoir/internal/fx/fxdesk"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/db/dbtest"
	"comptoir/internal/platform/who"
	"comptoir/internal/portfolio"
	"comptoir/internal/portfolio/portfoliodesk"
	"comptoir/internal/result/resultdesk"
	"comptoir/internal/team/teamdesk"
)

var ctx = context.Background()

var today = day.FromTime(dbtest.Today)

// house is a small company: Alix directs, Théo is a GAM below her, Camille and Ines are KAMs below Théo, Bastien is account
// manager, Pia works in production, Paul is an administrator without a title.
type house struct {
	t       testing.TB
	desk    *portfoliodesk.Desk
	account *accountdesk.Desk
	db      *db.DB
	people  map[string]who.Actor
}

var staff = [][3]string{{"Alix", "DIRECTION", ""}, {"Théo", "GAM", "Alix"}, {"Camille", "KAM", "Théo"}, {"Ines", "KAM", "Théo"},
	{"Bastien", "ACCOUNT_MANAGER", "Camille"}, {"Pia", "PRODUCTION", "Alix"}, {"Paul", "", ""}}

func options() db.Options {
	tables, fields := map[string]db.TableClass{}, accountdesk.Fields()
	for _, of := range []map[string]db.TableClass{accountdesk.Tables(), teamdesk.Tables(), resultdesk.Tables(), fxdesk.Tables(), portfoliodesk.Tables()} {
		maps.Copy(tables, of)
	}
	maps.Copy(fields, portfoliodesk.Fields())
	for _, t := range []string{"app_user", "position", "contract", "contact", "task", "result", "result_total"} {
		tables[t] = db.Derived // written straight by the fixture
	}
	return db.Options{Tables: tables, Fields: fields}
}

func each(t *testing.T, run func(h *house)) {
	t.Helper()
	dbtest.Each(t, options(), func(t *testing.T, d *db.DB) { run(build(t, d)) })
}

func build(t testing.TB, d *db.DB) *house {
	t.Helper()
	h := &house{t: t, account: accountdesk.New(d), db: d, people: map[string]who.Actor{}}
	h.desk = portfoliodesk.New(d, portfoliodesk.Options{Account: h.account, Result: resultdesk.New(d)})
	h.account.Heed(h.desk)
	h.ok(d.Write(ctx, who.System(), func(tx *db.Tx) error {
		for _, p := range staff {
			if err := h.hire(tx, p[0], p[1], p[2]); err != nil {
				return err
			}
		}
		return nil
	}))
	return h
}

func (h *house) hire(tx *db.Tx, name, title, manager string) error {
	a := who.Actor{ID: id.New[id.User](), Name: name, Title: title, Admin: title == ""}
	h.people[name] = a
	if _, err := tx.Exec(`INSERT INTO app_user (id, login, name, created_at, updated_at) VALUES (?, ?, ?, 0, 0)`, a.ID, name, name); err != nil || title == "" {
		return err
	}
	var boss *id.User
	if m, ok := h.people[manager]; ok {
		boss = &m.ID
	}
	_, err := tx.Exec(`INSERT INTO position (id, user_id, title, manager_id, from_day, created_at, updated_at) VALUES (?, ?, ?, ?, 0, 0, 0)`,
		id.New[id.Any](), a.ID, title, boss)
	return err
}

func (h *house) who(name string) who.Actor { return h.people[name] }

func (h *house) ok(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

// refused checks that a verb said no with this code.
func (h *house) refused(err error, code string) {
	h.t.Helper()
	if !problem.Has(err, code) {
		h.t.Errorf("got %v, want %s", err, code)
	}
}

// modelInput has the weights of the worked examples.
func modelInput() portfolio.ModelInput {
	in := portfolio.ModelInput{Name: "Sélection", ThresholdA: 50, ThresholdS: 50}
	for i, w := range []int{30, 25, 20, 15, 10} {
		in.Criteria = append(in.Criteria, portfolio.Criterion{Axis: portfolio.Attract, Label: fmt.Sprintf("Attrait %d", i+1), Weight: w})
	}
	for i, w := range []int{40, 35, 25} {
		in.Criteria = append(in.Criteria, portfolio.Criterion{Axis: portfolio.Strength, Label: fmt.Sprintf("Force %d", i+1), Weight: w})
	}
	return in
}

// adopt puts a model in use.
func (h *house) adopt() id.Any {
	h.t.Helper()
	m, err := h.desk.CreateModel(ctx, h.who("Alix"), modelInput())
	h.ok(err)
	h.ok(h.desk.AdoptModel(ctx, h.who("Alix"), m, 0))
	return m
}

// scores are an assessment in whole points, -1 for what nobody knows.
func (h *house) scores(name string, c id.Account, on day.Day, attract, us, them []int) portfolio.AssessInput {
	h.t.Helper()
	form, err := h.desk.AssessForm(ctx, h.who(name), c)
	h.ok(err)
	in := portfolio.AssessInput{On: on, Competitor: "Thermolia"}
	at := func(of []int, i int) *portfolio.Tenths {
		if i < 0 || i >= len(of) || of[i] < 0 {
			return nil
		}
		n := portfolio.Tenths(10 * of[i])
		return &n
	}
	for i, k := range form.Model.Criteria {
		m := portfolio.Mark{Criterion: k.Code, Evidence: "Preuve de " + k.Label}
		if k.Axis == portfolio.Attract {
			m.Ours = at(attract, i)
		} else {
			m.Ours, m.Theirs = at(us, i-5), at(them, i-5)
		}
		in.Marks = append(in.Marks, m)
	}
	return in
}

// The worked example: A = 6.95, S = 5.225.
var (
	goodA, goodUs, goodThem = []int{8, 6, 5, 9, 7}, []int{7, 6, 8}, []int{6, 8, 5}
)

func (h *house) assess(name string, c id.Account, on day.Day, attract, us, them []int) id.Any {
	h.t.Helper()
	form, err := h.desk.AssessForm(ctx, h.who(name), c)
	h.ok(err)
	n := 0
	if form.Draft != nil {
		n = form.Draft.Rev
	}
	made, err := h.desk.Assess(ctx, h.who(name), c, n, h.scores(name, c, on, attract, us, them), true)
	h.ok(err)
	return made
}

func (h *house) candidate(name, owner string) id.Account {
	h.t.Helper()
	c, err := h.account.Create(ctx, h.who(owner), account.Input{Name: name, Tier: account.Unrated, Ccy: "EUR", Country: "FR"})
	h.ok(err)
	return c
}

func (h *house) step(name string, c id.Account, v portfolio.Verb) error {
	return h.desk.Step(ctx, h.who(name), c, 0, portfoliodesk.StepInput{Verb: v, Reason: "Parce que"})
}

// key is an account assessed, qualified, approved and carried.
func (h *house) key(name, carrier string) id.Account {
	h.t.Helper()
	c := h.candidate(name, carrier)
	h.assess(carrier, c, today-30, goodA, goodUs, goodThem)
	h.ok(h.step(carrier, c, portfolio.Qualify))
	h.ok(h.step(carrier, c, portfolio.Propose))
	h.ok(h.desk.Answer(ctx, h.who("Alix"), c, true, ""))
	_, err := h.account.Assign(ctx, h.who("Théo"), c, accountdesk.AssignInput{User: h.who(carrier).ID, Role: account.Primary, From: today - 100})
	h.ok(err)
	return c
}

func (h *house) open(name string, c id.Account) portfoliodesk.Sheet {
	h.t.Helper()
	s, err := h.desk.Open(ctx, h.who(name), c)
	h.ok(err)
	return s
}

// exec writes straight what other areas hold.
func (h *house) exec(query string, args ...any) {
	h.t.Helper()
	h.ok(h.db.Write(ctx, who.System(), func(tx *db.Tx) error {
		_, err := tx.Exec(query, args...)
		return err
	}))
}

// earns gives an account a revenue over the last twelve months.
func (h *house) earns(c id.Account, thousands int64) {
	h.t.Helper()
	for n := 1; n <= 12; n++ {
		h.exec(`INSERT INTO result (id, account_id, month, revenue_minor, ccy, source, created_at, updated_at) VALUES (?, ?, ?, ?, 'EUR', 'test', 0, 0)`,
			id.New[id.Any](), c, today.Month().Add(-n), thousands*100_000/12)
	}
}
