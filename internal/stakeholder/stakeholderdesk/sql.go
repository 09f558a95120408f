package stakeholderdesk

import (
	"github.com/uptrace/bun"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/stakeholder"
)

type row struct {
	bun.BaseModel `bun:"table:stakeholder"`
	ID            id.Any            `bun:"id,pk"`
	AccountID     id.Account        `bun:"account_id"`
	ContactID     *id.Contact       `bun:"contact_id"`
	Post          string            `bun:"post"`
	Roles         string            `bun:"roles"`
	Influence     *int              `bun:"influence"`
	InfluenceDay  *day.Day          `bun:"influence_day"`
	InfluenceBy   *id.User          `bun:"influence_by"`
	OwnerID       *id.User          `bun:"owner_id"`
	ReportsTo     *id.Any           `bun:"reports_to"`
	External      bool              `bun:"external"`
	Note          string            `bun:"note"`
	State         stakeholder.State `bun:"state"`
	DeletedAt     *instant.Instant  `bun:"deleted_at"`
	Rev           int               `bun:"rev"`
	CreatedAt     instant.Instant   `bun:"created_at"`
	CreatedBy     id.User           `bun:"created_by,nullzero"`
	UpdatedAt     instant.Instant   `bun:"updated_at"`
	UpdatedBy     id.User           `bun:"updated_by,nullzero"`
}

// Kinds of marks.
const (
	influence = "INFLUENCE"
	feeling   = "SENTIMENT"
)

type markRow struct {
	bun.BaseModel `bun:"table:stakeholder_mark"`
	ID            id.Any           `bun:"id,pk"`
	StakeholderID id.Any           `bun:"stakeholder_id"`
	AccountID     id.Account       `bun:"account_id"`
	AuthorID      id.User          `bun:"author_id"`
	Kind          string           `bun:"kind"`
	Value         *int             `bun:"value"`
	Day           day.Day          `bun:"day"`
	Note          string           `bun:"note"`
	DeletedAt     *instant.Instant `bun:"deleted_at"`
	Rev           int              `bun:"rev"`
	CreatedAt     instant.Instant  `bun:"created_at"`
	CreatedBy     id.User          `bun:"created_by,nullzero"`
	UpdatedAt     instant.Instant  `bun:"updated_at"`
	UpdatedBy     id.User          `bun:"updated_by,nullzero"`
}

func toRow(s stakeholder.Stakeholder) row {
	r := row{ID: s.ID, AccountID: s.Account, ContactID: db.Opt(s.Contact), Post: s.Post, Roles: rolesText(s.Roles), Influence: s.Influence,
		OwnerID: db.Opt(s.Owner), ReportsTo: db.Opt(s.ReportsTo), External: s.External, Note: s.Note, State: s.State, Rev: s.Rev, InfluenceBy: db.Opt(s.InfluenceBy)}
	if s.InfluenceBy != "" {
		r.InfluenceDay = &s.InfluenceDay
	}
	return r
}

func (r row) toStakeholder() stakeholder.Stakeholder {
	return stakeholder.Stakeholder{ID: r.ID, Rev: r.Rev, Account: r.AccountID, Contact: db.Val(r.ContactID), Post: r.Post, Roles: rolesOf(r.Roles),
		Influence: r.Influence, InfluenceDay: db.Val(r.InfluenceDay), InfluenceBy: db.Val(r.InfluenceBy), Owner: db.Val(r.OwnerID),
		ReportsTo: db.Val(r.ReportsTo), External: r.External, Note: r.Note, State: r.State}
}

func rowOf(tx *db.Tx, account id.Account, s id.Any) (row, bool, error) {
	return db.One[row](tx, `SELECT * FROM stakeholder WHERE id = ? AND account_id = ? AND deleted_at IS NULL`, s, account)
}

func insert(tx *db.Tx, a who.Actor, s stakeholder.Stakeholder) error {
	r := toRow(s)
	r.CreatedAt, r.UpdatedAt, r.CreatedBy, r.UpdatedBy = tx.Now(), tx.Now(), a.ID, a.ID
	if err := db.Insert(tx, r); err != nil {
		return err
	}
	return weigh(tx, a, nil, s)
}

func save(tx *db.Tx, a who.Actor, from row, s stakeholder.Stakeholder) error {
	r := toRow(s)
	r.CreatedAt, r.CreatedBy = from.CreatedAt, from.CreatedBy
	r.Rev, r.UpdatedAt, r.UpdatedBy = from.Rev+1, tx.Now(), a.ID
	if err := db.UpdateRow(tx, &r, from.Rev); err != nil {
		return err
	}
	return weigh(tx, a, from.Influence, s)
}

