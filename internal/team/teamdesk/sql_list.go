package teamdesk

import (
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/platform/db"
)

type userVisitRow struct {
	userRow
	LastVisit *instant.Instant `bun:"last_visit"`
}

func usersWithVisits(tx *db.Tx) ([]userVisitRow, error) {
	return db.Select[userVisitRow](tx, `SELECT u.*, v.last_visit FROM app_user u LEFT JOIN visit v ON v.user_id = u.id`)
}

func lastVisit(tx *db.Tx, user id.User) (*instant.Instant, error) {
	v, err := readVisits(tx, user)
	if err != nil || v.Last == nil {
		return nil, err
	}
	at := instant.Instant(*v.Last)
	return &at, nil
}

type personRow struct {
	ID    id.User `bun:"id"`
	Name  string  `bun:"name"`
	Title *string `bun:"title"`
}

func peopleToday(tx *db.Tx, today day.Day) ([]personRow, error) {
	return db.Select[personRow](tx, `SELECT u.id, u.name, p.title FROM app_user u
		LEFT JOIN position p ON p.user_id = u.id AND p.from_day <= ? AND (p.to_day IS NULL OR p.to_day >= ?)
		WHERE u.state IN ('ACTIVE', 'INVITED')`, today, today)
}
