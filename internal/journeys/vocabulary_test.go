package journeys

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"comptoir/internal/platform/db"
	"comptoir/internal/world"
	"comptoir/internal/world/worldtest"
)

// vocabulary is what people entered, longest first.
type vocabulary []string

// entered reads every text of every table.
func entered(t *testing.T, w worldtest.World) vocabulary {
	t.Helper()
	all := map[string]bool{}
	err := w.DB.Read(context.Background(), func(tx *db.Tx) error {
		tables, err := db.Select[string](tx, `SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%' AND name NOT LIKE 'search_word%'`)
		if err != nil {
			return err
		}
		for _, table := range tables {
			columns, err := db.Select[string](tx, `SELECT name FROM pragma_table_info(?) WHERE type = 'TEXT'`, table)
			if err != nil {
				return err
			}
			for _, column := range columns {
				if enumerations[column] && !written[table+"."+column] {
					continue
				}
				texts, err := db.Select[string](tx, `SELECT DISTINCT ? FROM ? WHERE ? <> ''`, db.Ident(column), db.Ident(table), db.Ident(column))
				if err != nil {
					return err
				}
				for _, x := range texts {
					all[x] = true
					if column == "legal_name" || column == "job" || column == "post" || column == "name" && (table == "account" || table == "contact") {
						for _, part := range broken(x) {
							all[part] = true
						}
					}
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	all["Comptoir"], all[world.Company] = true, true
	var out vocabulary
	for x := range all {
		out = append(out, shapes(x)...)
	}
	slices.SortFunc(out, func(a, b string) int { return len(b) - len(a) })
	return out
}

// written are columns of people's words under a name that elsewhere holds a code.
var written = map[string]bool{"privacy_processing.purpose": true, "privacy_processing.data": true, "privacy_request.outcome": true}

// broken is a name, or a job, as a drawing writes it on two lines.
func broken(x string) (out []string) {
	words := strings.Fields(x)
	for i := 1; i < len(words); i++ {
		out = append(out, strings.Join(words[:i], " "), strings.Join(words[i:], " "))
	}
	return out
}

// shapes are the ways in which a text that was entered is shown: as it is, within a sentence, an address without its
// scheme, a number in groups of four.
func shapes(x string) []string {
	x = strings.ReplaceAll(x, "\u00a0", " ")
	first, size := utf8.DecodeRuneInString(x)
	out := []string{x, string(unicode.ToLower(first)) + x[size:]}
	if _, host, ok := strings.Cut(x, "://"); ok {
		out = append(out, strings.TrimPrefix(host, "www."))
	}
	if !strings.Contains(x, " ") && len(x) > 8 {
		var groups []string
		for c := range slices.Chunk([]byte(x), 4) {
			groups = append(groups, string(c))
		}
		out = append(out, strings.Join(groups, " "))
	}
	return out
}

// enumerations are the columns of texts that nobody typed.
var enumerations = map[string]bool{"state": true, "status": true, "type": true, "tier": true, "kind": true, "action": true, "role": true, "function": true,
	"code": true, "severity": true, "renewal": true, "regime": true, "scheme": true, "verdict": true, "decision": true, "object": true,
	"outcome": true, "fields": true, "class": true, "us_unit": true, "us_convention": true, "us_from": true, "us_form": true, "client_unit": true,
	"client_convention": true, "client_from": true, "client_form": true, "pay_from": true, "notice_by": true, "notice_form": true, "terminated_for": true,
	"params": true, "body": true, "data": true, "lang": true, "country": true, "ccy": true, "given_ccy": true, "theme": true,
	"quadrant": true, "axis": true, "verb": true, "from_status": true, "to_status": true, "purpose": true, "section": true}

func (v vocabulary) holds(word string) bool {
	return slices.ContainsFunc(v, func(x string) bool { return strings.Contains(x, word) })
}

// outside is what of a text stands outside of the brackets and was not entered: letters only count.
func (v vocabulary) outside(text string) string {
	var b strings.Builder
	depth := 0
	for _, r := range text {
		switch {
		case r == '⟦':
			depth++
		case r == '⟧':
			depth--
		case depth == 0:
			b.WriteRune(r)
		}
	}
	rest := v.withoutShortened(strings.ReplaceAll(b.String(), "\u00a0", " "))
	for _, x := range v {
		if !hasWord(rest) {
			return ""
		}
		if len(x) > 1 {
			rest = strings.ReplaceAll(rest, x, " ")
		}
	}
	return strings.Join(strings.Fields(currencies.ReplaceAllString(rest, " ")), " ")
}

// currencies are written by their code where no sign is common.
var currencies = regexp.MustCompile(`\b[kM]?(AUD|BRL|CAD|CHF|CNY|CZK|DKK|EUR|GBP|HUF|JPY|MAD|NOK|PLN|RON|SEK|USD)\b`)

// shortened is the beginning of something, up to its dots.
var shortened = regexp.MustCompile(`[^,·«"]*…`)

// withoutShortened takes out what was entered and is shown by its beginning: "Nettoyage et déchets, Bra…".
func (v vocabulary) withoutShortened(rest string) string {
	for _, cut := range []string{rest, shortened.FindString(rest)} {
		start, _, ok := strings.Cut(cut, "…")
		start = strings.Trim(start, " ,·«")
		if ok && len(start) > 6 && slices.ContainsFunc(v, func(x string) bool { return strings.HasPrefix(x, start) }) {
			return strings.Replace(rest, start, " ", 1)
		}
	}
	return rest
}

// hasWord: a letter or two are initials, a unit, a key of the keyboard.
func hasWord(s string) bool {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			if n++; n > 2 {
				return true
			}
		} else {
			n = 0
		}
	}
	return false
}
