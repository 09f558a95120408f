package reportdesk

import (
	"comptoir/internal/account"
	"comptoir/internal/account/accountdesk"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/report"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// most is how many accounts a review covers: beyond, it is no portfolio that somebody reads.
const most = 1000

type accountRow struct {
	ID      id.Account `bun:"id"`
	Name    string     `bun:"name"`
	Fold    string     `bun:"name_fold"`
	Tier    string     `bun:"tier"`
	Status  string     `bun:"status"`
	Sector  string     `bun:"sector"`
	City    string     `bun:"city"`
	Country string     `bun:"country"`
	Since   *day.Day   `bun:"since_day"`
	Owner   *id.User   `bun:"owner_id"`
}

func (r accountRow) toAccount() report.Account {
	return report.Account{ID: r.ID, Name: r.Name, Fold: r.Fold, Tier: r.Tier, Status: r.Status, Sector: r.Sector, City: r.City,
		Country: r.Country, Since: r.Since}
}

const accountColumns = `SELECT a.id, a.name, a.name_fold, a.tier, a.status, a.sector, a.city, a.country, a.since_day, a.owner_id FROM account a`

// portfolio reads the accounts of a headline, within the reader's right to report on them; beyond counts those left out
// because there are too many. Somebody who carries none has no portfolio.
func portfolio(tx *db.Tx, a who.Actor, h accountdesk.Headline, names map[id.User]report.Person) (out []report.Account, beyond int, err error) {
	if h.Whose == accountdesk.Seen {
		return nil, 0, nil
	}
	scope, err := teamdesk.Reach(tx, a, team.Report, team.Read)
	if err != nil {
		return nil, 0, err
	}
	today := a.Today(tx.Now())
	mine, args := h.On("a.id")
	reach, rargs := scope.On("a.id")
	where := ` WHERE ` + mine + ` AND ` + reach
	args = append(args, rargs...)
	rows, err := db.Select[accountRow](tx, accountColumns+where+`
		ORDER BY CASE a.status WHEN 'KEY' THEN 0 WHEN 'WATCH' THEN 1 WHEN 'QUALIFIED' THEN 2 ELSE 3 END, a.name_fold, a.id LIMIT ?`, append(args, most+1)...)
	if err != nil {
		return nil, 0, err
	}
	if len(rows) > most {
		n, _, err := db.One[int](tx, `SELECT count(*) FROM account a`+where, args...)
		if err != nil {
			return nil, 0, err
		}
		rows, beyond = rows[:most], n-most
	}
	out, err = withCarriers(tx, today, rows, names)
	return out, beyond, err
}

// withCarriers adds who answers for each account today: the INTERIM, else the PRIMARY, else who brought it in.
func withCarriers(tx *db.Tx, today day.Day, rows []accountRow, names map[id.User]report.Person) ([]report.Account, error) {
	if len(rows) == 0 {
		return nil, nil
	}
	ids := make([]id.Account, len(rows))
	for i, r := range rows {
		ids[i] = r.ID
	}
	type carried struct {
		Account id.Account `bun:"account_id"`
		User    id.User    `bun:"user_id"`
	}
	// The INTERIM comes last and wins.
	found, err := db.Select[carried](tx, `SELECT account_id, user_id FROM assignment WHERE account_id IN (?) AND `+accountdesk.CarriedNow("assignment")+`
		ORDER BY CASE role WHEN 'INTERIM' THEN 1 ELSE 0 END, user_id`, db.In(ids), today, today)
	if err != nil {
		return nil, err
	}
	carrier := map[id.Account]id.User{}
	for _, f := range found {
		carrier[f.Account] = f.User
	}
	out := make([]report.Account, len(rows))
	for i, r := range rows {
		out[i] = r.toAccount()
		user, ok := carrier[r.ID]
		if !ok && r.Owner != nil {
			user = *r.Owner
		}
		out[i].Carrier = names[user]
	}
	return out, nil
}

// oneAccount reads an account that is there.
func oneAccount(tx *db.Tx, account id.Account, today day.Day, names map[id.User]report.Person) (report.Account, bool, error) {
	r, ok, err := db.One[accountRow](tx, accountColumns+` WHERE a.id = ? AND a.deleted_at IS NULL`, account)
	if err != nil || !ok {
		return report.Account{}, false, err
	}
	all, err := withCarriers(tx, today, []accountRow{r}, names)
	if err != nil {
		return report.Account{}, false, err
	}
	return all[0], true, nil
}

// carriedBy counts the accounts of each person in the reader's right to report.
func carriedBy(tx *db.Tx, a who.Actor) (map[id.User]int, error) {
	scope, err := teamdesk.Reach(tx, a, team.Report, team.Read)
	if err != nil {
		return nil, err
	}
	today := a.Today(tx.Now())
	reach, args := scope.On("a.id")
	type count struct {
		User id.User `bun:"user_id"`
		N    int     `bun:"n"`
	}
	rows, err := db.Select[count](tx, `SELECT s.user_id, count(*) AS n FROM (
		SELECT DISTINCT x.user_id, x.account_id FROM assignment x WHERE `+accountdesk.CarriedNow("x")+`
		UNION SELECT a.owner_id, a.id FROM account a WHERE a.owner_id IS NOT NULL AND a.id NOT IN (SELECT account_id FROM assignment n WHERE `+accountdesk.CarriedNow("n")+`)
		) AS s JOIN account a ON a.id = s.account_id WHERE a.deleted_at IS NULL AND a.status <> ? AND `+reach+` GROUP BY s.user_id`,
		append([]any{today, today, today, today, account.Exited}, args...)...)
	out := make(map[id.User]int, len(rows))
	for _, r := range rows {
		out[r.User] = r.N
	}
	return out, err
}
