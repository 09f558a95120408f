package teamdesk

import (
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/team"
)

type reasonRow struct {
	UserID id.User  `bun:"user_id"`
	From   *day.Day `bun:"from_day"`
	To     *day.Day `bun:"to_day"`
	Level  string   `bun:"level"`
}

// reasons reads the same places as sql does, one query a way, with who holds them and until when.
func (s *sphere) reasons(tx *db.Tx, account id.Account) ([]Reason, error) {
	var out []Reason
	add := func(via Via, query string, args ...any) error {
		rows, err := db.Select[reasonRow](tx, query, args...)
		for _, r := range rows {
			out = append(out, Reason{Via: via, Through: r.UserID, From: r.From, To: r.To, Level: team.Level(r.Level)})
		}
		return err
	}
	members := s.branch
	if s.extent < team.Branch {
		members = []id.User{s.me}
	}
	if s.extent >= team.Own {
		if err := add(ViaAssignment, `SELECT user_id, from_day, to_day, '' AS level FROM assignment WHERE account_id = ? AND user_id IN (?)`+current,
			account, db.In(s.branch), s.today, s.today); err != nil {
			return nil, err
		}
		if err := add(ViaBroughtIn, `SELECT owner_id AS user_id, '' AS level FROM account WHERE id = ? AND owner_id IN (?)`, account, db.In(s.branch)); err != nil {
			return nil, err
		}
	}
	if err := add(ViaTeam, `SELECT user_id, from_day, to_day, '' AS level FROM team_member WHERE account_id = ? AND user_id IN (?)`+current,
		account, db.In(members), s.today, s.today); err != nil {
		return nil, err
	}
	if err := add(ViaGrant, `SELECT user_id, until_day AS to_day, level FROM access_grant
		WHERE account_id = ? AND user_id = ? AND until_day >= ? AND revoked_at IS NULL`, account, s.me, s.today); err != nil {
		return nil, err
	}
	return s.through(tx, out)
}

// through keeps the name of the person below who holds the place, and leaves out the person themselves.
func (s *sphere) through(tx *db.Tx, list []Reason) ([]Reason, error) {
	users := make([]id.User, len(list))
	for i := range list {
		users[i] = list[i].Through
	}
	names, err := someNames(tx, users)
	for i := range list {
		if list[i].Through == s.me {
			list[i].Through = ""
			continue
		}
		list[i].ThroughName = names[list[i].Through]
	}
	return list, err
}
