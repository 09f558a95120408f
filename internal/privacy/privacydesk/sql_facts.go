package privacydesk

import (
	"comptoir/internal/contact"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/privacy"
)

// factsRow is a contact with its card and its last exchange.
type factsRow struct {
	ContactID   id.Contact      `bun:"contact_id"`
	Name        string          `bun:"name"`
	Email       string          `bun:"email"`
	Note        string          `bun:"note"`
	AccountID   id.Account      `bun:"account_id"`
	AccountName string          `bun:"account_name"`
	CreatedAt   instant.Instant `bun:"met_at"`
	Met         *day.Day        `bun:"met"`
	HasCard     bool            `bun:"has_card"`
	cardRow
}

const factsSQL = `SELECT c.id AS contact_id, c.name, c.email, c.note, c.account_id, a.name AS account_name, c.created_at AS met_at, (p.id IS NOT NULL) AS has_card,
	(SELECT max(i.day) FROM interaction_contact x JOIN interaction i ON i.id = x.interaction_id
		WHERE x.contact_id = c.id AND i.deleted_at IS NULL AND i.day <= ?) AS met,
	coalesce(p.legal_basis, '') AS legal_basis, coalesce(p.basis_note, '') AS basis_note, coalesce(p.source, '') AS source,
	coalesce(p.indirect, FALSE) AS indirect, p.collected_day, p.informed_day, p.last_active, p.retention_until, coalesce(p.objection, FALSE) AS objection,
	p.objection_day, coalesce(p.restricted, FALSE) AS restricted, coalesce(p.restricted_reason, '') AS restricted_reason,
	coalesce(p.legal_hold, FALSE) AS legal_hold, coalesce(p.hold_reason, '') AS hold_reason, coalesce(p.rev, 0) AS rev
	FROM contact c JOIN account a ON a.id = c.account_id LEFT JOIN contact_privacy p ON p.id = c.id`

// last is the last sign from the person: an exchange, or what the card says; without any, the day their data came.
func (r factsRow) last() day.Day {
	var last day.Day
	for _, d := range []*day.Day{r.Met, r.LastActive} {
		if d != nil && *d > last {
			last = *d
		}
	}
	switch {
	case last != 0:
		return last
	case r.CollectedDay != nil:
		return *r.CollectedDay
	}
	return day.FromTime(r.CreatedAt.Time())
}

func (r factsRow) facts() privacy.Facts {
	f := privacy.Facts{Contact: r.ContactID, Name: r.Name, Note: r.Note, Account: r.AccountID, AccountName: r.AccountName, Last: r.last()}
	if r.HasCard {
		c := r.toCard()
		c.Contact = r.ContactID
		f.Card = &c
	}
	return f
}

// generic: what is written to a shared mailbox is no personal data.
func (r factsRow) generic() bool { return privacy.Generic(r.Email) }

// factsOf reads one contact that is there.
func factsOf(tx *db.Tx, c id.Contact, today day.Day) (factsRow, bool, error) {
	return db.One[factsRow](tx, factsSQL+` WHERE c.id = ? AND c.deleted_at IS NULL`, today, c)
}

// ripe is the condition under which a retention may be about to end: an old contact, or a card that speaks of old days.
// The exchanges since decide, contact by contact.
const ripe = `(c.created_at < ? OR p.last_active < ? OR p.collected_day < ?)`

func ripeArgs(today day.Day) []any {
	edge := today - privacy.Longest + privacy.RenewAhead + 1
	return []any{instant.FromTime((edge + 1).Time()), edge, edge}
}

// Subject is a contact as the pages of privacy name it.
func subject(c id.Contact) ref.Ref { return ref.To(contact.Kind, c) }
