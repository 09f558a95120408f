package accountdesk

import (
	"comptoir/internal/platform/who"
	"comptoir/internal/team/teamdesk"
)

// What only has the name of a guard guards nothing.

type shelf struct{}

func (shelf) Holds(a who.Actor) bool { return a.ID != "" }

func (Desk) Must(a who.Actor) { remove(a) }

func Reach(a who.Actor) { remove(a) }

func mayAlways(_ who.Actor) bool { return true }

func (Desk) Shelve(a who.Actor) bool { return shelf{}.Holds(a) }

func (d Desk) Close(a who.Actor) { d.Must(a) }

func (Desk) Drop(a who.Actor) { Reach(a) }

func (Desk) Wave(a who.Actor) bool { return mayAlways(a) }

// These ask.

func (Desk) Open(a who.Actor) error { return teamdesk.Must(a) }

func (d Desk) Read(a who.Actor) error { return d.look(a) }

func (Desk) look(a who.Actor) error { return teamdesk.Must(a) }

func (Desk) List(a who.Actor, s teamdesk.Scope) bool { return a.ID != "" && s.Holds("") }

func (Desk) Find(a who.Actor) bool { return mayFind(a) }

func mayFind(a who.Actor) bool { return a.ID == "camille" }
