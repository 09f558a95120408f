package accountdesk

import (
	"context"

	"comptoir/internal/account"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/text"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// identifierProblems is what is wrong with identifiers entered with an account.
func identifierProblems(name, country string, ids []account.Identifier) problem.List {
	if len(ids) == 0 {
		return nil
	}
	var out problem.List
	in := account.EntityInput{Name: name, Country: country, State: account.Live, Identifiers: ids}
	for _, p := range in.Validate() {
		if p.Field != "name" && p.Field != "country" { // said of the account already
			out = append(out, p)
		}
	}
	return out
}

// AddIdentifier adds a number to a legal body; without one, to the head of the account, which is made if need be. A
// number whose check digits are wrong may be kept "to confirm", never as verified. The new number takes the place of
// one of the same register that was only to confirm.
func (k *Desk) AddIdentifier(ctx context.Context, a who.Actor, c id.Account, e id.Entity, i account.Identifier) error {
	return k.db.Write(ctx, a, func(tx *db.Tx) error { return k.AddIdentifierIn(tx, a, c, e, i) })
}

// AddIdentifierIn is AddIdentifier in the caller's transaction.
func (k *Desk) AddIdentifierIn(tx *db.Tx, a who.Actor, c id.Account, e id.Entity, i account.Identifier) error {
	if e == "" {
		head, err := k.headOf(tx, a, c)
		if err != nil {
			return err
		}
		e = head
	}
	i.Value = account.Normalise(i.Scheme, i.Value)
	if i.State == account.Verified && i.VerifiedAt == nil {
		i.VerifiedAt = day.Ptr(a.Today(tx.Now()))
	}
	return k.changeEntityIn(tx, a, c, e, 0, "identifier.added", func(tx *db.Tx, old account.Entity, _ []account.Entity) (account.Entity, error) {
		next, replaced := old, []account.Identifier(nil)
		next.Identifiers = nil
		for _, x := range old.Identifiers {
			if x.Scheme == i.Scheme && x.State == account.ToConfirm && x.Scheme != account.Other {
				replaced = append(replaced, x)
				continue
			}
			next.Identifiers = append(next.Identifiers, x)
		}
		next.Identifiers = append(next.Identifiers, i)
		if l := identifierAtValue(next, i.Scheme); len(l) > 0 {
			return old, l
		}
		if err := dropIdentifiers(tx, a, replaced); err != nil {
			return old, err
		}
		return next, insertIdentifier(tx, a, old, "value", &next.Identifiers[len(next.Identifiers)-1])
	})
}

// headOf is the head of the account's legal bodies, made from the account when there is none yet.
func (k *Desk) headOf(tx *db.Tx, a who.Actor, c id.Account) (id.Entity, error) {
	// Two first numbers entered at once make one head, not two.
	if err := tx.OneAtATime("head of " + string(c)); err != nil {
		return "", err
	}
	r, err := k.find(tx, a, c, 0)
	if err != nil {
		return "", err
	}
	all, err := entitiesOf(tx, `account_id = ?`, c)
	if err != nil {
		return "", err
	}
	if len(all) > 0 {
		return all[0].ID, nil
	}
	return addEntity(tx, a, c, firstEntity(r.toAccount(), nil))
}

// identifierAtValue is what is wrong with the number of this register, said at the field of the form. The others of
// the legal body are not at stake, nor is what is obsolete.
func identifierAtValue(e account.Entity, scheme account.Scheme) problem.List {
	in := account.EntityInput{Name: e.Name, State: account.Live}
	for _, i := range e.Identifiers {
		if i.State != account.Obsolete {
			in.Identifiers = append(in.Identifiers, i)
		}
	}
	var out problem.List
	for _, p := range in.Validate() {
		if p.Field == "identifier_"+string(scheme) || p.Code == "siret_other_siren" {
			p.Field = "value"
			out = append(out, p)
		}
	}
	return out
}

// VerifyIdentifier notes that a number was checked in its register on a day, and where.
func (k *Desk) VerifyIdentifier(ctx context.Context, a who.Actor, c id.Account, i id.Any, on day.Day, source string) error {
	return k.changeIdentifier(ctx, a, c, i, "identifier.verified", func(x account.Identifier) (account.Identifier, error) {
		var l problem.List
		source = text.Clean(source)
		text.Line(&l, "source", source, 0, 200)
		if !on.Plausible() {
			l.Add("on", "date_implausible")
		}
		x.State, x.VerifiedAt, x.Source = account.Verified, day.Ptr(on), source
		return x, l.Err()
	})
}

// RetireIdentifier notes that a number is no longer the legal body's; it stays in sight, and is free for another.
func (k *Desk) RetireIdentifier(ctx context.Context, a who.Actor, c id.Account, i id.Any) error {
	return k.changeIdentifier(ctx, a, c, i, "identifier.retired", func(x account.Identifier) (account.Identifier, error) {
		x.State = account.Obsolete
		return x, nil
	})
}

func (k *Desk) changeIdentifier(ctx context.Context, a who.Actor, c id.Account, i id.Any, action string,
	rule func(account.Identifier) (account.Identifier, error)) error {
	return k.db.Write(ctx, a, func(tx *db.Tx) error {
		e, found, err := bearerOf(tx, c, i)
		if err != nil {
			return err
		}
		if !found {
			return problem.Missing()
		}
		return k.changeEntityIn(tx, a, c, e, 0, action, func(tx *db.Tx, old account.Entity, _ []account.Entity) (account.Entity, error) {
			next := old
			next.Identifiers = append([]account.Identifier{}, old.Identifiers...)
			for n, x := range next.Identifiers {
				if x.ID != i {
					continue
				}
				changed, err := rule(x)
				if err != nil {
					return old, err
				}
				next.Identifiers[n] = changed
				if l := identifierAtValue(next, x.Scheme); len(l) > 0 && changed.State == account.Verified {
					return old, l
				}
				return next, saveIdentifier(tx, a, changed)
			}
			return old, problem.Missing()
		})
	})
}
