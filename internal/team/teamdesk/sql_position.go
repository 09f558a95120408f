package teamdesk

import (
	"github.com/uptrace/bun"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/platform/db"
	"comptoir/internal/team"
)

type positionRow struct {
	bun.BaseModel `bun:"table:position"`
	ID            id.Any          `bun:"id,pk"`
	UserID        id.User         `bun:"user_id"`
	Title         string          `bun:"title"`
	ManagerID     *id.User        `bun:"manager_id"`
	FromDay       day.Day         `bun:"from_day"`
	ToDay         *day.Day        `bun:"to_day"`
	Rev           int             `bun:"rev"`
	CreatedAt     instant.Instant `bun:"created_at"`
	CreatedBy     *id.User        `bun:"created_by"`
	UpdatedAt     instant.Instant `bun:"updated_at"`
	UpdatedBy     *id.User        `bun:"updated_by"`
}

func (r positionRow) toPosition() team.Position {
	p := team.Position{ID: r.ID, User: r.UserID, Title: team.Title(r.Title), From: r.FromDay, To: r.ToDay, Rev: r.Rev}
	if r.ManagerID != nil {
		p.Manager = *r.ManagerID
	}
	return p
}

func toPositionRow(p team.Position) positionRow {
	r := positionRow{ID: p.ID, UserID: p.User, Title: string(p.Title), FromDay: p.From, ToDay: p.To, Rev: p.Rev}
	if p.Manager != "" {
		r.ManagerID = &p.Manager
	}
	return r
}

// positionFields is what the journal keeps.
func positionFields(p team.Position) map[string]any {
	return map[string]any{"user": p.User, "title": p.Title, "manager": p.Manager, "from": p.From, "to": p.To}
}

// positions is the whole tree: a company has at most a few thousand. Nobody changes the slice.
func positions(tx *db.Tx) ([]team.Position, error) {
	return db.Keep(tx, "team.positions", func() ([]team.Position, error) { return readPositions(tx) })
}

func readPositions(tx *db.Tx) ([]team.Position, error) {
	rows, err := db.Select[positionRow](tx, `SELECT * FROM position ORDER BY from_day, id`)
	if err != nil {
		return nil, err
	}
	out := make([]team.Position, len(rows))
	for i, r := range rows {
		out[i] = r.toPosition()
	}
	return out, nil
}

func findPosition(tx *db.Tx, p id.Any) (positionRow, bool, error) {
	return db.One[positionRow](tx, `SELECT * FROM position WHERE id = ?`, p)
}

func insertPosition(tx *db.Tx, p team.Position) error {
	r := toPositionRow(p)
	r.Rev, r.CreatedAt, r.UpdatedAt, r.CreatedBy, r.UpdatedBy = 1, tx.Now(), tx.Now(), by(tx), by(tx)
	return db.Insert(tx, r)
}

func updatePosition(tx *db.Tx, p team.Position) error {
	return tx.UpdateOne(`UPDATE position SET title = ?, manager_id = ?, to_day = ?, rev = rev + 1, updated_at = ?, updated_by = ?
		WHERE id = ? AND rev = ?`, string(p.Title), toPositionRow(p).ManagerID, p.To, tx.Now(), by(tx), p.ID, p.Rev)
}
