package search

import (
	"sync"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/custom"
	"github.com/blevesearch/bleve/v2/analysis/char/asciifolding"
	"github.com/blevesearch/bleve/v2/analysis/lang/fr"
	"github.com/blevesearch/bleve/v2/analysis/token/lowercase"
	"github.com/blevesearch/bleve/v2/analysis/tokenizer/unicode"
	"github.com/blevesearch/bleve/v2/registry"
)

// french reads free text: « les contrats de l’usine » is found by « contrat usine ». It is built at the first use, so
// that a command that never searches does not pay for it.
var french = sync.OnceValues(func() (analysis.Analyzer, error) {
	return registry.NewCache().DefineAnalyzer("text", map[string]any{
		"type":          custom.Name,
		"char_filters":  []any{asciifolding.Name},
		"tokenizer":     unicode.Name,
		"token_filters": []any{lowercase.Name, fr.ElisionName, fr.StopName, fr.SnowballStemmerName},
	})
})

// stems are the stems of free text; articles and other small words leave none.
func stems(text string) ([]string, error) {
	if text == "" {
		return nil, nil
	}
	a, err := french()
	if err != nil {
		return nil, err
	}
	var out []string
	for _, t := range a.Analyze([]byte(text)) {
		out = append(out, words(string(t.Term))...)
	}
	return out, nil
}
