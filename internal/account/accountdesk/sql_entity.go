package accountdesk

import (
	"slices"

	"github.com/uptrace/bun"

	"comptoir/internal/account"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

type entityRow struct {
	bun.BaseModel `bun:"table:legal_entity"`
	ID            id.Entity  `bun:"id,pk"`
	AccountID     id.Account `bun:"account_id"`
	ParentID      *id.Entity `bun:"parent_id"`
	LegalName     string     `bun:"legal_name"`
	Country       string     `bun:"country"`
	City          string     `bun:"city"`
	Ccy           string     `bun:"ccy"`
	State         string     `bun:"state"`
	FromDay       *day.Day   `bun:"from_day"`
	ToDay         *day.Day   `bun:"to_day"`
	IsRoot        bool       `bun:"is_root"`
	stamps
}

func toEntityRow(e account.Entity) entityRow {
	return entityRow{ID: e.ID, AccountID: e.Account, ParentID: db.Opt(e.Parent), LegalName: e.Name, Country: e.Country, City: e.City,
		Ccy: string(e.Ccy), State: string(e.State), FromDay: e.From, ToDay: e.To, IsRoot: e.Root, stamps: stamps{Rev: e.Rev}}
}

func (r entityRow) toEntity(ids []account.Identifier) account.Entity {
	return account.Entity{ID: r.ID, Rev: r.Rev, Account: r.AccountID, Parent: db.Val(r.ParentID), Root: r.IsRoot, Name: r.LegalName,
		Country: r.Country, City: r.City, Ccy: money.Currency(r.Ccy), Identifiers: ids, State: account.EntityState(r.State), From: r.FromDay, To: r.ToDay}
}

type identifierRow struct {
	bun.BaseModel `bun:"table:identifier"`
	ID            id.Any     `bun:"id,pk"`
	EntityID      id.Entity  `bun:"entity_id"`
	AccountID     id.Account `bun:"account_id"`
	Scheme        string     `bun:"scheme"`
	Value         string     `bun:"value"`
	State         string     `bun:"state"`
	Verdict       string     `bun:"verdict"`
	VerifiedDay   *day.Day   `bun:"verified_day"`
	Source        string     `bun:"source"`
	stamps
}

// toIdentifierRow normalises the value and keeps the verdict of its check beside it, for alerts to filter on.
func toIdentifierRow(e account.Entity, i account.Identifier) identifierRow {
	normal, verdict, _ := account.Check(i.Scheme, i.Value)
	return identifierRow{ID: i.ID, EntityID: e.ID, AccountID: e.Account, Scheme: string(i.Scheme), Value: normal, State: string(i.State),
		Verdict: string(verdict), VerifiedDay: i.VerifiedAt, Source: i.Source}
}

func (r identifierRow) toIdentifier() account.Identifier {
	return account.Identifier{ID: r.ID, Scheme: account.Scheme(r.Scheme), Value: r.Value, State: account.IdentifierState(r.State),
		VerifiedAt: r.VerifiedDay, Source: r.Source}
}

// entitiesOf reads the legal bodies that a condition picks, the head first, each with its identifiers.
func entitiesOf(tx *db.Tx, where string, args ...any) ([]account.Entity, error) {
	rows, err := db.Select[entityRow](tx, `SELECT * FROM legal_entity WHERE deleted_at IS NULL AND `+where+` ORDER BY is_root DESC, legal_name, id`, args...)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	keys := make([]id.Entity, len(rows))
	for i, r := range rows {
		keys[i] = r.ID
	}
	numbers, err := db.Select[identifierRow](tx, `SELECT * FROM identifier WHERE deleted_at IS NULL AND entity_id IN (?) ORDER BY id`, db.In(keys))
	if err != nil {
		return nil, err
	}
	byEntity := map[id.Entity][]account.Identifier{}
	for _, n := range numbers {
		byEntity[n.EntityID] = append(byEntity[n.EntityID], n.toIdentifier())
	}
	out := make([]account.Entity, len(rows))
	for i, r := range rows {
		out[i] = r.toEntity(byEntity[r.ID])
	}
	return out, nil
}

// addEntity saves a new legal body with its identifiers and records it. What is wrong with it was found before.
func addEntity(tx *db.Tx, a who.Actor, c id.Account, e account.Entity) (id.Entity, error) {
	e.ID, e.Account, e.Rev, e.Identifiers = id.New[id.Entity](), c, 1, slices.Clone(e.Identifiers)
	r := toEntityRow(e)
	r.stamp(tx, a)
	if err := db.Insert(tx, r); err != nil {
		return "", err
	}
	for i := range e.Identifiers {
		if err := insertIdentifier(tx, a, e, "identifier_"+string(e.Identifiers[i].Scheme), &e.Identifiers[i]); err != nil {
			return "", err
		}
	}
	return e.ID, tx.Record(db.Change{Action: "entity.created", Ref: entityRef(e.ID), Account: c, Deltas: db.Deltas(nil, entitySnapshot(e))})
}

// insertIdentifier saves a number; field is where a form says what is wrong with it.
func insertIdentifier(tx *db.Tx, a who.Actor, e account.Entity, field string, i *account.Identifier) error {
	if err := sirenIsFree(tx, e.ID, field, *i); err != nil {
		return err
	}
	i.ID = id.New[id.Any]()
	r := toIdentifierRow(e, *i)
	i.Value = r.Value
	r.stamp(tx, a)
	return db.Insert(tx, r)
}

// sirenIsFree: a SIREN is one legal body's, and no other has it (DOMAIN §2); one that fails its check is nobody's yet.
// The refusal names no account: the other one may be out of the reader's reach.
func sirenIsFree(tx *db.Tx, e id.Entity, field string, i account.Identifier) error {
	normal, verdict, _ := account.Check(i.Scheme, i.Value)
	if i.Scheme != account.SIREN || i.State == account.Obsolete || verdict != account.OK {
		return nil
	}
	if err := tx.OneAtATime("siren " + normal); err != nil {
		return err
	}
	_, taken, err := db.One[int](tx, `SELECT 1 FROM identifier WHERE scheme = 'SIREN' AND value = ? AND verdict = 'OK' AND state <> 'OBSOLETE' AND deleted_at IS NULL AND entity_id <> ?`,
		normal, e)
	if err == nil && taken {
		err = problem.At(field, "siren_taken")
	}
	return err
}

// saveEntity writes a legal body over the row it came from.
func saveEntity(tx *db.Tx, a who.Actor, from entityRow, e account.Entity) error {
	r := toEntityRow(e)
	r.stamps = from.stamps
	r.Rev, r.UpdatedAt, r.UpdatedBy = from.Rev+1, tx.Now(), by(a, from.UpdatedBy)
	return db.UpdateRow(tx, &r, from.Rev)
}

// dropIdentifiers takes away numbers that were never confirmed.
func dropIdentifiers(tx *db.Tx, a who.Actor, all []account.Identifier) error {
	for _, i := range all {
		if err := tx.UpdateOne(`UPDATE identifier SET deleted_at = ?, rev = rev + 1, updated_at = ?, updated_by = ? WHERE id = ? AND deleted_at IS NULL`,
			tx.Now(), tx.Now(), db.Opt(a.ID), i.ID); err != nil {
			return err
		}
	}
	return nil
}

func saveIdentifier(tx *db.Tx, a who.Actor, i account.Identifier) error {
	return tx.UpdateOne(`UPDATE identifier SET state = ?, verified_day = ?, source = ?, rev = rev + 1, updated_at = ?, updated_by = ? WHERE id = ? AND deleted_at IS NULL`,
		i.State, i.VerifiedAt, i.Source, tx.Now(), db.Opt(a.ID), i.ID)
}

// entityRowOf reads a legal body of the account.
func entityRowOf(tx *db.Tx, c id.Account, e id.Entity) (entityRow, bool, error) {
	return db.One[entityRow](tx, `SELECT * FROM legal_entity WHERE id = ? AND account_id = ? AND deleted_at IS NULL`, e, c)
}

// bearerOf is the legal body that bears a number.
func bearerOf(tx *db.Tx, c id.Account, i id.Any) (id.Entity, bool, error) {
	return db.One[id.Entity](tx, `SELECT entity_id FROM identifier WHERE id = ? AND account_id = ? AND deleted_at IS NULL`, i, c)
}

// removeEntity takes a legal body away with its identifiers.
func removeEntity(tx *db.Tx, a who.Actor, e id.Entity) error {
	for _, sql := range []string{
		`UPDATE identifier SET deleted_at = ?, rev = rev + 1, updated_at = ?, updated_by = ? WHERE entity_id = ? AND deleted_at IS NULL`,
		`UPDATE legal_entity SET deleted_at = ?, rev = rev + 1, updated_at = ?, updated_by = ? WHERE id = ?`,
	} {
		if _, err := tx.Exec(sql, tx.Now(), tx.Now(), db.Opt(a.ID), e); err != nil {
			return err
		}
	}
	return nil
}
