package portfoliodesk_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"comptoir/internal/account"
	"comptoir/internal/account/accountdesk"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/portfolio"
	"comptoir/internal/portfolio/portfoliodesk"
)

// From candidate to key account: assessed, qualified, proposed, approved by the Direction; then watched and restored.
func TestTheWayIn(t *testing.T) {
	each(t, func(h *house) {
		h.adopt()
		c := h.candidate("Aldine", "Camille")
		h.refused(h.step("Camille", c, portfolio.Qualify), "assessment_needed")
		h.assess("Camille", c, today, goodA, goodUs, goodThem)
		s := h.open("Camille", c)
		if s.Last == nil || *s.Last.A != 6.95 || *s.Last.S != 5.225 || s.Last.Quadrant != portfolio.Strategic {
			t.Fatalf("%+v", s.Last)
		}
		if got := h.sheet("Camille", c).Tier; got != account.Strategic {
			t.Errorf("the tier is %s", got)
		}
		h.refused(h.step("Camille", c, portfolio.Propose), "wrong_status")
		h.ok(h.step("Camille", c, portfolio.Qualify))
		h.ok(h.step("Camille", c, portfolio.Propose))
		h.refused(h.step("Camille", c, portfolio.Propose), "already_proposed")
		h.refused(h.desk.Answer(ctx, h.who("Théo"), c, true, ""), "approve_by_direction")
		h.refused(h.desk.Answer(ctx, h.who("Alix"), c, false, ""), "required")
		h.ok(h.desk.Answer(ctx, h.who("Alix"), c, false, "Pas cette année"))
		h.ok(h.step("Camille", c, portfolio.Propose))
		h.ok(h.desk.Answer(ctx, h.who("Alix"), c, true, ""))
		h.ok(h.step("Camille", c, portfolio.Watched))
		h.ok(h.step("Camille", c, portfolio.Restore))
		if s = h.open("Camille", c); s.Status != portfolio.Key || len(s.Steps) != 5 || s.Pending != nil {
			t.Errorf("%s after %d steps", s.Status, len(s.Steps))
		}
		for _, want := range []string{"assessment.validated", "account.rated", "portfolio_step.taken", "portfolio_step.proposed", "portfolio_step.declined", "portfolio_step.approved"} {
			if !slices.Contains(h.journal(c), want) {
				t.Errorf("the journal lacks %s: %v", want, h.journal(c))
			}
		}
	})
}

func (h *house) sheet(name string, c id.Account) accountdesk.Sheet {
	h.t.Helper()
	s, err := h.account.Open(ctx, h.who(name), c)
	h.ok(err)
	return s
}

func (h *house) journal(c id.Account) (out []string) {
	h.t.Helper()
	h.ok(h.db.Read(ctx, func(tx *db.Tx) (err error) {
		out, err = db.Select[string](tx, `SELECT action FROM journal WHERE account_id = ? ORDER BY seq`, c)
		return err
	}))
	return out
}

// The status has one door, and the tier of an assessed account is not typed.
func TestAccountsHeedThePortfolio(t *testing.T) {
	each(t, func(h *house) {
		h.adopt()
		c := h.key("Aldine", "Camille")
		h.refused(h.account.MoveTo(ctx, h.who("Alix"), c, 0, account.Move{To: account.Watch}), "move_by_portfolio")
		s := h.sheet("Camille", c)
		in := account.Input{Name: "Aldine", Tier: account.Streamline, Ccy: "EUR", Country: "FR"}
		h.refused(h.account.Edit(ctx, h.who("Camille"), c, s.Rev, in), "tier_assessed")
		in.Tier = s.Tier
		h.ok(h.account.Edit(ctx, h.who("Camille"), c, s.Rev, in))
		if s.MayMove {
			t.Error("the account's page moves the status")
		}
	})
}

// Approving takes a place in the portfolio of whoever carries the account.
func TestApprovingKeepsTheCap(t *testing.T) {
	each(t, func(h *house) {
		h.adopt()
		for n := range 3 {
			h.key(fmt.Sprintf("Compte %d", n), "Camille")
		}
		c := h.candidate("Quatrième", "Camille")
		h.assess("Camille", c, today, goodA, goodUs, goodThem)
		h.ok(h.step("Camille", c, portfolio.Qualify))
		h.ok(h.step("Camille", c, portfolio.Propose))
		_, err := h.account.Assign(ctx, h.who("Théo"), c, accountdesk.AssignInput{User: h.who("Camille").ID, Role: account.Primary, From: today})
		h.ok(err)
		h.refused(h.desk.Answer(ctx, h.who("Alix"), c, true, ""), "cap_exceeded")
		if s := h.open("Camille", c); s.Status != portfolio.Qualified || s.Pending == nil {
			t.Errorf("%s", s.Status)
		}
	})
}

