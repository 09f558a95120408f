package groupdesk

import (
	"context"

	"comptoir/internal/account"
	"comptoir/internal/group"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// AddSite enters a place of a legal body of the account. Problems: those of group.Site.Validate, unknown_country, and
// of its SIRET: bad_format, bad_checksum, siret_other_siren, siret_taken.
func (k *Desk) AddSite(ctx context.Context, a who.Actor, c id.Account, s group.Site) (out id.Any, err error) {
	err = k.db.Write(ctx, a, func(tx *db.Tx) error {
		out, err = k.AddSiteIn(tx, a, c, s)
		return err
	})
	return out, err
}

// AddSiteIn is AddSite in the caller's transaction.
func (k *Desk) AddSiteIn(tx *db.Tx, a who.Actor, c id.Account, s group.Site) (id.Any, error) {
	if _, _, err := k.holdBody(tx, a, c, s.Entity, 0); err != nil {
		return "", err
	}
	s.ID, s.Rev = id.New[id.Any](), 1
	s, err := checkSite(tx, s)
	if err != nil {
		return "", err
	}
	r := toSiteRow(s)
	r.stamp(tx, a)
	if err := db.Insert(tx, r); err != nil {
		return "", err
	}
	return s.ID, recordSite(tx, c, "site.entered", nil, &s)
}

// EditSite corrects a site opened at rev.
func (k *Desk) EditSite(ctx context.Context, a who.Actor, c id.Account, s group.Site) error {
	return k.db.Write(ctx, a, func(tx *db.Tx) error {
		old, err := k.findSite(tx, a, c, s.ID, s.Rev)
		if err != nil {
			return err
		}
		s.Entity, s.Rev = old.Entity, old.Rev
		next, err := checkSite(tx, s)
		if err != nil {
			return err
		}
		if len(db.Deltas(siteSnapshot(old), siteSnapshot(next))) == 0 {
			return nil
		}
		if err := saveSite(tx, a, next); err != nil {
			return err
		}
		return recordSite(tx, c, "site.corrected", &old, &next)
	})
}

// RemoveSite deletes a site that was left, or entered by mistake.
func (k *Desk) RemoveSite(ctx context.Context, a who.Actor, c id.Account, s id.Any, rev int) error {
	return k.db.Write(ctx, a, func(tx *db.Tx) error {
		old, err := k.findSite(tx, a, c, s, rev)
		if err != nil {
			return err
		}
		if err := removeSite(tx, a, old); err != nil {
			return err
		}
		return recordSite(tx, c, "site.removed", &old, nil)
	})
}

func (k *Desk) findSite(tx *db.Tx, a who.Actor, c id.Account, s id.Any, rev int) (group.Site, error) {
	if err := mustBoth(tx, a, c); err != nil {
		return group.Site{}, err
	}
	all, err := sitesOf(tx, `id = ? AND entity_id IN (SELECT id FROM legal_entity WHERE account_id = ?)`, s, c)
	switch {
	case err != nil:
		return group.Site{}, err
	case len(all) == 0:
		return group.Site{}, problem.Missing()
	case rev != 0 && rev != all[0].Rev:
		return group.Site{}, problem.Stale()
	}
	return all[0], nil
}

// checkSite normalises a site and finds all that is wrong with it. The first nine digits of its SIRET are the SIREN of
// its legal body, and no other site has it.
func checkSite(tx *db.Tx, s group.Site) (group.Site, error) {
	s = s.Clean()
	l := s.Validate()
	if s.Country != "" && !account.ValidCountry(s.Country) {
		l.Add("country", "unknown_country", "country", s.Country)
	}
	if s.SIRET != "" {
		normal, _, err := account.Check(account.SIRET, s.SIRET)
		s.SIRET = normal
		if p, bad := problem.All(err); bad {
			p[0].Field = "siret"
			l = append(l, p[0])
		} else if err := siretFits(tx, s); err != nil {
			p, ours := problem.All(err)
			if !ours {
				return s, err
			}
			l = append(l, p...)
		}
	}
	return s, l.Err()
}

func recordSite(tx *db.Tx, c id.Account, action string, old, next *group.Site) error {
	var before, after map[string]any
	of := next
	if old != nil {
		before, of = siteSnapshot(*old), old
	}
	if next != nil {
		after = siteSnapshot(*next)
	}
	return tx.Record(db.Change{Action: action, Ref: ref.To(group.SiteKind, of.ID), Account: c, Deltas: db.Deltas(before, after)})
}
