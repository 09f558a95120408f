package capturedesk

import (
	"slices"
	"strings"

	"comptoir/internal/capture"
	"comptoir/internal/contact"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/text"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// faces knows who is who among the people that items name: by address, then by telephone, then by name at the account
// that their address or their card tells.
type faces struct {
	a       who.Actor
	today   day.Day
	byEmail map[string]known
	byTel   map[string]known
	byName  map[string]known // at an account: "<account> <name>"
	byKey   map[string]known
	users   map[string]colleague
	noted   map[id.Contact][]noted
	// mayNote are the accounts where exchanges may be noted, mayWrite those whose people may be changed.
	mayNote, mayWrite map[id.Account]bool
	// mayAdd says that the person may add people somewhere, nowhere that they may note no exchange at all.
	mayAdd, nowhere bool
	countries       []string
	orgs            map[string]place
	domains         map[string]*place
}

func (k *Desk) faces(tx *db.Tx, a who.Actor, items []capture.Item) (*faces, error) {
	f := &faces{a: a, today: a.Today(tx.Now()), byEmail: map[string]known{}, byTel: map[string]known{}, byName: map[string]known{}, byKey: map[string]known{},
		users: map[string]colleague{}, noted: map[id.Contact][]noted{}, orgs: map[string]place{}, domains: map[string]*place{},
		mayAdd: teamdesk.May(a, team.Contact, team.Write), nowhere: !teamdesk.May(a, team.Relation, team.Write)}
	var err error
	if f.countries, err = countriesIn(tx, a); err != nil {
		return nil, err
	}
	var emails, tels, orgs, names, keys []string
	for _, x := range items {
		if x.Refused == "" && x.Kind == capture.Card {
			keys = append(keys, x.Key)
		}
		for _, p := range x.People {
			emails, tels = append(emails, p.Emails...), append(tels, f.tels(p)...)
			names = append(names, text.Fold(p.Name))
			if p.Org != "" {
				orgs = append(orgs, text.Fold(p.Org))
			}
		}
	}
	if err := f.look(tx, once(emails), once(tels), once(names), once(keys)); err != nil {
		return nil, err
	}
	found, err := accountsNamed(tx, a, once(orgs))
	for _, o := range slices.Backward(found) {
		f.orgs[o.Fold] = o
	}
	if err != nil {
		return nil, err
	}
	return f, f.learn(tx, items)
}

// look asks for the contacts by each way of knowing them. A telephone that several share is nobody's.
func (f *faces) look(tx *db.Tx, emails, tels, names, keys []string) error {
	shared := map[string]bool{}
	for _, way := range []struct {
		column string
		values []string
		put    func(known)
	}{
		{"email", emails, func(c known) { putFirst(f.byEmail, c.Email, c) }},
		{"phone_e164", tels, func(c known) {
			if old, ok := f.byTel[c.Tel]; ok && old.ID != c.ID {
				shared[c.Tel] = true
			}
			f.byTel[c.Tel] = c
		}},
		{"name_fold", names, func(c known) { putFirst(f.byName, string(c.AccountID)+" "+c.NameFold, c) }},
		{"external_key", keys, func(c known) { putFirst(f.byKey, db.Val(c.Key), c) }},
	} {
		got, err := contactsBy(tx, f.a, way.column, way.values)
		if err != nil {
			return err
		}
		for _, c := range got {
			way.put(c)
		}
	}
	for tel := range shared {
		delete(f.byTel, tel)
	}
	users, err := colleaguesBy(tx, emails)
	for _, u := range users {
		f.users[u.Login] = u
	}
	return err
}

func putFirst(m map[string]known, key string, c known) {
	if _, ok := m[key]; !ok {
		m[key] = c
	}
}

// learn settles on whom each name at a guessed account is, what was captured with them, and what the person may.
func (f *faces) learn(tx *db.Tx, items []capture.Item) error {
	var contacts []id.Contact
	var accounts []id.Account
	for _, x := range items {
		for _, p := range x.People {
			if _, ok := f.contact(p); !ok && p.Email() != "" && !f.isOurs(p) {
				if _, _, err := f.guess(tx, p); err != nil {
					return err
				}
			}
			if c, ok := f.contact(p); ok {
				contacts, accounts = append(contacts, c.ID), append(accounts, c.AccountID)
			}
		}
	}
	for _, c := range f.byKey {
		accounts = append(accounts, c.AccountID)
	}
	before, err := notedWith(tx, once(contacts))
	for _, n := range before {
		f.noted[n.ContactID] = append(f.noted[n.ContactID], n)
	}
	if err != nil {
		return err
	}
	relation, contact, err := scopes(tx, f.a)
	if err != nil {
		return err
	}
	if f.mayNote, err = relation.Among(tx, once(accounts)); err != nil {
		return err
	}
	f.mayWrite, err = contact.Among(tx, once(accounts))
	return err
}

// contact is whom a person is, if anybody known.
func (f *faces) contact(p capture.Person) (known, bool) {
	for _, e := range p.Emails {
		if c, ok := f.byEmail[e]; ok {
			return c, true
		}
	}
	for _, t := range f.tels(p) {
		if c, ok := f.byTel[t]; ok {
			return c, true
		}
	}
	for _, place := range f.placesOf(p) {
		if c, ok := f.byName[string(place)+" "+text.Fold(p.Name)]; ok && p.Name != "" {
			return c, true
		}
	}
	return known{}, false
}

// placesOf are the accounts that a card's company or an address already told.
func (f *faces) placesOf(p capture.Person) (out []id.Account) {
	if o, ok := f.orgs[text.Fold(p.Org)]; ok && p.Org != "" {
		out = append(out, o.ID)
	}
	if d := f.domains[domainOf(p.Email())]; d != nil {
		out = append(out, d.ID)
	}
	return out
}

// tels are the numbers of a person in one form; one without prefix is dialled from where most accounts are.
func (f *faces) tels(p capture.Person) (out []string) {
	for _, typed := range p.Phones {
		if tel, ok := contact.Dial(typed, ""); ok {
			out = append(out, tel)
			continue
		}
		for _, country := range f.countries {
			if tel, ok := contact.Dial(typed, country); ok {
				out = append(out, tel)
				break
			}
		}
	}
	return out
}

// ours are the colleagues among the people of an item.
func (f *faces) ours(x capture.Item) (out []id.User) {
	for _, p := range x.People {
		if u, ok := f.users[p.Email()]; ok && !slices.Contains(out, u.ID) {
			out = append(out, u.ID)
		}
	}
	return out
}

// isOurs: who has an address at our own house is no client.
func (f *faces) isOurs(p capture.Person) bool {
	_, ok := f.users[p.Email()]
	d := domainOf(p.Email())
	return ok || d != "" && !public[d] && d == domainOf(f.a.Login)
}

// guess is the account that a person is probably of: the one their card names, or where others have such an address.
func (f *faces) guess(tx *db.Tx, p capture.Person) (id.Account, string, error) {
	if o, ok := f.orgs[text.Fold(p.Org)]; ok && p.Org != "" {
		return o.ID, o.Name, nil
	}
	d := domainOf(p.Email())
	if d == "" || public[d] {
		return "", "", nil
	}
	got, asked := f.domains[d]
	if !asked && len(f.domains) < mostDomains {
		at, ok, err := accountOfDomain(tx, f.a, d)
		if err != nil {
			return "", "", err
		}
		if f.domains[d] = nil; ok {
			got = &at
			f.domains[d] = got
		}
	}
	if got == nil {
		return "", "", nil
	}
	return got.ID, got.Name, nil
}

// mostDomains bounds how many domains are looked for among the contacts.
const mostDomains = 25

// public are the domains at which everybody has an address.
var public = map[string]bool{"gmail.com": true, "hotmail.com": true, "outlook.com": true, "yahoo.com": true, "yahoo.fr": true, "orange.fr": true,
	"wanadoo.fr": true, "free.fr": true, "sfr.fr": true, "laposte.net": true, "icloud.com": true, "live.com": true, "live.fr": true, "hotmail.fr": true,
	"gmx.de": true, "gmx.net": true, "web.de": true, "aol.com": true, "proton.me": true, "protonmail.com": true}

// domainOf is what follows the sign; a text without one has none.
func domainOf(email string) string {
	at := strings.LastIndex(email, "@")
	if at < 0 {
		return ""
	}
	return email[at+1:]
}

func strangerKey(p capture.Person) string {
	if e := p.Email(); e != "" {
		return e
	}
	return text.Fold(p.Name) + "@"
}

func once[T ~string](list []T) []T {
	out := slices.Clone(list)
	slices.Sort(out)
	return slices.DeleteFunc(slices.Compact(out), func(v T) bool { return v == "" })
}