// A model in use is frozen by the first assessment; a new version takes its place, and old assessments keep theirs.
func TestModels(t *testing.T) {
	each(t, func(h *house) {
		in := modelInput()
		in.Criteria[0].Weight = 29
		_, err := h.desk.CreateModel(ctx, h.who("Alix"), in)
		h.refused(err, "weights_not_100")
		_, err = h.desk.CreateModel(ctx, h.who("Camille"), modelInput())
		h.refused(err, "forbidden")
		_, err = h.desk.CreateModel(ctx, h.who("Pia"), modelInput())
		h.refused(err, "not_found")
		first, err := h.desk.CreateModel(ctx, h.who("Paul"), modelInput())
		h.ok(err)
		c := h.candidate("Aldine", "Camille")
		_, err = h.desk.Assess(ctx, h.who("Camille"), c, 0, portfolio.AssessInput{On: today}, false)
		h.refused(err, "no_model")
		h.ok(h.desk.AdoptModel(ctx, h.who("Paul"), first, 1))
		h.ok(h.desk.EditModel(ctx, h.who("Alix"), first, 2, renamed("Avant l’usage")))
		h.refused(h.desk.EditModel(ctx, h.who("Alix"), first, 2, renamed("Périmé")), "stale")
		h.assess("Camille", c, today-10, goodA, goodUs, goodThem)
		h.refused(h.desk.EditModel(ctx, h.who("Alix"), first, 0, renamed("Trop tard")), "model_frozen")
		h.refused(h.desk.RemoveModel(ctx, h.who("Alix"), first, 0), "wrong_model_state")
		second, err := h.desk.CreateModel(ctx, h.who("Alix"), renamed("Version 2"))
		h.ok(err)
		h.ok(h.desk.AdoptModel(ctx, h.who("Alix"), second, 0))
		all, err := h.desk.Models(ctx, h.who("Camille"))
		h.ok(err)
		if len(all) != 2 || all[0].Version != 2 || all[0].State != portfolio.Current || all[1].State != portfolio.Retired || all[1].Name != "Avant l’usage" {
			t.Errorf("%+v", all)
		}
		if s := h.open("Camille", c); s.Last.Model.Version != 1 {
			t.Error("the assessment lost its model")
		}
		draft, err := h.desk.CreateModel(ctx, h.who("Alix"), renamed("Version 3"))
		h.ok(err)
		h.ok(h.desk.RemoveModel(ctx, h.who("Alix"), draft, 0))
	})
}

func renamed(name string) portfolio.ModelInput {
	in := modelInput()
	in.Name = name
	return in
}

// A draft is kept between two sittings, and two people on it do not write over one another.
func TestDrafts(t *testing.T) {
	each(t, func(h *house) {
		h.adopt()
		c := h.candidate("Aldine", "Camille")
		in := h.scores("Camille", c, today, []int{8}, nil, nil)
		_, err := h.desk.Assess(ctx, h.who("Camille"), c, 0, in, false)
		h.ok(err)
		form, err := h.desk.AssessForm(ctx, h.who("Théo"), c)
		h.ok(err)
		if form.Draft == nil || form.Draft.Rev != 1 || *form.Draft.Marks.Of(form.Model.Criteria[0].Code).Ours != 80 {
			t.Fatalf("%+v", form.Draft)
		}
		_, err = h.desk.Assess(ctx, h.who("Théo"), c, 1, h.scores("Théo", c, today, []int{7}, nil, nil), false)
		h.ok(err)
		_, err = h.desk.Assess(ctx, h.who("Camille"), c, 1, in, false)
		h.refused(err, "stale")
		if s := h.open("Camille", c); s.Last != nil || !s.Draft {
			t.Errorf("%+v", s.Last)
		}
		_, err = h.desk.Assess(ctx, h.who("Camille"), c, 2, h.scores("Camille", c, today+1, goodA, goodUs, goodThem), true)
		h.refused(err, "date_to_come")
		h.ok(h.desk.DropDraft(ctx, h.who("Camille"), c))
		h.refused(h.desk.DropDraft(ctx, h.who("Camille"), c), "not_found")
		_, err = h.desk.Assess(ctx, h.who("Camille"), c, 0, h.scores("Camille", c, today, nil, nil, nil), true)
		h.refused(err, "assessment_empty")
	})
}

