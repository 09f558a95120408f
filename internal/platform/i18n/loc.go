package i18n

import (
	"strings"
	"time"

	goi18n "github.com/nicksnyder/go-i18n/v2/i18n"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/decimal"
	"comptoir/internal/kernel/money"
	"comptoir/internal/kernel/problem"
)

// Loc speaks one language.
type Loc struct {
	Lang   string
	plain  map[string]string
	l      *goi18n.Localizer
	pseudo bool
}

func newLoc(lang string, b *goi18n.Bundle, plain map[string]string) *Loc {
	return &Loc{Lang: lang, plain: plain, l: goi18n.NewLocalizer(b, lang)}
}

// T is the message of a key, filled with name–value pairs. Days, money, numbers and months in the pairs take the
// reader's form by themselves. An unknown key shows itself, which a test finds.
func (l *Loc) T(key string, kv ...any) string {
	s, ok := l.plain[key]
	if !ok {
		return l.mark(l.localize(key, nil, l.args(kv)))
	}
	if len(kv) > 0 && strings.Contains(s, "{{") {
		return l.mark(fill(s, l.args(kv)))
	}
	return l.mark(s)
}

// N is the plural message of a key for n; {{.N}} is n in the reader's form.
func (l *Loc) N(key string, n int, kv ...any) string {
	args := l.args(kv)
	args["N"] = l.Int(int64(n))
	if s, ok := l.plain[key]; ok {
		return l.mark(fill(s, args))
	}
	return l.mark(l.localize(key, n, args))
}

// Has says whether the key is known.
func (l *Loc) Has(key string) bool {
	if _, ok := l.plain[key]; ok {
		return true
	}
	_, err := l.l.Localize(&goi18n.LocalizeConfig{MessageID: key, PluralCount: 1})
	return err == nil
}

// Problem is the sentence of a problem.
func (l *Loc) Problem(p problem.Problem) string {
	kv := make([]any, 0, 2*len(p.Args))
	for k, v := range p.Args {
		kv = append(kv, k, v)
	}
	if strings.Contains(p.Code, ".") {
		return l.T(p.Code, kv...)
	}
	return l.T("problem."+p.Code, kv...)
}

func (l *Loc) localize(key string, n any, args map[string]any) string {
	s, err := l.l.Localize(&goi18n.LocalizeConfig{MessageID: key, PluralCount: n, TemplateData: args})
	if err != nil && s == "" {
		return key
	}
	return s
}

func (l *Loc) mark(s string) string {
	if l.pseudo {
		return "⟦" + s + "⟧"
	}
	return s
}

// args formats the values of the pairs.
func (l *Loc) args(kv []any) map[string]any {
	m := make(map[string]any, len(kv)/2+1)
	for i := 0; i+1 < len(kv); i += 2 {
		k, _ := kv[i].(string)
		m[k] = l.Value(kv[i+1])
	}
	return m
}

// Value is any value in the reader's form.
func (l *Loc) Value(v any) string {
	switch x := v.(type) {
	case nil:
		return l.T("unknown")
	case string:
		return x
	case day.Day:
		return l.Day(x)
	case *day.Day:
		if x == nil {
			return l.T("unknown")
		}
		return l.Day(*x)
	case day.Month:
		return l.Month(x)
	case money.Money:
		return l.Money(x)
	case *money.Money:
		if x == nil {
			return l.T("to_be_costed")
		}
		return l.Money(*x)
	case int:
		return l.Int(int64(x))
	case int64:
		return l.Int(x)
	case float64:
		return l.Float(x, 1)
	case decimal.Decimal:
		return l.Decimal(x)
	case time.Month:
		return l.T("month." + x.String())
	case interface{ String() string }:
		return x.String()
	}
	return stringOf(v)
}

// fill replaces {{.name}} by its value; a name that is not given stays visible.
func fill(s string, args map[string]any) string {
	var b strings.Builder
	for {
		i := strings.Index(s, "{{.")
		if i < 0 {
			break
		}
		j := strings.Index(s[i:], "}}")
		if j < 0 {
			break
		}
		b.WriteString(s[:i])
		name := s[i+3 : i+j]
		if v, ok := args[name]; ok {
			b.WriteString(stringOf(v))
		} else {
			b.WriteString(s[i : i+j+2])
		}
		s = s[i+j+2:]
	}
	b.WriteString(s)
	return b.String()
}
