package ui

// MenuItem is one gesture of a menu: a link, a write, or a question asked in
// the menu itself.
type MenuItem struct {
	Label string
	Icon  string
	Note  string // right side: the date it means
	Href  string
	Post  string // address it writes to, with Fields
	// Fields travel with Post and with Ask.
	Fields []HiddenField
	Ask    *Ask   // unfolds a small form that writes to Post
	Dialog string // id of the dialog it opens
	Native bool   // leave it to the browser: signing out, changing language
}

// Ask is the small form inside a menu: a date to put off to, a reason to dismiss.
type Ask struct {
	Label   string
	Name    string
	Kind    string   // "date" or "text"; ignored when Options are given
	Min     string   // ISO date
	Max     string   // ISO date: a critical alert waits seven days at most
	Options []Option // a list of reasons
	Submit  string
}

// MenuPart is a stretch of a menu between two rules.
type MenuPart struct {
	Heading string
	Items   []MenuItem
	Two     bool // two short items side by side
}

// Menu is a button that unfolds gestures; it is a <details>, so it needs no script.
type Menu struct {
	Label string // accessible name of the button
	Text  string // seen on the button; an ellipsis icon without it
	Icon  string
	Boxed bool // with the outline of a button
	Parts []MenuPart
}
