package intake

import (
	"slices"
	"strings"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/money"
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

// value reads a published amount, which who imports it cannot correct: when it cannot be meant, the contract
// is taken with its value unknown.
func (d *decp) value(said *remarks, text loose, wanted bool) *money.Money {
	if text == "" {
		if wanted {
			said.warn("total_value", "amount_missing")
		}
		return nil
	}
	n, ok := parseNumber(string(text), NumberPlain)
	minor, fits := n.Minor(money.EUR.Decimals())
	switch {
	case !ok || !fits:
		said.warn("total_value", "amount_unreadable", "value", string(text))
	case n.Coef == 0:
		said.warn("total_value", "amount_missing")
	case n.Coef < 0:
		said.warn("total_value", "amount_negative", "value", string(text))
	case n.isFiller():
		said.warn("total_value", "amount_filler", "value", string(text))
	default:
		m := money.Of(minor, money.EUR)
		return &m
	}
	return nil
}

func (d *decp) term(said *remarks, months int) int {
	if months > maxTerm {
		said.warn("term_months", "count_implausible", "value", months, "limit", maxTerm)
		return 0
	}
	return months
}

// amend applies the published modifications in the order of their dates. The format defines the amount as
// the new total; one of less than half is probably the supplement alone, and is flagged.
func (d *decp) amend(said *remarks, c *ContractLine, mods []decpMod, start day.Day) {
	for _, x := range mods {
		on, ok := parseDay(modDate(x), DayISO)
		if !ok {
			said.warn("amendment", "amendment_undated")
			continue
		}
		a := Amendment{Day: on.day(), Term: d.term(said, months(x.DureeMois)), Total: d.value(said, amountOf(x), false), Subject: string(x.Objet)}
		if a.Day < start {
			said.warn("amendment", "amendment_before_start", "day", a.Day, "start", start)
		}
		if a.Total != nil && c.Total != nil && a.Total.Minor*2 < c.Total.Minor {
			said.warn("total_value", "amendment_halves", "day", a.Day, "before", *c.Total, "after", *a.Total)
		}
		if a.Total != nil {
			c.Total = a.Total
		}
		if a.Term > 0 {
			c.Term = a.Term
		}
		if who := d.holders(parties(x.Titulaires)); len(who) > 0 {
			a.Holders, c.Holders = who, who
		}
		c.Amendments = append(c.Amendments, a)
	}
}

func amountOf(x decpMod) loose {
	if x.ValeurGlobale != "" {
		return x.ValeurGlobale
	}
	return x.Montant
}

// holders reads who performs the contract; what is wrong with an identifier is said once, of those that stand.
func (d *decp) holders(all []decpParty) []Holder {
	var who []Holder
	for _, p := range all {
		id := identify(d.opt.Check, &remarks{}, "holder", holderScheme(string(p.Kind)), squeeze(string(p.ID)))
		if id.Scheme == "OTHER" {
			id.Valid = true
		}
		name, _ := shorten(printable(string(p.Nom)))
		if name == "" {
			name = strings.TrimSpace(string(p.Kind) + " " + string(p.ID))
		}
		who = append(who, Holder{Name: name, ID: id})
	}
	return who
}

func holderScheme(kind string) string {
	switch kind {
	case "SIRET":
		return "SIRET"
	case "TVA":
		return "VAT"
	}
	return "OTHER"
}

// judgeHolders says whose contract it is.
func (d *decp) judgeHolders(said *remarks, c *ContractLine, m market) {
	ours := d.opt.OurSIREN == ""
	for _, h := range c.Holders {
		siren := holderSIREN(h.ID)
		ours = ours || siren == d.opt.OurSIREN
		if !h.ID.Valid && d.opt.Check != nil {
			said.warn("holder", "id_invalid", "scheme", h.ID.Scheme, "value", h.ID.Value)
		}
	}
	if c.Account.SIREN != "" && slices.ContainsFunc(c.Holders, func(h Holder) bool { return holderSIREN(h.ID) == c.Account.SIREN }) {
		said.warn("holder", "holder_is_buyer", "value", c.Account.Name)
	}
	if len(c.Holders) > 1 {
		said.note("holder", "holders_shared", "others", len(c.Holders)-1)
	}
	c.Observed = !ours
}

func holderSIREN(id Identifier) string {
	switch {
	case !id.Valid:
		return ""
	case id.Scheme == "SIRET" && len(id.Value) == 14:
		return id.Value[:9]
	case id.Scheme == "VAT" && strings.HasPrefix(id.Value, "FR") && len(id.Value) == 13:
		return id.Value[4:]
	}
	return ""
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
