package webtest

import "github.com/PuerkitoBio/goquery"

// Fields are the name–value pairs of the form that writes to an address, as a browser would send them back.
func (p Page) Fields(action string) []string {
	var out []string
	p.Doc.Find(`form[action="` + action + `"] [name]`).Each(func(_ int, s *goquery.Selection) {
		name, v := s.AttrOr("name", ""), s.AttrOr("value", "")
		switch {
		case s.Is("select"):
			v = s.Find("option[selected]").AttrOr("value", "")
		case s.Is("textarea"):
			v = s.Text()
		case s.AttrOr("type", "") == "radio", s.AttrOr("type", "") == "checkbox":
			if _, on := s.Attr("checked"); !on {
				return
			}
		}
		out = append(out, name, v)
	})
	return out
}

// With replaces values in a form's fields.
func With(fields []string, pairs ...string) []string {
	out := append([]string{}, fields...)
	for i := 0; i+1 < len(pairs); i += 2 {
		done := false
		for j := 0; j+1 < len(out); j += 2 {
			if out[j] == pairs[i] {
				out[j+1], done = pairs[i+1], true
			}
		}
		if !done {
			out = append(out, pairs[i], pairs[i+1])
		}
	}
	return out
}
