package privacyweb

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"html/template"
	"mime"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/web"
	"comptoir/internal/privacy/privacydesk"
)

// copyPart is what one kind of record says of the person.
type copyPart struct {
	Title   string       `json:"-"`
	Kind    string       `json:"kind"`
	Records [][]copyItem `json:"-"`
}

type copyItem struct {
	Name, Label, Value string
}

// copy is a person's data as the law gives it to them: for machines and for people (GDPR, articles 15 and 20).
func (h *handlers) copy(c *web.Ctx) error {
	key, err := web.PathID[id.Contact](c, "id")
	if err != nil {
		return err
	}
	t, err := h.desk.Tell(c.Context(), c.Who, key)
	if err != nil {
		return err
	}
	parts := copyParts(c, t)
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	if err := writeJSON(z, parts); err != nil {
		return err
	}
	if err := writeHTML(c, z, t.Name, parts); err != nil {
		return err
	}
	if err := z.Close(); err != nil {
		return err
	}
	head := c.W.Header()
	head.Set("Content-Type", "application/zip")
	head.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": c.T("privacy.copy.file") + "-" + c.Today().String() + ".zip"}))
	head.Set("Cache-Control", "private, no-store")
	_, err = c.W.Write(out.Bytes())
	return err
}

func copyParts(c *web.Ctx, t privacydesk.Told) []copyPart {
	var out []copyPart
	at := map[string]int{}
	part := func(kind, title string) *copyPart {
		i, known := at[kind]
		if !known {
			i = len(out)
			at[kind] = i
			out = append(out, copyPart{Kind: kind, Title: title})
		}
		return &out[i]
	}
	for _, p := range t.Parts {
		var items []copyItem
		for _, f := range p.Fields {
			if v := valueOf(c, string(p.Kind), f.Name, f.Value); v != "" {
				items = append(items, copyItem{Name: f.Name, Label: labelOf(c, string(p.Kind), f.Name), Value: v})
			}
		}
		into := part(string(p.Kind), kindWord(c, p.Kind))
		into.Records = append(into.Records, items)
	}
	for _, m := range t.Mentions {
		into := part("mention", c.T("privacy.copy.mentions"))
		into.Records = append(into.Records, []copyItem{{Name: "where", Label: c.T("privacy.erase.kind"), Value: kindWord(c, m.Ref.Kind)}, {Name: "text", Label: c.T("privacy.copy.text"), Value: m.Text}})
	}
	return out
}

func labelOf(c *web.Ctx, kind, field string) string {
	for _, key := range []string{"field." + kind + "." + field, "field." + field, "privacy.field." + field} {
		if c.Loc.Has(key) {
			return c.T(key)
		}
	}
	return field
}

// codes are where the words of a code stand.
var codes = map[string]string{"contact_privacy.basis": "privacy.basis.", "privacy_request.right": "privacy.right.", "privacy_request.state": "privacy.state.",
	"interaction.kind": "relation.kind.", "task.state": "value.task_state."}

func valueOf(c *web.Ctx, kind, field string, v any) string {
	switch x := v.(type) {
	case nil:
		return ""
	case day.Day:
		return c.Loc.Day(x)
	case *day.Day:
		if x == nil {
			return ""
		}
		return c.Loc.Day(*x)
	case bool:
		if x {
			return c.T("privacy.yes")
		}
		return c.T("privacy.no")
	}
	s := fmt.Sprint(v)
	if before, ok := codes[kind+"."+field]; ok && c.Loc.Has(before+s) {
		return c.T(before + s)
	}
	return s
}

func writeJSON(z *zip.Writer, parts []copyPart) error {
	w, err := z.Create("donnees.json")
	if err != nil {
		return err
	}
	type record map[string]string
	all := map[string][]record{}
	for _, p := range parts {
		for _, items := range p.Records {
			r := record{}
			for _, i := range items {
				r[i.Name] = i.Value
			}
			all[p.Kind] = append(all[p.Kind], r)
		}
	}
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(all)
}

// readable is read without Comptoir, in any browser, and printed.
var readable = template.Must(template.New("copy").Parse(`<!doctype html>
<html lang="{{.Lang}}"><head><meta charset="utf-8"><title>{{.Title}}</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem}dt{color:#555}dd{margin:0 0 .5rem}dl{border-top:1px solid #ccc;padding-top:.5rem}</style></head>
<body><h1>{{.Title}}</h1><p>{{.Lede}}</p>
{{range .Parts}}<h2>{{.Title}}</h2>{{range .Records}}<dl>{{range .}}<dt>{{.Label}}</dt><dd>{{.Value}}</dd>{{end}}</dl>{{end}}{{end}}
</body></html>
`))

func writeHTML(c *web.Ctx, z *zip.Writer, name string, parts []copyPart) error {
	w, err := z.Create("donnees.html")
	if err != nil {
		return err
	}
	return readable.Execute(w, map[string]any{"Lang": c.Loc.Lang, "Title": c.T("privacy.copy.title", "name", name),
		"Lede": c.T("privacy.copy.lede", "date", c.Loc.Day(c.Today())), "Parts": parts})
}
