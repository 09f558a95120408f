package capturedesk

import (
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// known is a contact within reach.
type known struct {
	ID          id.Contact `bun:"id"`
	AccountID   id.Account `bun:"account_id"`
	AccountName string     `bun:"account_name"`
	Name        string     `bun:"name"`
	NameFold    string     `bun:"name_fold"`
	Email       string     `bun:"email"`
	Tel         string     `bun:"phone_e164"`
	Key         *string    `bun:"external_key"`
}

// chunk is how many values one question names.
const chunk = 400

// contactsBy finds the contacts whose column is one of the values, on the accounts of which the person may write.
func contactsBy(tx *db.Tx, a who.Actor, column string, values []string) (out []known, err error) {
	relation, contact, err := scopes(tx, a)
	if err != nil {
		return nil, err
	}
	r, rargs := relation.OnNamed("c.account_id")
	w, wargs := contact.OnNamed("c.account_id")
	for from := 0; from < len(values); from += chunk {
		some := values[from:min(from+chunk, len(values))]
		args := append([]any{db.Ident("c." + column), db.In(some)}, append(append([]any{}, rargs...), wargs...)...)
		got, err := db.Select[known](tx, `SELECT c.id, c.account_id, a.name AS account_name, c.name, c.name_fold, c.email, c.phone_e164, c.external_key
			FROM contact c JOIN account a ON a.id = c.account_id WHERE c.deleted_at IS NULL AND ? IN (?) AND ((`+r+`) OR (`+w+`))
			ORDER BY c.created_at, c.id LIMIT 2000`, args...)
		if err != nil {
			return nil, err
		}
		out = append(out, got...)
	}
	return out, nil
}

// scopes are where exchanges may be noted, and where people may be added.
func scopes(tx *db.Tx, a who.Actor) (relation, contact teamdesk.Scope, err error) {
	if relation, err = teamdesk.Reach(tx, a, team.Relation, team.Write); err != nil {
		return relation, contact, err
	}
	contact, err = teamdesk.Reach(tx, a, team.Contact, team.Write)
	return relation, contact, err
}

type place struct {
	ID   id.Account `bun:"id"`
	Name string     `bun:"name"`
	Fold string     `bun:"name_fold"`
}

// accountsNamed finds the accounts of those names to which the person may add people.
func accountsNamed(tx *db.Tx, a who.Actor, folds []string) (out []place, err error) {
	_, contact, err := scopes(tx, a)
	if err != nil {
		return nil, err
	}
	cond, args := contact.OnNamed("a.id")
	for from := 0; from < len(folds); from += chunk {
		got, err := db.Select[place](tx, `SELECT a.id, a.name, a.name_fold FROM account a WHERE a.deleted_at IS NULL AND a.name_fold IN (?) AND `+cond+`
			ORDER BY a.status_rank, a.id`, append([]any{db.In(folds[from:min(from+chunk, len(folds))])}, args...)...)
		if err != nil {
			return nil, err
		}
		out = append(out, got...)
	}
	return out, nil
}

// accountOfDomain is the account at which most people have an address of the domain; ok is false without any.
func accountOfDomain(tx *db.Tx, a who.Actor, domain string) (place, bool, error) {
	_, contact, err := scopes(tx, a)
	if err != nil {
		return place{}, false, err
	}
	cond, args := contact.OnNamed("c.account_id")
	return db.One[place](tx, `SELECT a.id, a.name, a.name_fold FROM account a JOIN (SELECT c.account_id, count(*) AS n FROM contact c
		WHERE c.deleted_at IS NULL AND c.email LIKE ? ESCAPE '\' AND `+cond+` GROUP BY c.account_id) x ON x.account_id = a.id
		WHERE a.deleted_at IS NULL ORDER BY x.n DESC, a.id LIMIT 1`, append([]any{"%@" + db.EscapeLike(domain)}, args...)...)
}

type colleague struct {
	ID    id.User `bun:"id"`
	Login string  `bun:"login"`
	Name  string  `bun:"name"`
}

// colleaguesBy finds ours by the addresses they sign in with.
func colleaguesBy(tx *db.Tx, logins []string) (out []colleague, err error) {
	for from := 0; from < len(logins); from += chunk {
		got, err := db.Select[colleague](tx, `SELECT id, login, name FROM app_user WHERE state = 'ACTIVE' AND login IN (?)`,
			db.In(logins[from:min(from+chunk, len(logins))]))
		if err != nil {
			return nil, err
		}
		out = append(out, got...)
	}
	return out, nil
}

// noted is an exchange that was captured before, with one of its contacts.
type noted struct {
	ContactID id.Contact       `bun:"contact_id"`
	ID        id.Interaction   `bun:"id"`
	AccountID id.Account       `bun:"account_id"`
	Key       string           `bun:"external_key"`
	Day       day.Day          `bun:"day"`
	At        *instant.Instant `bun:"at"`
	Removed   *instant.Instant `bun:"deleted_at"`
}

// notedWith reads what was captured with those contacts before, wherever it is by now, removed or not: what was removed by
// hand does not come back.
func notedWith(tx *db.Tx, contacts []id.Contact) (out []noted, err error) {
	for from := 0; from < len(contacts); from += chunk {
		got, err := db.Select[noted](tx, `SELECT x.contact_id, i.id, i.account_id, i.external_key, i.day, i.at, i.deleted_at FROM interaction_contact x
			JOIN interaction i ON i.id = x.interaction_id WHERE x.contact_id IN (?) AND i.source = ?`,
			db.In(contacts[from:min(from+chunk, len(contacts))]), source)
		if err != nil {
			return nil, err
		}
		out = append(out, got...)
	}
	return out, nil
}

// keyTaken says whether a contact anywhere has the key: it is then no key for another.
func keyTaken(tx *db.Tx, key string) (bool, error) {
	n, _, err := db.One[int](tx, `SELECT count(*) FROM contact WHERE source = '' AND external_key = ?`, key)
	return n > 0, err
}

// countryOf is where an account's numbers are dialled from.
func countryOf(tx *db.Tx, account id.Account) (string, error) {
	country, _, err := db.One[string](tx, `SELECT country FROM account WHERE id = ?`, account)
	return country, err
}

// countriesIn are the countries of the accounts in reach, the most frequent first: a number without prefix is of one of them.
func countriesIn(tx *db.Tx, a who.Actor) ([]string, error) {
	relation, contact, err := scopes(tx, a)
	if err != nil {
		return nil, err
	}
	r, rargs := relation.OnEach("c.id")
	w, wargs := contact.OnEach("c.id")
	return db.Select[string](tx, `SELECT x.country FROM (SELECT c.country FROM account c WHERE c.deleted_at IS NULL AND ((`+r+`) OR (`+w+`)) LIMIT 500) x
		GROUP BY x.country ORDER BY count(*) DESC, x.country LIMIT 3`, append(append([]any{}, rargs...), wargs...)...)
}
