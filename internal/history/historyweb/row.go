package historyweb

import (
	"strings"

	"comptoir/internal/history/historydesk"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

// rowView is one entry of the list.
type rowView struct {
	What          ui.Party
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
	History       *ui.Link
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
	v := rowView{What: ui.Party{Name: sentence(c, e), Href: e.Href, Sub: kindName(c, e.Ref.Kind)}, Who: actor(c, e)}
	v.Date, v.Clock = when(c, e.At)
	if e.Batch != "" {
		v.What.Sub += " · " + c.T("history.import")
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
		v.History = &ui.Link{Label: c.T("history.record.past"), Href: "/journal/" + e.Ref.String()}
	}
	return v
}

func change(c *web.Ctx, e historydesk.Entry, x historydesk.Change) changeView {
	v := changeView{Field: fieldName(c, e.Ref.Kind, x.Field)}
	if x.Hidden {
		v.Hidden = c.T("masked")
		return v
	}
	v.Old, v.New = show(c, x.Format, x.Old), show(c, x.Format, x.New)
	v.First = x.Old.Raw == nil || x.Old.Raw == ""
	return v
}

// short is the change in a line of a feed: « fin : 28 févr. 2027 → 28 févr. 2028 ».
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
		return c.T("history.set", "field", v.Field, "new", v.New.Text)
	}
	return c.T("history.change", "field", v.Field, "old", v.Old.Text, "new", v.New.Text)
}