// weigh keeps what an influence was, when it moves.
func weigh(tx *db.Tx, a who.Actor, was *int, s stakeholder.Stakeholder) error {
	if was == s.Influence || was != nil && s.Influence != nil && *was == *s.Influence || a.ID == "" {
		return nil
	}
	return db.Insert(tx, markRow{ID: id.New[id.Any](), StakeholderID: s.ID, AccountID: s.Account, AuthorID: a.ID, Kind: influence, Value: s.Influence,
		Day: a.Today(tx.Now()), Rev: 1, CreatedAt: tx.Now(), CreatedBy: a.ID, UpdatedAt: tx.Now(), UpdatedBy: a.ID})
}

func remove(tx *db.Tx, a who.Actor, r row) error {
	return tx.UpdateOne(`UPDATE stakeholder SET deleted_at = ?, rev = rev + 1, updated_at = ?, updated_by = ? WHERE id = ? AND rev = ?`,
		tx.Now(), tx.Now(), db.Opt(a.ID), r.ID, r.Rev)
}

// relay gives those who report to somebody to whom that person reported to.
func relay(tx *db.Tx, a who.Actor, s stakeholder.Stakeholder) error {
	below, err := db.Select[row](tx, `SELECT * FROM stakeholder WHERE reports_to = ? AND deleted_at IS NULL`, s.ID)
	if err != nil {
		return err
	}
	for _, r := range below {
		old := r.toStakeholder()
		next := old
		next.ReportsTo = s.ReportsTo
		if err := save(tx, a, r, next); err != nil {
			return err
		}
		if err := tx.Record(db.Change{Action: "stakeholder.placed", Ref: next.Ref(), Account: next.Account, Deltas: db.Deltas(snapshot(old), snapshot(next))}); err != nil {
			return err
		}
	}
	return nil
}

// fits says whether an input goes together with the account: a contact of it who is not on the map yet, a colleague, and
// somebody above who does not report to them.
func fits(tx *db.Tx, s stakeholder.Stakeholder, in stakeholder.Input) error {
	var l problem.List
	if in.Contact != "" && in.Contact != s.Contact {
		_, theirs, err := db.One[int](tx, `SELECT 1 FROM contact WHERE id = ? AND account_id = ? AND deleted_at IS NULL`, in.Contact, s.Account)
		if err != nil {
			return err
		}
		_, twice, err := db.One[int](tx, `SELECT 1 FROM stakeholder WHERE contact_id = ? AND account_id = ? AND id <> ? AND state <> 'LEFT' AND deleted_at IS NULL`, in.Contact, s.Account, s.ID)
		switch {
		case err != nil:
			return err
		case !theirs:
			l.Add("contact", "not_of_the_account")
		case twice:
			l.Add("contact", "already_on_the_map")
		}
	}
	if in.Owner != "" && in.Owner != s.Owner {
		_, ours, err := db.One[int](tx, `SELECT 1 FROM app_user WHERE id = ? AND state = 'ACTIVE'`, in.Owner)
		if err != nil {
			return err
		}
		if !ours {
			l.Add("owner", "unknown_choice")
		}
	}
	if err := mayStand(tx, s, in.ReportsTo); err != nil {
		more, other := problem.All(err)
		if !other {
			return err
		}
		l = append(l, more...)
	}
	return l.Err()
}

// mayStand says whether somebody may report to another: of the same account, and not below them.
func mayStand(tx *db.Tx, s stakeholder.Stakeholder, above id.Any) error {
	if above == "" {
		return nil
	}
	type line struct {
		ID        id.Any  `bun:"id"`
		ReportsTo *id.Any `bun:"reports_to"`
	}
	rows, err := db.Select[line](tx, `SELECT id, reports_to FROM stakeholder WHERE account_id = ? AND state <> 'LEFT' AND deleted_at IS NULL`, s.Account)
	if err != nil {
		return err
	}
	chain, known := map[id.Any]id.Any{}, false
	for _, r := range rows {
		chain[r.ID] = db.Val(r.ReportsTo)
		known = known || r.ID == above
	}
	switch {
	case !known:
		return problem.At("reports_to", "unknown_choice")
	case stakeholder.Cycle(s.ID, above, chain):
		return problem.At("reports_to", "reports_in_a_circle")
	}
	return nil
}

// worksOn says whether the person works on the account: carries it, is in its team, or brought it in.
func worksOn(tx *db.Tx, a who.Actor, account id.Account) (bool, error) {
	if a.System || a.Owner {
		return a.ID != "", nil
	}
	today := a.Today(tx.Now())
	_, ok, err := db.One[int](tx, `SELECT 1 FROM account c WHERE c.id = ? AND (c.owner_id = ?
		OR EXISTS (SELECT 1 FROM assignment s WHERE s.account_id = c.id AND s.user_id = ? AND s.deleted_at IS NULL AND s.from_day <= ? AND (s.to_day IS NULL OR s.to_day >= ?))
		OR EXISTS (SELECT 1 FROM team_member m WHERE m.account_id = c.id AND m.user_id = ? AND m.deleted_at IS NULL AND m.from_day <= ? AND (m.to_day IS NULL OR m.to_day >= ?)))`,
		account, a.ID, a.ID, today, today, a.ID, today, today)
	return ok, err
}
