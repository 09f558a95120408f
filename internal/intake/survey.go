package intake

import (
	"slices"

	"comptoir/internal/kernel/day"
)

// survey learns how the values of one column are written, from all of them.
type survey struct {
	kind    FieldType
	layouts []Layout
	reads   []int   // lines each layout reads
	only    [][]int // only[a][b]: lines that a reads and b does not
	clash   [][]int // clash[a][b]: lines that both read, differently
	example [][]string
	lines   int // lines with a value
}

func newSurvey(kind FieldType, not ...Layout) *survey {
	s := &survey{kind: kind, layouts: slices.DeleteFunc(kind.Layouts(), func(l Layout) bool { return slices.Contains(not, l) })}
	n := len(s.layouts)
	s.reads = make([]int, n)
	s.only, s.clash, s.example = make([][]int, n), make([][]int, n), make([][]string, n)
	for i := range n {
		s.only[i], s.clash[i], s.example[i] = make([]int, n), make([]int, n), make([]string, n)
	}
	return s
}

// reading is one value by one layout, comparable.
type reading struct {
	value Number
	ok    bool
}

func read(s string, kind FieldType, l Layout) reading {
	switch kind {
	case TypeDay:
		c, ok := parseDay(s, l)
		return reading{Number{Coef: int64(c.year*10_000 + c.month*100 + c.dom)}, ok}
	case TypeMonth:
		m, ok := parseMonth(s, l)
		return reading{Number{Coef: int64(m)}, ok}
	default:
		n, _, ok := parseAmount(s, l)
		return reading{n.trim(), ok}
	}
}

// add takes the value of one line. A typed number reads one way only.
func (s *survey) add(value string, typed bool) {
	if value == "" || typed && s.kind == TypeAmount && isPlain(value) {
		return
	}
	s.lines++
	var all [8]reading
	for i, l := range s.layouts {
		all[i] = read(value, s.kind, l)
		if all[i].ok {
			s.reads[i]++
		}
	}
	for a := range s.layouts {
		if !all[a].ok {
			continue
		}
		for b := range s.layouts {
			switch {
			case !all[b].ok:
				s.only[a][b]++
			case all[a].value != all[b].value:
				if s.clash[a][b] == 0 {
					s.example[a][b] = value
				}
				s.clash[a][b]++
			}
		}
	}
}

// Reading is one of the ways a question offers.
type Reading struct {
	Layout     Layout
	Readable   int
	Unreadable int
	Day        *day.Day   // the example read this way, for a date
	Month      *day.Month // for a month
	Number     *Number    // for an amount
}

// Question is a column that reads in two ways: the person chooses, nobody guesses.
type Question struct {
	Field     string
	Column    string
	Ambiguous int // lines whose value changes with the answer
	Example   string
	Readings  []Reading
}

// Offers says whether the layout is one of the readings.
func (q Question) Offers(l Layout) bool {
	return slices.ContainsFunc(q.Readings, func(r Reading) bool { return r.Layout == l })
}

// decide drops each layout that another one contradicts, when the lines prove the other right: it reads some
// that this one cannot, and misses none that this one reads. Without such a proof the two are a question.
func (s *survey) decide() (kept []Layout, q *Question) {
	dropped := make([]bool, len(s.layouts))
	n := len(s.layouts)
	for a := range n {
		for b := range n {
			if s.clash[a][b] > 0 && s.only[a][b] > 0 && s.only[b][a] == 0 {
				dropped[b] = true
			}
		}
	}
	for a := range n {
		for b := a + 1; b < n; b++ {
			if s.clash[a][b] > 0 && !dropped[a] && !dropped[b] && q == nil {
				q = s.question(a, b)
			}
		}
	}
	for i, l := range s.layouts {
		if !dropped[i] && s.reads[i] > 0 {
			kept = append(kept, l)
		}
	}
	return kept, q
}

func (s *survey) question(a, b int) *Question {
	q := &Question{Ambiguous: s.clash[a][b], Example: s.example[a][b]}
	for _, i := range []int{a, b} {
		r := Reading{Layout: s.layouts[i], Readable: s.reads[i], Unreadable: s.lines - s.reads[i]}
		switch s.kind {
		case TypeDay:
			c, _ := parseDay(q.Example, r.Layout)
			r.Day = day.Ptr(c.day())
		case TypeMonth:
			m, _ := parseMonth(q.Example, r.Layout)
			r.Month = &m
		default:
			v := read(q.Example, s.kind, r.Layout).value
			r.Number = &v
		}
		q.Readings = append(q.Readings, r)
	}
	slices.SortStableFunc(q.Readings, func(x, y Reading) int { return y.Readable - x.Readable })
	return q
}
