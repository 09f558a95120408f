package privacydesk

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"comptoir/internal/contact/contactdesk"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/personal"
	"comptoir/internal/platform/who"
	"comptoir/internal/privacy"
	"comptoir/internal/team"
)

// Erased is a person who is no more, by number.
type Erased struct {
	Number  int        `bun:"number"`
	Contact id.Contact `bun:"contact_id"`
	On      day.Day    `bun:"erased_day"`
}

// Share is what would be blanked of one kind of record.
type Share struct {
	Kind ref.Kind
	// On counts the records about the person, Naming those that only name them.
	On, Naming int
}

// Preview is what erasing a person would do.
type Preview struct {
	Contact     id.Contact
	Name        string
	Account     id.Account
	AccountName string
	Shares      []Share
	// Held is why they may not be erased: a legal hold.
	Held string
	Hold bool
	Rev  int
}

// PreviewErasure counts what would be blanked.
func (k *Desk) PreviewErasure(ctx context.Context, a who.Actor, c id.Contact) (v Preview, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		r, err := k.mayErasePerson(tx, a, c)
		if err != nil {
			return err
		}
		v = Preview{Contact: c, Name: r.Name, Account: r.AccountID, AccountName: r.AccountName, Hold: r.LegalHold, Held: r.HoldReason, Rev: r.Rev}
		parts, mentions, err := k.tell(tx, c)
		if err != nil {
			return err
		}
		on, naming := map[ref.Kind]int{}, map[ref.Kind]map[string]bool{}
		for _, p := range parts {
			on[p.Kind]++
		}
		for _, m := range mentions {
			kind := m.Ref.Kind
			if naming[kind] == nil {
				naming[kind] = map[string]bool{}
			}
			naming[kind][m.Ref.ID+m.Text] = true
		}
		kinds := map[ref.Kind]bool{}
		for kind := range on {
			kinds[kind] = true
		}
		for kind := range naming {
			kinds[kind] = true
		}
		for _, kind := range slices.Sorted(maps.Keys(kinds)) {
			v.Shares = append(v.Shares, Share{Kind: kind, On: on[kind], Naming: len(naming[kind])})
		}
		return nil
	})
	return v, err
}

// mayErasePerson reads the contact, for who answers for its account.
func (k *Desk) mayErasePerson(tx *db.Tx, a who.Actor, c id.Contact) (factsRow, error) {
	r, err := k.find(tx, a, c, team.Write, a.Today(tx.Now()))
	if err == nil && !MayErase(a) {
		err = problem.New(problem.Forbidden, "forbidden")
	}
	return r, err
}

// Erase takes a person out of everything: identity, notes, what was said with them, the journal's details, the index,
// the lines of imports. Figures, and that things took place, stay. It is refused under legal hold.
func (k *Desk) Erase(ctx context.Context, a who.Actor, c id.Contact) (e Erased, err error) {
	err = k.db.Write(ctx, a, func(tx *db.Tx) error {
		r, err := k.mayErasePerson(tx, a, c)
		if err != nil {
			return err
		}
		if r.LegalHold {
			return problem.New(problem.Conflict, "privacy_legal_hold")
		}
		e, err = k.erase(tx, a, c, 0)
		return err
	})
	return e, err
}

// Erasures lists who was erased, without who they were: the list to keep beside the backups.
func (k *Desk) Erasures(ctx context.Context, a who.Actor) (out []Erased, err error) {
	if err := mayKeep(a); err != nil {
		return nil, err
	}
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		out, err = erasures(tx)
		return err
	})
	return out, err
}

// Replay erases again whoever was erased since the backup that was restored. Who is not there, or is erased already, is
// passed over. A legal hold that the backup still shows does not count: it was lifted when they were erased.
func (k *Desk) Replay(ctx context.Context, a who.Actor, list []Erased) (n int, err error) {
	if err := mayKeep(a); err != nil {
		return 0, err
	}
	err = k.db.Write(ctx, a, func(tx *db.Tx) error {
		n = 0
		for _, e := range list {
			_, found, err := contactdesk.PersonIn(tx, e.Contact)
			if err != nil {
				return err
			}
			done, err := erasedBefore(tx, e.Contact)
			if err != nil {
				return err
			}
			if !found || done {
				continue
			}
			if _, err := k.erase(tx, a, e.Contact, e.Number); err != nil {
				return err
			}
			n++
		}
		return nil
	})
	return n, err
}

// erase does it, under the number given or the next.
func (k *Desk) erase(tx *db.Tx, a who.Actor, c id.Contact, number int) (Erased, error) {
	e := Erased{Number: number, Contact: c, On: a.Today(tx.Now())}
	if err := tx.OneAtATime("privacy"); err != nil {
		return e, err
	}
	p, found, err := contactdesk.PersonIn(tx, c)
	if err != nil || !found {
		return e, err
	}
	if e.Number == 0 {
		if e.Number, err = nextNumber(tx); err != nil {
			return e, err
		}
	}
	p.Stand = fmt.Sprintf("Contact supprimé #%d", e.Number)
	if err := noteErasure(tx, a, e); err != nil {
		return e, err
	}
	if !privacy.Generic(p.Email) {
		if err := suppress(tx, c, p.Email, true, e.On); err != nil {
			return e, err
		}
	}
	return e, k.everywhere(tx, a, p)
}

// everywhere blanks what each area keeps on the person, then takes their name out of every sentence.
func (k *Desk) everywhere(tx *db.Tx, a who.Actor, p personal.Person) error {
	for _, h := range k.held {
		if h.Erase == nil {
			continue
		}
		if err := h.Erase(tx, a, p); err != nil {
			return fmt.Errorf("%s: %w", h.Area, err)
		}
	}
	for _, h := range k.held {
		if h.Redact == nil {
			continue
		}
		if err := h.Redact(tx, p); err != nil {
			return fmt.Errorf("%s: %w", h.Area, err)
		}
	}
	return personal.Redact(tx, personal.Platform(), p)
}

// Told is everything that is known of a person: what is about them, and sentences that name them.
type Told struct {
	Name     string
	Parts    []area.Told
	Mentions []personal.Mention
}

// TellIn gives a person their data (GDPR, articles 15 and 20).
func (k *Desk) Tell(ctx context.Context, a who.Actor, c id.Contact) (t Told, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		r, err := k.find(tx, a, c, team.Read, a.Today(tx.Now()))
		if err != nil {
			return err
		}
		t.Name = r.Name
		t.Parts, t.Mentions, err = k.tell(tx, c)
		return err
	})
	return t, err
}

func (k *Desk) tell(tx *db.Tx, c id.Contact) (parts []area.Told, mentions []personal.Mention, err error) {
	p, _, err := contactdesk.PersonIn(tx, c)
	if err != nil {
		return nil, nil, err
	}
	for _, h := range k.held {
		if h.Personal.Tell == nil {
			continue
		}
		some, err := h.Personal.Tell(tx, p)
		if err != nil {
			return nil, nil, err
		}
		parts = append(parts, some...)
	}
	words := p.Words()
	for _, h := range k.held {
		for _, f := range h.Texts {
			some, err := f.Find(tx, words)
			if err != nil {
				return nil, nil, err
			}
			for _, m := range some {
				if m.Ref.ID != string(c) && !isFold(m.Column) {
					mentions = append(mentions, m)
				}
			}
		}
	}
	return parts, mentions, nil
}

func isFold(column string) bool { return len(column) > 5 && column[len(column)-5:] == "_fold" }
