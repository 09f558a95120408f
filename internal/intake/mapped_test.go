package intake

import (
	"strings"
	"testing"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/money"
	"comptoir/internal/kernel/problem"
)

var november = Options{Today: day.MustParse("2026-11-23"), Check: func(_, v string) (string, bool) { return v, true }}

// run reads rows under a header, both passes.
func run(p Plan, rows ...[]string) (items []Item, asked []Question) {
	for pass := range 2 {
		for i, cells := range rows {
			row := Row{Line: i + 2, Cells: cells, Found: len(cells), Separator: ';'}
			if pass == 0 {
				p.Look(0, row)
			} else {
				items = append(items, p.Read(0, row))
			}
		}
		if pass == 0 {
			asked = p.Questions()
		}
	}
	return items, asked
}

func said(i Item) string {
	var all []string
	for _, r := range i.Remarks {
		all = append(all, strings.TrimPrefix(r.Code, codes)+"@"+r.Field)
	}
	return strings.Join(all, " ")
}

func TestAMappedTableAsksThenReads(t *testing.T) {
	header := []string{"Ref contrat", "Client", "Dt début", "Dt fin", "Mt HT annuel", "Obs"}
	m := Mapping{Kind: Contracts, Source: "compta", Currency: "EUR", Columns: map[string]string{
		"key": "Ref contrat", "account": "Client", "start": "Dt début", "end": "Dt fin", "value_per_year": "Mt HT annuel"}}
	if err := m.Validate(); err != nil {
		t.Fatal(err)
	}
	if ignored := m.Ignored(header); len(ignored) != 1 || ignored[0] != "Obs" {
		t.Errorf("ignored %v", ignored)
	}
	rows := [][]string{{"CT-1", "Ardoval", "31/01/2026", "03/04/2027", "1 000,50", ""}, {"CT-2", "Ardoval", "01/02/2026", "05/06/2027", "2 000", ""}}
	_, asked := run(NewMapped(m, header, november), rows...)
	if len(asked) != 1 || asked[0].Column != "Dt fin" || asked[0].Ambiguous != 2 || asked[0].Example != "03/04/2027" {
		t.Fatalf("asked %+v", asked)
	}
	answered := november
	answered.Answers = map[string]Layout{"end": DayFirst}
	items, asked := run(NewMapped(m, header, answered), rows...)
	if len(asked) != 0 {
		t.Fatalf("still asks %+v", asked)
	}
	c := items[0].Contract
	if c == nil || *c.End != day.MustParse("2027-04-03") || *c.PerYear != money.Of(100050, "EUR") || c.Notice != nil {
		t.Errorf("%+v, %s", c, said(items[0]))
	}
	if len(items[0].Accounts) != 1 || len(items[1].Accounts) != 0 {
		t.Error("the account comes with the first line that needs it, once")
	}
}

func TestValueOfAYear(t *testing.T) {
	total := money.Of(36_000_000, "EUR")
	for term, want := range map[int]int64{3: 36_000_000, 12: 36_000_000, 36: 12_000_000, 0: 36_000_000} {
		if got := (ContractLine{Total: &total, Term: term}).YearValue(); got.Minor != want {
			t.Errorf("%d months: %d", term, got.Minor)
		}
	}
	if (ContractLine{Term: 12}).YearValue() != nil {
		t.Error("unknown is not zero")
	}
}

func TestNoticeUnknownIsNotNone(t *testing.T) {
	header := []string{"Reference", "Account", "Start", "Notice", "Notice unit", "Renewal"}
	p, err := Recognise(Table{Header: header})
	if err != nil {
		t.Fatal(err)
	}
	for in, want := range map[[2]string]*Notice{{"", ""}: nil, {"0", ""}: {}, {"aucun", ""}: {}, {"3", ""}: {3, "MONTH"}, {"90", "jours"}: {90, "DAY"}, {"3 mois", ""}: {3, "MONTH"}, {"90 days", ""}: {90, "DAY"}} {
		items, _ := run(p.NewPlan(header, november), []string{"CT-1", "Ardoval", "2026-01-31", in[0], in[1], "tacit"})
		c := items[0].Contract
		if c == nil || (c.Notice == nil) != (want == nil) || want != nil && *c.Notice != *want || c.Renewal != "TACIT" {
			t.Errorf("%v: %+v (%s)", in, c, said(items[0]))
		}
	}
}

func TestLinesThatAreRefused(t *testing.T) {
	header := []string{"Key", "Name", "Country", "Website"}
	p, err := Recognise(Table{Header: header})
	if err != nil {
		t.Fatal(err)
	}
	items, _ := run(p.NewPlan(header, november),
		[]string{"1", "Ardoval\x01", "", ""},
		[]string{"2", strings.Repeat("x", 201), "", ""},
		[]string{"3", "M\ufffdtallerie", "France", "javascript:alert(1)"},
		[]string{"4", "Papeteries", "du Ru", "France", ""},
		[]string{"5", "a\u202eb", "", ""})
	want := []string{"control_character@name", "text_too_long@name", "char_lost@name website_invalid@website", "row_wide@", "control_character@name"}
	for i, w := range want {
		if got := said(items[i]); got != w {
			t.Errorf("line %d: %s, want %s", i+2, got, w)
		}
	}
	if a := items[2].Accounts[0]; a.Name != "M?tallerie" || a.Website != "" || a.Country != "FR" {
		t.Errorf("%+v", a)
	}
}

