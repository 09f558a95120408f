package charts

import (
	"math"
	"time"
)

// axis maps days to x.
type axis struct {
	lo, hi int     // first day and the day after the last
	x, w   float64 // where lo is, and the length
}

func (a axis) at(day int) float64 {
	return a.x + float64(day-a.lo)/float64(max(1, a.hi-a.lo))*a.w
}

// in keeps a day within the axis.
func (a axis) in(day int) float64 { return a.at(min(max(day, a.lo), a.hi)) }

// ticks chooses round steps so that three or four of them cover the top value.
func ticks(top float64) (step float64, n int) {
	if top <= 0 {
		return 1, 1
	}
	unit := math.Pow(10, math.Floor(math.Log10(top))-1)
	for {
		for _, f := range []float64{1, 2, 2.5, 4, 5} {
			if n := int(math.Ceil(top / (f * unit) * (1 - 1e-9))); n <= 4 {
				return f * unit, n
			}
		}
		unit *= 10
	}
}

// civil gives year, month (1-12) and day of month of a day number.
func civil(day int) (year, month, dom int) {
	t := time.Unix(int64(day)*86400, 0).UTC()
	return t.Year(), int(t.Month()), t.Day()
}

func dayOf(year, month, dom int) int {
	return int(time.Date(year, time.Month(month), dom, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// monthStarts lists the firsts of month in [lo, hi).
func monthStarts(lo, hi int) []int {
	y, m, d := civil(lo)
	if d > 1 {
		m++
	}
	var out []int
	for ; ; m++ {
		day := dayOf(y, m, 1)
		if day >= hi {
			return out
		}
		out = append(out, day)
	}
}

// yearStarts lists the firsts of January in [lo, hi).
func yearStarts(lo, hi int) []int {
	var out []int
	for _, d := range monthStarts(lo, hi) {
		if _, m, _ := civil(d); m == 1 {
			out = append(out, d)
		}
	}
	return out
}
