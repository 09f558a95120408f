package groupdesk

import (
	"github.com/uptrace/bun"

	"comptoir/internal/group"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/decimal"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// stamps are the columns that every record carries.
type stamps struct {
	Rev       int             `bun:"rev"`
	CreatedAt instant.Instant `bun:"created_at"`
	CreatedBy id.User         `bun:"created_by,nullzero"`
	UpdatedAt instant.Instant `bun:"updated_at"`
	UpdatedBy id.User         `bun:"updated_by,nullzero"`
}

func (s *stamps) stamp(tx *db.Tx, a who.Actor) {
	s.Rev, s.CreatedAt, s.UpdatedAt, s.CreatedBy, s.UpdatedBy = 1, tx.Now(), tx.Now(), a.ID, a.ID
}

type shareRow struct {
	bun.BaseModel `bun:"table:ownership"`
	ID            id.Any           `bun:"id,pk"`
	ParentID      id.Entity        `bun:"parent_id"`
	ChildID       id.Entity        `bun:"child_id"`
	Pct           *int64           `bun:"pct"`
	Votes         *int64           `bun:"votes"`
	FromDay       day.Day          `bun:"from_day"`
	ToDay         *day.Day         `bun:"to_day"`
	Note          string           `bun:"note"`
	DeletedAt     *instant.Instant `bun:"deleted_at"`
	stamps
}

func toShareRow(s group.Share) shareRow {
	return shareRow{ID: s.ID, ParentID: s.Parent, ChildID: s.Child, Pct: (*int64)(s.Pct), Votes: (*int64)(s.Votes), FromDay: s.From, ToDay: s.To, Note: s.Note,
		stamps: stamps{Rev: s.Rev}}
}

func (r shareRow) toShare() group.Share {
	return group.Share{ID: r.ID, Rev: r.Rev, Parent: r.ParentID, Child: r.ChildID, Pct: (*decimal.Decimal)(r.Pct), Votes: (*decimal.Decimal)(r.Votes),
		From: r.FromDay, To: r.ToDay, Note: r.Note}
}

func insertShare(tx *db.Tx, a who.Actor, s group.Share) error {
	r := toShareRow(s)
	r.stamp(tx, a)
	return db.Insert(tx, r)
}

// saveShare writes a share over the one that was read.
func saveShare(tx *db.Tx, a who.Actor, s group.Share) error {
	return tx.UpdateOne(`UPDATE ownership SET pct = ?, votes = ?, from_day = ?, to_day = ?, note = ?, rev = rev + 1, updated_at = ?, updated_by = ?
		WHERE id = ? AND rev = ? AND deleted_at IS NULL`, (*int64)(s.Pct), (*int64)(s.Votes), s.From, s.To, s.Note, tx.Now(), db.Opt(a.ID), s.ID, s.Rev)
}

func removeShare(tx *db.Tx, a who.Actor, s group.Share) error {
	return tx.UpdateOne(`UPDATE ownership SET deleted_at = ?, rev = rev + 1, updated_at = ?, updated_by = ? WHERE id = ? AND rev = ? AND deleted_at IS NULL`,
		tx.Now(), tx.Now(), db.Opt(a.ID), s.ID, s.Rev)
}

func shareOf(tx *db.Tx, s id.Any) (group.Share, error) {
	r, ok, err := db.One[shareRow](tx, `SELECT * FROM ownership WHERE id = ? AND deleted_at IS NULL`, s)
	if err == nil && !ok {
		err = problem.Missing()
	}
	return r.toShare(), err
}

type siteRow struct {
	bun.BaseModel `bun:"table:site"`
	ID            id.Any           `bun:"id,pk"`
	EntityID      id.Entity        `bun:"entity_id"`
	Name          string           `bun:"name"`
	SIRET         string           `bun:"siret"`
	City          string           `bun:"city"`
	Country       string           `bun:"country"`
	TZ            string           `bun:"tz"`
	DeletedAt     *instant.Instant `bun:"deleted_at"`
	stamps
}

func toSiteRow(s group.Site) siteRow {
	return siteRow{ID: s.ID, EntityID: s.Entity, Name: s.Name, SIRET: s.SIRET, City: s.City, Country: s.Country, TZ: s.TZ, stamps: stamps{Rev: s.Rev}}
}

func (r siteRow) toSite() group.Site {
	return group.Site{ID: r.ID, Rev: r.Rev, Entity: r.EntityID, Name: r.Name, SIRET: r.SIRET, City: r.City, Country: r.Country, TZ: r.TZ}
}

func sitesOf(tx *db.Tx, where string, args ...any) ([]group.Site, error) {
	rows, err := db.Select[siteRow](tx, `SELECT * FROM site WHERE deleted_at IS NULL AND `+where+` ORDER BY name, id`, args...)
	out := make([]group.Site, len(rows))
	for i, r := range rows {
		out[i] = r.toSite()
	}
	return out, err
}

func saveSite(tx *db.Tx, a who.Actor, s group.Site) error {
	return tx.UpdateOne(`UPDATE site SET name = ?, siret = ?, city = ?, country = ?, tz = ?, rev = rev + 1, updated_at = ?, updated_by = ?
		WHERE id = ? AND rev = ? AND deleted_at IS NULL`, s.Name, s.SIRET, s.City, s.Country, s.TZ, tx.Now(), db.Opt(a.ID), s.ID, s.Rev)
}

func removeSite(tx *db.Tx, a who.Actor, s group.Site) error {
	return tx.UpdateOne(`UPDATE site SET deleted_at = ?, rev = rev + 1, updated_at = ?, updated_by = ? WHERE id = ? AND rev = ? AND deleted_at IS NULL`,
		tx.Now(), tx.Now(), db.Opt(a.ID), s.ID, s.Rev)
}

type stayRow struct {
	bun.BaseModel `bun:"table:entity_stay"`
	ID            id.Any           `bun:"id,pk"`
	EntityID      id.Entity        `bun:"entity_id"`
	AccountID     id.Account       `bun:"account_id"`
	FromDay       *day.Day         `bun:"from_day"`
	ToDay         day.Day          `bun:"to_day"`
	DeletedAt     *instant.Instant `bun:"deleted_at"`
	stamps
}

func (r stayRow) toStay() group.Stay {
	return group.Stay{ID: r.ID, Entity: r.EntityID, Account: r.AccountID, From: r.FromDay, To: r.ToDay}
}

func staysOf(tx *db.Tx, entities []id.Entity) (map[id.Entity][]group.Stay, error) {
	rows, err := db.Select[stayRow](tx, `SELECT * FROM entity_stay WHERE entity_id IN (?) AND deleted_at IS NULL ORDER BY to_day`, db.In(entities))
	out := map[id.Entity][]group.Stay{}
	for _, r := range rows {
		out[r.EntityID] = append(out[r.EntityID], r.toStay())
	}
	return out, err
}

func insertStay(tx *db.Tx, a who.Actor, s group.Stay) error {
	r := stayRow{ID: s.ID, EntityID: s.Entity, AccountID: s.Account, FromDay: s.From, ToDay: s.To}
	r.stamp(tx, a)
	return db.Insert(tx, r)
}

type headRow struct {
	bun.BaseModel `bun:"table:group_head"`
	ID            id.Entity `bun:"id,pk"`
	ChosenID      id.Entity `bun:"chosen_id"`
	stamps
}

func chosenOf(tx *db.Tx, entities []id.Entity) (map[id.Entity]id.Entity, error) {
	rows, err := db.Select[headRow](tx, `SELECT * FROM group_head WHERE id IN (?)`, db.In(entities))
	out := map[id.Entity]id.Entity{}
	for _, r := range rows {
		out[r.ID] = r.ChosenID
	}
	return out, err
}

func saveHead(tx *db.Tx, a who.Actor, e, chosen id.Entity) error {
	n, err := tx.Exec(`UPDATE group_head SET chosen_id = ?, rev = rev + 1, updated_at = ?, updated_by = ? WHERE id = ?`, chosen, tx.Now(), db.Opt(a.ID), e)
	if err != nil || n > 0 {
		return err
	}
	r := headRow{ID: e, ChosenID: chosen}
	r.stamp(tx, a)
	return db.Insert(tx, r)
}
