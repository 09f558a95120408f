package ui

import "github.com/a-h/templ"

// Field is one control with its label, its hint and its error. Value is what was
// typed, even when it is wrong: nothing typed is ever lost.
type Field struct {
	Name         string
	ID           string // Name when empty
	Label        string
	Note         string // quiet words beside the label: "optional"
	Kind         string // type of input: "text" when empty
	Value        string
	Hint         string
	Error        string
	Fix          *Fix
	Unit         *Unit // a second, narrow control: currency, months
	Full         bool  // the whole width of the form
	Required     bool
	Rows         int    // of a text area
	Autocomplete string // HTML token
	Inputmode    string // "decimal", "numeric"
	Placeholder  string
	Options      []Option // of a select, or proposals of an input
	Multiple     bool
	Accept       string // of a file
	Attrs        templ.Attributes
}

// Fix proposes the value that was probably meant; a press writes it in the field.
type Fix struct{ Label, Value string }

// Unit is the small list beside a field.
type Unit struct {
	Name    string
	Label   string // accessible name
	Options []Option
	Invalid bool
}

// Option is one choice of a list.
type Option struct {
	Value    string
	Label    string
	Selected bool
	Disabled bool
}

// Choice is one radio button or check box.
type Choice struct {
	Value   string
	Label   string
	Note    string // quiet words after the label
	Checked bool
}

// Choices is a group of radio buttons or check boxes with one question.
type Choices struct {
	Name     string
	Legend   string
	Note     string
	Hint     string
	Error    string
	Many     bool // check boxes
	Full     bool
	Items    []Choice
	Required bool
}

// FieldError is one line of the summary above a form.
type FieldError struct {
	ID      string // of the field
	Message string
}

func (f Field) id() string {
	if f.ID != "" {
		return f.ID
	}
	return f.Name
}

// describedBy ties the control to its error and its hint for screen readers.
func (f Field) describedBy() string {
	return classes(when(f.Error != "", f.id()+"-e"), when(f.Hint != "", f.id()+"-h"))
}

func (f Field) attrs() templ.Attributes {
	a := templ.Attributes{"id": f.id(), "name": f.Name}
	put := func(name, value string) {
		if value != "" {
			a[name] = value
		}
	}
	put("aria-describedby", f.describedBy())
	put("autocomplete", f.Autocomplete)
	put("inputmode", f.Inputmode)
	put("placeholder", f.Placeholder)
	put("accept", f.Accept)
	if f.Error != "" {
		a["aria-invalid"] = "true"
	}
	if f.Required {
		a["required"] = true
	}
	if f.Multiple {
		a["multiple"] = true
	}
	for k, v := range f.Attrs {
		a[k] = v
	}
	return a
}

func (f Field) kind() string {
	if f.Kind == "" {
		return "text"
	}
	if f.Kind == "date" && f.Value != "" && !isISODate(f.Value) {
		return "text" // a date control cannot show what was typed wrong
	}
	return f.Kind
}

func isISODate(s string) bool {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return false
	}
	for i, r := range []byte(s) {
		if i != 4 && i != 7 && (r < '0' || r > '9') {
			return false
		}
	}
	return true
}

func rowsOf(f Field) string {
	if f.Rows < 2 {
		return "2"
	}
	return string(rune('0' + min(f.Rows, 9)))
}