// No score of a competitor: the strength is undetermined, and so is the tier.
func TestUnknownCompetitor(t *testing.T) {
	each(t, func(h *house) {
		h.adopt()
		c := h.candidate("Hydraline", "Camille")
		h.assess("Camille", c, today, goodA, goodUs, nil)
		s := h.open("Camille", c)
		if s.Last.S != nil || s.Last.Quadrant != portfolio.Undetermined || *s.Last.A != 6.95 || h.sheet("Camille", c).Tier != account.Unrated {
			t.Errorf("%+v", s.Last)
		}
	})
}

// Who is not there sees nothing; who may read does not write.
func TestRights(t *testing.T) {
	each(t, func(h *house) {
		h.adopt()
		c := h.key("Aldine", "Camille")
		last := h.open("Camille", c).Last.ID
		for _, name := range []string{"Ines", "Bastien", "Pia", "Paul"} {
			a := h.who(name)
			_, e1 := h.desk.Open(ctx, a, c)
			_, e2 := h.desk.AssessForm(ctx, a, c)
			_, _, e3 := h.desk.Assessment(ctx, a, c, last)
			_, e4 := h.desk.PrepareExit(ctx, a, c, "x")
			_, e5 := h.desk.Simulate(ctx, a, c, "")
			for n, err := range []error{e1, e2, e3, e4, e5, h.step(name, c, portfolio.Watched), h.desk.Answer(ctx, a, c, true, ""), h.desk.DropDraft(ctx, a, c)} {
				if err == nil {
					t.Errorf("%s passed door %d", name, n)
				}
				h.refused(err, "not_found")
			}
			if b, err := h.desk.Board(ctx, a, portfoliodesk.Filter{}); err == nil && len(b.Spots) > 0 {
				t.Errorf("%s sees the board", name)
			}
			h.ok(h.db.Read(ctx, func(tx *db.Tx) error {
				got, err := portfoliodesk.Describe(tx, a, []ref.Ref{ref.To(portfolio.AssessmentKind, last)})
				if len(got) > 0 {
					t.Errorf("%s reads the name of an assessment", name)
				}
				return err
			}))
		}
		_, err := h.account.Join(ctx, h.who("Camille"), c, account.TeamMember{User: h.who("Bastien").ID, Function: account.FnAE, From: today})
		h.ok(err)
		if s := h.open("Bastien", c); s.MayWrite || len(s.Verbs) > 0 {
			t.Error("an account manager steps")
		}
		h.closed("Bastien", c)
		_, err = h.desk.AssessForm(ctx, h.who("Bastien"), c)
		h.refused(err, "forbidden")
	})
}

// closed checks that nobody without the right to write on the portfolio moves the status of an account that they may see,
// nor makes it leave, by any verb of either desk.
func (h *house) closed(name string, c id.Account) {
	h.t.Helper()
	a := h.who(name)
	for _, v := range []portfolio.Verb{portfolio.Qualify, portfolio.Propose, portfolio.Watched, portfolio.Restore, portfolio.Exit, portfolio.Return} {
		h.refused(h.step(name, c, v), "forbidden")
	}
	_, err := h.desk.PrepareExit(ctx, a, c, "x")
	h.refused(err, "forbidden")
	h.refused(h.desk.Answer(ctx, a, c, true, ""), "forbidden")
	leave := account.Move{To: account.Exited, Reason: "x", HandoverDone: true}
	h.refused(h.account.MoveTo(ctx, a, c, 0, leave), "move_by_portfolio")
	h.refused(h.db.Write(ctx, a, func(tx *db.Tx) error { return h.account.MoveToIn(tx, a, c, 0, leave) }), "forbidden")
	if s := h.sheet(name, c); s.Status != account.Key || s.MayMove {
		h.t.Errorf("%s left the account %s, may move it: %v", name, s.Status, s.MayMove)
	}
}

