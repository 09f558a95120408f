// Package privacydesk does the work on the lawfulness of contact data: who may, open, apply the rules of package privacy,
// save, record; and leads the other areas when a person is told everything, or erased.
package privacydesk

import (
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/privacy"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Tables declares the tables the area owns.
func Tables() map[string]db.TableClass {
	return map[string]db.TableClass{"contact_privacy": db.Record, "privacy_request": db.Record, "privacy_processing": db.Record,
		"privacy_suppression": db.Record, "privacy_erasure": db.Record}
}

// Fields declares what the journal keeps. What tells of the person is PERSONAL.
func Fields() map[ref.Kind]db.Fields {
	card := db.Fields{}
	for name := range cardSnapshot(privacy.Card{}) {
		card[name] = db.Normal
	}
	request := db.Fields{}
	for name := range requestSnapshot(privacy.Request{}) {
		request[name] = db.Normal
	}
	for _, name := range []string{"basis_note", "source", "restricted_reason", "hold_reason"} {
		card[name] = db.Personal
	}
	for _, name := range []string{"asked", "checked_how", "outcome", "extension_reason", "contact"} {
		request[name] = db.Personal
	}
	line := db.Fields{}
	for name := range processingSnapshot(privacy.Processing{}) {
		line[name] = db.Normal
	}
	return map[ref.Kind]db.Fields{privacy.CardKind: card, privacy.RequestKind: request, privacy.ProcessingKind: line}
}

// Held is what an area keeps of people.
type Held struct {
	Area string
	area.Personal
}

// Desk does the work.
type Desk struct {
	db   *db.DB
	held []Held
}

// New makes the desk.
func New(d *db.DB) *Desk { return &Desk{db: d} }

// Hold tells where all areas keep what is about people; it is called once, when they are all there.
func (k *Desk) Hold(held []Held) { k.held = held }

// MayErase: who helps on an account notes what a person asks for; erasing is for who answers for the account.
func MayErase(a who.Actor) bool {
	return a.System || a.Owner || team.ExtentOf(team.Title(a.Title), team.Privacy, team.Write) >= team.Own
}

// KeepsRegister: the Direction and the administrators keep the record of processing.
func KeepsRegister(a who.Actor) bool {
	return a.System || a.Owner || a.Admin || team.ExtentOf(team.Title(a.Title), team.Privacy, team.Write) == team.All
}

// ReadsRegister: whoever works on people's data may read why it is kept.
func ReadsRegister(a who.Actor) bool {
	return KeepsRegister(a) || teamdesk.May(a, team.Privacy, team.Read)
}

func cardSnapshot(c privacy.Card) map[string]any {
	return map[string]any{"basis": c.Basis, "basis_note": c.BasisNote, "source": c.Source, "indirect": c.Indirect, "collected": c.CollectedOn,
		"informed": c.InformedOn, "last_active": c.LastActive, "objection": c.Objection, "restricted": c.Restricted,
		"restricted_reason": c.RestrictedReason, "legal_hold": c.LegalHold, "hold_reason": c.HoldReason}
}

func requestSnapshot(r privacy.Request) map[string]any {
	return map[string]any{"contact": r.Contact, "right": r.Right, "received": r.Received, "due": r.Due, "extended": r.Extended,
		"extension_reason": r.ExtensionReason, "asked": r.Asked, "state": r.State, "checked_how": r.CheckedHow, "outcome": r.Outcome}
}

func processingSnapshot(p privacy.Processing) map[string]any {
	return map[string]any{"purpose": p.Purpose, "people": p.People, "data": p.Data, "recipients": p.Recipients, "retention": p.Retention,
		"measures": p.Measures, "basis": p.Basis}
}

// Held is where all areas keep what is about people.
func (k *Desk) Held() []Held { return k.held }
