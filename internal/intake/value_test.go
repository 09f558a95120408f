package intake

import (
	"testing"
)

func TestNumbersByLayout(t *testing.T) {
	for _, c := range []struct {
		in     string
		layout Layout
		want   Number
		ok     bool
	}{
		{"1 234,56", NumberFR, Number{123456, 2}, true},
		{"1\u202f234,56", NumberFR, Number{123456, 2}, true},
		{"1\u00a0234\u00a0567", NumberFR, Number{1234567, 0}, true},
		{"12 000 €", NumberFR, Number{12000, 0}, true},
		{"EUR 12,5", NumberFR, Number{125, 1}, true},
		{"(1 234,50)", NumberFR, Number{-123450, 2}, true},
		{"1 234,50-", NumberFR, Number{-123450, 2}, true},
		{"−3,5", NumberFR, Number{-35, 1}, true},
		{"1.234,56", NumberFR, Number{}, false},
		{"1,234.56", NumberFR, Number{}, false},
		{"1,234.56", NumberEN, Number{123456, 2}, true},
		{"1,23.56", NumberEN, Number{}, false},
		{"12,34", NumberEN, Number{}, false},
		{"1.234", NumberEN, Number{1234, 3}, true},
		{"1.234", NumberDE, Number{1234, 0}, true},
		{"1.234,5", NumberDE, Number{12345, 1}, true},
		{"1'234.50", NumberEN, Number{123450, 2}, true},
		{"1234 56", NumberFR, Number{}, false},
		{"", NumberFR, Number{}, false},
		{"-", NumberFR, Number{}, false},
		{"NaN", NumberPlain, Number{}, false},
		{"1e6", NumberPlain, Number{}, false},
		{"12 k€", NumberFR, Number{}, false},
		{"9999999999999999999", NumberPlain, Number{}, false},
	} {
		got, _, ok := parseAmount(c.in, c.layout)
		if ok != c.ok || ok && got != c.want {
			t.Errorf("%q as %s: %v %v, want %v %v", c.in, c.layout, got, ok, c.want, c.ok)
		}
	}
}

func TestMinorUnitsRoundOnce(t *testing.T) {
	for _, c := range []struct {
		n        Number
		decimals int
		want     int64
	}{{Number{5027341, 2}, 2, 5027341}, {Number{123, 0}, 2, 12300}, {Number{12345, 3}, 2, 1235}, {Number{-12345, 3}, 2, -1235}, {Number{15, 1}, 0, 2}} {
		if got, ok := c.n.Minor(c.decimals); !ok || got != c.want {
			t.Errorf("%v: %d %v, want %d", c.n, got, ok, c.want)
		}
	}
	if _, ok := (Number{1 << 60, 0}).Minor(2); ok {
		t.Error("too large an amount must not wrap around")
	}
}

func TestFillers(t *testing.T) {
	for in, want := range map[string]bool{"999999999": true, "99999999": true, "9999999.99": true, "999999": false, "9999998": false, "99.99": false, "19999999": false} {
		n, _ := parseNumber(in, NumberPlain)
		if n.isFiller() != want {
			t.Errorf("%s: %v", in, !want)
		}
	}
}

func TestDatesByLayout(t *testing.T) {
	for _, c := range []struct {
		in     string
		layout Layout
		want   civil
		ok     bool
	}{
		{"2016-03-09+01:00", DayISO, civil{2016, 3, 9}, true},
		{"1996-07-04 00:00:00.000", DayISO, civil{1996, 7, 4}, true},
		{"2026-04-03T10:00:00Z", DayISO, civil{2026, 4, 3}, true},
		{"0218-10-29", DayISO, civil{218, 10, 29}, true},
		{"2026-02-30", DayISO, civil{}, false},
		{"29/10/0218", DayFirst, civil{218, 10, 29}, true},
		{"03/04/2027", DayFirst, civil{2027, 4, 3}, true},
		{"03/04/2027", MonthFirst, civil{2027, 3, 4}, true},
		{"02.11.2026", DayFirst, civil{2026, 11, 2}, true},
		{"31/12/2026", MonthFirst, civil{}, false},
		{"3/4/27", DayFirst, civil{2027, 4, 3}, true},
		{"3/4/85", DayFirst, civil{1985, 4, 3}, true},
		{"3/4/127", DayFirst, civil{}, false},
		{"20270403", DayCompact, civil{2027, 4, 3}, true},
		{"13 April 2026", DayText, civil{2026, 4, 13}, true},
		{"1er août 2026", DayText, civil{2026, 8, 1}, true},
		{"April 3, 2027", DayText, civil{2027, 4, 3}, true},
		{"3-avr.-27", DayText, civil{2027, 4, 3}, true},
		{"demain", DayText, civil{}, false},
		{"45383", DayISO, civil{}, false},
	} {
		got, ok := parseDay(c.in, c.layout)
		if ok != c.ok || ok && got != c.want {
			t.Errorf("%q as %s: %v %v, want %v %v", c.in, c.layout, got, ok, c.want, c.ok)
		}
	}
}

