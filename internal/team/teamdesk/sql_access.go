package teamdesk

import (
	"github.com/uptrace/bun"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
)

type accessRow struct {
	bun.BaseModel `bun:"table:access_log"`
	ID            id.Any          `bun:"id,pk"`
	At            instant.Instant `bun:"at"`
	UserID        *id.User        `bun:"user_id"`
	Action        string          `bun:"action"`
	Kind          string          `bun:"kind"`
	ObjectID      string          `bun:"object_id"`
	Outcome       string          `bun:"outcome"`
}

func insertAccess(tx *db.Tx, r accessRow) error { return db.Insert(tx, r) }

type accessLine struct {
	At       instant.Instant `bun:"at"`
	UserID   *id.User        `bun:"user_id"`
	UserName *string         `bun:"user_name"`
	Action   string          `bun:"action"`
	Kind     string          `bun:"kind"`
	ObjectID string          `bun:"object_id"`
	Outcome  string          `bun:"outcome"`
}

func readAccesses(tx *db.Tx, limit int) ([]Access, error) {
	rows, err := db.Select[accessLine](tx, `SELECT l.at, l.user_id, u.name AS user_name, l.action, l.kind, l.object_id, l.outcome
		FROM access_log l LEFT JOIN app_user u ON u.id = l.user_id ORDER BY l.at DESC, l.id DESC LIMIT ?`, limit)
	if err != nil {
		return nil, err
	}
	out := make([]Access, len(rows))
	for i, r := range rows {
		out[i] = Access{At: r.At, Action: r.Action, On: ref.Ref{Kind: ref.Kind(r.Kind), ID: r.ObjectID}, Outcome: r.Outcome}
		if r.UserID != nil {
			out[i].User = *r.UserID
		}
		if r.UserName != nil {
			out[i].UserName = *r.UserName
		}
	}
	return out, nil
}
