package portfoliodesk_test

import (
	"testing"

	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/portfolio"
	"comptoir/internal/portfolio/portfoliodesk"
)

// Two accounts become one: what waits on the one that goes is settled first, and the other keeps its own place.
func TestAMergerKeepsThePlaceOfTheAccountThatStays(t *testing.T) {
	each(t, func(h *house) {
		h.adopt()
		stays, goes := h.key("Castagnac", "Camille"), h.candidate("Lemercier", "Ines")
		h.assess("Ines", goes, today-10, []int{2, 2, 2, 2, 2}, goodUs, goodThem)
		h.ok(h.step("Ines", goes, portfolio.Qualify))
		h.ok(h.step("Ines", goes, portfolio.Propose))
		if got := h.clashes(goes, stays); got != "step_waiting" {
			t.Errorf("clashes %q", got)
		}
		h.ok(h.desk.Answer(ctx, h.who("Alix"), goes, false, "Trop petit"))
		if got := h.clashes(goes, stays); got != "" {
			t.Errorf("clashes %q", got)
		}
		before := h.open("Camille", stays)
		h.ok(h.db.Write(ctx, h.who("Alix"), func(tx *db.Tx) error { return portfoliodesk.MoveAccount(tx, h.who("Alix"), goes, stays) }))
		after := h.open("Camille", stays)
		if after.Last == nil || after.Last.ID != before.Last.ID || len(after.Steps) != len(before.Steps)+2 {
			t.Errorf("last %v, was %v; %d steps, were %d", after.Last, before.Last, len(after.Steps), len(before.Steps))
		}
		if left := h.open("Ines", goes); left.Last != nil || len(left.Steps) != 0 {
			t.Errorf("left behind: %+v", left)
		}
	})
}

// clashes are the codes of what keeps two accounts from becoming one.
func (h *house) clashes(from, into id.Account) (codes string) {
	h.t.Helper()
	h.ok(h.db.Read(ctx, func(tx *db.Tx) error {
		found, err := portfoliodesk.MoveClashes(tx, from, into)
		for _, c := range found {
			codes += c.Code
			if !c.Blocks {
				h.t.Errorf("%s does not block", c.Code)
			}
		}
		return err
	}))
	return codes
}
