package capture

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

var plausibleEmail = regexp.MustCompile(`^[^\s@]+@[^\s@]+\.[^\s@]+$`)

// readCards reads vCards of any version, one after another in a file.
func readCards(raw []byte) (out []Item) {
	s, guessed := text(raw)
	depth := 0
	var card []property
	end := func(whole bool) {
		x := cardOf(card)
		if !whole {
			x.warn(CutShort)
		}
		if guessed {
			x.warn(CharsetGuessed)
		}
		if x.Refused != "" {
			x.Warnings = nil
		}
		out, card = append(out, x), nil
	}
	for _, p := range properties(s) {
		word := strings.ToUpper(strings.TrimSpace(p.value))
		switch {
		case p.name == "BEGIN" && word == "VCARD":
			depth++
		case p.name == "END" && word == "VCARD":
			if depth--; depth == 0 {
				end(true)
			}
			depth = max(depth, 0)
		case depth == 1:
			card = append(card, p)
		}
		if len(out) > mostItems {
			return out
		}
	}
	if depth > 0 {
		end(false)
	}
	return out
}

// ranked is a value with how much it is preferred: lower comes first.
type ranked struct {
	value string
	rank  int
}

func cardOf(card []property) Item {
	x := Item{Kind: Card}
	got := map[string]string{}
	var emails, phones, langs []ranked
	for _, p := range card {
		value, known := p.decoded()
		if !known {
			x.warn(CharsetUnknown)
		}
		switch p.name {
		case "EMAIL":
			if e := strings.ToLower(clean(strings.TrimPrefix(unescape(value), "mailto:"))); plausibleEmail.MatchString(e) {
				emails = append(emails, ranked{clip(e, mostFieldRunes), p.rank()})
			} else if e != "" {
				x.warn(AddressBad)
			}
		case "TEL":
			phones = x.phone(phones, p, value)
		case "LANG":
			langs = append(langs, ranked{clean(value), p.rank()})
		default:
			if strings.Trim(value, "; \t") != "" && got[p.name] == "" {
				got[p.name] = value
			}
		}
	}
	p := Person{Emails: inOrder(emails), Phones: inOrder(phones), Lang: langOf(first(inOrder(langs))), Org: part(got["ORG"]), Job: line(got["TITLE"])}
	if p.Job == "" {
		p.Job = line(got["ROLE"])
	}
	if v := clean(got["VERSION"]); v != "2.1" && v != "3.0" && v != "4.0" {
		x.warn(VersionUnknown)
	}
	p.Name = nameOf(got)
	if kind := strings.ToLower(clean(got["KIND"])); kind != "" && kind != "individual" {
		x.refuse(NotAPerson)
	} else if p.Name == "" {
		x.nameless(&p)
	}
	if x.Title = p.Name; x.Title == "" {
		x.Title = p.Org
	}
	if x.Refused == "" {
		x.People = []Person{p}
		x.Key = cardKey(got["UID"], p)
	}
	return x
}

// nameless names a person by their address, or refuses a card of nobody.
func (x *Item) nameless(p *Person) {
	switch {
	case p.Email() != "":
		p.Name = p.Email()
		x.warn(NameFromAddress)
	case p.Org != "":
		x.refuse(NotAPerson)
	default:
		x.refuse(NoName)
	}
}

// cardKey is the card's own UID, or all that it says of the person.
func cardKey(uid string, p Person) string {
	if uid = clean(strings.TrimPrefix(uid, "urn:uuid:")); uid == "" {
		uid = strings.Join(append([]string{p.Name, p.Org}, append(p.Emails, p.Phones...)...), "\n")
	}
	return keyOf(Card, uid)
}

func nameOf(got map[string]string) string {
	if fn := line(got["FN"]); fn != "" {
		return fn
	}
	parts := fields(got["N"])
	if len(parts) > 1 && parts[1] != "" {
		return clip(clean(parts[1]+" "+parts[0]), mostFieldRunes)
	}
	return clip(parts[0], mostFieldRunes)
}

func line(s string) string { return clip(clean(unescape(s)), mostFieldRunes) }
func part(s string) string { return clip(fields(s)[0], mostFieldRunes) }

// phone adds a telephone. Faxes and pagers are no way to call somebody.
func (x *Item) phone(list []ranked, p property, value string) []ranked {
	value = clean(unescape(value))
	if p.has("fax", "pager") || value == "" {
		return list
	}
	if len(value) >= 4 && strings.EqualFold(value[:4], "tel:") {
		value = value[4:]
	}
	value, _, _ = strings.Cut(value, ";")
	digits := strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, value)
	if len(digits) < 3 {
		x.warn(PhoneBad)
		return list
	}
	return append(list, ranked{clip(value, 60), p.rank()})
}

// rank: PREF as each version writes it, then the office, then the order of the card.
func (p property) rank() int {
	if n, err := strconv.Atoi(p.param("PREF")); err == nil && n >= 1 && n <= 100 {
		return n
	}
	switch {
	case p.has("pref"):
		return 1
	case p.has("work"):
		return 200
	case p.has("cell"):
		return 201
	}
	return 202
}

// mostWays bounds the addresses and the telephones of one person.
const mostWays = 10

func inOrder(list []ranked) (out []string) {
	slices.SortStableFunc(list, func(a, b ranked) int { return a.rank - b.rank })
	for _, r := range list {
		if !slices.Contains(out, r.value) && len(out) < mostWays {
			out = append(out, r.value)
		}
	}
	return out
}

func langOf(tag string) string {
	base, _, _ := strings.Cut(strings.ToLower(tag), "-")
	if len(base) != 2 {
		return ""
	}
	return base
}
