package contractdesk_test

import (
	"context"
	"strings"
	"testing"

	"comptoir/internal/contract"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
)

// A notice recorded on the wrong contract is taken back: the contract is as it was, its alert is back, and the journal
// keeps who, and why.
func TestANoticeRecordedByMistakeIsTakenBack(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		ctx, kam := context.Background(), h.people["kam"]
		c, err := h.desk.Create(ctx, kam, h.input("Maintenance"))
		h.must(t, err)
		before, err := h.desk.Open(ctx, kam, c)
		h.must(t, err)
		in := contract.NoticeInput{By: contract.Us, Sent: day.Ptr(day.MustParse("2026-11-18")), Received: day.Ptr(day.MustParse("2026-11-20"))}
		h.must(t, h.desk.GiveNotice(ctx, kam, c, 1, in, "ar.pdf", []byte("%PDF-1.4")))
		if a := h.alerts(t); len(a) != 0 {
			t.Errorf("proven, yet %+v", a)
		}
		if err := h.desk.WithdrawNotice(ctx, kam, c, 2, " "); !problem.Has(err, "required") {
			t.Error("without a reason:", err)
		}
		if err := h.desk.WithdrawNotice(ctx, kam, c, 1, "Mauvais contrat."); !problem.Has(err, "stale") {
			t.Error("on a stale page:", err)
		}
		h.must(t, h.desk.WithdrawNotice(ctx, kam, c, 2, "Mauvais contrat."))
		after, err := h.desk.Open(ctx, kam, c)
		h.must(t, err)
		if after.State != contract.Active || after.Given != nil || !sameDay(after.End, before.End) || !sameDay(after.Dates.Prudent, before.Dates.Prudent) {
			t.Errorf("%+v", after)
		}
		if a := h.alerts(t); len(a) != 1 || a[0].Action != contract.ActDecide {
			t.Errorf("%+v", a)
		}
		if kept := h.journaled(t, c, "contract.notice_withdrawn"); !strings.Contains(kept, "Mauvais contrat.") {
			t.Errorf("the journal keeps %q", kept)
		}
		if err := h.desk.WithdrawNotice(ctx, kam, c, 3, "Encore."); !problem.Has(err, "no_notice") {
			t.Error("twice:", err)
		}
	})
}

// A letter sent without its receipt is noted, not given: the journal and the alert say so.
func TestANoticeSentIsNoted(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		ctx, kam := context.Background(), h.people["kam"]
		c, err := h.desk.Create(ctx, kam, h.input("Maintenance"))
		h.must(t, err)
		h.must(t, h.desk.GiveNotice(ctx, kam, c, 1, contract.NoticeInput{By: contract.Us, Sent: day.Ptr(day.MustParse("2026-11-20"))}, "", nil))
		if a := h.alerts(t); len(a) != 1 || a[0].Variant != contract.VariantProof || a[0].Action != contract.ActFileProof {
			t.Errorf("%+v", a)
		}
		if h.journaled(t, c, "contract.notice_noted") == "" || h.journaled(t, c, "contract.notice_given") != "" {
			t.Error("the journal says that notice was given")
		}
	})
}

// A contract entered when its notice date is past is said at once, and its alert is found by its stored dates.
func TestAContractEnteredLateIsSaidAtOnce(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		ctx, kam := context.Background(), h.people["kam"]
		in := h.input("Saisi trop tard")
		in.NoticeUs = contract.NoticeOf(6)
		c, err := h.desk.Create(ctx, kam, in)
		h.must(t, err)
		if a := h.alerts(t); len(a) != 1 || a[0].Variant != contract.VariantMissed {
			t.Fatalf("%+v", a)
		}
		h.must(t, h.desk.Decide(ctx, kam, c, 1, contract.DecideInput{Choice: contract.LetRun, Reason: "Vu."}))
		if a := h.alerts(t); len(a) != 0 {
			t.Errorf("%+v", a)
		}
	})
}

// journaled is what the journal keeps under an action on the contract; empty when there is none.
func (h *house) journaled(t *testing.T, c id.Contract, action string) (all string) {
	t.Helper()
	h.must(t, h.db.Read(context.Background(), func(tx *db.Tx) error {
		type entry struct{ Body string }
		rows, err := db.Select[entry](tx, `SELECT d.body FROM journal j JOIN journal_detail d ON d.seq = j.seq WHERE j.record_id = ? AND j.action = ?`, c, action)
		for _, r := range rows {
			all += r.Body
		}
		return err
	}))
	return all
}
