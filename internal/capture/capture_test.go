package capture

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"comptoir/internal/kernel/day"
)

func when(t testing.TB) When {
	zone, err := time.LoadLocation("Europe/Paris")
	if err != nil {
		t.Fatal(err)
	}
	return When{Today: day.MustParse("2026-11-23"), Zone: zone}
}

// What an independent script counts in every sample is what is read.
func TestExpected(t *testing.T) {
	var expected []struct {
		File                          string
		Items, Taken, Warned, Refused int
		Occurrences, Answers          int
		Reasons, Warnings             map[string]int
	}
	raw, err := os.ReadFile("testdata/expected.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(raw, &expected); err != nil || len(expected) < 100 {
		t.Fatal(len(expected), err)
	}
	for _, e := range expected {
		raw, err := os.ReadFile(filepath.Join("testdata", e.File))
		if err != nil {
			t.Fatal(err)
		}
		reasons, warnings := map[string]int{}, map[string]int{}
		items, taken, warned, occurrences, answers := 0, 0, 0, 0, 0
		for _, x := range Read(e.File, raw, when(t)) {
			if x.Refused != NothingInside {
				items++
			}
			if x.Refused != "" {
				reasons[x.Refused]++
				continue
			}
			taken++
			if len(x.Warnings) > 0 {
				warned++
			}
			for _, w := range x.Warnings {
				warnings[w]++
			}
			if x.Kind == Event {
				occurrences += len(x.Occurrences)
			}
			if x.Answers {
				answers++
			}
		}
		if items != e.Items || taken != e.Taken || warned != e.Warned || occurrences != e.Occurrences || answers != e.Answers ||
			!maps.Equal(reasons, e.Reasons) || !maps.Equal(warnings, e.Warnings) {
			t.Errorf("%s: %d items, %d taken, %d warned, %d times, %d answers, %v %v\nwant %+v", e.File, items, taken, warned, occurrences, answers, reasons, warnings, e)
		}
	}
}

func TestCardOfVersion21(t *testing.T) {
	raw := "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Lef=E8vre;=C9lise;;Mme\r\nORG:Helvane;Achats\r\nTITLE;ENCODING=QUOTED-PRINTABLE:Directrice =\r\ndes achats\r\n" +
		"TEL;HOME;VOICE:01 42 68 53 00\r\nTEL;WORK;VOICE:04 74 00 00 12\r\nTEL;WORK;FAX:04 74 00 00 13\r\nEMAIL;INTERNET:perso@exemple.example\r\nEMAIL;PREF;INTERNET:Elise@Helvane.example\r\n" +
		"PHOTO;JPEG;ENCODING=BASE64:\r\n /9j/4AAQSkZJRgABAQ==\r\n\r\nAGENT:\r\nBEGIN:VCARD\r\nFN:Somebody Else\r\nEND:VCARD\r\nEND:VCARD\r\n"
	got := Read("a.vcf", []byte(raw), when(t))
	if len(got) != 1 || got[0].Refused != "" || len(got[0].Warnings) > 0 {
		t.Fatalf("%+v", got)
	}
	p := got[0].People[0]
	if p.Name != "Élise Lefèvre" || p.Org != "Helvane" || p.Job != "Directrice des achats" || p.Phone() != "04 74 00 00 12" || len(p.Phones) != 2 || p.Email() != "elise@helvane.example" {
		t.Errorf("%+v", p)
	}
	again := Read("b.vcf", []byte(raw), when(t))
	if again[0].Key != got[0].Key || got[0].Key == "" {
		t.Error("the same card has two keys")
	}
}

func TestMailInAWrongCharset(t *testing.T) {
	raw := "From: =?iso-8859-1?Q?=C9lise_Lef=E8vre?= <elise@helvane.example>\nTo: Camille Durand <camille@ardoval.example>\nSubject: R\xe9: tarifs\nDate: Mon, 23 Nov 2026 23:30:00 +0000\nIn-Reply-To: <1@x>\nMessage-ID: <2@x>\n" +
		"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Transfer-Encoding: base64\n\n%%%not base64"
	got := Read("a.eml", []byte(raw), when(t))[0]
	if got.Refused != "" || got.Title != "Ré: tarifs" || got.People[0].Name != "Élise Lefèvre" || !got.Answers || len(got.People) != 2 {
		t.Errorf("%+v", got)
	}
	if got.Occurrences[0].Day != day.MustParse("2026-11-24") {
		t.Errorf("half past eleven in London is tomorrow in Paris: %v", got.Occurrences[0].Day)
	}
	if !slices.Equal(got.Warnings, []string{CharsetGuessed, MIMECut}) {
		t.Error(got.Warnings)
	}
}

