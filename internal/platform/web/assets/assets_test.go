package assets

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func get(t *testing.T, path string, header ...string) *http.Response {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, path, nil)
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	Handler().ServeHTTP(w, r)
	return w.Result()
}

func TestHashedNamesAreKeptForEver(t *testing.T) {
	for name := range load().byName {
		res := get(t, URL(name))
		if res.StatusCode != 200 {
			t.Fatalf("%s: %d", URL(name), res.StatusCode)
		}
		if got := res.Header.Get("Cache-Control"); !strings.Contains(got, "immutable") {
			t.Errorf("%s: Cache-Control %q", name, got)
		}
		if res.Header.Get("Content-Type") == "" {
			t.Errorf("%s: no media type", name)
		}
	}
}

func TestOlderHashGetsTodaysFileWithoutKeeping(t *testing.T) {
	res := get(t, Prefix+"app.000000000000.css")
	if res.StatusCode != 200 || res.Header.Get("Cache-Control") != "no-cache" {
		t.Fatalf("%d %q", res.StatusCode, res.Header.Get("Cache-Control"))
	}
	for _, p := range []string{"nothing.css", "app", "", "x.y.z", "../assets.go"} {
		if res := get(t, Prefix+p); res.StatusCode != 404 {
			t.Errorf("%q: %d", p, res.StatusCode)
		}
	}
}

func TestGzipHoldsTheSameBytes(t *testing.T) {
	packed := get(t, URL("app.css"), "Accept-Encoding", "br, gzip")
	if packed.Header.Get("Content-Encoding") != "gzip" {
		t.Fatal("not packed")
	}
	zr, err := gzip.NewReader(packed.Body)
	if err != nil {
		t.Fatal(err)
	}
	unpacked, err := io.ReadAll(zr)
	if err != nil {
		t.Fatal(err)
	}
	plain, _ := io.ReadAll(get(t, URL("app.css")).Body)
	if !bytes.Equal(plain, unpacked) {
		t.Fatal("gzip and plain differ")
	}
	if n := len(load().byName["app.css"].packed); n > 22<<10 {
		t.Errorf("the style sheet weighs %d bytes packed, more than 22 KB", n)
	}
}

func TestOnlyReadingIsAllowed(t *testing.T) {
	w := httptest.NewRecorder()
	Handler().ServeHTTP(w, httptest.NewRequest(http.MethodPost, URL("app.css"), nil))
	if w.Code != http.StatusMethodNotAllowed {
		t.Fatal(w.Code)
	}
}

func TestSheetPointsAtHashedFonts(t *testing.T) {
	if strings.Contains(Sheet(), "url(fonts/") {
		t.Fatal("a font has no hashed address")
	}
	if n := strings.Count(Sheet(), "!important"); n != 2 {
		t.Errorf("%d !important; only the two of reduced motion are wanted", n)
	}
}

// Licences forbid and prudence warns: a vendored file that changed or came
// without being listed must be seen.
func TestVendoredFilesMatchTheirList(t *testing.T) {
	listed := vendored(t)
	for _, dir := range []string{"fonts", "vendor", "pdf", "../ui/testdata"} {
		entries, err := os.ReadDir(dir)
		if os.IsNotExist(err) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			name := filepath.ToSlash(filepath.Join(dir, e.Name()))
			sum, ok := listed[name]
			if !ok {
				t.Errorf("%s is not in VENDORED.csv", name)
				continue
			}
			b, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if got := sha256.Sum256(b); hex.EncodeToString(got[:]) != sum {
				t.Errorf("%s changed: %x", name, got)
			}
		}
	}
}

func vendored(t *testing.T) map[string]string {
	t.Helper()
	f, err := os.Open("VENDORED.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(rows[0], []string{"file", "name", "version", "licence", "package", "sha256"}) {
		t.Fatalf("header %v", rows[0])
	}
	sums := map[string]string{}
	for _, r := range rows[1:] {
		if slices.Contains(r, "") {
			t.Errorf("incomplete line %v", r)
		}
		sums[r[0]] = r[5]
	}
	return sums
}
