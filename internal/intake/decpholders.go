package intake

import (
	"slices"
	"strings"
)

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
