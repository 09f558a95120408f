// Package i18n turns codes and values into the reader's words: French first, English equal. Each area brings its
// own messages; numbers, money and dates take the reader's form.
package i18n

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	goi18n "github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

// Langs are the languages served, the default first.
var Langs = []string{"fr", "en"}

// Pseudo is the language of the test that finds hard-coded text: every French message between ⟦ and ⟧.
const Pseudo = "qps"

//go:embed messages/*.json
var own embed.FS

// Bundle holds the messages of all areas.
type Bundle struct {
	b    *goi18n.Bundle
	locs map[string]*Loc
	keys map[string]map[string]bool
}

// New reads messages/{fr,en}.json of every file system given, after the platform's own.
func New(areas ...fs.FS) (*Bundle, error) {
	b := &Bundle{b: goi18n.NewBundle(language.French), locs: map[string]*Loc{}, keys: map[string]map[string]bool{}}
	b.b.RegisterUnmarshalFunc("json", json.Unmarshal)
	plain := map[string]map[string]string{"fr": {}, "en": {}}
	for _, area := range append([]fs.FS{own}, areas...) {
		for _, lang := range Langs {
			if err := b.load(area, lang, plain[lang]); err != nil {
				return nil, err
			}
		}
	}
	for _, lang := range Langs {
		b.locs[lang] = newLoc(lang, b.b, plain[lang])
	}
	pseudo := newLoc("fr", b.b, plain["fr"])
	pseudo.pseudo = true
	b.locs[Pseudo] = pseudo
	return b, nil
}

func (b *Bundle) load(area fs.FS, lang string, plain map[string]string) error {
	name := path.Join("messages", lang+".json")
	data, err := fs.ReadFile(area, name)
	if err != nil {
		return fmt.Errorf("i18n: %w", err)
	}
	var raw map[string]any
	if err := json.Unmarshal(data, &raw); err != nil {
		return fmt.Errorf("i18n: %s: %w", name, err)
	}
	if b.keys[lang] == nil {
		b.keys[lang] = map[string]bool{}
	}
	for k, v := range raw {
		if b.keys[lang][k] {
			return fmt.Errorf("i18n: %s: key %q is defined twice", name, k)
		}
		b.keys[lang][k] = true
		if s, ok := v.(string); ok {
			plain[k] = s
		}
	}
	_, err = b.b.ParseMessageFileBytes(data, "active."+lang+".json")
	return err
}

// For returns the reader's localizer; an unknown language reads French.
func (b *Bundle) For(lang string) *Loc {
	if l, ok := b.locs[lang]; ok {
		return l
	}
	return b.locs[Langs[0]]
}

// MissingKeys lists keys that one language has and another lacks.
func (b *Bundle) MissingKeys() []string {
	var out []string
	for _, a := range Langs {
		for k := range b.keys[a] {
			for _, o := range Langs {
				if !b.keys[o][k] {
					out = append(out, o+": "+k)
				}
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Has says whether the key exists in every language.
func (b *Bundle) Has(key string) bool {
	for _, l := range Langs {
		if !b.keys[l][key] {
			return false
		}
	}
	return true
}

// Match picks the best language of an Accept-Language header.
func Match(accept string) string {
	tags, _, err := language.ParseAcceptLanguage(accept)
	if err != nil || len(tags) == 0 {
		return Langs[0]
	}
	_, i, _ := language.NewMatcher([]language.Tag{language.French, language.English}).Match(tags...)
	return Langs[i]
}

// HasPrefix says whether any key begins so, in every language.
func (b *Bundle) HasPrefix(prefix string) bool {
	for _, l := range Langs {
		found := false
		for k := range b.keys[l] {
			if strings.HasPrefix(k, prefix) {
				found = true
				break
			}
		}
		if !found {
			return false
		}
	}
	return true
}
