package intake

import (
	"testing"

	"comptoir/internal/kernel/problem"
)

func TestAMappingFileSaysWhereItIsWrong(t *testing.T) {
	const head = "{\n \"kind\": \"contracts\",\n \"columns\": {\n  \"key\": \"N\",\n  \"account\": \"Client\",\n"
	for name, c := range map[string]struct {
		file, code string
		line       int
		field      string
	}{
		"empty":        {"", "mapping_empty", 0, ""},
		"cut":          {head, "mapping_syntax", 6, ""},
		"no comma":     {head + "  \"start\": \"Du\"\n  \"end\": \"Au\"}}", "mapping_syntax", 7, ""},
		"two":          {"{\"kind\":\"accounts\",\"columns\":{\"name\":\"Nom\"}}\n\n{}", "mapping_more", 3, ""},
		"strange key":  {head + "  \"start\": \"Du\"\n },\n \"colonnes\": 1}", "mapping_key", 8, ""},
		"a number":     {head + "  \"start\": 3 }}", "mapping_wants_text", 6, "columns"},
		"a text":       {"{\n \"kind\": \"accounts\", \"columns\": \"Nom\"}", "mapping_wants_object", 2, "columns"},
		"strange":      {head + "  \"start\": \"Du\",\n  \"fin\": \"Au\"}}", "mapping_field", 7, "columns.fin"},
		"needed":       {"{\"kind\":\"accounts\",\n \"columns\":{}}", "mapping_required", 2, "columns.name"},
		"strange kind": {"{\n\n\"kind\":\"clients\"}", "mapping_kind", 3, "kind"},
		"layout":       {head + "  \"start\": \"Du\"},\n \"layouts\": {\n  \"start\": \"fr\"}}", "mapping_layout", 8, "layouts.start"},
		"currency":     {head + "  \"start\": \"Du\"},\n \"currency\": \"EURO\"}", "currency_unknown", 7, "currency"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := ParseMapping([]byte(c.file))
			list, ours := problem.All(err)
			if !ours || len(list) != 1 {
				t.Fatalf("%v", err)
			}
			line, _ := list[0].Args["line"].(int)
			if p := list[0]; p.Code != codes+c.code || line != c.line || p.Field != c.field {
				t.Errorf("%s line %d field %q, want %s line %d field %q", p.Code, line, p.Field, codes+c.code, c.line, c.field)
			}
		})
	}
	if m, err := ParseMapping([]byte("\ufeff" + head + "  \"start\": \"Du\"}}\n")); err != nil || m.Columns["start"] != "Du" {
		t.Errorf("%+v %v", m, err)
	}
}
