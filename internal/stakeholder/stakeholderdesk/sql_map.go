package stakeholderdesk

import (
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/stakeholder"
)

func nameOf(tx *db.Tx, account id.Account) (string, error) {
	name, _, err := db.One[string](tx, `SELECT name FROM account WHERE id = ?`, account)
	return name, err
}

type personRow struct {
	row
	ContactName string `bun:"contact_name"`
	Job         string `bun:"job"`
	OwnerName   string `bun:"owner_name"`
	// Here says that the contact is still one of the account's.
	Here bool `bun:"here"`
}

// peopleSQL names stakeholders with their contacts, wherever these have gone.
const peopleSQL = `SELECT s.*, coalesce(c.name, '') AS contact_name, coalesce(c.job, '') AS job, coalesce(o.name, '') AS owner_name,
	(s.contact_id IS NULL OR (c.deleted_at IS NULL AND c.account_id = s.account_id)) AS here
	FROM stakeholder s LEFT JOIN contact c ON c.id = s.contact_id LEFT JOIN app_user o ON o.id = s.owner_id WHERE s.deleted_at IS NULL AND `

// most bounds what a map can hold.
const most = 500

func peopleAt(tx *db.Tx, account id.Account) ([]personRow, error) {
	return db.Select[personRow](tx, peopleSQL+`s.account_id = ? ORDER BY c.name_fold, s.post, s.id LIMIT ?`, account, most)
}

func (r personRow) person(marks []opinionRow) Person {
	p := Person{Stakeholder: r.toStakeholder(), Name: r.name(), Job: r.Job, OwnerName: r.OwnerName}
	for _, m := range marks {
		if m.Kind == feeling {
			p.Opinions = append(p.Opinions, m.opinion())
		} else {
			p.Weights = append(p.Weights, m.opinion())
		}
	}
	return p
}

func (r personRow) name() string {
	if r.ContactName != "" {
		return r.ContactName
	}
	return r.Post
}

type opinionRow struct {
	ID            id.Any  `bun:"id"`
	StakeholderID id.Any  `bun:"stakeholder_id"`
	AuthorID      id.User `bun:"author_id"`
	AuthorName    string  `bun:"author_name"`
	Kind          string  `bun:"kind"`
	Value         *int    `bun:"value"`
	Day           day.Day `bun:"day"`
	Note          string  `bun:"note"`
}

func (r opinionRow) opinion() Opinion {
	return Opinion{stakeholder.Mark{ID: r.ID, Author: r.AuthorID, Value: db.Val(r.Value), Day: r.Day, Note: r.Note}, r.AuthorName}
}

const marksSQL = `SELECT m.id, m.stakeholder_id, m.author_id, u.name AS author_name, m.kind, m.value, m.day, m.note FROM stakeholder_mark m
	JOIN app_user u ON u.id = m.author_id WHERE m.deleted_at IS NULL AND `

// marksAt are the marks of an account, latest first.
func marksAt(tx *db.Tx, account id.Account) (map[id.Any][]opinionRow, error) {
	rows, err := db.Select[opinionRow](tx, marksSQL+`m.account_id = ? ORDER BY m.day DESC, m.id DESC`, account)
	out := map[id.Any][]opinionRow{}
	for _, r := range rows {
		out[r.StakeholderID] = append(out[r.StakeholderID], r)
	}
	return out, err
}

// unplaced are the contacts who are not on the map.
func unplaced(tx *db.Tx, account id.Account) ([]Choice[id.Contact], error) {
	return db.Select[Choice[id.Contact]](tx, `SELECT c.id, c.name, c.job FROM contact c WHERE c.account_id = ? AND c.deleted_at IS NULL
		AND NOT EXISTS (SELECT 1 FROM stakeholder s WHERE s.contact_id = c.id AND s.account_id = c.account_id AND s.state <> 'LEFT' AND s.deleted_at IS NULL)
		ORDER BY c.name_fold, c.id LIMIT ?`, account, most)
}

// colleagues are those who work on the account.
func colleagues(tx *db.Tx, account id.Account, today day.Day) ([]Choice[id.User], error) {
	return db.Select[Choice[id.User]](tx, `SELECT u.id, u.name, '' AS job FROM app_user u WHERE u.state = 'ACTIVE' AND u.id IN (
		SELECT user_id FROM assignment WHERE account_id = ? AND deleted_at IS NULL AND from_day <= ? AND (to_day IS NULL OR to_day >= ?)
		UNION SELECT user_id FROM team_member WHERE account_id = ? AND deleted_at IS NULL AND from_day <= ? AND (to_day IS NULL OR to_day >= ?)
		UNION SELECT owner_id FROM account WHERE id = ?) ORDER BY u.name, u.id`, account, today, today, account, today, today, account)
}
