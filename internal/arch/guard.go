package arch

import (
	"go/ast"
	"go/types"
	"strings"
)

// asks are the functions that decide whether somebody may, by their full names: one of the same name elsewhere decides
// nothing.
var asks = map[string]bool{
	"team.ExtentOf": true, "team/teamdesk.Reach": true, "team/teamdesk.Must": true, "team/teamdesk.May": true,
	"team/teamdesk.Scope.Holds": true, "team/teamdesk.ManagesUsers": true, "team/teamdesk.PeopleIn": true,
	"platform/who.Actor.Known": true, // what every colleague may see, and no stranger
}

// verb is an exported function of a desk that is told who asks and can open the database for them. One that cannot is a
// question about the person: MayApprove.
type verb struct {
	file  File
	decl  *ast.FuncDecl
	actor string
}

// guards: every exported verb of a desk that takes who is asking uses it, and reaches a question about rights.
func guards(files []File) (out []Violation) {
	r := newResolver(files)
	var desks []File
	for _, f := range files {
		if RoomOf(f.Package).Kind == "desk" {
			desks = append(desks, f)
			_, _ = r.Import(Module + f.Package)
		}
	}
	calls, own := r.callGraph(desks)
	for _, v := range verbs(desks) {
		where, name := v.file.Package+"/"+v.file.Name, v.decl.Name.Name
		f := r.defined(v.decl)
		switch {
		case asks[fullName(f)] || unasked[fullName(f)]:
		case v.actor == "_" || v.actor == "":
			out = append(out, Violation{where, name + " ignores who is asking"})
		case !used(v.decl.Body, v.actor):
			out = append(out, Violation{where, name + " does not use " + v.actor})
		case !reaches(f, calls, own, map[*types.Func]bool{}):
			out = append(out, Violation{where, name + " asks nobody whether it may"})
		}
	}
	return out
}

func verbs(files []File) (out []verb) {
	for _, f := range files {
		for _, d := range f.AST.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok || !fn.Name.IsExported() || fn.Body == nil {
				continue
			}
			if name, takes := actorOf(fn); takes && opens(fn) {
				out = append(out, verb{file: f, decl: fn, actor: name})
			}
		}
	}
	return out
}

// unasked are verbs on one's own record, or whose caller has asked: each with its reason.
var unasked = map[string]bool{
	"team/teamdesk.Desk.Visit": true, // one's own visits
	// the desk of imports has asked for the batch
	"account/accountdesk.UndoImport": true, "contact/contactdesk.UndoImport": true, "contract/contractdesk.UndoImport": true,
	"result/resultdesk.UndoImport": true, "fx/fxdesk.UndoImport": true,
	// the desk of accounts has asked whether one may give the account to somebody else
	"portfolio/portfoliodesk.Desk.PassedIn": true,
	// the desk of groups has asked, for both accounts, before any area moves its rows
	"account/accountdesk.Desk.Absorb": true, "group/groupdesk.MoveAccount": true, "team/teamdesk.MoveAccount": true, "contact/contactdesk.MoveAccount": true,
	"contract/contractdesk.MoveAccount": true, "result/resultdesk.MoveAccount": true, "task/taskdesk.MoveAccount": true, "relation/relationdesk.MoveAccount": true,
	"coordination/coordinationdesk.MoveAccount": true,
	"attention/attentiondesk.MoveAccount":       true, "portfolio/portfoliodesk.MoveAccount": true,
	"stakeholder/stakeholderdesk.MoveAccount": true,
	// the desk of privacy has asked before any area blanks what it keeps of a person
	"contact/contactdesk.ErasePerson": true, "relation/relationdesk.ErasePerson": true, "task/taskdesk.ErasePerson": true,
	"privacy/privacydesk.ErasePerson": true, "stakeholder/stakeholderdesk.ErasePerson": true,
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

// callGraph names, for each function of the desks, what it calls; own are the desks' guards of their own, which are named
// mustX and mayX, are told who asks, and look at them.
func (r *resolver) callGraph(files []File) (calls map[*types.Func][]*types.Func, own map[*types.Func]bool) {
	calls, own = map[*types.Func][]*types.Func{}, map[*types.Func]bool{}
	for _, f := range files {
		for _, d := range f.AST.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok || fn.Body == nil {
				continue
			}
			from := r.defined(fn)
			if actor, takes := actorOf(fn); takes && isOwnGuard(fn.Name.Name) && used(fn.Body, actor) {
				own[from] = true
			}
			ast.Inspect(fn.Body, func(n ast.Node) bool {
				if call, ok := n.(*ast.CallExpr); ok {
					if to := r.called(call); to != nil {
						calls[from] = append(calls[from], to)
					}
				}
				return true
			})
		}
	}
	return calls, own
}

func isOwnGuard(name string) bool {
	return strings.HasPrefix(name, "must") || strings.HasPrefix(name, "may")
}

func reaches(f *types.Func, calls map[*types.Func][]*types.Func, own, seen map[*types.Func]bool) bool {
	if seen[f] {
		return false
	}
	seen[f] = true
	for _, to := range calls[f] {
		if own[to] || asks[fullName(to)] || reaches(to, calls, own, seen) {
			return true
		}
	}
	return false
}
