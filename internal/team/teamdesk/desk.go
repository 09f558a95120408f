// Package teamdesk does the work on people and rights: who signs in, who is below whom today, and on which accounts a
// person may do what. It is the lowest of the desks: every other one asks it.
package teamdesk

import (
	"context"
	"sync"
	"time"
	_ "time/tzdata" // people choose a zone, and a container or Windows may know none

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
)

// Kinds of records in the journal.
const (
	UserKind     ref.Kind = "user"
	PositionKind ref.Kind = "position"
	GrantKind    ref.Kind = "grant"
)

// Fields declares what the journal keeps.
func Fields() map[ref.Kind]db.Fields {
	return map[ref.Kind]db.Fields{
		UserKind: {"login": db.Personal, "name": db.Personal, "lang": db.Normal, "tz": db.Normal, "theme": db.Normal,
			"state": db.Normal, "admin": db.Normal, "owner": db.Normal, "password": db.Normal},
		PositionKind: {"user": db.Normal, "title": db.Normal, "manager": db.Normal, "from": db.Normal, "to": db.Normal},
		GrantKind:    {"user": db.Normal, "account": db.Normal, "level": db.Normal, "until": db.Normal, "revoked": db.Normal},
	}
}

// Tables declares the tables the area owns.
func Tables() map[string]db.TableClass {
	return map[string]db.TableClass{"app_user": db.Record, "position": db.Record, "access_grant": db.Record,
		"access_log": db.Plumbing, "signin_failure": db.Plumbing, "signin_link": db.Plumbing, "visit": db.Plumbing}
}

// Desk does the work.
type Desk struct {
	db *db.DB
	// clock is the real one: throttling and links must not follow --today.
	clock func() time.Time
	zones sync.Map
}

// New makes the desk.
func New(d *db.DB, clock func() time.Time) *Desk { return &Desk{db: d, clock: clock} }

// zone loads a time zone once; an unknown one reads as UTC.
func (k *Desk) zone(name string) *time.Location {
	if z, ok := k.zones.Load(name); ok {
		return z.(*time.Location)
	}
	z, err := time.LoadLocation(name)
	if err != nil {
		return time.UTC
	}
	k.zones.Store(name, z)
	return z
}

// knownZone says whether the name is one of the IANA database.
func knownZone(name string) bool {
	if name == "" || name == "Local" {
		return false
	}
	_, err := time.LoadLocation(name)
	return err == nil
}

// Actor finds who is signed in; ok is false for someone disabled or who left, or whose sessions were revoked since.
func (k *Desk) Actor(ctx context.Context, user id.User, epoch int) (a who.Actor, ok bool, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		actor, r, found, err := actorByID(tx, user, k.zone)
		if found && r.State == string(team.Active) && r.SessionEpoch == epoch {
			a, ok = actor, true
		}
		return err
	})
	return a, ok, err
}

// ActorByLogin finds an active person by login, for the command line, which whoever holds the data may use.
func (k *Desk) ActorByLogin(ctx context.Context, login string) (a who.Actor, ok bool, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		actor, r, found, err := actorByLogin(tx, team.FoldLogin(login), k.zone)
		if found && r.State == string(team.Active) {
			a, ok = actor, true
		}
		return err
	})
	return a, ok, err
}
