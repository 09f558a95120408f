package groupdesk

import (
	"encoding/json"

	"github.com/uptrace/bun"

	"comptoir/internal/group"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

type mergeRow struct {
	bun.BaseModel `bun:"table:account_merge"`
	ID            id.Any           `bun:"id,pk"`
	AbsorbedID    id.Account       `bun:"absorbed_id"`
	AbsorbedName  string           `bun:"absorbed_name"`
	SurvivorID    id.Account       `bun:"survivor_id"`
	MergedDay     day.Day          `bun:"merged_day"`
	Reason        string           `bun:"reason"`
	Moved         string           `bun:"moved"`
	DeletedAt     *instant.Instant `bun:"-"`
	stamps
}

func (r mergeRow) toMerger() group.Merger {
	return group.Merger{ID: r.ID, Absorbed: r.AbsorbedID, Name: r.AbsorbedName, Survivor: r.SurvivorID, On: r.MergedDay, Reason: r.Reason}
}

func insertMerger(tx *db.Tx, a who.Actor, m group.Merger, moves []Moving) error {
	moved, err := json.Marshal(moves)
	if err != nil {
		return err
	}
	r := mergeRow{ID: m.ID, AbsorbedID: m.Absorbed, AbsorbedName: m.Name, SurvivorID: m.Survivor, MergedDay: m.On, Reason: m.Reason, Moved: string(moved)}
	r.stamp(tx, a)
	return db.Insert(tx, r)
}

func sideOf(tx *db.Tx, c id.Account, today day.Day) (Side, error) {
	type found struct {
		ID          id.Account `bun:"id"`
		Name        string     `bun:"name"`
		City        string     `bun:"city"`
		PrimaryID   *id.User   `bun:"primary_id"`
		PrimaryName *string    `bun:"primary_name"`
	}
	r, ok, err := db.One[found](tx, `SELECT c.id, c.name, c.city, u.id AS primary_id, u.name AS primary_name FROM account c
		LEFT JOIN assignment n ON n.account_id = c.id AND n.role = 'PRIMARY' AND n.from_day <= ? AND (n.to_day IS NULL OR n.to_day >= ?) AND n.deleted_at IS NULL
		LEFT JOIN app_user u ON u.id = n.user_id WHERE c.id = ? AND c.deleted_at IS NULL`, today, today, c)
	if err == nil && !ok {
		err = problem.Missing()
	}
	return Side{ID: r.ID, Name: r.Name, City: r.City, Primary: db.Val(r.PrimaryID), PrimaryName: db.Val(r.PrimaryName)}, err
}

// pastOf reads a merger by the account that went, with where it landed at last.
func pastOf(tx *db.Tx, c id.Account) (Past, bool, error) {
	type found struct {
		mergeRow
		By string `bun:"by_name"`
	}
	r, ok, err := db.One[found](tx, `SELECT m.*, coalesce(u.name, '') AS by_name FROM account_merge m LEFT JOIN app_user u ON u.id = m.created_by WHERE m.absorbed_id = ?`, c)
	if err != nil || !ok {
		return Past{}, false, err
	}
	p := Past{Merger: r.toMerger(), By: r.By}
	if err := json.Unmarshal([]byte(r.Moved), &p.Moves); err != nil {
		return p, false, err
	}
	p.SurvivorName, _, err = db.One[string](tx, `SELECT name FROM account WHERE id = ?`, p.Survivor)
	return p, true, err
}

func carriersOf(tx *db.Tx, c id.Account) ([]PastCarrier, error) {
	return db.Select[PastCarrier](tx, `SELECT u.name, n.role, n.from_day, n.to_day FROM assignment n JOIN app_user u ON u.id = n.user_id
		WHERE n.account_id = ? AND n.deleted_at IS NULL ORDER BY n.from_day DESC, n.id DESC`, c)
}

// PastEntry is an entry of the journal of an absorbed account.
type PastEntry struct {
	At     instant.Instant `bun:"at"`
	Action string          `bun:"action"`
	By     string          `bun:"by_name"`
}

// mostTold bounds the journal on the page of an absorbed account.
const mostTold = 200

func toldOf(tx *db.Tx, c id.Account) ([]PastEntry, error) {
	return db.Select[PastEntry](tx, `SELECT j.at, j.action, coalesce(u.name, '') AS by_name FROM journal j LEFT JOIN app_user u ON u.id = j.actor
		WHERE j.account_id = ? AND j.class = ? ORDER BY j.at DESC, j.seq DESC LIMIT ?`, c, db.Normal, mostTold)
}

func mergersInto(tx *db.Tx, c id.Account) ([]group.Merger, error) {
	rows, err := db.Select[mergeRow](tx, `SELECT * FROM account_merge WHERE survivor_id = ? ORDER BY merged_day DESC, id DESC`, c)
	out := make([]group.Merger, len(rows))
	for i, r := range rows {
		out[i] = r.toMerger()
	}
	return out, err
}

// MoveCounts: sites and shares go with their legal bodies, which are counted where they are kept.
func MoveCounts(*db.Tx, id.Account) (map[ref.Kind]int, error) { return nil, nil }

// MoveAccount takes past stays to the account that theirs becomes, and earlier mergers to where they lead now.
func MoveAccount(tx *db.Tx, a who.Actor, from, into id.Account) error {
	if err := db.MoveAccount(tx, a, "entity_stay", group.StayKind, from, into); err != nil {
		return err
	}
	_, err := tx.Exec(`UPDATE account_merge SET survivor_id = ?, rev = rev + 1, updated_at = ?, updated_by = ? WHERE survivor_id = ?`, into, tx.Now(), db.Opt(a.ID), from)
	return err
}
