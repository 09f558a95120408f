package journeys

import (
	"bytes"
	"context"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"

	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/i18n"
	"comptoir/internal/platform/who"
	"comptoir/internal/world"
	"comptoir/internal/world/worldtest"
)

// readers are who reads every page: a key account manager, a director and an administrator.
var readers = []string{"camille", "ingrid", "paul"}

// In the pseudo-locale every word that comes from the messages stands between brackets. What stands outside is what
// people entered, or it was written in the code and speaks one language for ever.
func TestEveryWordComesFromTheMessages(t *testing.T) {
	w := worldtest.Open(t)
	base, known := serve(t, w), entered(t, w)
	for _, handle := range readers {
		speak(t, w, handle, i18n.Pseudo)
		found := map[string]string{}
		everyPage(t, w, base, handle, func(where string, words []string) {
			for _, text := range words {
				if rest := known.outside(text); hasWord(rest) {
					found[rest] = where
				}
			}
		})
		for rest, where := range found {
			t.Errorf("%s sees %q at %s: it is not from the messages", handle, rest, where)
		}
	}
}

// code is an enumeration's value or a message's key: machines' words.
var code = regexp.MustCompile(`\b[A-Z]{2,}(?:_[A-Z]+)+\b|\b[A-Z]{4,}\b|^[a-z_]+(?:\.[A-Za-z_]+)+$`)

// site is an address given as an example.
var site = regexp.MustCompile(`^[a-z]+\.(fr|com|example)$`)

// abbreviations are words in capitals that people use.
var abbreviations = map[string]bool{"SIREN": true, "SIRET": true, "XLSX": true, "HTTP": true, "INSEE": true, "EORI": true, "DUNS": true, "JSON": true, "DECP": true}

func TestNoCodeReachesTheScreen(t *testing.T) {
	w := worldtest.Open(t)
	base, known := serve(t, w), entered(t, w)
	for _, lang := range i18n.Langs {
		for _, handle := range readers {
			speak(t, w, handle, lang)
			found := map[string]string{}
			everyPage(t, w, base, handle, func(where string, words []string) {
				for _, text := range words {
					for _, c := range code.FindAllString(currencies.ReplaceAllString(text, ""), -1) {
						if !abbreviations[c] && !site.MatchString(c) && !known.holds(c) {
							found[c+" in "+text] = where
						}
					}
				}
			})
			for what, where := range found {
				t.Errorf("%s, in %s, sees %s at %s", handle, lang, what, where)
			}
		}
	}
}

// speak makes somebody read another language from now on.
func speak(t *testing.T, w worldtest.World, handle, lang string) {
	t.Helper()
	a := w.As(handle)
	err := w.DB.Write(context.Background(), who.System(), func(tx *db.Tx) error {
		if _, err := tx.Exec(`UPDATE app_user SET lang = ? WHERE id = ?`, lang, a.ID); err != nil {
			return err
		}
		return tx.Record(db.Change{Action: "user.edited", Ref: ref.To("user", a.ID)})
	})
	if err != nil {
		t.Fatal(err)
	}
}

// everyPage reads a page of each kind, and what forms answer to who leaves them empty.
func everyPage(t *testing.T, w worldtest.World, base, handle string, read func(where string, words []string)) {
	t.Helper()
	c := signIn(t, base, handle)
	for _, p := range crawl(t, c, w.Site().Patterns(), "/") {
		if strings.Contains(p.path, "lang=") {
			continue // a review drawn for somebody who speaks the other language
		}
		read(p.path, wordsOf(t, c.get(p.path).body))
	}
	for _, form := range []string{"/accounts", "/contacts", "/contracts", "/tasks", "/profile", "/profile/password", "/admin/users", "/import"} {
		if got := c.post(form, url.Values{}); strings.HasPrefix(got.media, "text/html") {
			read(form+" (refused)", wordsOf(t, got.body))
		}
	}
	for _, page := range []string{"/nowhere", "/search?q=verre", "/search?q=zzzz", "/accounts?q=zzzz", "/contracts?q=zzzz", "/contacts?q=zzzz", "/tasks?q=zzzz"} {
		read(page, wordsOf(t, c.get(page).body))
	}
}

// spoken are the attributes that people read or hear.
var spoken = []string{"aria-label", "title", "placeholder", "alt", "aria-description", "data-hint", "data-label"}

// wordsOf is everything a page says, text by text.
func wordsOf(t *testing.T, body []byte) (out []string) {
	t.Helper()
	doc, err := goquery.NewDocumentFromReader(bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.ElementNode && slices.Contains([]string{"script", "style", "kbd"}, n.Data) {
			return
		}
		if slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "lang" }) && n.Data != "html" {
			return // said in another language on purpose
		}
		if n.Type == html.TextNode {
			out = append(out, n.Data)
		}
		for _, a := range n.Attr {
			if slices.Contains(spoken, a.Key) || a.Key == "value" && n.Data == "button" {
				out = append(out, a.Val)
			}
		}
		for k := n.FirstChild; k != nil; k = k.NextSibling {
			walk(k)
		}
	}
	for _, n := range doc.Nodes {
		walk(n)
	}
	return out
}

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
				if enumerations[column] {
					continue
				}
				texts, err := db.Select[string](tx, `SELECT DISTINCT ? FROM ? WHERE ? <> ''`, db.Ident(column), db.Ident(table), db.Ident(column))
				if err != nil {
					return err
				}
				for _, x := range texts {
					all[x] = true
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
	"params": true, "body": true, "data": true, "lang": true, "country": true, "ccy": true, "given_ccy": true, "theme": true}

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
