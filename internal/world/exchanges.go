package world

import (
	"time"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/relation"
	"comptoir/internal/relation/relationdesk"
)

// talk is one exchange of the story.
type talk struct {
	account string
	kind    relation.Kind
	ours    []string
	theirs  []string
	says    string
}

// exchanged notes an exchange on its day, in the evening; one to come is planned.
func exchanged(at time.Time, by string, on day.Day, x talk) act {
	return act{at, by, "exchange with " + x.theirs[0], func(t *turn) error {
		in := relation.Input{Account: t.accounts[x.account], Day: day.Ptr(on), Kind: x.kind, Summary: x.says, Planned: on > t.a.Today(t.desks.DB.Now())}
		for _, c := range x.theirs {
			in.Contacts = append(in.Contacts, t.contacts[c])
		}
		for _, u := range x.ours {
			in.Users = append(in.Users, t.user(u))
		}
		_, err := t.desks.Relation.Log(t.ctx, t.a, in)
		return err
	}}
}

// wanted says how well a colleague should know a contact.
func wanted(at time.Time, by, account, ours, theirs string, b relation.Band) act {
	return act{at, by, ours + " should know " + theirs, func(t *turn) error {
		return t.desks.Relation.Want(t.ctx, t.a, t.accounts[account], relation.WishInput{User: t.user(ours), Contact: t.contacts[theirs], Band: b})
	}}
}

// posedFor enters a task that works on a gap.
func posedFor(at time.Time, by string, c chore, ours string) act {
	return act{at, by, "task " + c.title, func(t *turn) error {
		m, err := t.desks.Relation.WhoKnowsWhom(t.ctx, t.a, t.accounts[c.account])
		if err != nil {
			return err
		}
		c.about = wishOf(m, t.user(ours), t.contacts[c.contact])
		return note(at, by, c).does(t)
	}}
}

// habit is the rhythm at which somebody meets somebody: every so many days, from so many days ago to so many.
type habit struct {
	by, account  string
	kind         relation.Kind
	ours, theirs []string
	every        int
	from, to     int
	says         []string
}

// keeps are the exchanges of a habit. Days wander a little: nobody calls like a clock.
func (s story) keeps(h habit) (acts []act) {
	oldest := s.first().Until(s.today) - 14
	for n, back := 0, min(h.from, oldest); back >= h.to; n, back = n+1, back-h.every-(n*5)%4 {
		on := s.work(-back)
		says := ""
		if len(h.says) > 0 {
			says = h.says[n%len(h.says)]
		}
		acts = append(acts, exchanged(s.at(on, 17, 20+(n*7+len(h.theirs[0]))%40), h.by, on, talk{h.account, h.kind, h.ours, h.theirs, says}))
	}
	return acts
}

// exchanges are all of them: the rhythms, then what stands out.
func (s story) exchanges() (acts []act) {
	for _, list := range [][]habit{s.camilleHabits(), s.remyHabits(), s.ilseHabits()} {
		for _, h := range list {
			acts = append(acts, s.keeps(h)...)
		}
	}
	return append(append(acts, s.standing()...), s.wishes()...)
}

// wishOf is the wanted level of a pair, as other records point at it.
func wishOf(m relationdesk.Matrix, u id.User, c id.Contact) ref.Ref {
	for _, r := range m.Rows {
		for i, cell := range r.Cells {
			if r.Contact.ID == c && m.Ours[i].ID == u {
				return cell.Wish.Ref()
			}
		}
	}
	return ref.Ref{}
}
