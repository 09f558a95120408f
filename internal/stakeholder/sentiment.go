package stakeholder

import (
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/text"
)

// fresh is for how many days what somebody felt counts.
const fresh = 180

// Mark is what a colleague thinks somebody feels towards us, on a day.
type Mark struct {
	ID     id.Any
	Author id.User
	// Value is -2 (against us) to +2 (for us).
	Value int
	Day   day.Day
	Note  string
}

// MarkInput is a sentiment as its author gives it.
type MarkInput struct {
	Value *int
	Note  string
}

// Validate finds what is wrong with it.
func (in MarkInput) Validate() problem.List {
	var l problem.List
	switch {
	case in.Value == nil:
		l.Add("sentiment", "required")
	case *in.Value < -2 || *in.Value > 2:
		l.Add("sentiment", "out_of_range", "min", -2, "max", 2)
	}
	text.Block(&l, "why", text.Clean(in.Note), 0, 500)
	return l
}

// Sentiment is the mean of the authors' latest values not older than 180 days, with how far they are apart.
type Sentiment struct {
	Mean   float64
	Spread int
	// Latest are the values it is made of, one an author; Since is the day of the oldest one.
	Latest []Mark
	Since  day.Day
}

// SentimentOf sums up marks given latest first; ok is false when nobody's is recent enough: undetermined, not zero.
func SentimentOf(marks []Mark, today day.Day) (s Sentiment, ok bool) {
	seen := map[id.User]bool{}
	low, high, sum := 2, -2, 0
	for _, m := range marks {
		if seen[m.Author] || m.Day > today || m.Day.Until(today) > fresh {
			continue
		}
		seen[m.Author] = true
		s.Latest = append(s.Latest, m)
		low, high, sum = min(low, m.Value), max(high, m.Value), sum+m.Value
		if len(s.Latest) == 1 || m.Day < s.Since {
			s.Since = m.Day
		}
	}
	if len(s.Latest) == 0 {
		return s, false
	}
	s.Mean, s.Spread = float64(sum)/float64(len(s.Latest)), high-low
	return s, true
}

// GivenBy says whether an author's value counts today.
func GivenBy(author id.User, marks []Mark, today day.Day) bool {
	for _, m := range marks {
		if m.Author == author && m.Day <= today && m.Day.Until(today) <= fresh {
			return true
		}
	}
	return false
}
