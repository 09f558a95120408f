package ui

import "github.com/a-h/templ"

// Kind is the weight of a button. At most one Primary in sight for a task:
// filled is a promise that this is the thing to do.
type Kind string

const (
	Plain   Kind = ""
	Primary Kind = "primary"
	Ghost   Kind = "ghost"
	Danger  Kind = "danger"
)

// Link is words that lead somewhere.
type Link struct {
	Label string
	Href  string
	Icon  string
	Lang  string // language of the destination when it is not the page's
}

// Button is a link when Href is set, and a form button otherwise.
type Button struct {
	Label    string
	Icon     string
	Kind     Kind
	Small    bool
	Square   bool   // icon only: Label becomes its accessible name
	Wide     bool   // not shown on phones
	Href     string // a link that looks like a button
	Download bool   // a file: left to the browser
	Lang     string
	Name     string // of a submit button
	Value    string
	Form     string // id of the form it submits when it stands outside of it
	Popover  string // id of the explanation it opens
	Dialog   string // id of the dialog it opens
	Quiet    bool   // type=button instead of submit
	Attrs    templ.Attributes
}

func (b Button) class() string {
	return classes("btn", string(b.Kind), when(b.Square, "sq"), when(b.Small, "sm"), when(b.Wide, "k-wide"))
}

func (b Button) kind() string {
	if b.Quiet || b.Popover != "" || b.Dialog != "" {
		return "button"
	}
	return "submit"
}

// attrs gathers the optional attributes, so that empty ones are not written.
func (b Button) attrs() templ.Attributes {
	a := templ.Attributes{}
	put := func(name, value string) {
		if value != "" {
			a[name] = value
		}
	}
	if b.Square {
		put("aria-label", b.Label)
	}
	put("lang", b.Lang)
	if b.Href != "" {
		put("hreflang", b.Lang)
		if b.Download {
			a["download"] = true
		}
	} else {
		put("name", b.Name)
		put("value", b.Value)
		put("form", b.Form)
		put("popovertarget", b.Popover)
		put("data-dialog", b.Dialog)
	}
	for k, v := range b.Attrs {
		a[k] = v
	}
	return a
}

// Post is a gesture that writes: a form of one button, so that it works without
// script and asks for nothing else.
type Post struct {
	Action string
	Fields []HiddenField
	Button Button
}

// HiddenField travels with a form.
type HiddenField struct{ Name, Value string }
