package web

import "testing"

func TestReadAmount(t *testing.T) {
	for _, c := range []struct {
		in     string
		french bool
		want   int64
		ok     bool
	}{
		{"1 840 000", true, 184000000, true}, {"1 840 000,50 €", true, 184000050, true}, {"1.840.000,5", true, 184000050, true},
		{"1,840,000.50", false, 184000050, true}, {"12.5", true, 1250, true}, {"12,5", false, 1250, true},
		{"1,234", false, 123400, true}, {"1.234", true, 123400, true}, {"-5", true, -500, true}, {"", true, 0, false},
		{"12,345,6", false, 0, false}, {"abc", true, 0, false}, {"1,2,3", true, 0, false}, {"12.3.4", false, 0, false},
		{"99999999999999999999", true, 0, false}, {"92 233 720 368 547 758,07", true, 0, false}, {"100000000000000", true, 10_000_000_000_000_000, true}, {"1.2345", true, 0, false},
	} {
		got, ok := ReadAmount(c.in, "EUR", c.french)
		if ok != c.ok || got != c.want {
			t.Errorf("%q (french %v) = %d %v", c.in, c.french, got, ok)
		}
	}
}

func FuzzReadAmount(f *testing.F) {
	f.Add("1 840 000,50 €", true)
	f.Fuzz(func(t *testing.T, s string, french bool) { ReadAmount(s, "EUR", french); ReadDay(s) })
}

func TestReadDay(t *testing.T) {
	for s, want := range map[string]string{"2026-11-27": "2026-11-27", "27/11/2026": "2026-11-27", "1.2.2027": "2027-02-01"} {
		if d, ok := ReadDay(s); !ok || d.String() != want {
			t.Errorf("%q: %s %v", s, d, ok)
		}
	}
	for _, s := range []string{"31/02/2026", "27/11/26", "demain", "2026/11/27/1"} {
		if d, ok := ReadDay(s); ok {
			t.Errorf("%q read as %s", s, d)
		}
	}
}

func TestLocal(t *testing.T) {
	for to, want := range map[string]string{"/accounts?q=1": "/accounts?q=1", "//evil.example": "/", "https://evil.example": "/",
		`/\evil.example`: "/", "": "/", "javascript:alert(1)": "/"} {
		if got := Local(to, "/"); got != want {
			t.Errorf("%q → %q", to, got)
		}
	}
}
