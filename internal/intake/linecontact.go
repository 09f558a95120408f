package intake

import (
	"strings"

	"comptoir/internal/kernel/text"
)

// contact reads a line of people.
func (l *line) contact() {
	c := ContactLine{FirstName: l.text("first_name"), LastName: l.text("last_name"), FullName: l.text("name"), Job: l.text("job"),
		Language: languageCode(l.text("language")), Email: l.email("email"), Phone: l.text("phone"), Mobile: l.text("mobile"), Account: l.accountRef()}
	if c.FullName == "" {
		c.FullName = strings.TrimSpace(c.FirstName + " " + c.LastName)
	}
	if c.FullName == "" {
		l.said.reject("name", "name_missing")
	}
	if c.Account == (AccountRef{}) {
		c.Account = AccountRef{Key: unattachedKey}
	}
	c.Key = l.contactKey(c)
	l.compare("account", c.Account.Identity())
	l.compare("name", c.FirstName, c.LastName, c.FullName)
	l.compare("job", c.Job)
	l.compare("email", c.Email)
	l.compare("", c.Language, c.Phone, c.Mobile)
	if l.again(c.Key) {
		return
	}
	l.item.Contact = &c
	if c.Account.Key == unattachedKey {
		l.unattached(c.Account)
		return
	}
	l.require(c.Account)
}

// unattachedKey is the key of that account within its source.
const unattachedKey = "unattached"

// unattached gathers people without an account under one provisional account, from which they are moved.
func (l *line) unattached(ref AccountRef) {
	l.said.warn("account", "contact_unattached")
	if _, again := l.p.accounts.before(ref.Identity(), l.row.Line); !again {
		l.item.Accounts = []AccountLine{{Key: ref.Key, OnlyIfNew: true, Placeholder: Unattached}}
	}
}

// contactKey prefers the source's key, then the address, then the name at its account.
func (l *line) contactKey(c ContactLine) string {
	if key := l.peek("key"); key != "" {
		return key
	}
	if c.Email != "" {
		return bounded("email:" + strings.ToLower(c.Email))
	}
	return bounded(c.Account.Identity() + "/" + fold(c.FullName))
}

// email keeps an address only when it looks like one.
func (l *line) email(field string) string {
	s := l.text(field)
	if s != "" && !text.IsEmail(s) {
		l.said.warn("email", "email_invalid", "value", s)
		return ""
	}
	return s
}

// languages as people write them; any two-letter code stands for itself.
var languages = map[string]string{
	"francais": "fr", "french": "fr", "anglais": "en", "english": "en", "allemand": "de", "german": "de", "deutsch": "de",
	"espagnol": "es", "spanish": "es", "italien": "it", "italian": "it", "suedois": "sv", "swedish": "sv", "neerlandais": "nl", "dutch": "nl",
}

func languageCode(s string) string {
	f := fold(s)
	if code, ok := languages[f]; ok {
		return code
	}
	if len(f) >= 2 && (len(f) == 2 || f[2] == ' ') {
		return f[:2]
	}
	return ""
}
