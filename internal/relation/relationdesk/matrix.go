package relationdesk

import (
	"cmp"
	"context"
	"slices"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/relation"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Bounds of what a page can hold.
const (
	mostRows    = 200
	mostColumns = 9
)

// Cell is what a colleague and a contact are to each other.
type Cell struct {
	// Known is false when nothing was ever exchanged.
	Known    bool
	Strength relation.Strength
	// Wish is the wanted level, its band empty when none is.
	Wish relation.Wish
	// Task is the open task that works on the gap, Due when it is for.
	Task id.Task
	Due  *day.Day
}

// Short says that the relation is weaker than wanted.
func (c Cell) Short() bool { return relation.Short(c.Strength.Band, c.Wish.Band) }

// MatrixRow is a contact with what the company and each colleague are to them.
type MatrixRow struct {
	Contact Person[id.Contact]
	Known   bool
	relation.Strength
	// Cells are in the order of the columns.
	Cells []Cell
	// Best is who of ours knows them best; its strength is that of the pair.
	Best         Person[id.User]
	BestStrength relation.Strength
}

// Matrix is who knows whom at an account.
type Matrix struct {
	Account     id.Account
	AccountName string
	Today       day.Day
	Ours        []Person[id.User]
	Rows        []MatrixRow
	// Gaps counts the relations weaker than wanted, Posed those somebody has a task to close.
	Gaps, Posed int
	// More says that the account has more contacts than shown.
	More bool
	// MayWrite says whether the reader may note exchanges, MayWish whether they set the wanted levels.
	MayWrite, MayWish bool
}

// Known counts the contacts with whom something was exchanged.
func (m Matrix) Known() (n int) {
	for _, r := range m.Rows {
		if r.Known {
			n++
		}
	}
	return n
}

// WhoKnowsWhom reads the matrix of an account, strongest relations first.
func (k *Desk) WhoKnowsWhom(ctx context.Context, a who.Actor, account id.Account) (m Matrix, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		if err := teamdesk.Must(tx, a, team.Relation, team.Read, account); err != nil {
			return err
		}
		m, err = matrixIn(tx, a.Today(tx.Now()), account)
		if err != nil {
			return err
		}
		m.MayWrite = teamdesk.Must(tx, a, team.Relation, team.Write, account) == nil
		if m.MayWrite {
			m.MayWish, err = mayWish(tx, a, account)
		}
		return err
	})
	return m, err
}

func matrixIn(tx *db.Tx, today day.Day, account id.Account) (m Matrix, err error) {
	m = Matrix{Account: account, Today: today}
	if m.AccountName, _, err = db.One[string](tx, accountNameSQL, account); err != nil {
		return m, err
	}
	theirs, err := contactsOf(tx, account, mostRows+1)
	if err != nil {
		return m, err
	}
	if m.More = len(theirs) > mostRows; m.More {
		theirs = theirs[:mostRows]
	}
	all, err := StrengthsIn(tx, today, account)
	if err != nil {
		return m, err
	}
	pairs, err := PairsIn(tx, today, account)
	if err != nil {
		return m, err
	}
	wishes, err := wishesOf(tx, account)
	if err != nil {
		return m, err
	}
	posed, err := posedOn(tx, wishes)
	if err != nil {
		return m, err
	}
	if m.Ours, err = columnsOf(tx, today, account, pairs, wishes); err != nil {
		return m, err
	}
	names, err := namesOf(tx, pairs)
	if err != nil {
		return m, err
	}
	m.fill(theirs, all, pairs, wishes, posed, names)
	return m, nil
}

func (m *Matrix) fill(theirs []Person[id.Contact], all map[id.Contact]relation.Strength, pairs map[Pair]relation.Strength,
	wishes []wishRow, posed map[id.Any]posedRow, names map[id.User]string) {
	wanted := map[Pair]wishRow{}
	for _, w := range wishes {
		wanted[Pair{w.UserID, w.ContactID}] = w
	}
	for _, c := range theirs {
		r := MatrixRow{Contact: c}
		r.Strength, r.Known = all[c.ID]
		for p, s := range pairs {
			if p.Contact == c.ID && (s.Value > r.BestStrength.Value || s.Value == r.BestStrength.Value && p.User < r.Best.ID) {
				r.Best, r.BestStrength = Person[id.User]{ID: p.User, Name: names[p.User]}, s
			}
		}
		for _, u := range m.Ours {
			p := Pair{u.ID, c.ID}
			cell := Cell{}
			cell.Strength, cell.Known = pairs[p]
			if w, ok := wanted[p]; ok {
				cell.Wish = w.toWish()
				cell.Task, cell.Due = posed[w.ID].Task, posed[w.ID].Due
			}
			if cell.Short() {
				m.Gaps++
				if cell.Task != "" {
					m.Posed++
				}
			}
			r.Cells = append(r.Cells, cell)
		}
		m.Rows = append(m.Rows, r)
	}
	slices.SortStableFunc(m.Rows, func(x, y MatrixRow) int { return cmp.Compare(y.Value, x.Value) })
}

// columnsOf chooses whose columns are shown: who carries the account, its team, everybody a level is wanted of, then who
// knows most people there.
func columnsOf(tx *db.Tx, today day.Day, account id.Account, pairs map[Pair]relation.Strength, wishes []wishRow) ([]Person[id.User], error) {
	placed, err := placedOn(tx, account, today)
	if err != nil {
		return nil, err
	}
	order := placed
	for _, w := range wishes {
		order = append(order, w.UserID)
	}
	wanted := len(wishes)
	sums := map[id.User]float64{}
	for p, s := range pairs {
		sums[p.User] += s.Value
	}
	var others []id.User
	for u := range sums {
		others = append(others, u)
	}
	slices.SortFunc(others, func(x, y id.User) int { return cmp.Or(cmp.Compare(sums[y], sums[x]), cmp.Compare(x, y)) })
	order = append(order, others...)
	var out []id.User
	for i, u := range order {
		must := i >= len(placed) && i < len(placed)+wanted
		if !slices.Contains(out, u) && (must || len(out) < mostColumns) {
			out = append(out, u)
		}
	}
	return peopleOf(tx, today, out)
}
