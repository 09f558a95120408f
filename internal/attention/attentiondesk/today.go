package attentiondesk

import (
	"context"
	"slices"

	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
	"comptoir/internal/platform/attention"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// Line is one alert as its reader sees it.
type Line struct {
	attention.Line
	ID id.Any
	// Given is the value in the record's own currency; with a Given and no Value, the rate is missing.
	Given *money.Money
	// Person answers for it: whoever owns the record, or else carries the account.
	Person id.User
	// MayHandle says whether the reader may put it off, mark it done or set it aside.
	MayHandle bool
	// MayAct says whether the reader may do what it asks for; who may not is led to the record.
	MayAct bool
	// Handled is what was last done with it, on lists of what is put off.
	Handled *Handled
}

// Handled is what somebody did with an alert.
type Handled struct {
	attention.Handled
	By string
}

// Counts are how many alerts wait, by severity. More says that counting stopped: the most pressing were counted, there
// are others.
type Counts struct {
	Critical, High, Watch, Info int
	More                        bool
}

// Total is all of them.
func (c Counts) Total() int { return c.Critical + c.High + c.Watch + c.Info }

// Day is a person's day.
type Day struct {
	Today day.Day
	// Lines are those shown, in order; the others wait under « voir plus ».
	Lines  []Line
	Counts Counts
	// PutOff are snoozed, done or set aside.
	PutOff int
	// Since is the day from which the weights of the ranking hold; nil is since the beginning.
	Since *day.Day
}

// maxCritical bounds how many critical lines one page draws; they come first, and the count tells of the others.
const maxCritical = 50

// Today is what the person has to do, first things first. What is out of their reach is left out before ranking.
func (k *Desk) Today(ctx context.Context, a who.Actor) (d Day, err error) {
	if m := memoOf(ctx); m != nil {
		return m.once(func() (Day, error) { return k.today(ctx, a) })
	}
	return k.today(ctx, a)
}

func (k *Desk) today(ctx context.Context, a who.Actor) (d Day, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		d, err = k.TodayIn(tx, a)
		return err
	})
	return d, err
}

// TodayIn is Today in the caller's transaction.
func (k *Desk) TodayIn(tx *db.Tx, a who.Actor) (d Day, err error) {
	s, err := sees(tx, a)
	if err != nil {
		return d, err
	}
	d.Today, d.Since = s.today, s.since
	critical, _, err := s.best(tx, isCritical, maxCritical)
	if err != nil {
		return d, err
	}
	if d.Lines, err = s.fill(tx, critical); err != nil {
		return d, err
	}
	d.Counts, d.PutOff, err = s.tally(tx, countUpTo)
	return d, err
}

// fill ranks the critical lines with as many others as a day holds. Most days the first look is enough; where one
// account fills it, a longer one follows.
func (s sight) fill(tx *db.Tx, critical []row) ([]Line, error) {
	for limit := 60; ; limit *= 8 {
		others, cut, err := s.best(tx, isNot, limit)
		if err != nil {
			return nil, err
		}
		lines, err := s.rank(tx, append(critical[:len(critical):len(critical)], others...))
		if err != nil {
			return nil, err
		}
		if !cut || limit > 10_000 || len(lines)-criticals(lines) >= attention.MaxLines {
			return lines, nil
		}
	}
}

func criticals(lines []Line) (n int) {
	for _, l := range lines {
		if l.Alert.Severity == alert.Critical {
			n++
		}
	}
	return n
}

// rank scores the rows for the reader and keeps what a day shows of them.
func (s sight) rank(tx *db.Tx, rows []row) ([]Line, error) {
	lines, err := s.lines(tx, rows)
	if err != nil {
		return nil, err
	}
	known := make(map[string]Line, len(lines))
	bare := make([]attention.Line, len(lines))
	for i, l := range lines {
		known[l.Alert.Key()] = l
		bare[i] = l.Line
	}
	day := attention.Rank(bare)
	out := make([]Line, 0, len(day.Lines))
	drawn := 0
	for _, l := range day.Lines {
		if l.Alert.Severity == alert.Critical {
			if drawn++; drawn > maxCritical {
				continue
			}
		}
		full := known[l.Alert.Key()]
		full.Line = l
		out = append(out, full)
	}
	return out, nil
}

// lines scores rows as of the reader's own today.
func (s sight) lines(tx *db.Tx, rows []row) ([]Line, error) {
	out := make([]Line, len(rows))
	acts := newActs()
	may, err := s.mayChange(tx, rows)
	if err != nil {
		return nil, err
	}
	for i, r := range rows {
		a, err := r.toAlert()
		if err != nil {
			return nil, err
		}
		rel := s.relationTo(r)
		out[i] = Line{ID: r.ID, Given: r.given(), Person: db.Val(r.PersonID), Line: attention.Line{Alert: a, Relation: rel,
			Score: attention.Priority(a.Severity, a.Due, s.today, a.Value, rel, s.weights)}}
		out[i].MayHandle = s.mayHandle(r, may)
		if out[i].MayAct, err = acts.mayAct(tx, s, r); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// mayChange says which of the rows' accounts the reader may change.
func (s sight) mayChange(tx *db.Tx, rows []row) (map[id.Account]bool, error) {
	if s.all() {
		return nil, nil
	}
	var accounts []id.Account
	for _, r := range rows {
		if r.AccountID != nil && !slices.Contains(accounts, *r.AccountID) {
			accounts = append(accounts, *r.AccountID)
		}
	}
	return s.write.Among(tx, accounts)
}

// mayHandle: what is one's own, what is on an account one may change, and what is about people below.
func (s sight) mayHandle(r row, may map[id.Account]bool) bool {
	switch {
	case s.all(), r.OwnerID != nil && *r.OwnerID == s.a.ID:
		return true
	case r.AccountID == nil:
		return s.write.Everything() || len(s.branch) > 1
	}
	return may[*r.AccountID]
}
