package app

import (
	"context"
	"strings"

	"comptoir/internal/contract/contractdesk"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/files"
	"comptoir/internal/platform/who"
)

func filesDeclaration() area.Declaration {
	return area.Declaration{Name: "files", Tables: files.Tables(), Fields: files.Fields()}
}

// describeFiles names documents to those who may read the record that they hang on, and leads there.
func describeFiles(tx *db.Tx, a who.Actor, refs []ref.Ref) (map[ref.Ref]area.Label, error) {
	list, err := files.Named(tx, refs)
	if err != nil {
		return nil, err
	}
	var of []ref.Ref
	for _, f := range list {
		if f.Of.Kind == "contract" {
			of = append(of, f.Of)
		}
	}
	out := map[ref.Ref]area.Label{}
	if len(of) == 0 {
		return out, nil
	}
	open, err := contractdesk.Describe(tx, a, of)
	for _, f := range list {
		if l, ok := open[f.Of]; ok {
			out[ref.To(files.Kind, f.ID)] = area.Label{Title: f.Name, Href: l.Href}
		}
	}
	return out, err
}

// noteDownload keeps in the access log who took a file away. An empty template tells nothing of the company.
func (a *App) noteDownload(ctx context.Context, by who.Actor, action string, on ref.Ref) error {
	if strings.HasPrefix(action, "download.import.template") {
		return nil
	}
	return a.Desks.Team.NoteRead(context.WithoutCancel(ctx), by, action, on)
}
