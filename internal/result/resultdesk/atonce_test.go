package resultdesk_test

import (
	"context"
	"sync"
	"testing"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/money"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/result"
	"comptoir/internal/result/resultdesk"
)

// atOnce runs a gesture several times at the same moment. Refusals in words are expected; anything else is a failure.
func atOnce(t *testing.T, gesture func(i int) error) (done int) {
	t.Helper()
	errs := make([]error, 4)
	var all sync.WaitGroup
	start := make(chan struct{})
	for i := range errs {
		all.Go(func() {
			<-start
			errs[i] = gesture(i)
		})
	}
	close(start)
	all.Wait()
	for _, err := range errs {
		if err == nil {
			done++
		} else if _, said := problem.All(err); !said {
			t.Errorf("failed: %v", err)
		}
	}
	return done
}

// A form sent twice does not count a month's revenue twice.
func TestEnteredOnceAtOnce(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		month := day.MonthOf(2026, 9)
		in := result.Input{Account: h.accounts["Helvane"], Month: &month, Revenue: units(1000, money.EUR)}
		if done := atOnce(t, func(int) error {
			_, err := h.desk.Enter(context.Background(), h.people["Camille"], in)
			return err
		}); done != 1 {
			t.Errorf("the month was entered %d times", done)
		}
		h.theTotals(t)
	})
}

// Proposals and approvals of one year follow one another.
func TestTargetsAtOnce(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		in := resultdesk.YearTarget{Account: h.accounts["Helvane"], Year: 2027, Months: [12]*money.Money{units(1000, money.EUR), units(1000, money.EUR)}}
		atOnce(t, func(i int) error {
			mine := in
			mine.Approve = i%2 == 0
			_, err := h.desk.Propose(context.Background(), h.people["Théo"], mine)
			return err
		})
		h.theTotals(t)
		in.Months[0], in.Approve = units(2000, money.EUR), false
		_, err := h.desk.Propose(context.Background(), h.people["Camille"], in)
		must(t, err)
		if done := atOnce(t, func(int) error {
			return h.desk.Approve(context.Background(), h.people["Théo"], h.accounts["Helvane"], 2027)
		}); done != 1 {
			t.Errorf("approved %d times", done)
		}
		h.theTotals(t)
	})
}
