package accountdesk

import (
	"comptoir/internal/account"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// MoveCounts counts what of an account goes with it when it becomes one with another.
func MoveCounts(tx *db.Tx, c id.Account) (map[ref.Kind]int, error) {
	out := map[ref.Kind]int{}
	for kind, table := range map[ref.Kind]string{account.EntityKind: "legal_entity", "identifier": "identifier", MemberKind: "team_member"} {
		n, err := db.CountOf(tx, table, c)
		if err != nil {
			return nil, err
		}
		out[kind] = n
	}
	n, _, err := db.One[int](tx, `SELECT count(*) FROM account WHERE parent_id = ? AND deleted_at IS NULL`, c)
	out["subsidiary"] = n
	return out, err
}

// MoveClashes counts the numbers and the legal names that both have: the same body, probably, entered twice.
func MoveClashes(tx *db.Tx, from, into id.Account) ([]area.Clash, error) {
	var out []area.Clash
	twins, _, err := db.One[int](tx, `SELECT count(*) FROM identifier f WHERE f.account_id = ? AND f.state <> 'OBSOLETE' AND f.scheme <> 'OTHER' AND f.deleted_at IS NULL
		AND EXISTS (SELECT 1 FROM identifier i WHERE i.account_id = ? AND i.scheme = f.scheme AND i.value = f.value AND i.state <> 'OBSOLETE' AND i.deleted_at IS NULL)`, from, into)
	if err != nil {
		return nil, err
	}
	if twins > 0 {
		out = append(out, area.Clash{Code: "same_number", N: twins})
	}
	names, _, err := db.One[int](tx, `SELECT count(*) FROM legal_entity f WHERE f.account_id = ? AND f.deleted_at IS NULL
		AND EXISTS (SELECT 1 FROM legal_entity i WHERE i.account_id = ? AND i.legal_name = f.legal_name AND i.deleted_at IS NULL)`, from, into)
	if err == nil && names > 0 {
		out = append(out, area.Clash{Code: "same_body", N: names})
	}
	return out, err
}

func passIdentifiers(tx *db.Tx, a who.Actor, e id.Entity, into id.Account) error {
	_, err := tx.Exec(`UPDATE identifier SET account_id = ?, rev = rev + 1, updated_at = ?, updated_by = ? WHERE entity_id = ?`, into, tx.Now(), db.Opt(a.ID), e)
	return err
}

// moveBodies takes the legal bodies with their numbers; the head of the account that stays is the head.
func moveBodies(tx *db.Tx, a who.Actor, from, into id.Account) error {
	if _, err := tx.Exec(`UPDATE legal_entity SET is_root = FALSE WHERE account_id = ?
		AND EXISTS (SELECT 1 FROM legal_entity i WHERE i.account_id = ? AND i.is_root = TRUE AND i.deleted_at IS NULL)`, from, into); err != nil {
		return err
	}
	if err := db.MoveAccount(tx, a, "legal_entity", account.EntityKind, from, into); err != nil {
		return err
	}
	_, err := tx.Exec(`UPDATE identifier SET account_id = ?, rev = rev + 1, updated_at = ?, updated_by = ? WHERE account_id = ?`, into, tx.Now(), db.Opt(a.ID), from)
	return err
}

// moveBelow hangs the subsidiaries on the account that stays, which itself never hangs on the one that goes.
func moveBelow(tx *db.Tx, a who.Actor, gone, stays row) error {
	up, err := ancestors(tx, stays.ID)
	if err != nil {
		return err
	}
	if _, below := up[gone.ID]; below {
		if err := hang(tx, a, stays, gone.ParentID); err != nil {
			return err
		}
	}
	children, err := db.Select[row](tx, `SELECT * FROM account WHERE parent_id = ? AND id <> ? AND deleted_at IS NULL ORDER BY id`, gone.ID, stays.ID)
	if err != nil {
		return err
	}
	for _, c := range children {
		if err := hang(tx, a, c, &stays.ID); err != nil {
			return err
		}
	}
	_, err = tx.Exec(`UPDATE account SET parent_id = NULL WHERE parent_id = ?`, gone.ID)
	return err
}

func hang(tx *db.Tx, a who.Actor, c row, parent *id.Account) error {
	old := c.toAccount()
	next := old
	next.Parent = db.Val(parent)
	if next.Parent == old.Parent {
		return nil
	}
	if _, err := tx.Exec(`UPDATE account SET parent_id = ?, rev = rev + 1, updated_at = ?, updated_by = ? WHERE id = ?`, parent, tx.Now(), db.Opt(a.ID), c.ID); err != nil {
		return err
	}
	return tx.Record(db.Change{Action: "account.edited", Ref: old.Ref(), Account: c.ID, Deltas: db.Deltas(snapshot(old, nil), snapshot(next, nil))})
}

// moveKeys: the keys of the sources lead to the account that stays.
func moveKeys(tx *db.Tx, a who.Actor, gone row, into id.Account) error {
	if _, err := tx.Exec(`UPDATE account_key SET account_id = ? WHERE account_id = ?`, into, gone.ID); err != nil {
		return err
	}
	if gone.ExternalKey == nil {
		return nil
	}
	if _, err := tx.Exec(`UPDATE account SET external_key = NULL, updated_by = ? WHERE id = ?`, db.Opt(a.ID), gone.ID); err != nil {
		return err
	}
	_, err := tx.Exec(`INSERT INTO account_key (source, external_key, account_id) VALUES (?, ?, ?)`, gone.Source, *gone.ExternalKey, into)
	return err
}

// endAccount takes the account out of every list; its page becomes that of what it was.
func endAccount(tx *db.Tx, a who.Actor, c id.Account) error {
	return tx.UpdateOne(`UPDATE account SET deleted_at = ?, rev = rev + 1, updated_at = ?, updated_by = ? WHERE id = ? AND deleted_at IS NULL`,
		tx.Now(), tx.Now(), db.Opt(a.ID), c)
}

// moveMembers takes the team; who does the same for both accounts is there once.
func moveMembers(tx *db.Tx, a who.Actor, from, into id.Account, today day.Day) error {
	if _, err := tx.Exec(`UPDATE team_member SET to_day = CASE WHEN from_day > ? THEN from_day ELSE ? END WHERE account_id = ? AND (to_day IS NULL OR to_day > ?) AND deleted_at IS NULL
		AND EXISTS (SELECT 1 FROM team_member i WHERE i.account_id = ? AND i.user_id = team_member.user_id AND i.function = team_member.function
			AND i.country = team_member.country AND (i.to_day IS NULL OR i.to_day > ?) AND i.deleted_at IS NULL)`, today, today, from, today, into, today); err != nil {
		return err
	}
	return db.MoveAccount(tx, a, "team_member", MemberKind, from, into)
}
