package table

import (
	"bytes"
	"io"
	"reflect"
	"strings"
	"testing"
	"unicode/utf16"

	"comptoir/internal/kernel/problem"
)

func open(t testing.TB, content string, limits Limits) *Reader {
	t.Helper()
	r, err := Open(strings.NewReader(content), int64(len(content)), limits)
	if err != nil {
		t.Fatalf("open: %v", err)
	}
	t.Cleanup(func() { r.Close() })
	return r
}

type got struct {
	line   int
	cells  []string
	faults Fault
}

func read(t testing.TB, r *Reader) []got {
	t.Helper()
	var all []got
	for {
		row, err := r.Next()
		if err == io.EOF {
			return all
		}
		if err != nil {
			t.Fatalf("next: %v", err)
		}
		all = append(all, got{row.Line, append([]string{}, row.Cells...), row.Faults})
	}
}

func TestCSVAsCompaniesWriteIt(t *testing.T) {
	for name, c := range map[string]struct {
		in     string
		header []string
		rows   []got
	}{
		"a semicolon with French amounts": {"nom;valeur\nArdoval;1,5\nMontbel;2,75\n", []string{"nom", "valeur"},
			[]got{{2, []string{"Ardoval", "1,5"}, 0}, {3, []string{"Montbel", "2,75"}, 0}}},
		"a line break inside a quoted cell": {"a,b\n1,\"x\ny\"\n2,z\n", []string{"a", "b"},
			[]got{{2, []string{"1", "x\ny"}, 0}, {4, []string{"2", "z"}, 0}}},
		"doubled quotes":             {"a,b\n1,\"say \"\"hi\"\"\"\n", []string{"a", "b"}, []got{{2, []string{"1", `say "hi"`}, 0}}},
		"quotes that nobody doubled": {"a,b\n1,\"the \"big\" one\"\n", []string{"a", "b"}, []got{{2, []string{"1", `the "big" one`}, 0}}},
		"a quote that never closes": {"a,b\n1,\"open\n2,y\n", []string{"a", "b"},
			[]got{{2, []string{"1", `"open`}, StrayQuote}, {3, []string{"2", "y"}, 0}}},
		"a stray quote closed by another, lines below": {"a,b\n1,\"open\n2,y\n3,\"z\"\n", []string{"a", "b"},
			[]got{{2, []string{"1", `"open`}, StrayQuote}, {3, []string{"2", "y"}, 0}, {4, []string{"3", "z"}, 0}}},
		"inches":                {"a,b\n1,12\" pipe\n", []string{"a", "b"}, []got{{2, []string{"1", `12" pipe`}, 0}}},
		"one column too wide":   {"a,b\n1,x,y\n", []string{"a", "b"}, []got{{2, []string{"1", "x", "y"}, Wide}}},
		"one column too few":    {"a,b,c\n1,x\n", []string{"a", "b", "c"}, []got{{2, []string{"1", "x", ""}, Narrow}}},
		"the ECB's last comma":  {"Date, USD, \n13 April 2026, 1.1684, \n", []string{"Date", "USD"}, []got{{2, []string{"13 April 2026", "1.1684", ""}, 0}}},
		"a comma on every line": {"a,b\n1,x,\n2,y,\n", []string{"a", "b"}, []got{{2, []string{"1", "x", ""}, 0}, {3, []string{"2", "y", ""}, 0}}},
		"a cut that ends empty": {"a,b\n1,x,\n2,y\n", []string{"a", "b"}, []got{{2, []string{"1", "x", ""}, Wide}, {3, []string{"2", "y"}, 0}}},
		"a title above":         {"Export du 12/03/2026\n\nnom;ville\nA;B\n", []string{"nom", "ville"}, []got{{4, []string{"A", "B"}, 0}}},
		"Excel's hint":          {"sep=|\na|b\n1|2\n", []string{"a", "b"}, []got{{3, []string{"1", "2"}, 0}}},
		"blank lines, old Mac":  {"a;b\r\r1;2\r", []string{"a", "b"}, []got{{3, []string{"1", "2"}, 0}}},
		"no last line break":    {"a;b\r\n1;2", []string{"a", "b"}, []got{{2, []string{"1", "2"}, 0}}},
		"one column":            {"nom\nArdoval\n", []string{"nom"}, []got{{2, []string{"Ardoval"}, 0}}},
		"an empty last cell":    {"a;b\n1;", []string{"a", "b"}, []got{{2, []string{"1", ""}, 0}}},
	} {
		t.Run(name, func(t *testing.T) {
			r := open(t, c.in, Limits{})
			if !reflect.DeepEqual(r.Header, c.header) {
				t.Errorf("header %q, want %q", r.Header, c.header)
			}
			if rows := read(t, r); !reflect.DeepEqual(rows, c.rows) {
				t.Errorf("rows %+v\nwant %+v", rows, c.rows)
			}
		})
	}
}

