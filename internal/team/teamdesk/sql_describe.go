package teamdesk

import (
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
)

type concernRow struct {
	ID     string  `bun:"id"`
	UserID id.User `bun:"user_id"`
}

// concerned finds the person a user, position or grant is about.
func concerned(tx *db.Tx, refs []ref.Ref) (map[ref.Ref]id.User, error) {
	byKind := map[ref.Kind][]string{}
	out := map[ref.Ref]id.User{}
	for _, r := range refs {
		if r.Kind == UserKind {
			out[r] = id.User(r.ID)
			continue
		}
		byKind[r.Kind] = append(byKind[r.Kind], r.ID)
	}
	for kind, query := range map[ref.Kind]string{
		PositionKind: `SELECT id, user_id FROM position WHERE id IN (?)`,
		GrantKind:    `SELECT id, user_id FROM access_grant WHERE id IN (?)`,
	} {
		if len(byKind[kind]) == 0 {
			continue
		}
		rows, err := db.Select[concernRow](tx, query, db.In(byKind[kind]))
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			out[ref.Ref{Kind: kind, ID: r.ID}] = r.UserID
		}
	}
	return out, nil
}
