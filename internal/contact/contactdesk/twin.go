package contactdesk

import (
	"context"

	"comptoir/internal/contact"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// identityMoved says that the change could make the person look like another one.
func identityMoved(a, b contact.Contact) bool {
	return a.Name != b.Name || a.Email != b.Email || a.Tel != b.Tel || a.Account != b.Account
}

// Dial is the number that a telephone would dial from the account's country, "" when none can be told.
func (k *Desk) Dial(ctx context.Context, a who.Actor, account id.Account, phone string) (tel string, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		country := ""
		if teamdesk.Must(tx, a, team.Contact, team.Read, account) == nil {
			if country, err = countryOf(tx, account); err != nil {
				return err
			}
		}
		tel, _ = contact.Dial(phone, country)
		return nil
	})
	return tel, err
}

// Twins are the contacts within reach that look like this one, with their accounts' names. self is the contact being
// edited, empty for a new one.
func (k *Desk) Twins(ctx context.Context, a who.Actor, self id.Contact, in contact.Input) (out []Twin, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		country, err := countryOf(tx, in.Account)
		if err != nil {
			return err
		}
		c := in.Contact(country)
		c.ID = self
		out, err = twinsOf(tx, a, c)
		return err
	})
	return out, err
}

// warn refuses a contact that looks like a known one, unless the person is sure.
func warn(tx *db.Tx, a who.Actor, c contact.Contact, sure bool) error {
	if sure {
		return nil
	}
	twins, err := twinsOf(tx, a, c)
	if err != nil || len(twins) == 0 {
		return err
	}
	return problem.List{problem.At("name", "contact_twins", "n", len(twins))}
}
