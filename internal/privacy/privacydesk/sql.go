package privacydesk

import (
	"github.com/uptrace/bun"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/privacy"
)

type cardRow struct {
	bun.BaseModel    `bun:"table:contact_privacy"`
	ID               id.Contact       `bun:"id,pk"`
	LegalBasis       string           `bun:"legal_basis"`
	BasisNote        string           `bun:"basis_note"`
	Source           string           `bun:"source"`
	Indirect         bool             `bun:"indirect"`
	CollectedDay     *day.Day         `bun:"collected_day"`
	InformedDay      *day.Day         `bun:"informed_day"`
	LastActive       *day.Day         `bun:"last_active"`
	RetentionUntil   *day.Day         `bun:"retention_until"`
	Objection        bool             `bun:"objection"`
	ObjectionDay     *day.Day         `bun:"objection_day"`
	Restricted       bool             `bun:"restricted"`
	RestrictedReason string           `bun:"restricted_reason"`
	LegalHold        bool             `bun:"legal_hold"`
	HoldReason       string           `bun:"hold_reason"`
	DeletedAt        *instant.Instant `bun:"deleted_at"`
	Rev              int              `bun:"rev"`
	CreatedAt        instant.Instant  `bun:"created_at"`
	CreatedBy        id.User          `bun:"created_by,nullzero"`
	UpdatedAt        instant.Instant  `bun:"updated_at"`
	UpdatedBy        id.User          `bun:"updated_by,nullzero"`
}

func toCardRow(c privacy.Card, until day.Day) cardRow {
	return cardRow{ID: c.Contact, LegalBasis: string(c.Basis), BasisNote: c.BasisNote, Source: c.Source, Indirect: c.Indirect, CollectedDay: c.CollectedOn,
		InformedDay: c.InformedOn, LastActive: c.LastActive, RetentionUntil: day.Ptr(until), Objection: c.Objection, ObjectionDay: c.ObjectedOn,
		Restricted: c.Restricted, RestrictedReason: c.RestrictedReason, LegalHold: c.LegalHold, HoldReason: c.HoldReason, Rev: c.Rev}
}

func (r cardRow) toCard() privacy.Card {
	return privacy.Card{Contact: r.ID, Rev: r.Rev, ObjectedOn: r.ObjectionDay, Input: privacy.Input{Basis: privacy.Basis(r.LegalBasis), BasisNote: r.BasisNote,
		Source: r.Source, Indirect: r.Indirect, CollectedOn: r.CollectedDay, InformedOn: r.InformedDay, LastActive: r.LastActive, Objection: r.Objection,
		Restricted: r.Restricted, RestrictedReason: r.RestrictedReason, LegalHold: r.LegalHold, HoldReason: r.HoldReason}}
}

func cardOf(tx *db.Tx, c id.Contact) (cardRow, bool, error) {
	return db.One[cardRow](tx, `SELECT * FROM contact_privacy WHERE id = ?`, c)
}

// writeCard makes the card, or writes it over the one at its rev.
func writeCard(tx *db.Tx, a who.Actor, from cardRow, known bool, r cardRow) error {
	r.CreatedAt, r.CreatedBy, r.UpdatedAt, r.UpdatedBy, r.Rev = tx.Now(), a.ID, tx.Now(), a.ID, 1
	if !known {
		return db.Insert(tx, r)
	}
	r.CreatedAt, r.CreatedBy, r.Rev = from.CreatedAt, from.CreatedBy, from.Rev+1
	return db.UpdateRow(tx, &r, from.Rev)
}

type requestRow struct {
	bun.BaseModel   `bun:"table:privacy_request"`
	ID              id.Any           `bun:"id,pk"`
	ContactID       id.Contact       `bun:"contact_id"`
	Kind            string           `bun:"kind"`
	ReceivedDay     day.Day          `bun:"received_day"`
	DueDay          day.Day          `bun:"due_day"`
	Extended        bool             `bun:"extended"`
	ExtensionReason string           `bun:"extension_reason"`
	Asked           string           `bun:"asked"`
	State           string           `bun:"state"`
	CheckedDay      *day.Day         `bun:"checked_day"`
	CheckedHow      string           `bun:"checked_how"`
	ClosedDay       *day.Day         `bun:"closed_day"`
	Outcome         string           `bun:"outcome"`
	DeletedAt       *instant.Instant `bun:"deleted_at"`
	Rev             int              `bun:"rev"`
	CreatedAt       instant.Instant  `bun:"created_at"`
	CreatedBy       id.User          `bun:"created_by,nullzero"`
	UpdatedAt       instant.Instant  `bun:"updated_at"`
	UpdatedBy       id.User          `bun:"updated_by,nullzero"`
}

