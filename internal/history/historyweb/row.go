package historyweb

import (
	"strings"

	"comptoir/internal/history/historydesk"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

const importKind ref.Kind = "import"

// rowView is one entry of the list.
type rowView struct {
	What, Href    string
	Kind          string
	History       ui.Link
	Date, Clock   string
	Who           string
	Account       ui.Link
	AccountHidden string
	Changes       changesView
}

// changesView is what changed, folded behind its summary when there is more than a line.
type changesView struct {
	Summary string
	List    []changeView
	// Before and After are read out where the eye sees a line through.
	Before, After string
}

// changeView is one field.
type changeView struct {
	Field    string
	Old, New side
	// First is a value without one before it: a creation.
	First  bool
	Hidden string
}

func row(c *web.Ctx, e historydesk.Entry) rowView {
	v := rowView{What: sentence(c, e), Href: e.Href, Kind: kindName(c, e.Ref.Kind), Who: actor(c, e),
		History: ui.Link{Label: c.T("history.row.past"), Href: "/journal/" + e.Ref.String()}}
	v.Date, v.Clock = when(c, e.At)
	if e.Batch != "" && e.Ref.Kind != importKind {
		v.Kind += " · " + c.T("history.import")
	}
	switch {
	case e.Account == "":
	case e.AccountName == "":
		v.AccountHidden = c.T("masked")
	default:
		v.Account = ui.Link{Label: e.AccountName, Href: "/accounts/" + string(e.Account)}
	}
	v.Changes = changes(c, e)
	return v
}

func changes(c *web.Ctx, e historydesk.Entry) changesView {
	v := changesView{Before: c.T("history.before"), After: c.T("history.after")}
	var names []string
	for _, x := range e.Changes {
		v.List = append(v.List, change(c, e, x))
		names = append(names, fieldName(c, e.Ref.Kind, x.Field))
	}
	if len(names) > 0 {
		v.Summary = c.Loc.N("history.fields", len(names))
		if len(names) <= 3 {
			v.Summary = strings.Join(names, ", ")
		}
	}
	return v
}

func change(c *web.Ctx, e historydesk.Entry, x historydesk.Change) changeView {
	v := changeView{Field: label(c, e.Ref.Kind, x.Field)}
	if x.Hidden {
		v.Hidden = c.T("masked")
		return v
	}
	v.Old, v.New = show(c, x.Format, x.Old), show(c, x.Format, x.New)
	v.First = x.Old.Raw == nil || x.Old.Raw == ""
	return v
}

// short is the change in a line of a feed: « fin : 28 févr. 2027 → 28 févr. 2028 ». What was entered for the first time
// needs no arrow: the gesture says it.
func short(c *web.Ctx, e historydesk.Entry) string {
	if len(e.Changes) == 0 || len(e.Changes) > 2 {
		return ""
	}
	x := e.Changes[0]
	if x.Hidden {
		return ""
	}
	v := change(c, e, x)
	if v.First {
		return ""
	}
	name := fieldName(c, e.Ref.Kind, x.Field)
	return c.T("history.change", "field", name, "old", v.Old.Text, "new", v.New.Text)
}
