package relationdesk

import (
	"github.com/uptrace/bun"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/relation"
)

// everyone stands for the company as a whole where a colleague would be.
const everyone id.User = "00000000-0000-0000-0000-000000000000"

type energyRow struct {
	bun.BaseModel `bun:"table:relation_energy"`
	ContactID     id.Contact    `bun:"contact_id,pk"`
	UserID        id.User       `bun:"user_id,pk"`
	Kind          relation.Kind `bun:"kind,pk"`
	Day           day.Day       `bun:"day,pk"`
	Energy        float64       `bun:"energy"`
}

// weigh writes what counts of a kind on a day for some contacts, from the exchanges as they now stand: once a contact,
// and once a contact and colleague, however many exchanges there were.
func weigh(tx *db.Tx, contacts []id.Contact, k relation.Kind, d day.Day) error {
	if len(contacts) == 0 {
		return nil
	}
	if _, err := tx.Exec(`DELETE FROM relation_energy WHERE contact_id IN (?) AND kind = ? AND day = ?`, db.In(contacts), k, d); err != nil {
		return err
	}
	type pair struct {
		ContactID id.Contact `bun:"contact_id"`
		UserID    id.User    `bun:"user_id"`
	}
	// The day first: few exchanges share it, where a contact may have had thousands.
	pairs, err := db.Select[pair](tx, `SELECT DISTINCT c.contact_id, u.user_id FROM interaction i
		CROSS JOIN interaction_contact c CROSS JOIN interaction_user u
		WHERE i.day = ? AND i.kind = ? AND i.deleted_at IS NULL AND c.interaction_id = i.id AND u.interaction_id = i.id
		AND c.contact_id IN (?)`, d, k, db.In(contacts))
	if err != nil {
		return err
	}
	energy := relation.Touch{Kind: k, Day: d}.Stored()
	var rows []energyRow
	met := map[id.Contact]bool{}
	for _, p := range pairs {
		if !met[p.ContactID] {
			met[p.ContactID] = true
			rows = append(rows, energyRow{ContactID: p.ContactID, UserID: everyone, Kind: k, Day: d, Energy: energy})
		}
		rows = append(rows, energyRow{ContactID: p.ContactID, UserID: p.UserID, Kind: k, Day: d, Energy: energy})
	}
	return db.Insert(tx, rows...)
}