func TestZones(t *testing.T) {
	event := func(start string) string {
		return "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:Chez nous\nBEGIN:DAYLIGHT\nDTSTART:19810329T020000\nTZOFFSETTO:+0200\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\nEND:DAYLIGHT\n" +
			"BEGIN:STANDARD\nDTSTART:19961027T030000\nTZOFFSETTO:+0100\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\nEND:STANDARD\nEND:VTIMEZONE\nBEGIN:VEVENT\nUID:1\n" +
			start + "\nEND:VEVENT\nEND:VCALENDAR\n"
	}
	for start, want := range map[string]string{
		"DTSTART;TZID=Chez nous:20261120T090000":                                "2026-11-20T08:00:00Z",
		"DTSTART;TZID=Chez nous:20260720T090000":                                "2026-07-20T07:00:00Z",
		"DTSTART;TZID=Romance Standard Time:20261120T090000":                    "2026-11-20T08:00:00Z",
		"DTSTART;TZID=/mozilla.org/20050126_1/America/New_York:20261120T090000": "2026-11-20T14:00:00Z",
		"DTSTART:20261120T090000Z":                                              "2026-11-20T09:00:00Z",
		"DTSTART;TZID=Nulle part:20261120T090000":                               "2026-11-20T08:00:00Z",
		"DTSTART:20261120T090000":                                               "2026-11-20T08:00:00Z",
	} {
		x := Read("a.ics", []byte(event(start)), when(t))[0]
		if len(x.Occurrences) != 1 || x.Occurrences[0].At.Time().Format(time.RFC3339) != want {
			t.Errorf("%s: %+v", start, x)
		}
		if slices.Contains(x.Warnings, ZoneUnknown) != strings.Contains(start, "Nulle part") {
			t.Errorf("%s: %v", start, x.Warnings)
		}
	}
}

func TestSeriesStopsAtTheNextOne(t *testing.T) {
	raw := "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART;VALUE=DATE:20261102\nRRULE:FREQ=WEEKLY\nEND:VEVENT\n" +
		"BEGIN:VEVENT\nUID:1\nRECURRENCE-ID;VALUE=DATE:20261109\nDTSTART;VALUE=DATE:20261110\nEND:VEVENT\nEND:VCALENDAR"
	got := Read("a.ics", []byte(raw), when(t))
	var days []string
	for _, o := range append(got[0].Occurrences, got[1].Occurrences...) {
		days = append(days, o.Key+">"+o.Day.String())
	}
	if s := strings.Join(days, " "); s != "2026-11-02>2026-11-02 2026-11-16>2026-11-16 2026-11-23>2026-11-23 2026-11-30>2026-11-30 2026-11-09>2026-11-10" {
		t.Error(s)
	}
}

func TestBounds(t *testing.T) {
	if got := Read("a.vcf", make([]byte, mostBytes+1), when(t)); got[0].Refused != TooBig {
		t.Error(got)
	}
	if got := Read("a.vcf", []byte(strings.Repeat("BEGIN:VCARD\nVERSION:3.0\nFN:A\nEND:VCARD\n", mostItems+50)), when(t)); len(got) != mostItems+1 || got[mostItems].Refused != TooMany {
		t.Error(len(got))
	}
	if got := Read("photo.jpg", []byte("\xff\xd8\xff"), when(t)); got[0].Refused != NotRecognised {
		t.Error(got)
	}
	if got := Read("x.ics", []byte(strings.Repeat("BEGIN:VCALENDAR\n", 100_000)), when(t)); got[0].Refused != NothingInside {
		t.Error(got)
	}
	if got := Read("x.ics", []byte("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20200101T000000Z\nRRULE:FREQ=SECONDLY\nEND:VEVENT\nEND:VCALENDAR"), when(t)); len(got[0].Occurrences) != 1 ||
		got[0].Warnings[0] != RecurrenceBad {
		t.Error(got)
	}
}

// seeds are the samples of one ending.
func seeds(f *testing.F, ext string) {
	_ = filepath.WalkDir("testdata", func(path string, _ os.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, ext) {
			raw, err := os.ReadFile(path)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(raw)
		}
		return nil
	})
}

// sound: whatever comes in, items are taken or refused with a known reason, and hold text that can be kept.
func sound(t *testing.T, name string, raw []byte) {
	items := Read(name, raw, when(t))
	if len(items) == 0 || len(items) > mostItems+1 {
		t.Fatal(len(items))
	}
	for _, x := range items {
		if x.Refused != "" {
			if !slices.Contains(Reasons, x.Refused) {
				t.Fatal(x.Refused)
			}
			continue
		}
		if x.Key == "" || len(x.People) > mostPeople || len(x.Occurrences) > mostOccurrences+1 || strings.ContainsRune(x.Title, 0) || len([]rune(x.Title)) > mostSubjectRunes {
			t.Fatalf("%+v", x)
		}
		for _, o := range x.Occurrences {
			if x.Kind == Mail && !o.Day.Plausible() {
				t.Fatal(o.Day)
			}
		}
		for _, w := range x.Warnings {
			if !slices.Contains(Warnings, w) {
				t.Fatal(w)
			}
		}
	}
}

func FuzzCard(f *testing.F) {
	seeds(f, ".vcf")
	f.Fuzz(func(t *testing.T, raw []byte) { sound(t, "a.vcf", raw) })
}

func FuzzMail(f *testing.F) {
	seeds(f, ".eml")
	f.Fuzz(func(t *testing.T, raw []byte) { sound(t, "a.eml", raw) })
}

func FuzzCalendar(f *testing.F) {
	seeds(f, ".ics")
	f.Fuzz(func(t *testing.T, raw []byte) { sound(t, "a.ics", raw) })
}
