package arch

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// File is a Go file of the house, parsed.
type File struct {
	// Package is the import path below the module: "internal/contract/contractdesk".
	Package string
	Name    string
	Imports []string
	AST     *ast.File
	Fset    *token.FileSet
}

// Load parses every Go file below the root that is not a test, generated, or test data.
func Load(root string) ([]File, error) {
	var out []File
	fset := token.NewFileSet()
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if n := d.Name(); path != root && (n == "testdata" || strings.HasPrefix(n, ".") || n == "tools" || n == "node_modules") {
				return filepath.SkipDir
			}
			return nil
		}
		n := d.Name()
		if !strings.HasSuffix(n, ".go") || strings.HasSuffix(n, "_test.go") || strings.HasSuffix(n, "_templ.go") {
			return nil
		}
		f, err := parse(fset, root, path)
		if err == nil {
			out = append(out, f)
		}
		return err
	})
	return out, err
}

func parse(fset *token.FileSet, root, path string) (File, error) {
	src, err := os.ReadFile(path)
	if err != nil {
		return File{}, err
	}
	tree, err := parser.ParseFile(fset, path, src, parser.ParseComments)
	if err != nil {
		return File{}, err
	}
	rel, err := filepath.Rel(root, filepath.Dir(path))
	if err != nil {
		return File{}, err
	}
	f := File{Package: filepath.ToSlash(rel), Name: filepath.Base(path), AST: tree, Fset: fset}
	for _, i := range tree.Imports {
		p, err := strconv.Unquote(i.Path.Value)
		if err != nil {
			return File{}, err
		}
		f.Imports = append(f.Imports, p)
	}
	return f, nil
}

// Room is what a package is in the house.
type Room struct {
	// Kind is kernel, platform, app, world, arch, cmd, root, desk, web, or other.
	Kind string
	// Area is the area's name for root, desk and web.
	Area string
}

// RoomOf reads the room from the package's place.
func RoomOf(pkg string) Room {
	p := strings.Split(strings.TrimPrefix(pkg, "internal/"), "/")
	switch {
	case strings.HasPrefix(pkg, "cmd"):
		return Room{Kind: "cmd"}
	case !strings.HasPrefix(pkg, "internal/"):
		return Room{Kind: "other"}
	}
	switch p[0] {
	case "kernel", "platform", "app", "world", "arch", "deps":
		return Room{Kind: p[0]}
	}
	if len(p) == 1 {
		return Room{Kind: "root", Area: p[0]}
	}
	switch {
	case p[1] == p[0]+"desk":
		return Room{Kind: "desk", Area: p[0]}
	case p[1] == p[0]+"web":
		return Room{Kind: "web", Area: p[0]}
	case p[1] == p[0]+"api":
		return Room{Kind: "api", Area: p[0]}
	}
	return Room{Kind: "other", Area: p[0]}
}