func toRequestRow(r privacy.Request) requestRow {
	return requestRow{ID: r.ID, ContactID: r.Contact, Kind: string(r.Right), ReceivedDay: r.Received, DueDay: r.Due, Extended: r.Extended,
		ExtensionReason: r.ExtensionReason, Asked: r.Asked, State: string(r.State), CheckedDay: r.CheckedOn, CheckedHow: r.CheckedHow,
		ClosedDay: r.ClosedOn, Outcome: r.Outcome, Rev: r.Rev}
}

func (r requestRow) toRequest() privacy.Request {
	return privacy.Request{ID: r.ID, Rev: r.Rev, Contact: r.ContactID, Right: privacy.Right(r.Kind), Received: r.ReceivedDay, Due: r.DueDay,
		Extended: r.Extended, ExtensionReason: r.ExtensionReason, Asked: r.Asked, State: privacy.State(r.State), CheckedOn: r.CheckedDay,
		CheckedHow: r.CheckedHow, ClosedOn: r.ClosedDay, Outcome: r.Outcome}
}

func requestOf(tx *db.Tx, r id.Any) (requestRow, bool, error) {
	return db.One[requestRow](tx, `SELECT * FROM privacy_request WHERE id = ? AND deleted_at IS NULL`, r)
}

func insertRequest(tx *db.Tx, a who.Actor, r privacy.Request) error {
	w := toRequestRow(r)
	w.CreatedAt, w.CreatedBy, w.UpdatedAt, w.UpdatedBy = tx.Now(), a.ID, tx.Now(), a.ID
	return db.Insert(tx, w)
}

func saveRequest(tx *db.Tx, a who.Actor, from requestRow, r privacy.Request) error {
	w := toRequestRow(r)
	w.CreatedAt, w.CreatedBy, w.UpdatedAt, w.UpdatedBy, w.Rev = from.CreatedAt, from.CreatedBy, tx.Now(), a.ID, from.Rev+1
	return db.UpdateRow(tx, &w, from.Rev)
}

type processingRow struct {
	bun.BaseModel `bun:"table:privacy_processing"`
	ID            id.Any           `bun:"id,pk"`
	Purpose       string           `bun:"purpose"`
	People        string           `bun:"people"`
	Data          string           `bun:"data"`
	Recipients    string           `bun:"recipients"`
	Retention     string           `bun:"retention"`
	Measures      string           `bun:"measures"`
	Basis         string           `bun:"basis"`
	DeletedAt     *instant.Instant `bun:"deleted_at"`
	Rev           int              `bun:"rev"`
	CreatedAt     instant.Instant  `bun:"created_at"`
	CreatedBy     id.User          `bun:"created_by,nullzero"`
	UpdatedAt     instant.Instant  `bun:"updated_at"`
	UpdatedBy     id.User          `bun:"updated_by,nullzero"`
}

func toProcessingRow(p privacy.Processing) processingRow {
	return processingRow{ID: p.ID, Purpose: p.Purpose, People: p.People, Data: p.Data, Recipients: p.Recipients, Retention: p.Retention,
		Measures: p.Measures, Basis: string(p.Basis), Rev: p.Rev}
}

func (r processingRow) toProcessing() privacy.Processing {
	return privacy.Processing{ID: r.ID, Rev: r.Rev, ProcessingInput: privacy.ProcessingInput{Purpose: r.Purpose, People: r.People, Data: r.Data,
		Recipients: r.Recipients, Retention: r.Retention, Measures: r.Measures, Basis: privacy.Basis(r.Basis)}}
}

func processings(tx *db.Tx) (out []privacy.Processing, err error) {
	rows, err := db.Select[processingRow](tx, `SELECT * FROM privacy_processing WHERE deleted_at IS NULL ORDER BY purpose, id`)
	for _, r := range rows {
		out = append(out, r.toProcessing())
	}
	return out, err
}

func processingOf(tx *db.Tx, p id.Any) (processingRow, bool, error) {
	return db.One[processingRow](tx, `SELECT * FROM privacy_processing WHERE id = ? AND deleted_at IS NULL`, p)
}

func insertProcessing(tx *db.Tx, a who.Actor, p privacy.Processing) error {
	r := toProcessingRow(p)
	r.CreatedAt, r.CreatedBy, r.UpdatedAt, r.UpdatedBy = tx.Now(), a.ID, tx.Now(), a.ID
	return db.Insert(tx, r)
}

func saveProcessing(tx *db.Tx, a who.Actor, from processingRow, p privacy.Processing) error {
	r := toProcessingRow(p)
	r.CreatedAt, r.CreatedBy, r.UpdatedAt, r.UpdatedBy, r.Rev = from.CreatedAt, from.CreatedBy, tx.Now(), a.ID, from.Rev+1
	return db.UpdateRow(tx, &r, from.Rev)
}

func removeProcessing(tx *db.Tx, a who.Actor, r processingRow) error {
	return tx.UpdateOne(`UPDATE privacy_processing SET deleted_at = ?, rev = rev + 1, updated_at = ?, updated_by = ? WHERE id = ? AND rev = ?`,
		tx.Now(), tx.Now(), db.Opt(a.ID), r.ID, r.Rev)
}
