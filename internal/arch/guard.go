package arch

import (
	"go/ast"
	"strings"
)

// asks are the calls that decide whether somebody may.
var asks = map[string]bool{"Reach": true, "Must": true, "May": true, "ManagesUsers": true, "Holds": true, "PeopleIn": true,
	"Known": true} // Known: what every colleague may see, and no stranger

// isGuard also takes the desks' own guards, which are named mustX and mayX.
func isGuard(name string) bool {
	return asks[name] || strings.HasPrefix(name, "must") || strings.HasPrefix(name, "may")
}

// verb is an exported function of a desk that is told who asks and can open the database for them. One that cannot is a
// question about the person: MayApprove.
type verb struct {
	file  File
	name  string
	actor string
	body  *ast.BlockStmt
}

// guards: every exported verb of a desk that takes who is asking uses it, and reaches a question about rights.
func guards(files []File) (out []Violation) {
	byPackage := map[string][]File{}
	for _, f := range files {
		if RoomOf(f.Package).Kind == "desk" {
			byPackage[f.Package] = append(byPackage[f.Package], f)
		}
	}
	for _, fs := range byPackage {
		calls := callGraph(fs)
		for _, v := range verbs(fs) {
			where := v.file.Package + "/" + v.file.Name
			switch {
			case v.actor == "_" || v.actor == "":
				out = append(out, Violation{where, v.name + " ignores who is asking"})
			case !used(v.body, v.actor):
				out = append(out, Violation{where, v.name + " does not use " + v.actor})
			case !reaches(v.name, calls, map[string]bool{}):
				out = append(out, Violation{where, v.name + " asks nobody whether it may"})
			}
		}
	}
	return out
}

func verbs(files []File) (out []verb) {
	for _, f := range files {
		for _, d := range f.AST.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok || !fn.Name.IsExported() || fn.Body == nil || unasked[fn.Name.Name] || asks[fn.Name.Name] {
				continue
			}
			if name, takes := actorOf(fn); takes && opens(fn) {
				out = append(out, verb{file: f, name: fn.Name.Name, actor: name, body: fn.Body})
			}
		}
	}
	return out
}

// unasked are verbs on one's own record, or whose caller has asked: each with its reason.
var unasked = map[string]bool{
	"Visit":      true, // one's own visits
	"UndoImport": true, // the desk of imports has asked for the batch
	// The desk of groups has asked, for both accounts, before any area moves its rows.
	"MoveAccount": true, "Absorb": true,
}

func actorOf(fn *ast.FuncDecl) (name string, takes bool) {
	for _, p := range fn.Type.Params.List {
		s, ok := p.Type.(*ast.SelectorExpr)
		if !ok || s.Sel.Name != "Actor" {
			continue
		}
		if len(p.Names) == 0 {
			return "", true
		}
		return p.Names[0].Name, true
	}
	return "", false
}

// opens says that the function can reach the database: through its desk, a transaction, or whatever takes a context.
func opens(fn *ast.FuncDecl) bool {
	if fn.Recv != nil {
		return true
	}
	for _, p := range fn.Type.Params.List {
		t := p.Type
		if star, ok := t.(*ast.StarExpr); ok {
			t = star.X
		}
		if s, ok := t.(*ast.SelectorExpr); ok && (s.Sel.Name == "Context" || s.Sel.Name == "Tx") {
			return true
		}
	}
	return false
}

func used(body *ast.BlockStmt, name string) (found bool) {
	ast.Inspect(body, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && id.Name == name {
			found = true
		}
		return !found
	})
	return found
}

// callGraph names, for each function of the package, what it calls.
func callGraph(files []File) map[string]map[string]bool {
	out := map[string]map[string]bool{}
	for _, f := range files {
		for _, d := range f.AST.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok || fn.Body == nil {
				continue
			}
			if out[fn.Name.Name] == nil {
				out[fn.Name.Name] = map[string]bool{}
			}
			ast.Inspect(fn.Body, func(n ast.Node) bool {
				if call, ok := n.(*ast.CallExpr); ok {
					switch x := call.Fun.(type) {
					case *ast.Ident:
						out[fn.Name.Name][x.Name] = true
					case *ast.SelectorExpr:
						out[fn.Name.Name][x.Sel.Name] = true
					}
				}
				return true
			})
		}
	}
	return out
}

func reaches(name string, calls map[string]map[string]bool, seen map[string]bool) bool {
	if seen[name] {
		return false
	}
	seen[name] = true
	for c := range calls[name] {
		if isGuard(c) || reaches(c, calls, seen) {
			return true
		}
	}
	return false
}
