package world

import (
	"context"
	"time"

	"comptoir/internal/kernel/day"
)

// clients are those of the story, in the order in which they are entered.
func (s story) clients() []client {
	return append([]client{s.castagnac(), s.helvane(), s.norrsund(), s.aldine(), s.kestrel(), s.terminaux(), s.lumen(),
		s.wettersteiner(), s.kempenaar(), s.hydraline()}, s.prospects()...)
}

// plots are what happens once everybody and everything has been entered.
func (s story) plots() [][]act {
	return [][]act{s.castagnacPlot(), s.helvanePlot(), s.norrsundPlot(), s.camilleChores(), s.aldinePlot(), s.kestrelPlot(), s.terminauxPlot(),
		s.lumenPlot(), s.wettersteinerPlot(), s.kempenaarPlot(), s.hydralinePlot(), s.prospectsPlot()}
}

// acts are the whole story, in no order yet.
func (s story) acts(hash string) []act {
	acts := s.arrivals(hash)
	for n, c := range s.clients() {
		acts = append(acts, s.open(c, n)...)
	}
	for _, p := range s.plots() {
		acts = append(acts, p...)
	}
	acts = append(acts, s.assessed()...)
	acts = append(acts, s.groups()...)
	acts = append(acts, s.quotations()...)
	acts = append(acts, s.closings()...)
	acts = append(acts, s.aims()...)
	acts = append(acts, s.exchanges()...)
	acts = append(acts, s.coordination()...)
	acts = append(acts, s.deciders()...)
	acts = append(acts, s.privacyPlot()...)
	for m := s.first().Month() + 1; m <= s.today.Month(); m++ {
		if m.First() < s.today {
			acts = append(acts, roll(s.at(m.First(), 5, 0), m.First()))
		}
	}
	return append(acts, roll(s.at(s.day(-1), 5, 0), s.day(-1)))
}

// Tell tells the story to an empty database, as it stands on today's morning, in Paris. hold stops the business clock
// at each moment; hash is the stored form of the password that everybody shares.
func Tell(ctx context.Context, d Desks, hold func(time.Time), hash string, today day.Day) (People, error) {
	s, err := newStory(today)
	if err != nil {
		return nil, err
	}
	defer hold(time.Time{})
	t := newTeller(s, d, hold)
	if err := t.perform(ctx, s.acts(hash)); err != nil {
		return nil, err
	}
	return t.people(), t.goHome(ctx)
}

// people are those who can sign in.
func (t *teller) people() People {
	var out People
	for _, r := range cast {
		if !r.gone {
			out = append(out, r.person(t.actors[r.handle].ID))
		}
	}
	return out
}

// goHome notes when everybody was last here: the evening before, a little after six. What others did since then is
// what their day begins with.
func (t *teller) goHome(ctx context.Context) error {
	t.hold(t.story.at(t.eve(), 18, 10))
	for _, r := range cast {
		if r.gone || r.handle == last {
			continue
		}
		if _, err := t.desks.Team.Visit(ctx, t.actors[r.handle]); err != nil {
			return err
		}
	}
	return nil
}

// Told finds the people of a story told before; ok is false when there is none, or when it was cut short.
func Told(ctx context.Context, d Desks) (p People, ok bool, err error) {
	for _, r := range cast {
		if r.gone {
			continue
		}
		a, known, err := d.Team.ActorByLogin(ctx, Login(r.handle))
		if err != nil {
			return nil, false, err
		}
		if known {
			p = append(p, r.person(a.ID))
		}
		ok = known // the last one arrives when all has been told
	}
	return p, ok, nil
}
