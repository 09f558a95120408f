package account

import (
	"net/url"
	"strings"

	"golang.org/x/text/language"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/text"
)

const maxName = 200

// Input is an account as somebody enters it or an import reads it.
type Input struct {
	ExternalKey string
	Name        string
	Tier        Tier
	Sector      string
	Country     string
	City        string
	// Website is a full address or a bare domain.
	Website string
	Note    string
	Ccy     money.Currency
	Since   *day.Day
	Parent  id.Account
	Owner   id.User
}

// Clean trims and normalises the texts.
func (in Input) Clean() Input {
	for _, s := range []*string{&in.ExternalKey, &in.Name, &in.Sector, &in.Country, &in.City, &in.Website, &in.Note} {
		*s = text.Clean(*s)
	}
	if in.Website != "" && !strings.Contains(in.Website, "://") {
		in.Website = "https://" + in.Website
	}
	return in
}

// Validate finds everything that is wrong with the input at once: homonyms exist, so the name is not one of them.
func (in Input) Validate() problem.List {
	in = in.Clean()
	var l problem.List
	text.Line(&l, "name", in.Name, 1, maxName)
	text.Line(&l, "external_key", in.ExternalKey, 0, maxName)
	text.Line(&l, "sector", in.Sector, 0, maxName)
	if !in.Tier.Valid() {
		l.Add("tier", "unknown_choice")
	}
	text.Line(&l, "city", in.City, 0, maxName)
	text.Block(&l, "note", in.Note, 0, 4000)
	if in.Website != "" && !webAddress(in.Website) {
		l.Add("website", "not_a_web_address")
	}
	checkCountry(&l, in.Country)
	checkCurrency(&l, in.Ccy)
	checkDay(&l, "since", in.Since)
	return l
}

// webAddress accepts http and https only: the address becomes a link that people follow.
func webAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && strings.Contains(u.Hostname(), ".") &&
		u.User == nil && len(s) <= 500
}

// Account is a new account made from the input: a CANDIDATE.
func (in Input) Account() Account { return Account{Status: Candidate}.Edit(in) }

// Edit applies a corrected input to an existing account; its status changes by MoveTo only.
func (a Account) Edit(in Input) Account {
	in = in.Clean()
	a.ExternalKey, a.Name, a.Tier, a.Sector, a.Country = in.ExternalKey, in.Name, in.Tier, in.Sector, in.Country
	a.City, a.Website, a.Note = in.City, in.Website, in.Note
	a.Ccy, a.Since, a.Parent, a.Owner = in.Ccy, in.Since, in.Parent, in.Owner
	return a
}

// EntityInput is a legal body as somebody enters it.
type EntityInput struct {
	Name        string
	Parent      id.Entity
	Country     string
	City        string
	Ccy         money.Currency
	Identifiers []Identifier
	State       EntityState
	From        *day.Day
	To          *day.Day
}

// Validate finds everything that is wrong with the input at once. An identifier whose check digits are wrong may be
// kept "to confirm", never as verified; two of one scheme are refused unless one is obsolete.
func (in EntityInput) Validate() problem.List {
	var l problem.List
	text.Line(&l, "name", text.Clean(in.Name), 1, maxName)
	text.Line(&l, "city", text.Clean(in.City), 0, maxName)
	checkCountry(&l, in.Country)
	if in.Ccy != "" {
		checkCurrency(&l, in.Ccy)
	}
	if !in.State.Valid() {
		l.Add("state", "unknown_choice")
	}
	checkDay(&l, "from", in.From)
	checkDay(&l, "to", in.To)
	if in.From != nil && in.To != nil && *in.To < *in.From {
		l.Add("to", "to_before_from", "from", *in.From)
	}
	checkIdentifiers(&l, in.Identifiers)
	return l
}

func checkIdentifiers(l *problem.List, all []Identifier) {
	current := map[Scheme]string{}
	for _, i := range all {
		field := "identifier_" + string(i.Scheme)
		normal, v, err := Check(i.Scheme, i.Value)
		if p, ok := problem.All(err); ok && (i.State == Verified || p[0].Code != "bad_checksum") {
			p[0].Field = field
			*l = append(*l, p[0])
		}
		if i.State == Obsolete {
			continue
		}
		if _, twice := current[i.Scheme]; twice && i.Scheme != Other {
			l.Add(field, "twice")
		}
		current[i.Scheme] = normal
		if v == Invalid {
			delete(current, i.Scheme)
		}
	}
	siret, siren := current[SIRET], current[SIREN]
	if siret != "" && siren != "" && SameBody(siret, siren) != nil {
		l.Add("identifier_SIRET", "siret_other_siren", "siren", siren)
	}
}

// ValidCountry says whether the code is a country of ISO 3166-1, alpha-2, upper case.
func ValidCountry(code string) bool {
	if len(code) != 2 {
		return false
	}
	r, err := language.ParseRegion(code)
	return err == nil && r.IsCountry() && r.Canonicalize().String() == code && !strings.Contains(noCountries, code)
}

// noCountries are codes that the standard withdrew with their countries, or keeps for islands, exceptions and unions: no
// company is registered there under them. Kosovo's, which is in use, stays.
const noCountries = "AC AN CP CQ CS DG EA EZ FQ IC NT PC SU TA UN YU"

// checkCountry accepts an empty code: unknown.
func checkCountry(l *problem.List, code string) {
	if code != "" && !ValidCountry(code) {
		l.Add("country", "unknown_country", "country", code)
	}
}

func checkCurrency(l *problem.List, c money.Currency) {
	if !c.Valid() {
		l.Add("ccy", "unknown_currency", "currency", string(c))
	}
}

func checkDay(l *problem.List, field string, d *day.Day) {
	if d != nil && !d.Plausible() {
		l.Add(field, "date_implausible", "date", *d)
	}
}

// Validate finds what is wrong with a team membership.
func (m TeamMember) Validate() problem.List {
	var l problem.List
	if m.User == "" {
		l.Add("user", "required")
	}
	if !m.Function.Valid() {
		l.Add("function", "unknown_choice")
	}
	checkCountry(&l, m.Country)
	checkDay(&l, "from", &m.From)
	checkDay(&l, "to", m.To)
	if m.To != nil && *m.To < m.From {
		l.Add("to", "to_before_from", "from", m.From)
	}
	return l
}
