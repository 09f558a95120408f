package webtest

import (
	"bytes"
	"context"
	"io"
	"mime/multipart"
	"net/http"

	"github.com/PuerkitoBio/goquery"
)

// File is a document that a form sends.
type File struct{ Name, Content string }

// Upload sends documents in a field of a form, with name–value pairs, and follows where it leads.
func (b *Browser) Upload(path, field string, files []File, pairs ...string) Page {
	b.t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	for i := 0; i+1 < len(pairs); i += 2 {
		b.ok(form.WriteField(pairs[i], pairs[i+1]))
	}
	for _, f := range files {
		part, err := form.CreateFormFile(field, f.Name)
		b.ok(err)
		_, err = io.WriteString(part, f.Content)
		b.ok(err)
	}
	b.ok(form.Close())
	r, err := http.NewRequestWithContext(context.Background(), http.MethodPost, b.server.URL+path, &body)
	b.ok(err)
	r.Header.Set("Content-Type", form.FormDataContentType())
	res, err := b.client.Do(r)
	b.ok(err)
	defer res.Body.Close()
	doc, err := goquery.NewDocumentFromReader(res.Body)
	b.ok(err)
	return Page{t: b.t, Status: res.StatusCode, Path: res.Request.URL.RequestURI(), Doc: doc}
}

// Download fetches a document as it is.
func (b *Browser) Download(path string) (content string, header http.Header) {
	b.t.Helper()
	r, err := http.NewRequestWithContext(context.Background(), http.MethodGet, b.server.URL+path, nil)
	b.ok(err)
	res, err := b.client.Do(r)
	b.ok(err)
	defer res.Body.Close()
	all, err := io.ReadAll(res.Body)
	b.ok(err)
	if res.StatusCode != http.StatusOK {
		b.t.Errorf("%d for %s", res.StatusCode, path)
	}
	return string(all), res.Header
}

func (b *Browser) ok(err error) {
	b.t.Helper()
	if err != nil {
		b.t.Fatal(err)
	}
}
