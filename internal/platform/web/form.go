package web

import (
	"net/http"
	"strconv"
	"strings"
	"unicode/utf8"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/money"
	"comptoir/internal/kernel/problem"
)

// Form reads typed fields and keeps what was typed, so that a refused form comes back as it was.
type Form struct {
	r        *http.Request
	french   bool
	problems problem.List
}

// Form parses the request's form (or its query, on GET).
func (c *Ctx) Form() (*Form, error) {
	if strings.HasPrefix(c.R.Header.Get("Content-Type"), "multipart/") {
		if err := c.R.ParseMultipartForm(1 << 20); err != nil {
			return nil, badBody(err)
		}
	} else if err := c.R.ParseForm(); err != nil {
		return nil, badBody(err)
	}
	for _, values := range c.R.Form {
		for i, v := range values {
			values[i] = strings.ReplaceAll(v, nul, string(utf8.RuneError))
		}
	}
	return &Form{r: c.R, french: c.Loc.Lang == "fr"}, nil
}

// nul cannot be part of a text in either engine. What is typed with one reads as a character that could not be read:
// checks refuse it, a search does not find it. In the address of a page it names nothing.
const nul = "\x00"

func badBody(err error) error {
	if strings.Contains(err.Error(), "request body too large") {
		return err
	}
	return problem.New(problem.Invalid, "unreadable_form")
}

// Raw is what was typed, as it was.
func (f *Form) Raw(name string) string { return f.r.Form.Get(name) }

// String is trimmed text; line ends become \n.
func (f *Form) String(name string) string {
	return strings.TrimSpace(strings.ReplaceAll(f.r.Form.Get(name), "\r\n", "\n"))
}

// Strings are all values of a name.
func (f *Form) Strings(name string) []string { return f.r.Form[name] }

// Has says whether a box is ticked or a field is there.
func (f *Form) Has(name string) bool { return f.r.Form.Has(name) }

// Bool is a ticked box.
func (f *Form) Bool(name string) bool {
	switch f.r.Form.Get(name) {
	case "on", "true", "1", "yes":
		return true
	}
	return false
}

// Int is a whole number, nil when empty.
func (f *Form) Int(name string) *int {
	s := strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "").Replace(f.String(name))
	if s == "" {
		return nil
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		f.problems.Add(name, "not_a_number")
		return nil
	}
	return &n
}

// IntOr is Int with a value for empty.
func (f *Form) IntOr(name string, or int) int {
	if n := f.Int(name); n != nil {
		return *n
	}
	return or
}

// IntNeeded is a whole number that must be there.
func (f *Form) IntNeeded(name string) int {
	if f.String(name) == "" {
		f.problems.Add(name, "required")
	}
	return f.IntOr(name, 0)
}

// Rev is the hidden revision that the form was opened on.
func (f *Form) Rev() int { return f.IntOr("rev", 0) }

// Day is a date, nil when empty: ISO as date fields send it, or day/month/year as people write it.
func (f *Form) Day(name string) *day.Day {
	s := f.String(name)
	if s == "" {
		return nil
	}
	d, ok := ReadDay(s)
	if !ok {
		f.problems.Add(name, "not_a_date")
		return nil
	}
	if !d.Plausible() {
		f.problems.Add(name, "date_implausible")
		return nil
	}
	return &d
}

// ReadDay reads 2026-11-27 or 27/11/2026 (also with dots or dashes).
func ReadDay(s string) (day.Day, bool) {
	if d, err := day.Parse(s); err == nil {
		return d, true
	}
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == '/' || r == '.' || r == '-' })
	if len(parts) != 3 || len(parts[2]) != 4 || len(parts[0]) > 2 || len(parts[1]) > 2 {
		return 0, false
	}
	pad := func(s string) string { return strings.Repeat("0", 2-len(s)) + s }
	d, err := day.Parse(parts[2] + "-" + pad(parts[1]) + "-" + pad(parts[0]))
	return d, err == nil
}

// Money is an amount in the currency, nil when empty.
func (f *Form) Money(name string, ccy money.Currency) *money.Money {
	s := f.String(name)
	if s == "" {
		return nil
	}
	minor, ok := ReadAmount(s, ccy, f.french)
	if !ok {
		f.problems.Add(name, "not_an_amount")
		return nil
	}
	m := money.Of(minor, ccy)
	return &m
}

// ReadAmount reads a typed amount into minor units: spaces group, and a single separator followed by at most the
// currency's decimals is the decimal sign in either language; otherwise the reader's language decides.
func ReadAmount(s string, ccy money.Currency, french bool) (int64, bool) {
	s = strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", "€", "", string(ccy), "", "'", "").Replace(s)
	neg := strings.HasPrefix(s, "-") || strings.HasPrefix(s, "−")
	s = strings.TrimPrefix(strings.TrimPrefix(s, "-"), "−")
	whole, frac, ok := splitAmount(s, ccy.Decimals(), french)
	if !ok || len(frac) > ccy.Decimals() || whole == "" {
		return 0, false
	}
	frac += strings.Repeat("0", ccy.Decimals()-len(frac))
	n, err := strconv.ParseInt(whole+frac, 10, 64)
	if err != nil || n > mostMinor {
		return 0, false
	}
	if neg {
		n = -n
	}
	return n, true
}

// mostMinor bounds an amount, a hundred thousand billion with two decimals: sums of thousands of them still hold, and so
// does any currency's amount in euros.
const mostMinor = 10_000_000_000_000_000

func splitAmount(s string, decimals int, french bool) (whole, frac string, ok bool) {
	group, point := ",", "."
	if french {
		group, point = ".", ","
	}
	if strings.Count(s, ",")+strings.Count(s, ".") == 1 {
		i := strings.IndexAny(s, ",.")
		if len(s)-i-1 != 3 {
			group, point = "", s[i:i+1]
		}
	}
	if i := strings.LastIndex(s, point); i >= 0 && point != "" {
		if strings.Count(s, point) > 1 {
			return "", "", false
		}
		s, frac = s[:i], s[i+1:]
	}
	if group != "" && strings.Contains(s, group) {
		parts := strings.Split(s, group)
		for i, p := range parts {
			if (i == 0 && (p == "" || len(p) > 3)) || (i > 0 && len(p) != 3) {
				return "", "", false
			}
		}
		s = strings.Join(parts, "")
	}
	for _, r := range s + frac {
		if r < '0' || r > '9' {
			return "", "", false
		}
	}
	return s, frac, true
}

// Problems are the fields that could not be read.
func (f *Form) Problems() problem.List { return f.problems }

// Merge joins unreadable fields with what Validate or a verb says; err that is no field problem comes back as is.
func (f *Form) Merge(err error) (problem.List, error) {
	if err == nil {
		return f.problems, nil
	}
	list, ok := problem.All(err)
	if !ok || list[0].Kind != problem.Invalid {
		return nil, err
	}
	seen := map[string]bool{}
	out := append(problem.List{}, f.problems...)
	for _, p := range out {
		seen[p.Field] = true
	}
	for _, p := range list {
		if p.Field == "" || !seen[p.Field] {
			out = append(out, p)
		}
	}
	return out, nil
}
