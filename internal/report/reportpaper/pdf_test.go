package reportpaper

import (
	"bytes"
	"os"
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
