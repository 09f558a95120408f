package contactdesk

import (
	"context"

	"comptoir/internal/contact"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// NewCompany is where somebody works from now on, and how to reach them there.
type NewCompany struct {
	Account id.Account
	Job     string
	Email   string
	Phone   string
}

// ChangeCompany takes a person to the account they work for now. They stay who they are: what was exchanged with them
// follows them on their own page, and stays readable at the account where it took place. The address and the number of
// the old company are theirs no more. Both accounts must be within reach for writing, and both tell it.
func (k *Desk) ChangeCompany(ctx context.Context, a who.Actor, c id.Contact, rev int, to NewCompany) error {
	return k.db.Write(ctx, a, func(tx *db.Tx) error {
		r, err := k.find(tx, a, c, rev)
		if err != nil {
			return err
		}
		old := r.toContact()
		if to.Account == old.Account {
			return problem.List{problem.At("account", "same_company")}
		}
		in := contact.Input{Account: to.Account, ExternalKey: old.ExternalKey, Name: old.Name, Job: to.Job, Lang: old.Lang, Email: to.Email, Phone: to.Phone,
			Origin: old.Origin, Note: old.Note}
		country, err := checked(tx, a, in)
		if err != nil {
			return err
		}
		next := old.Edit(in, country)
		if err := save(tx, a, r, next); err != nil {
			return err
		}
		if err := tx.Record(db.Change{Action: "contact.company_changed", Ref: next.Ref(), Account: next.Account, Deltas: db.Deltas(snapshot(old), snapshot(next))}); err != nil {
			return err
		}
		return tx.Record(db.Change{Action: "contact.left", Ref: old.Ref(), Account: old.Account})
	})
}

// Former is somebody who was met at an account and works elsewhere now. Where, is told to who may know.
type Former struct {
	ID          id.Contact
	Name        string
	Account     id.Account
	AccountName string
}

// FormerOf are the people with whom something was exchanged at the account and who have left it, at most n.
func (k *Desk) FormerOf(ctx context.Context, a who.Actor, account id.Account, n int) (out []Former, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		out, err = formerOf(tx, a, account, n)
		return err
	})
	return out, err
}
