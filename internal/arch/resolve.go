package arch

import (
	"go/ast"
	"go/types"
	"path"
	"strings"
)

// resolver says which function a call means. It types our own packages from their source; libraries are left empty, so
// that nothing is compiled and the whole house takes a second: what comes from them stays unknown, and no guard does.
type resolver struct {
	files map[string][]File
	done  map[string]*types.Package
	info  types.Info
}

func newResolver(files []File) *resolver {
	r := &resolver{files: map[string][]File{}, done: map[string]*types.Package{},
		info: types.Info{Uses: map[*ast.Ident]types.Object{}, Defs: map[*ast.Ident]types.Object{}, Selections: map[*ast.SelectorExpr]*types.Selection{}}}
	for _, f := range files {
		r.files[f.Package] = append(r.files[f.Package], f)
	}
	return r
}

// Import types a package of ours, and leaves any other empty.
func (r *resolver) Import(at string) (*types.Package, error) {
	if p, ok := r.done[at]; ok {
		return p, nil
	}
	own, ours := strings.CutPrefix(at, Module)
	list := r.files[own]
	if !ours || len(list) == 0 {
		p := types.NewPackage(at, path.Base(at))
		p.MarkComplete()
		r.done[at] = p
		return p, nil
	}
	trees := make([]*ast.File, len(list))
	for i, f := range list {
		trees[i] = f.AST
	}
	// What libraries would have told is missing, and said as errors: they are no matter here.
	c := types.Config{Importer: r, Error: func(error) {}, IgnoreFuncBodies: RoomOf(own).Kind != "desk"}
	p, _ := c.Check(at, list[0].Fset, trees, &r.info)
	r.done[at] = p
	return p, nil
}

// called is the function that a call means, nil when it is unknown, or a value.
func (r *resolver) called(call *ast.CallExpr) *types.Func {
	fun := ast.Unparen(call.Fun)
	switch x := fun.(type) { // a generic function with its types given
	case *ast.IndexExpr:
		fun = x.X
	case *ast.IndexListExpr:
		fun = x.X
	}
	var name *ast.Ident
	switch x := fun.(type) {
	case *ast.Ident:
		name = x
	case *ast.SelectorExpr:
		name = x.Sel
	default:
		return nil
	}
	f, ok := r.info.Uses[name].(*types.Func)
	if !ok {
		return nil
	}
	return f.Origin()
}

// defined is the function that a declaration makes.
func (r *resolver) defined(d *ast.FuncDecl) *types.Func {
	f, _ := r.info.Defs[d.Name].(*types.Func)
	return f
}

// fullName is a function as a list of ours writes it: "team/teamdesk.Must", "team/teamdesk.Scope.Holds".
func fullName(f *types.Func) string {
	if f.Pkg() == nil {
		return f.Name()
	}
	pkg := strings.TrimPrefix(f.Pkg().Path(), Module+"internal/")
	recv := f.Signature().Recv()
	if recv == nil {
		return pkg + "." + f.Name()
	}
	t := recv.Type()
	if p, ok := t.(*types.Pointer); ok {
		t = p.Elem()
	}
	if n, ok := t.(*types.Named); ok {
		return pkg + "." + n.Obj().Name() + "." + f.Name()
	}
	return pkg + "." + f.Name()
}
