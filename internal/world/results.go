package world

import (
	"fmt"
	"time"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/result"
	"comptoir/internal/result/resultdesk"
)

// accounting is the source of the monthly figures.
const accounting = "compta"

// closings are the imports of results: what was there at the beginning, then each month once it is closed, the last one
// on the eve of today.
func (s story) closings() []act {
	start := day.MonthOf(s.closed().Year()-2, time.January)
	acts := []act{s.closing(s.opening(4, 9, 30), start, s.first().Month()-1)}
	for m := s.first().Month(); m < s.closed(); m++ {
		acts = append(acts, s.closing(s.at(s.workdayOf(m+1, 12), 9, 40), m, m))
	}
	return append(acts, s.closing(s.at(s.eve(), 19, 5), s.closed(), s.closed()))
}

func (s story) closing(at time.Time, from, to day.Month) act {
	return act{at, "solene", "results to " + to.String(), func(t *turn) error {
		var lines []resultdesk.ImportLine
		for m := from; m <= to; m++ {
			for _, l := range ledgers() {
				revenue, margin, ok := s.revenue(l, m)
				if _, known := t.accounts[l.account]; !ok || !known {
					continue
				}
				lines = append(lines, resultdesk.ImportLine{Key: fmt.Sprintf("%s/%s", l.account, m),
					In: result.Input{Account: t.accounts[l.account], Month: &m, Revenue: &revenue, Margin: &margin}})
			}
		}
		return t.write(func(tx *db.Tx) error {
			out, err := t.desks.Result.ImportIn(tx, t.a, accounting, id.New[id.Batch](), lines)
			return taken(out, err, func(o resultdesk.Outcome) (string, error) { return o.Verb, o.Problems })
		})
	}}
}

// aims are the targets: those of last year came with the first figures; those of this year are proposed before
// Christmas by whoever carries the client, and approved, once corrected, on 15 January by Théo.
func (s story) aims() []act {
	year := s.closed().Year()
	proposed := s.at(s.workdayOf(day.MonthOf(year-1, time.December), 14), 16, 0)
	approved := s.at(s.workdayOf(day.MonthOf(year, time.January), 15), 10, 30)
	var acts []act
	for i, l := range ledgers() {
		minutes := time.Duration(i) * time.Minute
		acts = append(acts,
			s.aiming(s.opening(4, 10, 15).Add(minutes), "theo", l, year-1, 1000),
			s.aiming(proposed.Add(3*minutes), s.carrierOf(l.account, proposed), l, year, 980),
			s.aiming(approved.Add(minutes), "theo", l, year, 1000))
	}
	return acts
}

// aiming proposes the target of a year, at so many thousandths of what it will be; Théo's counts at once.
func (s story) aiming(at time.Time, by string, l ledger, year int, share int64) act {
	return act{at, by, fmt.Sprintf("target %d of %s", year, l.account), func(t *turn) error {
		in := resultdesk.YearTarget{Account: t.accounts[l.account], Year: year, Approve: by == "theo"}
		if in.Account == "" {
			return nil // not a client yet
		}
		for i := range in.Months {
			m := t.aim(l, day.MonthOf(year, time.January).Add(i))
			m.Minor = m.Minor * share / 1000
			in.Months[i] = &m
		}
		_, err := t.desks.Result.Propose(t.ctx, t.a, in)
		return err
	}}
}

// carrierOf is who carries the client at a moment.
func (s story) carrierOf(account string, at time.Time) string {
	if account == "helvane" && day.FromTime(at) >= s.handed() {
		return "camille"
	}
	for _, c := range s.clients() {
		if c.key == account {
			return c.carrier
		}
	}
	return ""
}
