package intakedesk

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"comptoir/internal/intake"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/problem"
)

var readOptions = intake.Options{Today: day.MustParse("2026-11-23"), Check: CheckID}

func uploaded(name, content string) Source {
	return Source{Name: name, At: strings.NewReader(content), Size: int64(len(content))}
}

func items(t testing.TB, u *Unit) []intake.Item {
	t.Helper()
	var all []intake.Item
	if err := u.Read(context.Background(), nil, func(i intake.Item, _ intake.Row) error {
		all = append(all, i)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return all
}

// recognised is what each sample is, or why it is not taken. Nothing may end in an error without words.
func TestEverySampleIsRecognisedOrSaysWhyNot(t *testing.T) {
	counts := map[string]int{}
	err := filepath.WalkDir(samples, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.Contains("LICENSE NOTE.md SOURCE.txt LICENCE-OUVERTE-2.0.md README.md NOTE.md expected.json", d.Name()) {
			return err
		}
		u := Recognise([]Source{FromPath(path)}, Choice{Options: readOptions})[0]
		if u.Problem == nil {
			counts[u.Profile.ID]++
			return nil
		}
		list, ours := problem.All(u.Problem)
		if !ours {
			t.Errorf("%s: %v", path, u.Problem)
			return nil
		}
		counts[strings.TrimPrefix(strings.TrimPrefix(list[0].Code, "intake.problem."), "table.")]++
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]int{"comptoir-accounts": 1, "comptoir-contacts": 1, "comptoir-contracts": 1, "comptoir-results": 1, "comptoir-targets": 1,
		"decp-2019": 2, "decp-2022": 4, "ecb-rates": 2, "hubspot-company": 1, "hubspot-contact": 1, "salesforce-account": 1, "salesforce-contact": 1,
		"northwind-customers": 1, "northwind-orders": 2, "format_xml": 3, "unsupported_table": 26 + 2, "unknown_table": 2}
	if !reflect.DeepEqual(counts, want) {
		t.Errorf("got  %v\nwant %v", counts, want)
	}
}

func TestOrdersFindTheirLinesInAnyOrderOrBeside(t *testing.T) {
	o, d := FromPath(filepath.Join(samples, "northwind/orders.csv")), FromPath(filepath.Join(samples, "northwind/order-details.csv"))
	var first []intake.Item
	for _, sources := range [][]Source{{o, d}, {d, o}, {o}, {d}} {
		units := Recognise(sources, Choice{Options: readOptions})
		if len(units) != 1 || units[0].Problem != nil || len(units[0].Files) != 2 {
			t.Fatalf("%v: %d units", sources, len(units))
		}
		all := items(t, units[0])
		if first == nil {
			first = all
		} else if !reflect.DeepEqual(all, first) {
			t.Error("the order of the files changes what comes out")
		}
	}
	raw, err := os.ReadFile(o.Path)
	if err != nil {
		t.Fatal(err)
	}
	alone := Recognise([]Source{uploaded("orders.csv", string(raw))}, Choice{Options: readOptions})[0]
	if !problem.Has(alone.Problem, "intake.problem.companion_missing") {
		t.Errorf("got %v", alone.Problem)
	}
}

func TestTheSameFileGivesTheSameTwiceWithUniqueKeys(t *testing.T) {
	for _, name := range []string{"decp/data.gouv.fr_pes_extract.json", "decp/e-marchespublics_extract.json"} {
		read := func() []intake.Item {
			return items(t, Recognise([]Source{FromPath(filepath.Join(samples, name))}, Choice{Options: readOptions})[0])
		}
		all := read()
		if !reflect.DeepEqual(all, read()) {
			t.Errorf("%s reads differently the second time", name)
		}
		keys := map[string]int{}
		for _, i := range all {
			if i.Contract == nil {
				continue
			}
			if other := keys[i.Contract.Key]; other != 0 {
				t.Errorf("lines %d and %d share %s", other, i.Line, i.Contract.Key)
			}
			keys[i.Contract.Key] = i.Line
		}
	}
}

func TestAWorkbookReadsLikeItsCSV(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	for r, row := range [][]any{{"Référence", "Compte", "Début", "Durée (mois)", "Valeur par an", "Devise"}, {"CT-1", "Ardoval", day.MustParse("2026-03-01").Time(), 12, 1234.5, "EUR"}} {
		for c, v := range row {
			cell, _ := excelize.CoordinatesToCellName(c+1, r+1)
			f.SetCellValue("Sheet1", cell, v)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	csv := "Référence;Compte;Début;Durée (mois);Valeur par an;Devise\nCT-1;Ardoval;01/03/2026;12;1 234,50;EUR\n"
	var got [2]*intake.ContractLine
	for i, content := range []string{b.String(), csv} {
		u := Recognise([]Source{uploaded("x", content)}, Choice{Options: readOptions})[0]
		if u.Problem != nil {
			t.Fatal(u.Problem)
		}
		if got[i] = items(t, u)[0].Contract; got[i] == nil {
			t.Fatalf("%d: not taken", i)
		}
	}
	if !reflect.DeepEqual(got[0], got[1]) {
		t.Errorf("%+v\n%+v", got[0], got[1])
	}
}

func TestJSONOfATemplateReadsLikeItsTable(t *testing.T) {
	u := Recognise([]Source{uploaded("r.json", `{"data":[{"Account":"Ardoval","Month":"2026-03","Revenue":1234.567,"Currency":"EUR"},{"Account":"Ardoval","Month":"2026-04","Revenue":"NaN","Currency":"EUR"}]}`)}, Choice{Options: readOptions})[0]
	if u.Problem != nil {
		t.Fatal(u.Problem)
	}
	all := items(t, u)
	if r := all[0].Result; r == nil || r.Revenue.Minor != 123457 || all[1].Outcome != intake.Refused {
		t.Errorf("%+v", all)
	}
}

func TestAnAmbiguousColumnAsksAndIsAnswered(t *testing.T) {
	file := uploaded("c.csv", "Reference,Account,Start,End\nCT-1,Ardoval,2026-01-31,03/04/2027\n")
	choice := Choice{Options: readOptions}
	asked, err := Recognise([]Source{file}, choice)[0].Look(context.Background(), nil)
	if err != nil || len(asked) != 1 || asked[0].Field != "end" || len(asked[0].Readings) != 2 {
		t.Fatalf("%+v %v", asked, err)
	}
	choice.Options.Answers = map[string]intake.Layout{"end": intake.MonthFirst}
	u := Recognise([]Source{file}, choice)[0]
	if asked, err := u.Look(context.Background(), nil); err != nil || len(asked) != 0 {
		t.Fatalf("%+v %v", asked, err)
	}
	if c := items(t, u)[0].Contract; c == nil || *c.End != day.MustParse("2027-03-04") {
		t.Errorf("%+v", c)
	}
}

func TestProfilesAndMappingsThatDoNotFit(t *testing.T) {
	file := uploaded("a.csv", "nom;ville\nArdoval;Lyon\n")
	for code, c := range map[string]Choice{
		"unknown_table":         {},
		"profile_unknown":       {Profile: "sugar"},
		"profile_does_not_fit":  {Profile: "salesforce-account"},
		"mapping_column_absent": {Mapping: &intake.Mapping{Kind: intake.Accounts, Columns: map[string]string{"name": "Client"}}},
		"mapping_kind":          {Mapping: &intake.Mapping{}},
	} {
		if u := Recognise([]Source{file}, c)[0]; !problem.Has(u.Problem, "intake.problem."+code) {
			t.Errorf("%s: %v", code, u.Problem)
		}
	}
	c := Choice{Options: readOptions, Mapping: &intake.Mapping{Kind: intake.Accounts, Columns: map[string]string{"name": "nom", "city": "ville"}}}
	if all := items(t, Recognise([]Source{file}, c)[0]); len(all) != 1 || all[0].Accounts[0].Key != "name:ardoval" {
		t.Errorf("%+v", all)
	}
}

func TestACancelledReadingStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	u := Recognise([]Source{FromPath(filepath.Join(samples, "northwind/customers.csv"))}, Choice{Options: readOptions})[0]
	if err := u.Read(ctx, nil, func(intake.Item, intake.Row) error { return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// contracts makes a table of n contracts in the French template.
func contracts(n int) string {
	var b strings.Builder
	b.WriteString("Référence;Compte;SIREN du compte;Nom du contrat;Type;Début;Durée (mois);Fin;Préavis;Unité de préavis;Reconduction;Reconduction (mois);Valeur par an;Devise\n")
	for i := range n {
		fmt.Fprintf(&b, "CT-%d;Verrerie de Montbel %d;732829320;Entretien des fours;Service;01/03/2026;12;28/02/2027;3;mois;tacite;12;120 %03d,50;EUR\n", i, i%5000, i%1000)
	}
	return b.String()
}

func BenchmarkContractsFromCSV(b *testing.B) {
	const n = 100_000
	file := uploaded("contrats.csv", contracts(n))
	for b.Loop() {
		taken := 0
		u := Recognise([]Source{file}, Choice{Options: readOptions})[0]
		if err := u.Read(context.Background(), nil, func(i intake.Item, _ intake.Row) error {
			if i.Outcome == intake.Take {
				taken++
			}
			return nil
		}); err != nil || taken != n {
			b.Fatal(taken, err)
		}
	}
	b.ReportMetric(float64(b.N)*n/b.Elapsed().Seconds(), "lines/s")
}

func BenchmarkPublicContracts(b *testing.B) {
	raw, err := os.ReadFile(filepath.Join(samples, "decp/data.gouv.fr_pes_extract.json"))
	if err != nil {
		b.Fatal(err)
	}
	file := uploaded("pes.json", string(raw))
	for b.Loop() {
		u := Recognise([]Source{file}, Choice{Options: readOptions})[0]
		if err := u.Read(context.Background(), nil, func(intake.Item, intake.Row) error { return nil }); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)*300/b.Elapsed().Seconds(), "records/s")
}
