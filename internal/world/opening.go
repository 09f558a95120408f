package world

import (
	"fmt"
	"time"

	"comptoir/internal/account"
	"comptoir/internal/account/accountdesk"
	"comptoir/internal/contact"
	"comptoir/internal/kernel/calendar"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/portfolio"
	"comptoir/internal/team/teamdesk"
)

// arrivals lets the people in on the first morning, and the last one on the eve of today.
func (s story) arrivals(hash string) []act {
	var acts []act
	for i, r := range cast {
		at := s.opening(0, 8, i)
		from := s.month(-40).First()
		if r.handle == last {
			at, from = s.at(s.eve(), 23, 0), s.month(-3).First()
		}
		acts = append(acts, act{at, "", r.name + " arrives", func(t *turn) error {
			seed := teamdesk.Seed{Login: Login(r.handle), Name: r.name, Lang: r.lang, TZ: r.tz, Admin: r.admin, PasswordHash: hash,
				Title: r.title, Manager: t.actors[r.manager].ID, From: from}
			u, err := t.desks.Team.SeedUser(t.ctx, t.a, seed)
			if err != nil {
				return err
			}
			a, _, err := t.desks.Team.ActorByLogin(t.ctx, Login(r.handle))
			a.ID = u
			t.actors[r.handle] = a
			return err
		}})
	}
	return acts
}

// open enters a client with what is known of it, and everything that hangs on it. n is its place among the clients, so
// that two are not entered in the same minute.
func (s story) open(c client, n int) []act {
	at := c.born
	if at.IsZero() {
		at = s.opening(0, 10, 4*n)
	}
	acts := []act{
		{at, c.bornBy, "enter " + c.key, func(t *turn) error { return t.enter(c) }},
		{at.Add(11 * time.Minute), c.bornBy, "contacts of " + c.key, func(t *turn) error { return t.meet(c) }},
	}
	if c.born.IsZero() {
		acts = append(acts,
			s.assessedOn(s.opening(0, 16, 5+3*n), c.bornBy, c.key),
			qualify(s.opening(1, 9, 10+3*n), c.key, c),
			assign(s.opening(1, 15, 5+3*n), "theo", c.key, accountdesk.AssignInput{Role: account.Primary, From: s.carriedFrom(c)}, c.carrier),
			take(s.opening(1, 17, 5+3*n), c.bornBy, c.key, portfolio.Propose, c.why),
			approve(s.opening(2, 11, 5+2*n), c.key))
	}
	if c.backup != "" {
		acts = append(acts, assign(s.opening(2, 16, 2*n), "theo", c.key, accountdesk.AssignInput{Role: account.Backup, From: calendar.AddWorking(france, s.first(), 2)}, c.backup))
	}
	if len(c.team) > 0 {
		acts = append(acts, act{s.later(at, 3, 9, 15), c.carrier, "team of " + c.key, func(t *turn) error { return t.gather(c) }})
	}
	for i, d := range c.deals {
		if d.at.IsZero() {
			d.at = s.opening(3, 9, 20+7*n+i)
		}
		acts = append(acts, act{d.at, d.by, "enter contract " + d.key, func(t *turn) error { return t.draw(c, d) }})
	}
	return acts
}

// later is a moment n working days after another.
func (s story) later(at time.Time, n, hour, minute int) time.Time {
	return s.at(calendar.AddWorking(france, day.FromTime(at), n), hour, minute)
}

// carriedFrom is since when the carrier has the client: not always since the beginning.
func (s story) carriedFrom(c client) day.Day { return s.month(-12 * min(c.since, 3)).First() }

// enter creates the account with its legal bodies.
func (t *turn) enter(c client) error {
	return t.write(func(tx *db.Tx) error {
		in := account.Input{Name: c.name, Tier: c.tier, Sector: c.sector, Country: c.country, City: c.city, Website: c.website, Note: c.note, Ccy: c.ccy}
		if c.since > 0 {
			in.Since = day.Ptr(t.month(-12 * c.since).First())
		}
		made, err := t.desks.Account.CreateIn(tx, t.a, in)
		if err != nil {
			return err
		}
		t.accounts[c.key] = made
		return t.incorporate(tx, made, c.bodies)
	})
}

func (t *turn) incorporate(tx *db.Tx, to id.Account, bodies []body) error {
	made := make([]id.Entity, len(bodies))
	for i, b := range bodies {
		in := account.EntityInput{Name: b.name, Country: b.country, City: b.city, Ccy: b.ccy, Identifiers: b.ids, State: account.Live}
		if i > 0 && !b.alone {
			in.Parent = made[b.under]
		}
		for n, x := range in.Identifiers {
			if x.State == account.Verified {
				in.Identifiers[n].VerifiedAt = day.Ptr(t.a.Today(tx.Now()))
			}
		}
		var err error
		if made[i], err = t.desks.Account.AddEntityIn(tx, t.a, to, in); err != nil {
			return fmt.Errorf("%s: %w", b.name, err)
		}
		t.entities[b.name] = made[i]
	}
	return nil
}

// meet enters the people at the client.
func (t *turn) meet(c client) error {
	if len(c.people) == 0 {
		return nil
	}
	return t.write(func(tx *db.Tx) error {
		for _, p := range c.people {
			made, err := t.desks.Contact.CreateIn(tx, t.a, contact.Input{Account: t.accounts[c.key], Name: p.name, Job: p.job, Lang: p.lang,
				Email: p.email, Phone: p.phone, Origin: "Échanges commerciaux"}, false)
			if err != nil {
				return fmt.Errorf("%s: %w", p.name, err)
			}
			t.contacts[p.key] = made
		}
		return nil
	})
}

// gather puts the account team together.
func (t *turn) gather(c client) error {
	return t.write(func(tx *db.Tx) error {
		for _, p := range c.team {
			_, err := t.desks.Account.JoinIn(tx, t.a, t.accounts[c.key], account.TeamMember{User: t.user(p.who), Function: p.fn, Country: p.country, From: t.a.Today(tx.Now())})
			if err != nil {
				return fmt.Errorf("%s: %w", p.who, err)
			}
		}
		return nil
	})
}

// draw enters a contract.
func (t *turn) draw(c client, d deal) error {
	d.in.Account = t.accounts[c.key]
	d.in.Owner = t.a.ID
	if d.owner != "" {
		d.in.Owner = t.user(d.owner)
	}
	made, err := t.desks.Contract.Create(t.ctx, t.a, d.in)
	t.contracts[d.key], t.inputs[d.key] = made, d.in
	return err
}

// qualify says what the assessment says.
func qualify(at time.Time, key string, c client) act {
	return take(at, c.bornBy, key, portfolio.Qualify, c.why)
}

// assign gives an account to somebody.
func assign(at time.Time, by, key string, in accountdesk.AssignInput, to string) act {
	return act{at, by, "assign " + key, func(t *turn) error {
		in.User = t.user(to)
		made, err := t.desks.Account.Assign(t.ctx, t.a, t.accounts[key], in)
		t.assignments[key] = made
		return err
	}}
}
