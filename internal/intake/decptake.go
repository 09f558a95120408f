package intake

import (
	"strings"

	"comptoir/internal/kernel/day"
)

// take writes down a public contract. Its notice is unknown: the data do not say it. It does not renew by
// itself: at the end the buyer must consult again, which is why the end ranks it.
func (d *decp) take(item *Item, said *remarks, m market) {
	start := m.startDay()
	_, version := m.stem(d.format)
	c := ContractLine{Key: m.key(d.format), Account: d.buyer(item, said, m), Reference: reference(m.id), Type: natureOf(m), Start: day.Ptr(start),
		Renewal: "NONE", CPV: m.cpv, Procedure: string(m.rec.Procedure), Version: version}
	subject := printable(m.subject)
	if lost(m.subject) {
		said.warn("name", "char_lost", "value", subject)
	}
	if c.Name, c.Subject = shorten(subject); c.Name == "" {
		c.Name = m.id
	}
	c.Term, c.Total = d.term(said, m.term), d.value(said, m.amount, true)
	c.FirstTerm, c.FirstTotal = c.Term, c.Total
	c.Holders = d.holders(m.holders)
	d.amend(said, &c, m.mods, start)
	d.judgeHolders(said, &c, m)
	dates(said, &c, d.opt.Today)
	item.Contract = &c
}

// reference keeps a number within what a contract may carry; the format allows 16 characters.
func reference(id string) string {
	if r := []rune(id); len(r) > referenceLimit {
		return string(r[:referenceLimit])
	}
	return id
}

// genericNames say nothing of who the buyer is: the accounting software exported the name of a budget.
var genericNames = map[string]bool{"budget principal": true, "budget annexe": true, "budget general": true, "mairie": true, "commune": true, "ville": true, "siege": true}

// buyer is the account of a public buyer: its SIREN when the SIRET is right, so that its establishments and
// budgets are one account; otherwise the number as written.
func (d *decp) buyer(item *Item, said *remarks, m market) AccountRef {
	id := identify(d.opt.Check, said, "account.siret", "SIRET", squeeze(string(m.buyer.ID)))
	ref := AccountRef{Key: "siret:" + id.Value}
	ref.Name, _ = shorten(printable(string(m.buyer.Nom)))
	ids := []Identifier{id}
	if id.Valid {
		ref.SIREN = id.Value[:9]
		ref.Key = "siren:" + ref.SIREN
		ids = []Identifier{{Scheme: "SIREN", Value: ref.SIREN, Valid: true}, id}
	}
	if lost(string(m.buyer.Nom)) {
		said.warn("account", "char_lost", "value", ref.Name)
	}
	a, first := needed(&d.accounts, ref, item.Line, said)
	if first {
		a.IDs, a.Country = ids, "FR"
		item.Accounts = []AccountLine{a}
		if genericNames[fold(ref.Name)] {
			said.warn("account", "buyer_name_generic", "value", ref.Name)
		}
	}
	return ref
}

func natureOf(m market) string {
	text := fold(m.nature + " " + string(m.rec.Techniques))
	switch {
	case strings.Contains(text, "accord cadre"):
		return "FRAMEWORK"
	case strings.Contains(text, "subsequent"):
		return "APPLICATION"
	}
	return "SERVICE"
}

// printable drops control characters that a publisher left in a text.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x20 || r >= 0x7f && r < 0xa0 {
			return -1
		}
		return r
	}, legible(s))
}
