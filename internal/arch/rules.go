package arch

import (
	"fmt"
	"go/ast"
	"go/token"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Module is the import path that the house's own packages begin with.
const Module = "comptoir/"

// ranks is the one list of areas, lowest first: a desk may use the desks and roots of those before it.
var ranks = []string{
	"team",
	"setting",
	"fx",
	"account",
	"group",
	"contact",
	"contract",
	"result",
	"task",
	"coordination",
	"relation",
	"stakeholder",
	"portfolio",
	"privacy",
	"capture",
	"attention",
	"search",
	"history",
	"intake",
	"report",
	"cockpit",
	"meeting",
}

// Violation is a broken rule.
type Violation struct{ Where, Rule string }

func (v Violation) String() string { return v.Where + ": " + v.Rule }

// Check applies every rule that reads the source.
func Check(files []File) []Violation {
	var out []Violation
	for _, f := range files {
		for _, rule := range []func(File) []string{imports, sqlAtHome, noClock} {
			for _, broken := range rule(f) {
				out = append(out, Violation{Where: f.Package + "/" + f.Name, Rule: broken})
			}
		}
	}
	return append(out, guards(files)...)
}

// allowedOutside are the libraries a pure room may use; everything else it imports must be the kernel or harmless std.
var allowedOutside = map[string]bool{"github.com/google/uuid": true, "github.com/bojanz/currency": true, "golang.org/x/text/unicode/norm": true,
	"golang.org/x/text/language": true, "golang.org/x/text/language/display": true, "golang.org/x/text/encoding/charmap": true,
	"golang.org/x/text/encoding/htmlindex": true, "github.com/teambition/rrule-go": true}

// impure are std packages that reach outside: no context, no clock, no I/O in a pure room.
var impure = regexp.MustCompile(`^(context|database/.*|net|net/http|os|os/.*|io/ioutil|log|log/.*|syscall|crypto/rand|math/rand|runtime)$`)

func imports(f File) (out []string) {
	room := RoomOf(f.Package)
	for _, path := range f.Imports {
		if why := forbidden(room, f.Package, path); why != "" {
			out = append(out, fmt.Sprintf("imports %s: %s", path, why))
		}
	}
	for _, i := range f.AST.Imports {
		if i.Name != nil && i.Name.Name != "_" && strings.HasPrefix(i.Path.Value, `"`+Module) {
			out = append(out, "renames an import of ours: "+i.Path.Value)
		}
	}
	return out
}

func forbidden(room Room, pkg, path string) string {
	own, ours := strings.CutPrefix(path, Module)
	if !ours {
		return outside(room, path)
	}
	to := RoomOf(own)
	switch room.Kind {
	case "kernel":
		if to.Kind != "kernel" {
			return "the kernel imports nothing of ours"
		}
	case "platform":
		if to.Kind != "kernel" && to.Kind != "platform" {
			return "the platform knows no area"
		}
	case "root":
		if to.Kind != "kernel" && !(to.Kind == "root" && to.Area == room.Area) {
			return "a root is pure: the kernel only"
		}
	case "desk":
		return fromDesk(room, to, own)
	case "web", "api":
		return fromDoor(room, to, own)
	case "world":
		if to.Kind == "web" || to.Kind == "api" || to.Kind == "cmd" {
			return "the world is told through desks"
		}
	}
	if to.Kind == "app" && room.Kind != "cmd" && room.Kind != "app" && !strings.Contains(pkg, "test") {
		return "only commands import the application"
	}
	return ""
}

func outside(room Room, path string) string {
	if room.Kind != "kernel" && room.Kind != "root" {
		return ""
	}
	if strings.Contains(path, ".") {
		if allowedOutside[path] {
			return ""
		}
		return "not one of the few libraries a pure room may use"
	}
	if impure.MatchString(path) {
		return "a pure room has no context, no clock and no I/O"
	}
	return ""
}

func fromDesk(room, to Room, own string) string {
	switch to.Kind {
	case "kernel":
		return ""
	case "platform":
		if strings.HasPrefix(own, "internal/platform/web") || strings.HasPrefix(own, "internal/platform/api") {
			return "a desk knows no door"
		}
		return ""
	case "root", "desk":
		if to.Area == room.Area || rank(to.Area) < rank(room.Area) {
			return ""
		}
		return "ranks above " + room.Area
	}
	return "a desk imports its root, the kernel, the platform, and what ranks below it"
}

// fromDoor: a page or an operation calls its own desk. What everybody may ask of the lowest area, rights, is open to all.
func fromDoor(room, to Room, own string) string {
	switch {
	case to.Kind == "kernel", to.Area == room.Area && to.Area != "":
		return ""
	case to.Kind == "platform":
		return ""
	case own == "internal/team" || own == "internal/team/teamdesk":
		return ""
	}
	return "a door calls its own desk only"
}

func rank(area string) int {
	if i := slices.Index(ranks, area); i >= 0 {
		return i
	}
	return len(ranks)
}

// looksLikeSQL recognises a statement in a string.
var looksLikeSQL = regexp.MustCompile(`(?is)^\s*(/\*.*?\*/\s*)?(select\s.+\sfrom\s|insert\s+into\s|update\s+\w+\s+set\s|delete\s+from\s|with\s+\w+\s+as\s*\()`)

// sqlAtHome: SQL stands in files named sql*.go of a desk, and in the platform.
func sqlAtHome(f File) (out []string) {
	room := RoomOf(f.Package)
	if room.Kind == "platform" || room.Kind == "arch" || (room.Kind == "desk" && strings.HasPrefix(f.Name, "sql")) {
		return nil
	}
	ast.Inspect(f.AST, func(n ast.Node) bool {
		lit, ok := n.(*ast.BasicLit)
		if !ok || lit.Kind != token.STRING {
			return true
		}
		if s, err := strconv.Unquote(lit.Value); err == nil && looksLikeSQL.MatchString(s) {
			out = append(out, "SQL outside of a desk's sql*.go: "+s[:min(len(s), 40)])
		}
		return true
	})
	return out
}

// noClock: only commands, the application and what tests are made of know the real time.
func noClock(f File) (out []string) {
	if k := RoomOf(f.Package).Kind; k == "cmd" || k == "app" || k == "other" || strings.HasSuffix(f.Package, "test") {
		return nil
	}
	ast.Inspect(f.AST, func(n ast.Node) bool {
		s, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		if x, ok := s.X.(*ast.Ident); ok && x.Name == "time" && (s.Sel.Name == "Now" || s.Sel.Name == "Since" || s.Sel.Name == "Until") {
			out = append(out, "reads the clock: time."+s.Sel.Name)
		}
		return true
	})
	return out
}
