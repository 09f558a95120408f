package relationdesk

import (
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/relation"
)

// Crowd writes many exchanges at once, for the bench: what one by one takes minutes.
type Crowd struct {
	rows   []row
	theirs []contactRow
	ours   []userRow
	energy []energyRow
}

// Add is one exchange that counts.
func (c *Crowd) Add(account id.Account, contact id.Contact, user id.User, k relation.Kind, d day.Day) {
	x := id.New[id.Interaction]()
	e := relation.Touch{Kind: k, Day: d}.Stored()
	c.rows = append(c.rows, row{ID: x, AccountID: account, Day: d, Kind: k, Rev: 1})
	c.theirs = append(c.theirs, contactRow{ContactID: contact, InteractionID: x})
	c.ours = append(c.ours, userRow{UserID: user, InteractionID: x})
	c.energy = append(c.energy, energyRow{ContactID: contact, UserID: everyone, Kind: k, Day: d, Energy: e},
		energyRow{ContactID: contact, UserID: user, Kind: k, Day: d, Energy: e})
}

// Insert writes them.
func (c *Crowd) Insert(tx *db.Tx) error {
	if err := db.Insert(tx, c.rows...); err != nil {
		return err
	}
	if err := db.Insert(tx, c.theirs...); err != nil {
		return err
	}
	if err := db.Insert(tx, c.ours...); err != nil {
		return err
	}
	if err := db.Insert(tx, c.energy...); err != nil {
		return err
	}
	return tx.Record(db.Change{Action: "interaction.logged", Ref: relation.Interaction{ID: c.rows[0].ID}.Ref(), Account: c.rows[0].AccountID})
}