func TestAWideRowNamesTheTextThatWasCut(t *testing.T) {
	header := []string{"Key", "Name", "Country"}
	p, _ := Recognise(Table{Header: header})
	item := p.NewPlan(header, november).Read(0, Row{Line: 204, Cells: []string{"4", "Papeteries", "du Ru", "France"}, Found: 4, Gap: 2, Separator: ';'})
	if got := item.Remarks[0]; got.Code != codes+"row_wide.text" || got.Args["text"] != "Papeteries ; du Ru" || item.Outcome != Refused {
		t.Errorf("%+v", got)
	}
}

func TestMappingsThatPeopleWriteAreChecked(t *testing.T) {
	for name, c := range map[string]struct {
		m    Mapping
		code string
	}{
		"no such kind":   {Mapping{Kind: "dogs"}, "mapping_kind"},
		"no such field":  {Mapping{Kind: Accounts, Columns: map[string]string{"name": "a", "colour": "b"}}, "mapping_field"},
		"no such layout": {Mapping{Kind: Contracts, Columns: map[string]string{"key": "a", "account": "b", "start": "c"}, Layouts: map[string]Layout{"start": "fr"}}, "mapping_layout"},
		"not enough":     {Mapping{Kind: Results, Columns: map[string]string{"account": "a"}}, "mapping_required"},
		"no such money":  {Mapping{Kind: Accounts, Columns: map[string]string{"name": "a"}, Currency: "XQZ"}, "currency_unknown"},
	} {
		if err := c.m.Validate(); !problem.Has(err, codes+c.code) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAMisspeltMappingIsRefused(t *testing.T) {
	if _, err := ParseMapping([]byte(`{"kind":"accounts","colums":{"name":"Nom"}}`)); !problem.Has(err, codes+"mapping_key") {
		t.Errorf("got %v", err)
	}
	m, err := ParseMapping([]byte(`{"kind":"accounts","source":"compta","columns":{"name":"Nom"},"layouts":{}}`))
	if err != nil || m.Columns["name"] != "Nom" || m.Source != "compta" {
		t.Errorf("%+v %v", m, err)
	}
}

func TestATemplateMayCarryAColumnOfRemarks(t *testing.T) {
	p, err := Recognise(Table{Header: []string{"Compte", "Mois", "Chiffre d'affaires", "Devise", "Commentaire"}})
	if err != nil || p.ID != "comptoir-results" {
		t.Errorf("%s %v", p.ID, err)
	}
}

func TestSuggestionsForTheMappingScreen(t *testing.T) {
	m := Suggest([]string{"Ref contrat", "Client", "N° SIREN", "Libellé", "Dt début", "Dt fin", "Durée (m)", "Préavis (m)", "Tacite O/N", "Mt HT annuel", "Dev", "Resp", "Obs compta"})
	if m.Kind != Contracts || m.Columns["key"] != "Ref contrat" || m.Columns["account"] != "Client" || m.Columns["end"] != "Dt fin" || m.Columns["currency"] != "Dev" ||
		m.Columns["renewal"] != "Tacite O/N" || m.Columns["value_per_year"] != "Mt HT annuel" || m.Columns["notice"] != "Préavis (m)" || m.Columns["account.siren"] != "N° SIREN" {
		t.Errorf("%+v", m)
	}
}

func TestTemplatesAreRecognisedAndTheirExamplesTaken(t *testing.T) {
	for _, k := range Kinds {
		for lang, sep := range map[string]string{"fr": ";", "en": ","} {
			csv, err := Template(k, lang)
			if err != nil {
				t.Fatal(err)
			}
			lines := strings.Split(strings.TrimPrefix(string(csv), "\ufeff"), "\r\n")
			header := splitLine(lines[0], sep)
			p, err := Recognise(Table{Header: header})
			if err != nil || p.ID != "comptoir-"+string(k) {
				t.Fatalf("%s %s: %s %v", k, lang, p.ID, err)
			}
			items, asked := run(p.NewPlan(header, november), splitLine(lines[1], sep))
			if len(asked) > 0 || items[0].Outcome != Take {
				t.Errorf("%s %s: %s, asks %+v", k, lang, said(items[0]), asked)
			}
		}
	}
}

// splitLine is enough for the example lines, which quote no quotation mark.
func splitLine(s, sep string) []string {
	var cells []string
	for s != "" {
		if strings.HasPrefix(s, `"`) {
			cell, rest, _ := strings.Cut(s[1:], `"`)
			cells, s = append(cells, cell), strings.TrimPrefix(rest, sep)
			continue
		}
		cell, rest, more := strings.Cut(s, sep)
		cells, s = append(cells, cell), rest
		if more && rest == "" {
			cells = append(cells, "")
		}
	}
	return cells
}
