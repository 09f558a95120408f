// Package capturedesk does the work on what is captured: who of it is known, what of it is there already, what would be
// noted, and, once somebody has looked at it, noting it.
//
// It writes nothing of its own but what waits to be looked at. Exchanges are noted by the relation's desk and people by
// the contacts', each with its own right: only accounts in reach are looked into, and people of others reveal nothing.
package capturedesk

import (
	"context"
	"encoding/json"
	"errors"

	"comptoir/internal/capture"
	"comptoir/internal/contact/contactdesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/relation/relationdesk"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Tables declares the tables the area owns. What waits to be looked at is no record.
func Tables() map[string]db.TableClass { return map[string]db.TableClass{"capture_drop": db.Plumbing} }

// mostFiles and mostItems bound what is given at once.
const (
	mostFiles = 200
	mostItems = 3000
)

// Desk does the work.
type Desk struct {
	db       *db.DB
	contact  *contactdesk.Desk
	relation *relationdesk.Desk
}

// New makes the desk.
func New(d *db.DB, contacts *contactdesk.Desk, relations *relationdesk.Desk) *Desk {
	return &Desk{db: d, contact: contacts, relation: relations}
}

// File is one file as it was given.
type File struct {
	Name string
	Raw  []byte
}

// May says whether a person has anything to capture for.
func May(a who.Actor) bool {
	return a.ID != "" && (teamdesk.May(a, team.Relation, team.Write) || teamdesk.May(a, team.Contact, team.Write))
}

func must(a who.Actor) error {
	if !May(a) {
		return problem.New(problem.Forbidden, "forbidden")
	}
	return nil
}

// read finds the items of the files, each file told by its name.
func (k *Desk) read(a who.Actor, files []File) ([]capture.Item, error) {
	switch {
	case len(files) == 0:
		return nil, problem.List{problem.At("files", "required")}
	case len(files) > mostFiles:
		return nil, problem.List{problem.At("files", "too_many_files", "max", mostFiles)}
	}
	when := capture.When{Today: a.Today(k.db.Now()), Zone: a.Location()}
	var items []capture.Item
	for _, f := range files {
		items = append(items, capture.Read(f.Name, f.Raw, when)...)
		if len(items) > mostItems {
			items = append(items[:mostItems], capture.Item{File: f.Name, Refused: capture.TooMany})
			break
		}
	}
	return items, nil
}

// Drop keeps what was read, to be looked at; nothing is noted yet.
func (k *Desk) Drop(ctx context.Context, a who.Actor, files []File) (key id.Any, err error) {
	if err := must(a); err != nil {
		return "", err
	}
	items, err := k.read(a, files)
	if err != nil {
		return "", err
	}
	text, err := json.Marshal(items)
	if err != nil {
		return "", err
	}
	key = id.New[id.Any]()
	return key, k.db.Write(ctx, a, func(tx *db.Tx) error {
		if err := forget(tx); err != nil {
			return err
		}
		return db.Insert(tx, row{ID: key, UserID: a.ID, Items: string(text), CreatedAt: tx.Now()})
	})
}

// Sheet is what somebody gave: what would be done with it, or what was.
type Sheet struct {
	ID    id.Any
	Plan  Plan
	Done  []Line
	Ended bool
}

// Open reads what its owner gave. To anybody else it does not exist.
func (k *Desk) Open(ctx context.Context, a who.Actor, key id.Any) (s Sheet, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		r, items, err := k.find(tx, a, key)
		if err != nil {
			return err
		}
		s.ID = key
		if s.Ended = r.Done != ""; s.Ended {
			return json.Unmarshal([]byte(r.Done), &s.Done)
		}
		s.Plan, err = k.plan(tx, a, items)
		return err
	})
	return s, err
}

func (k *Desk) find(tx *db.Tx, a who.Actor, key id.Any) (r row, items []capture.Item, err error) {
	r, ok, err := rowOf(tx, a, key)
	if err == nil && !ok {
		err = problem.Missing()
	}
	if err != nil || r.Done != "" {
		return r, nil, err
	}
	return r, items, json.Unmarshal([]byte(r.Items), &items)
}

// Choices say to which account each stranger is added, by the stranger's key; who is not named is not added.
type Choices map[string]id.Account

// Apply notes what was looked at. It is done once: again, it says what it did.
func (k *Desk) Apply(ctx context.Context, a who.Actor, key id.Any, add Choices) error {
	return k.db.Write(ctx, a, func(tx *db.Tx) error {
		r, items, err := k.find(tx, a, key)
		if err != nil || r.Done != "" {
			return err
		}
		done, err := k.apply(tx, a, items, add)
		if err != nil {
			return err
		}
		text, err := json.Marshal(done)
		if err != nil {
			return err
		}
		return settle(tx, r, string(text))
	})
}

// Discard forgets what was given.
func (k *Desk) Discard(ctx context.Context, a who.Actor, key id.Any) error {
	return k.db.Write(ctx, a, func(tx *db.Tx) error {
		r, ok, err := rowOf(tx, a, key)
		if err == nil && !ok {
			err = problem.Missing()
		}
		if err != nil {
			return err
		}
		if err := must(a); err != nil {
			return err
		}
		return discard(tx, r)
	})
}

// errRehearsal undoes what was tried.
var errRehearsal = errors.New("rehearsed")

// Run captures files at once, as the command line does. People of cards are added to the account that their card, their
// address or into tells; nobody else is. A rehearsal keeps nothing.
func (k *Desk) Run(ctx context.Context, a who.Actor, files []File, into id.Account, rehearse bool) (done []Line, err error) {
	if err := must(a); err != nil {
		return nil, err
	}
	items, err := k.read(a, files)
	if err != nil {
		return nil, err
	}
	err = k.db.Write(ctx, a, func(tx *db.Tx) error {
		p, err := k.plan(tx, a, items)
		if err != nil {
			return err
		}
		add := Choices{}
		for _, s := range p.Strangers {
			if account := s.Guess; s.Card && (account != "" || into != "") {
				if account == "" {
					account = into
				}
				add[s.Key] = account
			}
		}
		if done, err = k.apply(tx, a, items, add); err == nil && rehearse {
			return errRehearsal
		}
		return err
	})
	if rehearse && errors.Is(err, errRehearsal) {
		err = nil
	}
	return done, err
}
