package contractdesk_test

import (
	"context"
	"testing"

	"comptoir/internal/contract"
	"comptoir/internal/contract/contractdesk"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/page"
	"comptoir/internal/platform/db"
)

// A list reads stored columns and a page computes: both say the same step, on the same day, for every kind of contract and
// decision, and the account's own summary counts what the list shows.
func TestListsAndPagesSayTheSameStep(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		ctx, kam := context.Background(), h.people["kam"]
		ends := func(in contract.Input) contract.Input {
			in.Renewal, in.NoticeUs = contract.Renewal{Kind: contract.NoRenewal}, contract.Notice{}
			return in
		}
		long := h.input("long notice")
		long.NoticeUs = contract.NoticeOf(50)
		unknown := h.input("unknown notice")
		unknown.NoticeUs = contract.Notice{}
		over := ends(h.input("performed past its end"))
		over.Effective, over.TermMonths = day.Ptr(day.MustParse("2025-01-01")), 12
		want := map[string]contract.Step{"undecided": contract.DecideLate, "sent": contract.AwaitsProof, "LET_RUN": contract.RunsOn, "RENEGOTIATE": contract.ToAgree, "LEAVE": contract.ToLeave,
			"long notice": contract.ToDecide, "unknown notice": contract.NoticeToRead, "ends": contract.JustEnds, "left to end": contract.LeftToEnd,
			"performed past its end": contract.ToRegularise}
		for _, in := range []contract.Input{h.input("undecided"), h.input("sent"), h.input("LET_RUN"), h.input("RENEGOTIATE"), h.input("LEAVE"), long, unknown,
			ends(h.input("ends")), ends(h.input("left to end")), over} {
			c, err := h.desk.Create(ctx, kam, in)
			h.must(t, err)
			choice := contract.Choice(in.Name)
			if in.Name == "left to end" {
				choice = contract.Leave
			}
			if choice.Valid() {
				h.must(t, h.desk.Decide(ctx, kam, c, 1, contract.DecideInput{Choice: choice, Reason: "Vu."}))
			}
			if in.Name == "sent" {
				h.must(t, h.desk.GiveNotice(ctx, kam, c, 1, contract.NoticeInput{By: contract.Us, Sent: day.Ptr(day.MustParse("2026-11-20"))}, "", nil))
			}
			if in.Name == over.Name {
				h.must(t, h.desk.Performed(ctx, kam, c, day.MustParse("2026-11-20")))
			}
		}
		got, err := h.desk.List(ctx, kam, contractdesk.Filter{Live: true}, page.Request{Size: 50})
		h.must(t, err)
		if len(got.Rows) != len(want) {
			t.Errorf("%d rows", len(got.Rows))
		}
		for _, r := range got.Rows {
			s, err := h.desk.Open(ctx, kam, r.ID)
			h.must(t, err)
			if r.Next.Step != want[r.Name] || s.Next.Step != want[r.Name] || !sameDay(r.Next.On, s.Next.On) || r.Late != s.Next.Late(s.Dates, s.Today) {
				t.Errorf("%s: the list says %s on %v (late %v), the page %s on %v; want %s", r.Name, r.Next.Step, r.Next.On, r.Late, s.Next.Step, s.Next.On, want[r.Name])
			}
		}
		h.must(t, h.db.Read(ctx, func(tx *db.Tx) error {
			sums, err := contractdesk.Summaries(tx, kam, []id.Account{h.account})
			if s := sums[h.account]; s.Ours != len(want) {
				t.Errorf("%d in the summary, %d in the list", s.Ours, len(want))
			}
			return err
		}))
	})
}

func sameDay(a, b *day.Day) bool { return (a == nil) == (b == nil) && (a == nil || *a == *b) }

// The calendar offers gestures to whoever may change the contract, and to nobody else.
func TestTheCalendarSaysWhoMayWrite(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		ctx := context.Background()
		_, err := h.desk.Create(ctx, h.people["kam"], h.input("Maintenance"))
		h.must(t, err)
		for name, may := range map[string]bool{"kam": true, "director": true, "finance": false} {
			got, _, err := h.desk.Renewals(ctx, h.people[name], contractdesk.RenewalFilter{})
			h.must(t, err)
			if len(got) != 1 || got[0].MayWrite != may {
				t.Errorf("%s: %d contracts, %+v", name, len(got), got)
			}
		}
	})
}
