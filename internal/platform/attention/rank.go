package attention

import (
	"cmp"
	"slices"

	"comptoir/internal/kernel/id"
)

// How many lines a day may hold, critical ones apart.
const (
	MaxPerAccount = 3
	MaxLines      = 12
)

// Line is one alert on a person's day.
type Line struct {
	Alert    Alert
	Relation Relation
	Score    Score
	// Folded are further alerts on the same object, less urgent than this one.
	Folded []Alert
}

// Day is a person's list: the lines shown, and those under « voir plus ».
type Day struct {
	Lines []Line
	More  []Line
}

// Rank puts the lines in order and folds them. Critical ones come first, always, and are never folded or counted in
// the caps; the others are grouped by account and object, at most three lines an account and twelve in all.
func Rank(lines []Line) Day {
	slices.SortStableFunc(lines, Compare)
	var d Day
	groups := map[groupKey]int{}
	perAccount := map[id.Account]int{}
	shown := 0
	for _, l := range lines {
		if l.Alert.Severity == Critical {
			d.Lines = append(d.Lines, l)
			continue
		}
		key := groupKey{l.Alert.Account, l.Alert.Subject.String()}
		if at, ok := groups[key]; ok {
			fold(&d, at, l.Alert)
			continue
		}
		if shown < MaxLines && (l.Alert.Account == "" || perAccount[l.Alert.Account] < MaxPerAccount) {
			groups[key] = len(d.Lines)
			d.Lines = append(d.Lines, l)
			perAccount[l.Alert.Account]++
			shown++
			continue
		}
		d.More = append(d.More, l)
		groups[key] = -len(d.More)
	}
	return d
}

type groupKey struct {
	account id.Account
	object  string
}

// fold puts the alert under the line of its group: at is a place in Lines, or minus one and less a place in More.
func fold(d *Day, at int, a Alert) {
	if at >= 0 {
		d.Lines[at].Folded = append(d.Lines[at].Folded, a)
		return
	}
	d.More[-at-1].Folded = append(d.More[-at-1].Folded, a)
}

// Compare orders two lines: critical first, then by score, then by due day (none last), value (unknown last), and
// key, so that the order never depends on chance.
func Compare(a, b Line) int {
	return cmp.Or(
		cmp.Compare(critical(b), critical(a)),
		cmp.Compare(b.Score.Total, a.Score.Total),
		absentLast(a.Alert.Due, b.Alert.Due),
		compareValue(a.Alert, b.Alert),
		cmp.Compare(a.Alert.Key(), b.Alert.Key()),
	)
}

func critical(l Line) int {
	if l.Alert.Severity == Critical {
		return 1
	}
	return 0
}

func absentLast[T cmp.Ordered](a, b *T) int {
	switch {
	case a == nil && b == nil:
		return 0
	case a == nil:
		return 1
	case b == nil:
		return -1
	}
	return cmp.Compare(*a, *b)
}

func compareValue(a, b Alert) int {
	var x, y *int64
	if a.Value != nil {
		n := -a.Value.Minor
		x = &n
	}
	if b.Value != nil {
		n := -b.Value.Minor
		y = &n
	}
	return absentLast(x, y)
}
