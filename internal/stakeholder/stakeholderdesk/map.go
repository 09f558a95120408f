package stakeholderdesk

import (
	"cmp"
	"context"
	"slices"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/relation"
	"comptoir/internal/relation/relationdesk"
	"comptoir/internal/stakeholder"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Opinion is what a colleague felt, with their name.
type Opinion struct {
	stakeholder.Mark
	AuthorName string
}

// Person is a stakeholder as the map shows them.
type Person struct {
	stakeholder.Stakeholder
	// Name is the contact's, or the post's when nobody holds it; Job is the contact's.
	Name, Job string
	// Met is false when nothing was ever exchanged.
	Met bool
	relation.Strength
	// Feeling is what those who work there think they feel; nil is undetermined. Hidden says that others have said and the
	// reader, who works there, has not yet: it is not shown before.
	Feeling *stakeholder.Sentiment
	Hidden  bool
	// Opinions are the values with their history, latest first, and Weights those of the influence.
	Opinions, Weights []Opinion
	OwnerName         string
	counts            stakeholder.Weight
}

// Map is who decides at an account.
type Map struct {
	Account     id.Account
	AccountName string
	Today       day.Day
	// People are those who are there, the most influential first; Gone those who left.
	People, Gone []Person
	// Weights are what the measures count, in the order of People: what each felt is in them even while it is hidden.
	Weights []stakeholder.Weight
	// MayWrite says whether the reader may change the map, MayFeel whether they work there and say what they feel.
	MayWrite, MayFeel bool
}

// Find is somebody on the map, or who left it.
func (m Map) Find(s id.Any) (Person, bool) {
	for _, list := range [][]Person{m.People, m.Gone} {
		for _, p := range list {
			if p.ID == s {
				return p, true
			}
		}
	}
	return Person{}, false
}

// Map reads who decides at an account.
func (k *Desk) Map(ctx context.Context, a who.Actor, account id.Account) (m Map, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		m, err = MapIn(tx, a, account)
		return err
	})
	return m, err
}

// MapIn is Map in the caller's transaction.
func MapIn(tx *db.Tx, a who.Actor, account id.Account) (m Map, err error) {
	if err := teamdesk.Must(tx, a, team.Stakeholder, team.Read, account); err != nil {
		return m, err
	}
	m = Map{Account: account, Today: a.Today(tx.Now()), MayWrite: teamdesk.Must(tx, a, team.Stakeholder, team.Write, account) == nil}
	if m.AccountName, err = nameOf(tx, account); err != nil {
		return m, err
	}
	works, err := worksOn(tx, a, account)
	if err != nil {
		return m, err
	}
	m.MayFeel = m.MayWrite && works
	rows, err := peopleAt(tx, account)
	if err != nil {
		return m, err
	}
	marks, err := marksAt(tx, account)
	if err != nil {
		return m, err
	}
	strengths, err := relationdesk.StrengthsIn(tx, m.Today, account)
	if err != nil {
		return m, err
	}
	for _, r := range rows {
		p := r.person(marks[r.ID])
		p.Strength, p.Met = strengths[p.Contact]
		m.take(a, p, r.Here)
	}
	slices.SortStableFunc(m.People, func(x, y Person) int { return cmp.Compare(weight(y), weight(x)) })
	for _, p := range m.People {
		m.Weights = append(m.Weights, p.counts)
	}
	return m, nil
}

// weight orders people: an unknown influence comes last.
func weight(p Person) int {
	if p.Influence == nil {
		return -1
	}
	return *p.Influence
}

// take puts somebody on the map: who works there sees what others felt once they have said what they feel themselves.
func (m *Map) take(a who.Actor, p Person, here bool) {
	marks := make([]stakeholder.Mark, len(p.Opinions))
	for i, o := range p.Opinions {
		marks[i] = o.Mark
	}
	if s, ok := stakeholder.SentimentOf(marks, m.Today); ok {
		p.Feeling = &s
	}
	if !here {
		p.State = stakeholder.Left
	}
	p.counts = weighed(p)
	if m.MayFeel && len(p.Opinions) > 0 && !stakeholder.GivenBy(a.ID, marks, m.Today) {
		p.Hidden, p.Feeling = true, nil
		p.Opinions = slices.DeleteFunc(p.Opinions, func(o Opinion) bool { return o.Author != a.ID })
	}
	if p.State == stakeholder.Left {
		m.Gone = append(m.Gone, p)
		return
	}
	m.People = append(m.People, p)
}

func weighed(p Person) stakeholder.Weight {
	w := stakeholder.Weight{Influence: p.Influence}
	if p.Met {
		w.Strength = &p.Value
	}
	if p.Feeling != nil {
		w.Sentiment = &p.Feeling.Mean
	}
	return w
}

// Choice is a contact or a colleague that a form offers.
type Choice[T ~string] struct {
	ID   T      `bun:"id"`
	Name string `bun:"name"`
	Job  string `bun:"job"`
}

// Form is what the form of a stakeholder offers.
type Form struct {
	Map
	Contacts []Choice[id.Contact]
	Owners   []Choice[id.User]
}

// FormOf reads it, for who may change the map.
func (k *Desk) FormOf(ctx context.Context, a who.Actor, account id.Account) (f Form, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		if f.Map, err = MapIn(tx, a, account); err != nil {
			return err
		}
		if !f.MayWrite {
			return problem.New(problem.Forbidden, "forbidden")
		}
		if f.Contacts, err = unplaced(tx, account); err != nil {
			return err
		}
		f.Owners, err = colleagues(tx, account, f.Today)
		return err
	})
	return f, err
}
