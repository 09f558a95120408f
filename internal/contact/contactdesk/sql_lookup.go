package contactdesk

import (
	"maps"
	"slices"

	"comptoir/internal/account/accountdesk"
	"comptoir/internal/contact"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/text"
	"comptoir/internal/platform/db"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// placeOf is the country of an account, if the importer may write there.
func (t *intake) placeOf(account id.Account) (country string, held bool, err error) {
	if country, held = t.countries[account]; held {
		return country, true, nil
	}
	scope, err := teamdesk.Reach(t.tx, t.a, team.Contact, team.Write)
	if err != nil {
		return "", false, err
	}
	if held, err = scope.Holds(t.tx, account); err != nil || !held {
		return "", false, err
	}
	country, err = countryOf(t.tx, account)
	return country, true, err
}

// lookUp reads, once a batch, the accounts that the lines name and the people who are there already.
func (t *intake) lookUp(lines []ImportLine) error {
	wants := make([]accountdesk.Want, len(lines))
	var keys []string
	for i, l := range lines {
		if wants[i] = l.Of; l.In.Account != "" {
			wants[i] = accountdesk.Want{}
		}
		if l.Key != "" {
			keys = append(keys, l.Key)
		}
	}
	found, err := accountdesk.FindIn(t.tx, t.a, team.Contact, team.Write, t.source, wants)
	if err != nil {
		return err
	}
	t.accounts = make([]id.Account, len(lines))
	for i, l := range lines {
		if t.accounts[i] = found[i].ID; l.In.Account != "" {
			t.accounts[i] = l.In.Account
		}
	}
	if err := t.keepReach(); err != nil {
		return err
	}
	if err := t.findKeys(keys); err != nil {
		return err
	}
	return t.findAt(lines)
}

// findKeys reads the people whom the source's keys, or our own in what we exported, name. Ours name somebody only where
// the importer may write.
func (t *intake) findKeys(keys []string) error {
	t.known = map[string]row{}
	if len(keys) == 0 {
		return nil
	}
	if ours := ownKeys(keys); len(ours) > 0 {
		scope, err := teamdesk.Reach(t.tx, t.a, team.Contact, team.Write)
		if err != nil {
			return err
		}
		cond, args := scope.OnNamed("c.account_id")
		rows, err := db.Select[row](t.tx, `SELECT * FROM contact c WHERE id IN (?) AND `+cond, append([]any{db.In(ours)}, args...)...)
		if err != nil {
			return err
		}
		for _, r := range rows {
			t.known[string(r.ID)] = r
		}
	}
	// Who was erased is known by the trace of their key alone, and does not come back with the file.
	byTrace := map[string]string{}
	for _, k := range keys {
		byTrace[erasedKey(k)] = k
	}
	asked := append(slices.Collect(maps.Keys(byTrace)), keys...)
	rows, err := db.Select[row](t.tx, `SELECT * FROM contact WHERE source = ? AND external_key IN (?) ORDER BY id ?`, t.source, db.In(asked), db.Safe(t.tx.LockRow()))
	for _, r := range rows {
		key := *r.ExternalKey
		if k, erased := byTrace[key]; erased {
			key = k
		}
		t.known[key] = r
	}
	return err
}

func ownKeys(keys []string) (ours []id.Contact) {
	for _, k := range keys {
		if c, ok := id.Parse[id.Contact](k); ok {
			ours = append(ours, c)
		}
	}
	return ours
}

// findAt reads whoever, at the accounts of the lines, shares an address or a name with one of them.
func (t *intake) findAt(lines []ImportLine) error {
	var accounts []id.Account
	var emails, names []string
	for i, l := range lines {
		if t.accounts[i] != "" {
			in := l.In.Clean()
			accounts, emails, names = append(accounts, t.accounts[i]), append(emails, in.Email), append(names, text.Fold(in.Name))
		}
	}
	t.at = map[id.Account][]row{}
	if len(accounts) == 0 {
		return nil
	}
	rows, err := db.Select[row](t.tx, `SELECT * FROM contact WHERE deleted_at IS NULL AND account_id IN (?)
		AND (email <> '' AND email IN (?) OR name_fold IN (?)) ORDER BY created_at, id`, db.In(accounts), db.In(emails), db.In(names))
	for _, r := range rows {
		t.at[r.AccountID] = append(t.at[r.AccountID], r)
	}
	return err
}

// byEmail is who has the line's address at its account, one line each: the one of the same name when a mailbox is shared.
func (t *intake) byEmail(in contact.Input) (found row, ok bool) {
	for _, r := range t.at[in.Account] {
		if in.Email == "" || r.Email != in.Email || t.met[r.ID] {
			continue
		}
		if same := r.NameFold == text.Fold(in.Name); same || !ok {
			found, ok = r, true
			if same {
				break
			}
		}
	}
	return found, ok
}

// homonym says that somebody of that name is at the account already.
func (t *intake) homonym(c contact.Contact) bool {
	for _, r := range t.at[c.Account] {
		if r.NameFold == text.Fold(c.Name) {
			return true
		}
	}
	return false
}

// keepReach empties the accounts on which the importer may not write.
func (t *intake) keepReach() error {
	t.countries = map[id.Account]string{}
	var asked []id.Account
	for _, c := range t.accounts {
		if c != "" {
			asked = append(asked, c)
		}
	}
	if len(asked) == 0 {
		return nil
	}
	scope, err := teamdesk.Reach(t.tx, t.a, team.Contact, team.Write)
	if err != nil {
		return err
	}
	cond, args := scope.OnNamed("c.id")
	type placed struct {
		ID      id.Account `bun:"id"`
		Country string     `bun:"country"`
	}
	held, err := db.Select[placed](t.tx, `SELECT id, country FROM account c WHERE deleted_at IS NULL AND id IN (?) AND `+cond, append([]any{db.In(asked)}, args...)...)
	if err != nil {
		return err
	}
	for _, h := range held {
		t.countries[h.ID] = h.Country
	}
	for i, c := range t.accounts {
		if _, ok := t.countries[c]; !ok {
			t.accounts[i] = ""
		}
	}
	return nil
}
