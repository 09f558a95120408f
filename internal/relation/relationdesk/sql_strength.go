package relationdesk

import (
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/relation"
)

type sumRow struct {
	AccountID id.Account `bun:"account_id"`
	ContactID id.Contact `bun:"contact_id"`
	UserID    id.User    `bun:"user_id"`
	Energy    float64    `bun:"energy"`
	LastDay   day.Day    `bun:"last_day"`
}

func (r sumRow) strength(on day.Day) relation.Strength {
	return relation.StrengthOfStored(r.Energy, r.LastDay, on)
}

// StrengthsIn is how strong the relation with each contact of an account is on a day, in one sum. A contact with whom
// nothing was ever exchanged is absent: unknown, not zero. Who asks has asked whether they may.
func StrengthsIn(tx *db.Tx, on day.Day, account id.Account) (map[id.Contact]relation.Strength, error) {
	all, err := StrengthsOfIn(tx, on, account)
	return all[account], err
}

// StrengthsOfIn is StrengthsIn of several accounts, in one query. An account without any is absent.
func StrengthsOfIn(tx *db.Tx, on day.Day, accounts ...id.Account) (map[id.Account]map[id.Contact]relation.Strength, error) {
	out := map[id.Account]map[id.Contact]relation.Strength{}
	if len(accounts) == 0 {
		return out, nil
	}
	// One reading of the key a contact, in its order: gathered and sorted instead, a hundred thousand lines take twice as long.
	rows, err := db.Select[sumRow](tx, `SELECT s.account_id, s.contact_id, s.energy, s.last_day FROM (SELECT c.account_id, c.id AS contact_id,
		(SELECT SUM(e.energy) FROM relation_energy e WHERE e.contact_id = c.id AND e.user_id = ? AND e.day <= ?) AS energy,
		(SELECT MAX(e.day) FROM relation_energy e WHERE e.contact_id = c.id AND e.user_id = ? AND e.day <= ?) AS last_day
		FROM contact c WHERE c.account_id IN (?) AND c.deleted_at IS NULL) s WHERE s.last_day IS NOT NULL`,
		everyone, on, everyone, on, db.In(accounts))
	for _, r := range rows {
		if out[r.AccountID] == nil {
			out[r.AccountID] = map[id.Contact]relation.Strength{}
		}
		out[r.AccountID][r.ContactID] = r.strength(on)
	}
	return out, err
}

// Pair is a colleague and a contact.
type Pair struct {
	User    id.User
	Contact id.Contact
}

// PairsIn is how strong the relation of each colleague with each contact of an account is, on their own exchanges only.
func PairsIn(tx *db.Tx, on day.Day, account id.Account) (map[Pair]relation.Strength, error) {
	return pairs(tx, on, `IN (SELECT id FROM contact WHERE account_id = ? AND deleted_at IS NULL)`, account)
}

func pairs(tx *db.Tx, on day.Day, contacts string, arg any) (map[Pair]relation.Strength, error) {
	rows, err := db.Select[sumRow](tx, `SELECT e.contact_id, e.user_id, SUM(e.energy) AS energy, MAX(e.day) AS last_day
		FROM relation_energy e WHERE e.contact_id `+contacts+` AND e.user_id <> ? AND e.day <= ? GROUP BY e.contact_id, e.user_id`, arg, everyone, on)
	out := make(map[Pair]relation.Strength, len(rows))
	for _, r := range rows {
		out[Pair{r.UserID, r.ContactID}] = r.strength(on)
	}
	return out, err
}

// MeetingsIn counts the meetings of the days up to a day, for each account that had some: the rhythm that health is
// measured by.
func MeetingsIn(tx *db.Tx, on day.Day, days int, accounts ...id.Account) (map[id.Account]int, error) {
	out := map[id.Account]int{}
	if len(accounts) == 0 {
		return out, nil
	}
	type counted struct {
		AccountID id.Account `bun:"account_id"`
		N         int        `bun:"n"`
	}
	rows, err := db.Select[counted](tx, `SELECT account_id, count(*) AS n FROM interaction WHERE account_id IN (?) AND deleted_at IS NULL
		AND kind IN (?) AND day > ? AND day <= ? GROUP BY account_id`,
		db.In(accounts), db.In([]relation.Kind{relation.ExecMeeting, relation.Meeting}), on.Add(-days), on)
	for _, r := range rows {
		out[r.AccountID] = r.N
	}
	return out, err
}

// touchesOf are what counts with one contact, planned or past, for one colleague or everyone.
func touchesOf(tx *db.Tx, c id.Contact, u id.User) ([]relation.Touch, error) {
	type touch struct {
		Kind relation.Kind `bun:"kind"`
		Day  day.Day       `bun:"day"`
	}
	rows, err := db.Select[touch](tx, `SELECT kind, day FROM relation_energy WHERE contact_id = ? AND user_id = ? ORDER BY day DESC, kind`, c, u)
	out := make([]relation.Touch, len(rows))
	for i, r := range rows {
		out[i] = relation.Touch(r)
	}
	return out, err
}
