package ui

// Filters is the bar above a list: a GET form, so that the state is in the URL
// and the page can be bookmarked.
type Filters struct {
	Action                      string
	Label                       string // accessible name
	Views                       []Segment
	ViewsLabel                  string
	Hidden                      []HiddenField // what the form must keep: the view, the order
	Query                       *Field        // a search inside the list
	Selects                     []FilterSelect
	Chips                       []Chip
	Apply                       string // label of the button shown without script
	Right                       []Button
	CopyLabel, CopyHref, Copied string // "copy the link of this view"
}

// FilterSelect is one list of the bar; its label is for screen readers, its
// options say what they filter.
type FilterSelect struct {
	Name    string
	Label   string
	Options []Option
}

// Chip is a filter in force, with the address without it.
type Chip struct {
	Label  string
	Href   string
	Remove string // accessible name of the cross
}

// Segment is one of a few views of the same thing.
type Segment struct {
	Label   string
	Count   string
	Href    string
	Current bool
}
