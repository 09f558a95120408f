package attentiondesk

import (
	"encoding/json"
	"math"
	"slices"

	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
	"comptoir/internal/platform/attention"
	"comptoir/internal/platform/db"
)

// gather asks every area for its alerts: of the accounts named (an empty one stands for the alerts of no account), or
// of all when accounts is nil. An alert given twice is kept once, as its gravest.
func (k *Desk) gather(tx *db.Tx, today day.Day, accounts []id.Account) ([]row, error) {
	found, order, err := k.ask(tx, today, accounts)
	if err != nil || len(order) == 0 {
		return nil, err
	}
	w, _, err := weights(tx, today)
	if err != nil {
		return nil, err
	}
	toEUR, err := k.converter(tx, today, found)
	if err != nil {
		return nil, err
	}
	rows := make([]row, 0, len(order))
	for _, key := range order {
		a := found[key]
		given := a.Value
		if given != nil && given.Ccy != money.EUR {
			a.Value = nil
			if eur, ok := toEUR(*given); ok {
				a.Value = &eur
			}
		}
		r, err := toRow(a, given, today, w)
		if err != nil {
			return nil, err
		}
		rows = append(rows, r)
	}
	return rows, carry(tx, today, rows)
}

func (k *Desk) ask(tx *db.Tx, today day.Day, accounts []id.Account) (found map[string]alert.Alert, order []string, err error) {
	wanted := map[id.Account]bool{}
	for _, a := range accounts {
		wanted[a] = true
	}
	found = map[string]alert.Alert{}
	for _, source := range k.Sources {
		got, err := source(tx, today, accounts)
		if err != nil {
			return nil, nil, err
		}
		for _, a := range got {
			if accounts != nil && !wanted[a.Account] {
				continue
			}
			old, known := found[a.Key()]
			if known && old.Severity.Rank() >= a.Severity.Rank() {
				continue
			}
			if !known {
				order = append(order, a.Key())
			}
			found[a.Key()] = a
		}
	}
	return found, order, nil
}

// converter reads the rates only when some amount needs one.
func (k *Desk) converter(tx *db.Tx, today day.Day, of map[string]alert.Alert) (func(money.Money) (money.Money, bool), error) {
	for _, a := range of {
		if a.Value != nil && a.Value.Ccy != money.EUR && k.Euros != nil {
			return k.Euros(tx, today)
		}
	}
	return func(money.Money) (money.Money, bool) { return money.Money{}, false }, nil
}

// atOnce is how many accounts one look-up names: beyond, the text of the query weighs more than the trip.
const atOnce = 1000

// carry notes on every row who carries its account on the day: the INTERIM, else the PRIMARY, else who brought in an
// account that nobody carries.
func carry(tx *db.Tx, today day.Day, rows []row) error {
	seen := map[id.Account]bool{}
	var accounts []id.Account
	for _, r := range rows {
		if a := db.Val(r.AccountID); a != "" && !seen[a] {
			seen[a] = true
			accounts = append(accounts, a)
		}
	}
	carriers := map[id.Account]id.User{}
	for some := range slices.Chunk(accounts, atOnce) {
		if err := carriersOf(tx, today, some, carriers); err != nil {
			return err
		}
	}
	for i, r := range rows {
		if r.AccountID != nil {
			rows[i] = r.carriedBy(carriers[*r.AccountID])
		}
	}
	return nil
}

func carriersOf(tx *db.Tx, today day.Day, accounts []id.Account, into map[id.Account]id.User) error {
	type carrier struct {
		AccountID id.Account `bun:"account_id"`
		UserID    id.User    `bun:"user_id"`
	}
	// In the order of precedence, the last one wins.
	rows, err := db.Select[carrier](tx, `SELECT account_id, user_id FROM (
		SELECT id AS account_id, owner_id AS user_id, 0 AS precedence FROM account WHERE owner_id IS NOT NULL AND id IN (?)
		UNION ALL
		SELECT account_id, user_id, CASE role WHEN 'INTERIM' THEN 2 ELSE 1 END AS precedence FROM assignment
		WHERE role IN ('PRIMARY', 'INTERIM') AND from_day <= ? AND (to_day IS NULL OR to_day >= ?) AND deleted_at IS NULL
			AND account_id IN (?)) AS c
		ORDER BY precedence, user_id`, db.In(accounts), today, today, db.In(accounts))
	for _, r := range rows {
		into[r.AccountID] = r.UserID
	}
	return err
}

// weightsSetting is the name of the dated setting that changes the weights: {"severity":0.4,"urgency":0.3,…}.
const weightsSetting = "attention.weights"

// weights are those in force on the day, and since when; nil since is the starting values.
func weights(tx *db.Tx, today day.Day) (attention.Weights, *day.Day, error) {
	type setting struct {
		Value     string  `bun:"value"`
		ValidFrom day.Day `bun:"valid_from"`
	}
	s, ok, err := db.One[setting](tx, `SELECT value, valid_from FROM setting WHERE name = ? AND valid_from <= ?
		ORDER BY valid_from DESC LIMIT 1`, weightsSetting, today)
	if err != nil || !ok {
		return attention.DefaultWeights, nil, err
	}
	var w struct{ Severity, Urgency, Value, Relation float64 }
	if json.Unmarshal([]byte(s.Value), &w) != nil || math.Abs(w.Severity+w.Urgency+w.Value+w.Relation-1) > 1e-9 {
		return attention.DefaultWeights, nil, nil // weights that do not sum to 1 rank nothing
	}
	return attention.Weights(w), &s.ValidFrom, nil
}

// standing are the lines as they stand, but for overloads, which are judged from the others.
func standing(tx *db.Tx) ([]row, error) {
	return db.Select[row](tx, `SELECT l.* FROM alert_line l WHERE l.code <> 'AT_OVERLOAD'`)
}
