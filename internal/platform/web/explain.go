package web

import (
	"strings"

	"comptoir/internal/kernel/explain"
	"comptoir/internal/platform/web/ui"
)

// Explain turns an explanation into its popover. prefix is the area's ("contract."): the codes of the explanation are
// message keys under it. A string value is an enumeration code and has its own message, prefix + "value." + code.
func (c *Ctx) Explain(popover, prefix string, x explain.Explanation) ui.Explanation {
	e := ui.Explanation{ID: popover, Title: c.T(prefix+x.Code, c.kv(prefix, x.Args)...), Close: c.T("shell.close")}
	if x.Formula != "" && c.Loc.Has(prefix+x.Formula) {
		e.Lede = c.T(prefix + x.Formula)
	}
	for _, t := range x.Terms {
		e.Steps = append(e.Steps, c.explainStep(prefix, t))
	}
	res := c.explainStep(prefix, explain.Term{Code: x.Code + "_result", Args: x.Args, Value: x.Result})
	res.Result = true
	e.Steps = append(e.Steps, res)
	if len(x.WouldChange) > 0 {
		var parts []string
		for _, t := range x.WouldChange {
			parts = append(parts, c.T(prefix+t.Code, c.kv(prefix, t.Args)...))
		}
		e.Change, e.Changes = c.T("explain.change"), strings.Join(parts, " ")
	}
	e.Notes = []ui.Content{ui.Text(c.T("explain.as_of", "date", x.AsOf))}
	return e
}

func (c *Ctx) explainStep(prefix string, t explain.Term) ui.ExplainStep {
	s := ui.ExplainStep{Label: c.T(prefix+t.Code, c.kv(prefix, t.Args)...)}
	switch v := t.Value.(type) {
	case nil:
		s.Value, s.Unknown = c.T("unknown"), true
	case string:
		s.Value, s.Unknown = c.T(prefix+"value."+v), true
	case explain.Count:
		s.Value = c.Loc.N(prefix+v.Of, v.N)
	default:
		s.Value = c.Loc.Value(v)
	}
	if t.Source != "" {
		s.Source = c.T(prefix + t.Source)
	}
	return s
}

// kv lists the arguments; a string that is a code of the area reads as its label.
func (c *Ctx) kv(prefix string, args map[string]any) []any {
	out := make([]any, 0, 2*len(args))
	for k, v := range args {
		if s, ok := v.(string); ok && c.Loc.Has(prefix+"value."+s) {
			v = c.T(prefix + "value." + s)
		}
		if n, ok := v.(explain.Count); ok {
			v = c.Loc.N(prefix+n.Of, n.N)
		}
		out = append(out, k, v)
	}
	return out
}