func TestAlerts(t *testing.T) {
	each(t, func(h *house) {
		h.adopt()
		fresh, old, moved := h.key("Fraîche", "Camille"), h.candidate("Ancienne", "Ines"), h.key("Bougée", "Ines")
		h.assess("Ines", old, today-360, goodA, goodUs, goodThem)
		h.ok(h.step("Ines", old, portfolio.Qualify))
		h.assess("Ines", moved, today-1, goodA, []int{3, 6, 8}, goodThem)
		at := func(on day.Day, accounts []id.Account) (out []string) {
			h.ok(h.db.Read(ctx, func(tx *db.Tx) error {
				all, err := portfoliodesk.Alerts(tx, on, accounts)
				for _, a := range all {
					out = append(out, fmt.Sprintf("%s %s %v", a.Code, a.AccountName, a.Params["critere"]))
				}
				slices.Sort(out)
				return err
			}))
			return out
		}
		drift := "PF_DRIFT Bougée Force 1"
		if got := at(today, nil); !slices.Equal(got, []string{drift}) {
			t.Errorf("today: %v", got)
		}
		if got := at(today+6, nil); !slices.Equal(got, []string{drift, "PF_STALE Ancienne <nil>"}) {
			t.Errorf("in six days: %v", got)
		}
		if got := at(today+6, []id.Account{fresh, ""}); got != nil {
			t.Errorf("of an account without alert: %v", got)
		}
		h.assess("Ines", moved, today, goodA, []int{3, 6, 8}, goodThem)
		if got := at(today, nil); got != nil {
			t.Errorf("once confirmed: %v", got)
		}
	})
}

// The board: places, revenue, concentration as in the worked example, loads.
func TestBoard(t *testing.T) {
	each(t, func(h *house) {
		h.adopt()
		a, b, c := h.key("Aldine", "Camille"), h.key("Belrive", "Camille"), h.key("Castagnac", "Ines")
		h.earns(a, 600)
		h.earns(b, 360)
		h.earns(c, 240)
		board, err := h.desk.Board(ctx, h.who("Théo"), portfoliodesk.Filter{})
		h.ok(err)
		if len(board.Spots) != 3 || board.Spots[0].Name != "Aldine" || board.Total.Minor != 120_000_000 || board.HHI == nil || math.Abs(*board.HHI-0.38) > 1e-9 {
			t.Errorf("T1.4: %d spots, %v, %v", len(board.Spots), board.Total, board.HHI)
		}
		loads := map[string]int{}
		for _, l := range board.Loads {
			loads[l.Name] = l.Counted
		}
		if fmt.Sprint(loads) != "map[Camille:2 Ines:1]" {
			t.Errorf("loads: %v", loads)
		}
		mine, err := h.desk.Board(ctx, h.who("Camille"), portfoliodesk.Filter{Mine: true})
		h.ok(err)
		if len(mine.Spots) != 2 || len(mine.Loads) != 1 || mine.Company != nil {
			t.Errorf("Camille: %d spots, %d loads", len(mine.Spots), len(mine.Loads))
		}
		none, err := h.desk.Board(ctx, h.who("Théo"), portfoliodesk.Filter{Quadrant: portfolio.Star})
		h.ok(err)
		if len(none.Spots) != 0 {
			t.Errorf("%d stars", len(none.Spots))
		}
	})
}

// Trying an account writes nothing and says what it would weigh.
func TestSimulate(t *testing.T) {
	each(t, func(h *house) {
		h.adopt()
		for n, name := range []string{"Aldine", "Belrive", "Castagnac"} {
			h.earns(h.key(name, "Camille"), []int64{600, 360, 240}[n])
		}
		d := h.candidate("Dorval", "Ines")
		h.earns(d, 1200)
		before := h.db.LastSeq()
		s, err := h.desk.Simulate(ctx, h.who("Théo"), d, h.who("Camille").ID)
		h.ok(err)
		if !s.NeedsException || s.Places != 4 || math.Abs(*s.HHIBefore-0.38) > 1e-9 || math.Abs(*s.HHIAfter-(0.25+0.0625+0.0225+0.01)) > 1e-9 || *s.Share != 0.5 || s.Heaviest != "Dorval" {
			t.Errorf("%d places, HHI %v → %v, %v %s", s.Places, *s.HHIBefore, *s.HHIAfter, *s.Share, s.Heaviest)
		}
		if s, err = h.desk.Simulate(ctx, h.who("Théo"), d, ""); err != nil || s.Carrier == nil || s.Carrier.Name != "Ines" || s.NeedsException {
			t.Errorf("%+v %v", s.Carrier, err)
		}
		if h.db.LastSeq() != before {
			t.Error("it wrote")
		}
	})
}