func TestColumnsAskOrDecide(t *testing.T) {
	for name, c := range map[string]struct {
		kind   FieldType
		values []string
		kept   []Layout
		asks   []Layout
	}{
		"one line proves day first":         {TypeDay, []string{"03/04/2027", "31/12/2026"}, []Layout{DayFirst}, nil},
		"one line proves month first":       {TypeDay, []string{"03/04/2027", "12/31/2026"}, []Layout{MonthFirst}, nil},
		"nothing proves anything":           {TypeDay, []string{"03/04/2027", "05/06/2026"}, nil, []Layout{DayFirst, MonthFirst}},
		"lines prove both":                  {TypeDay, []string{"03/04/2027", "31/12/2026", "12/31/2026", "30/12/2026"}, nil, []Layout{DayFirst, MonthFirst}},
		"the same either way":               {TypeDay, []string{"04/04/2027"}, []Layout{DayFirst, MonthFirst}, nil},
		"ISO and text mix without clash":    {TypeDay, []string{"2027-04-03", "3 avril 2027"}, []Layout{DayISO, DayText}, nil},
		"an unreadable line proves nothing": {TypeDay, []string{"03/04/2027", "n'importe quoi"}, nil, []Layout{DayFirst, MonthFirst}},
		"decimal comma":                     {TypeAmount, []string{"1 234,56", "12"}, []Layout{NumberFR, NumberEN, NumberDE}, nil},
		"a thousand or one and a bit":       {TypeAmount, []string{"1,234", "12"}, nil, []Layout{NumberFR, NumberEN}},
		"cents prove the comma":             {TypeAmount, []string{"1,234", "12,50"}, []Layout{NumberFR, NumberDE}, nil},
		"a dot of thousands or decimals":    {TypeAmount, []string{"1.234", "2.500"}, nil, []Layout{NumberEN, NumberDE}},
		"German cents prove the dot":        {TypeAmount, []string{"1.234", "2.500,75"}, []Layout{NumberDE}, nil},
		"English":                           {TypeAmount, []string{"1,234.50", "1,000"}, []Layout{NumberEN}, nil},
		"months":                            {TypeMonth, []string{"2026-01", "02/2026", "mars 2026"}, []Layout{MonthISO, MonthYear, MonthText}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			s := newSurvey(c.kind)
			for _, v := range c.values {
				s.add(v, false)
			}
			kept, q := s.decide()
			if c.asks == nil {
				if q != nil || !sameLayouts(kept, c.kept) {
					t.Fatalf("kept %v, question %+v", kept, q)
				}
				return
			}
			if q == nil || len(q.Readings) != 2 || q.Ambiguous == 0 || q.Example == "" {
				t.Fatalf("no question: kept %v, %+v", kept, q)
			}
			for _, r := range q.Readings {
				if !sameLayouts([]Layout{r.Layout}, []Layout{c.asks[0]}) && !sameLayouts([]Layout{r.Layout}, []Layout{c.asks[1]}) {
					t.Errorf("offers %v", r.Layout)
				}
				if r.Readable+r.Unreadable != len(c.values) {
					t.Errorf("%d + %d lines of %d", r.Readable, r.Unreadable, len(c.values))
				}
			}
		})
	}
}

func sameLayouts(a, b []Layout) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func TestTypedNumbersAreNeverAmbiguous(t *testing.T) {
	s := newSurvey(TypeAmount)
	s.add("1.234", true)
	if _, q := s.decide(); q != nil {
		t.Errorf("%+v", q)
	}
}

func TestLostCharacters(t *testing.T) {
	for in, want := range map[string]bool{"M\ufffdtallerie": true, "mise en ?uvre": true, "d?un centre": true, "Prêt ?": false, "Qui ? Moi": false, "a?": false, "": false} {
		if lost(in) != want {
			t.Errorf("%q", in)
		}
	}
}

func TestCountries(t *testing.T) {
	for in, want := range map[string]string{"Allemagne": "DE", "germany": "DE", "FR": "FR", "États-Unis": "US", "USA": "US", "UK": "GB", "Suède": "SE", "Côte d’Ivoire": "CI", "Nulle part": ""} {
		if got, _ := countryCode(in); got != want {
			t.Errorf("%s: %q", in, got)
		}
	}
}
