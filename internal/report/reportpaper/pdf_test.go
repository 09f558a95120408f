package reportpaper

import (
	"bytes"
	"os"
	"strconv"
	"testing"
)

func pdf(t *testing.T, p Paper) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, p); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestSameReviewSameBytes(t *testing.T) {
	b := bundle(t)
	for _, lang := range []string{"fr", "en"} {
		p := composer.Review(b.For(lang), paris, story())
		first := pdf(t, p)
		for range 3 {
			if !bytes.Equal(first, pdf(t, composer.Review(b.For(lang), paris, story()))) {
				t.Fatal("two prints of one review differ")
			}
		}
		if dir := os.Getenv("COMPTOIR_KEEP"); dir != "" {
			if err := os.WriteFile(dir+"/review-"+lang+".pdf", first, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// The dates of the file say their zone, and its table of places still points at its objects.
func TestDatesSayTheirZone(t *testing.T) {
	file := pdf(t, composer.Review(bundle(t).For("fr"), paris, story()))
	for _, want := range []string{"/CreationDate (D:20261123080000+01'00')", "/ModDate (D:20261123080000+01'00')"} {
		if !bytes.Contains(file, []byte(want)) {
			t.Errorf("no %s", want)
		}
	}
	tail := bytes.Split(bytes.TrimSpace(file), []byte("\n"))
	start, err := strconv.Atoi(string(tail[len(tail)-2]))
	if err != nil || !bytes.HasPrefix(file[start:], []byte("xref\n")) {
		t.Fatalf("startxref %d %v", start, err)
	}
	objects := 0
	for n, row := range bytes.Split(file[start:], []byte("\n"))[2:] {
		if !bytes.HasSuffix(row, []byte(" n ")) {
			continue
		}
		place, err := strconv.Atoi(string(row[:10]))
		if want := strconv.Itoa(n) + " 0 obj"; err != nil || !bytes.HasPrefix(file[place:], []byte(want)) {
			t.Errorf("%s is not at %d: %q", want, place, file[place:place+12])
		}
		objects++
	}
	if objects < 20 {
		t.Errorf("%d objects", objects)
	}
}