func TestEncodings(t *testing.T) {
	text := "nom;ville\nMétallerie;Nîmes\n" + strings.Repeat("Fonderie;Sète\n", 100)
	for name, c := range map[string]struct {
		bytes    []byte
		encoding string
	}{
		"UTF-8":              {[]byte(text), "UTF-8"},
		"UTF-8 with mark":    {append([]byte("\xef\xbb\xbf"), text...), "UTF-8"},
		"UTF-16LE with mark": {append([]byte("\xff\xfe"), wide(text, false)...), "UTF-16LE"},
		"UTF-16BE with mark": {append([]byte("\xfe\xff"), wide(text, true)...), "UTF-16BE"},
		"UTF-16LE":           {wide(text, false), "UTF-16LE"},
		"UTF-16BE":           {wide(text, true), "UTF-16BE"},
		"Windows-1252":       {[]byte(strings.NewReplacer("é", "\xe9", "î", "\xee", "è", "\xe8").Replace(text)), "Windows-1252"},
	} {
		t.Run(name, func(t *testing.T) {
			r := open(t, string(c.bytes), Limits{})
			rows := read(t, r)
			if r.Encoding != c.encoding || rows[0].cells[0] != "Métallerie" || rows[0].cells[1] != "Nîmes" || len(rows) != 101 {
				t.Errorf("%s %q, %d rows", r.Encoding, rows[0].cells, len(rows))
			}
		})
	}
	broken := strings.Replace(text, "Métallerie", "M\xe9tallerie", 1)
	if rows := read(t, open(t, broken, Limits{})); rows[0].cells[0] != "M\ufffdtallerie" || rows[1].cells[1] != "Sète" {
		t.Errorf("one broken byte must not spoil the others: %+v", rows[:2])
	}
}

func wide(s string, big bool) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		if big {
			b = append(b, byte(u>>8), byte(u))
		} else {
			b = append(b, byte(u), byte(u>>8))
		}
	}
	return b
}

func TestJSON(t *testing.T) {
	r := open(t, `{"meta":{"n":2,"tags":["x"]},"marches":{"marche":[{"id":"1","acheteur":{"nom":"Lyon"},"prix":[1,2]}],"autre":[{"id":2,"vu":true}]}}`, Limits{})
	if want := []string{"id", "acheteur.nom", "prix", "vu"}; !reflect.DeepEqual(r.Header, want) {
		t.Errorf("header %q", r.Header)
	}
	var groups []string
	for {
		row, err := r.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		groups = append(groups, row.Group+":"+strings.Join(row.Cells, "|"))
	}
	if want := []string{"marches.marche:1|Lyon|1;2|", "marches.autre:2|||true"}; !reflect.DeepEqual(groups, want) {
		t.Errorf("got %q", groups)
	}
}

func TestWhatCannotBeReadSaysWhy(t *testing.T) {
	deep := strings.Repeat("[", 60) + strings.Repeat("]", 60)
	for name, c := range map[string]struct {
		in     string
		limits Limits
		code   string
	}{
		"nothing":         {"", Limits{}, "file_empty"},
		"only blanks":     {"\n\n \n", Limits{}, "header_missing"},
		"too big":         {"a;b\n1;2\n", Limits{Bytes: 4}, "file_too_large"},
		"old Excel":       {"\xd0\xcf\x11\xe0\xa1\xb1", Limits{}, "format_xls"},
		"PDF":             {"%PDF-1.7", Limits{}, "format_pdf"},
		"XML":             {"\xef\xbb\xbf<?xml version='1.0'?><marches/>", Limits{}, "format_xml"},
		"a picture":       {"\x89PNG\r\n\x1a\n", Limits{}, "format_unknown"},
		"bytes":           {strings.Repeat("\x01\x02\x00\x05z", 50), Limits{}, "format_unknown"},
		"a broken zip":    {"PK\x03\x04 nothing", Limits{}, "xlsx_unreadable"},
		"cut JSON":        {`{"a":[{"b":1},{"b"`, Limits{}, "json_unreadable"},
		"cut JSON object": {`{"a":1`, Limits{}, "json_unreadable"},
		"deep JSON":       {`[{"a":` + deep + `}]`, Limits{}, "json_too_deep"},
		"deep outside":    {strings.Repeat(`{"a":`, 60) + "1" + strings.Repeat("}", 60), Limits{}, "json_too_deep"},
		"no list":         {`{"a":1}`, Limits{}, "json_no_list"},
		"a huge record":   {`[{"a":"` + strings.Repeat("x", 300_000) + `"}]`, Limits{Record: 1000}, "record_too_large"},
		"many rows":       {"a;b\n" + strings.Repeat("1;2\n", 11), Limits{Rows: 10}, "too_many_rows"},
		"many columns":    {strings.Repeat("c;", 50) + "c\n", Limits{Columns: 20}, "too_many_columns"},
		"an endless line": {"a;b\n" + strings.Repeat("x", 300_000), Limits{Record: 1000, Cell: 100}, "record_too_large"},
	} {
		t.Run(name, func(t *testing.T) {
			if err := drain(c.in, c.limits); !problem.Has(err, codes+c.code) {
				t.Errorf("got %v, want %s", err, c.code)
			}
		})
	}
}

func drain(in string, limits Limits) error {
	r, err := Open(bytes.NewReader([]byte(in)), int64(len(in)), limits)
	if err != nil {
		return err
	}
	defer r.Close()
	for {
		if _, err := r.Next(); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
	}
}

func TestLongCellIsCutAndFlagged(t *testing.T) {
	rows := read(t, open(t, "a;b\n1;"+strings.Repeat("x", 50)+"\n", Limits{Cell: 10}))
	if len(rows[0].cells[1]) != 10 || rows[0].faults != Cut {
		t.Errorf("%+v", rows)
	}
}
