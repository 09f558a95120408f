package web

import "comptoir/internal/platform/web/ui"

// Stale compares three versions of a form that was refused because somebody else saved first: what the reader opened,
// what they typed, and what stands now. All three are the texts of the fields.
type Stale struct {
	Names             []string
	Was, Mine, Theirs map[string]string
}

// Mixed is the version in which every field that only one of the two changed has that change; Both are the fields that
// both changed, each its own way, and that a person must choose. OnlyMine and OnlyTheirs name what was taken over.
type Mixed struct {
	Values                     map[string]string
	Both, OnlyMine, OnlyTheirs []string
}

// Mix takes over what only one of the two changed.
func (s Stale) Mix() Mixed {
	m := Mixed{Values: map[string]string{}}
	for _, n := range s.Names {
		was, mine, theirs := s.Was[n], s.Mine[n], s.Theirs[n]
		switch {
		case mine == theirs:
			m.Values[n] = mine
		case mine == was:
			m.Values[n] = theirs
			m.OnlyTheirs = append(m.OnlyTheirs, n)
		case theirs == was:
			m.Values[n] = mine
			m.OnlyMine = append(m.OnlyMine, n)
		default:
			m.Values[n] = mine
			m.Both = append(m.Both, n)
		}
	}
	return m
}

// Prefixes of the fields by which a form remembers what it was opened on, and by which a conflict is settled.
const (
	wasPrefix    = "was_"
	theirsPrefix = "theirs_"
	pickPrefix   = "pick_"
)

// Opened are hidden fields that keep what the form shows when it is opened.
func Opened(names []string, values map[string]string) []ui.HiddenField {
	out := make([]ui.HiddenField, len(names))
	for i, n := range names {
		out[i] = ui.HiddenField{Name: wasPrefix + n, Value: values[n]}
	}
	return out
}

// Was reads what Opened kept.
func (f *Form) Was(names []string) map[string]string { return f.prefixed(wasPrefix, names) }

// Texts are the fields as they were typed.
func (f *Form) Texts(names []string) map[string]string { return f.prefixed("", names) }

func (f *Form) prefixed(prefix string, names []string) map[string]string {
	m := make(map[string]string, len(names))
	for _, n := range names {
		m[n] = f.String(prefix + n)
	}
	return m
}

// Settled applies the choices made on a conflict page: where theirs was picked, the field takes their text. What is
// picked for nothing stays as typed.
func (f *Form) Settled(names []string) {
	for _, n := range names {
		if f.String(pickPrefix+n) == "theirs" {
			f.r.Form.Set(n, f.Raw(theirsPrefix+n))
		}
	}
}

// Hidden are the fields of the form that settles the conflict, opened on what stands now.
func (m Mixed) Hidden(s Stale) []ui.HiddenField {
	out := Opened(s.Names, s.Theirs)
	for _, n := range s.Names {
		out = append(out, ui.HiddenField{Name: n, Value: m.Values[n]})
	}
	for _, n := range m.Both {
		out = append(out, ui.HiddenField{Name: theirsPrefix + n, Value: s.Theirs[n]})
	}
	return out
}

// Rows are the fields to choose; label names a field and text shows a value in the reader's words, "" for none.
func (m Mixed) Rows(c *Ctx, s Stale, label func(field string) string, text func(field, value string) string) []ui.ConflictRow {
	var out []ui.ConflictRow
	show := func(field, value string) ui.Version {
		if t := text(field, value); t != "" {
			return ui.Version{Changed: t}
		}
		return ui.Version{Unknown: c.T("unknown")}
	}
	for _, n := range m.Both {
		before := text(n, s.Was[n])
		if before == "" {
			before = c.T("unknown")
		}
		out = append(out, ui.ConflictRow{Name: pickPrefix + n, Label: label(n), Before: c.T("form.conflict.before", "value", before),
			Mine: show(n, s.Mine[n]), Theirs: show(n, s.Theirs[n])})
	}
	return out
}
