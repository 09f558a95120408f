package intake

import (
	"strings"

	"comptoir/internal/kernel/money"
)

// account reads a line of accounts, with the person that some tables put beside (Northwind).
func (l *line) account() {
	a := AccountLine{Name: l.text("name"), City: l.text("city"), Sector: l.text("sector"), Website: l.website(), Phone: l.text("phone")}
	if a.Name == "" {
		l.said.reject("name", "name_missing")
	}
	a.IDs = l.ids()
	a.Country = l.country()
	if c := l.text("currency"); c != "" {
		if a.Currency = money.Currency(strings.ToUpper(c)); !a.Currency.Valid() {
			l.said.reject("currency", "currency_unknown", "value", c)
		}
	}
	if parent := l.text("parent"); parent != "" {
		a.Parent = AccountRef{Key: parent, Name: parent}
	}
	a.Key = l.text("key")
	if a.Key == "" {
		a.Key = bounded(AccountRef{Name: a.Name, SIREN: validSIREN(a.IDs)}.Identity())
	}
	l.compareAccount(a)
	if l.again(a.Key) {
		return
	}
	if siren := validSIREN(a.IDs); siren != "" {
		if first, twice := l.p.sirens.before(siren, l.row.Line); twice {
			l.said.reject("siren", "siren_twice", "line", first, "value", siren)
			return
		}
	}
	if first, twice := l.p.names.before(fold(a.Name), l.row.Line); twice {
		l.said.warn("name", "name_twice", "line", first, "value", a.Name)
	}
	l.item.Accounts = []AccountLine{a}
	l.personBeside(a)
}

func (l *line) compareAccount(a AccountLine) {
	l.compare("name", a.Name)
	for _, s := range []string{"SIREN", "SIRET", "VAT", "LEI"} {
		l.compare(strings.ToLower(s), idOf(a.IDs, s).Value)
	}
	l.compare("country", a.Country)
	l.compare("", a.City, a.Sector, string(a.Currency), a.Website, a.Phone, a.Parent.Key, idOf(a.IDs, "DUNS").Value,
		l.peek("contact.name"), l.peek("contact.job"), l.peek("contact.email"))
}

func (l *line) ids() []Identifier {
	var ids []Identifier
	for _, f := range []struct{ field, scheme string }{{"siren", "SIREN"}, {"siret", "SIRET"}, {"vat", "VAT"}, {"lei", "LEI"}, {"duns", "DUNS"}} {
		if id, ok := l.id(f.field, f.scheme); ok {
			ids = append(ids, id)
		}
	}
	siren, siret := idOf(ids, "SIREN"), idOf(ids, "SIRET")
	if siren.Value != "" && siret.Value != "" && !strings.HasPrefix(siret.Value, siren.Value) {
		l.said.reject("siret", "siret_siren_differ", "siren", siren.Value, "siret", siret.Value)
	}
	if siren.Value == "" && siret.Valid {
		ids = append(ids, Identifier{Scheme: "SIREN", Value: siret.Value[:9], Valid: true})
	}
	return ids
}

func (l *line) website() string {
	s := l.text("website")
	if s != "" && !looksLikeSite(s) {
		l.said.warn("website", "website_invalid", "value", s)
		return ""
	}
	return s
}

func (l *line) country() string {
	s := l.text("country")
	if s == "" {
		return ""
	}
	code, ok := countryCode(s)
	if !ok {
		l.said.warn("country", "country_unknown", "value", s)
	}
	return code
}

// personBeside makes a contact of the person named in the account's own row.
func (l *line) personBeside(a AccountLine) {
	name := l.text("contact.name")
	if name == "" {
		return
	}
	l.item.Contact = &ContactLine{Key: bounded(a.Key + "/" + fold(name)), Account: AccountRef{Key: a.Key, Name: a.Name}, FullName: name,
		Job: l.text("contact.job"), Email: l.email("contact.email"), Phone: a.Phone}
}
