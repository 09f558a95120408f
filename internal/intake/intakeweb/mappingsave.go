package intakeweb

import (
	"strconv"
	"strings"

	"comptoir/internal/intake"
	"comptoir/internal/kernel/money"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/web"
)

func (h *handlers) saveMapping(c *web.Ctx) error {
	s, err := h.open(c)
	if err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	sample, err := h.desk.Samples(c.Context(), c.Who, s.ID)
	if err != nil {
		return refused(c, s, err)
	}
	m := intake.Mapping{Kind: intake.Kind(f.String("kind")), Columns: map[string]string{}, Source: sourceOf(f), Name: f.String("name"),
		Currency: money.Currency(strings.ToUpper(f.String("currency")))}
	var wrong problem.List
	for i, column := range sample.Header {
		field := f.String("c" + strconv.Itoa(i))
		if field == "" {
			continue
		}
		if other := m.Columns[field]; other != "" {
			wrong.Add("columns."+field, "intake.problem.mapping_twice", "first", other, "second", column)
			continue
		}
		m.Columns[field] = column
	}
	if len(wrong) == 0 {
		err := h.desk.Map(c.Context(), c.Who, s.ID, m, m.Name != "")
		list, ours := problem.All(err)
		if err == nil {
			return c.Redirect(href(s))
		}
		if !ours || !problem.Is(err, problem.Invalid) {
			return refused(c, s, err)
		}
		wrong = list
	}
	return h.showMapping(c, s, sample, m, false, 422, wrong)
}

// sourceOf is where the keys of the table come from: what was typed, or the name it is saved under.
func sourceOf(f *web.Form) string {
	for _, s := range []string{f.String("source"), f.String("name")} {
		if s != "" {
			return s
		}
	}
	return "table"
}
