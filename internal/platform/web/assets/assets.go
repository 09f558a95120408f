package assets

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"mime"
	"path"
	"regexp"
	"strings"
	"sync"
)

//go:embed css/*.css fonts/*.woff2 js/*.js worker/*.js vendor/*.js icons.svg favicon.svg
var sources embed.FS

// Prefix is where Handler expects to be mounted.
const Prefix = "/assets/"

// file is one served file: its bytes, ready to send.
type file struct {
	name   string // logical name, as given to URL: app.css
	served string // app.1f2e3d4c5b6a.css
	kind   string // media type
	plain  []byte
	packed []byte // gzip, nil when it would not help (fonts are compressed already)
}

type catalogue struct {
	byName   map[string]*file
	byServed map[string]*file
}

// load is done once, at the first page or request: hashing and packing take a
// few milliseconds that a command line call must not pay.
var load = sync.OnceValue(build)

// URL gives the address of a file by its logical name: "app.css", "app.js",
// "htmx.js", "hx-sse.js", "icons.svg", "favicon.svg" or a font's file name. An
// unknown name is a mistake in a template, so it panics and the page test sees it.
func URL(name string) string {
	f, ok := load().byName[name]
	if !ok {
		panic("assets: no file named " + name)
	}
	return Prefix + f.served
}

// Sheet gives the style sheet as it is served, for the tests that compare the
// classes of a page with it.
func Sheet() string { return string(load().byName["app.css"].plain) }

func build() *catalogue {
	c := &catalogue{byName: map[string]*file{}, byServed: map[string]*file{}}
	for _, p := range glob("fonts/*.woff2") {
		c.add(path.Base(p), read(p))
	}
	c.add("htmx.js", read("vendor/htmx.min.js"))
	c.add("hx-sse.js", read("vendor/hx-sse.min.js"))
	c.add("app.js", join("js/*.js"))
	c.add("icons.svg", read("icons.svg"))
	c.add("favicon.svg", read("favicon.svg"))
	c.add("app.css", c.withFontAddresses(told.ReplaceAll(join("css/*.css"), nil)))
	return c
}

// told are the remarks of the style sheets: they are for who changes them, and none of them stands inside a string.
var told = regexp.MustCompile(`(?s)/\*.*?\*/\n?`)

func (c *catalogue) add(name string, content []byte) {
	sum := sha256.Sum256(content)
	ext := path.Ext(name)
	f := &file{
		name:   name,
		served: fmt.Sprintf("%s.%s%s", strings.TrimSuffix(name, ext), hex.EncodeToString(sum[:6]), ext),
		kind:   mediaType(ext),
		plain:  content,
	}
	if ext != ".woff2" {
		f.packed = pack(content)
	}
	c.byName[name], c.byServed[f.served] = f, f
}

// withFontAddresses gives the fonts of the style sheet their hashed addresses.
func (c *catalogue) withFontAddresses(sheet []byte) []byte {
	for name, f := range c.byName {
		if path.Ext(name) == ".woff2" {
			sheet = bytes.ReplaceAll(sheet, []byte("fonts/"+name), []byte(Prefix+f.served))
		}
	}
	return sheet
}

// join glues files in the order of their names: the number in front of a css
// file is its place in the cascade.
func join(pattern string) []byte {
	var all bytes.Buffer
	for _, p := range glob(pattern) {
		all.Write(read(p))
	}
	return all.Bytes()
}

func glob(pattern string) []string {
	names, err := fs.Glob(sources, pattern)
	if err != nil {
		panic(err) // a fixed pattern: only a typing mistake can be wrong
	}
	return names
}

func read(name string) []byte {
	b, err := sources.ReadFile(name)
	if err != nil {
		panic(err) // embedded at build time: it cannot be missing at run time
	}
	return b
}

func pack(content []byte) []byte {
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		panic(err) // the level is a constant
	}
	_, _ = w.Write(content) // a bytes.Buffer does not fail
	_ = w.Close()
	return out.Bytes()
}

func mediaType(ext string) string {
	switch ext {
	case ".woff2":
		return "font/woff2" // not in every system's table
	case ".js":
		return "text/javascript; charset=utf-8"
	}
	return mime.TypeByExtension(ext)
}
