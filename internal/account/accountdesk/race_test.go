package accountdesk_test

import (
	"sync"
	"testing"

	"comptoir/internal/account"
	"comptoir/internal/account/accountdesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
)

// together runs the same gesture several times at once and counts those that were done; the others must be refused
// with this code, never fail.
func (h *house) together(n int, code string, gesture func(i int) error) (done int) {
	h.t.Helper()
	errs := make([]error, n)
	var all sync.WaitGroup
	start := make(chan struct{})
	for i := range n {
		all.Go(func() {
			<-start
			errs[i] = gesture(i)
		})
	}
	close(start)
	all.Wait()
	for _, err := range errs {
		switch {
		case err == nil:
			done++
		case !problem.Has(err, code):
			h.t.Errorf("got %v, want %s", err, code)
		}
	}
	return done
}

// Accounts given to one person at the same moment count together: the cap holds.
func TestCapHoldsAtOnce(t *testing.T) {
	each(t, func(h *house) {
		h.key("A", "Camille")
		h.key("B", "Camille")
		in := accountdesk.AssignInput{User: h.who("Camille").ID, Role: account.Primary, From: on("2026-11-23")}
		var free []id.Account
		for _, n := range []string{"C", "D", "E", "F", "G", "H"} {
			c := h.candidate(n, "Ines")
			h.ok(h.desk.MoveTo(ctx, h.who("Alix"), c, 0, account.Move{To: account.Qualified, Reason: "Évalué"}))
			h.ok(h.desk.MoveTo(ctx, h.who("Alix"), c, 0, account.Move{To: account.Key}))
			free = append(free, c)
		}
		if done := h.together(len(free), "cap_exceeded", func(i int) error {
			_, err := h.desk.Assign(ctx, h.who("Théo"), free[i], in)
			return err
		}); done != 1 {
			t.Errorf("%d accounts given above two, the cap is %d", done, account.DefaultCap)
		}
	})
}

// The same holds when accounts that someone carries become key at the same moment.
func TestCapHoldsForThoseWhoBecomeKey(t *testing.T) {
	each(t, func(h *house) {
		h.key("A", "Camille")
		h.key("B", "Camille")
		var carried []id.Account
		for _, n := range []string{"C", "D", "E", "F"} {
			c := h.candidate(n, "Camille")
			h.ok(h.give("Camille", c, "Camille", account.Primary, "2026-01-01", nil))
			h.ok(h.desk.MoveTo(ctx, h.who("Alix"), c, 0, account.Move{To: account.Qualified, Reason: "Évalué"}))
			carried = append(carried, c)
		}
		if done := h.together(len(carried), "cap_exceeded", func(i int) error {
			return h.desk.MoveTo(ctx, h.who("Alix"), carried[i], 0, account.Move{To: account.Key})
		}); done != 1 {
			t.Errorf("%d accounts became key above two", done)
		}
	})
}

// Two managers who give the same account at the same moment: one PRIMARY a day.
func TestOnePrimaryAtOnce(t *testing.T) {
	each(t, func(h *house) {
		c := h.candidate("Laiteries", "Camille")
		if done := h.together(4, "primary_overlap", func(i int) error {
			return h.give("Théo", c, []string{"Ines", "Camille"}[i%2], account.Primary, "2026-11-23", nil)
		}); done != 1 {
			t.Errorf("%d are PRIMARY on one day", done)
		}
	})
}

// A form sent twice with the same SIREN makes one account; the second is told why, in words.
func TestOneSIRENAtOnce(t *testing.T) {
	each(t, func(h *house) {
		siren := account.Identifier{Scheme: account.SIREN, Value: "552081317", State: account.ToConfirm}
		if done := h.together(4, "siren_taken", func(int) error {
			_, err := h.desk.Create(ctx, h.who("Camille"), input("Électricité"), siren)
			return err
		}); done != 1 {
			t.Errorf("%d accounts have one SIREN", done)
		}
	})
}

func TestUnknownColleague(t *testing.T) {
	each(t, func(h *house) {
		c := h.candidate("Laiteries", "Camille")
		for _, u := range []id.User{"nobody", id.New[id.User]()} {
			_, err := h.desk.Assign(ctx, h.who("Théo"), c, accountdesk.AssignInput{User: u, Role: account.Primary, From: on("2026-11-23")})
			h.refused(err, "unknown_choice")
			_, err = h.desk.Join(ctx, h.who("Théo"), c, account.TeamMember{User: u, Function: account.FnKAM, From: on("2026-11-23")})
			h.refused(err, "unknown_choice")
		}
	})
}

// Two first numbers entered at the same moment are those of one head.
func TestOneHeadAtOnce(t *testing.T) {
	each(t, func(h *house) {
		for range 5 {
			c := h.candidate("Laiteries", "Camille")
			numbers := []account.Identifier{{Scheme: account.DUNS, Value: "123456789", State: account.ToConfirm},
				{Scheme: account.LEI, Value: "9845FICTNORRSD000526", State: account.ToConfirm}}
			h.together(2, "stale", func(i int) error { return h.desk.AddIdentifier(ctx, h.who("Camille"), c, "", numbers[i]) })
			s, err := h.desk.Open(ctx, h.who("Camille"), c)
			h.ok(err)
			if len(s.Entities) != 1 {
				t.Errorf("%d heads", len(s.Entities))
			}
		}
	})
}
