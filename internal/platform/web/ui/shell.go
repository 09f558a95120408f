package ui

// Shell is the frame of every signed-in page. All its words are already in the
// reader's language.
type Shell struct {
	Lang  string // BCP 47 tag of the page: "fr", "en"
	Theme string // "light", "dark", or "" to follow the system
	Title string // of the window, without the name of the house
	App   string // name of the house, "Comptoir"
	Home  string
	Words ShellWords
	Nav   []NavItem // the sidebar
	Bar   []NavItem // the five of the phone
	Me    Me

	SearchHref string // the page that answers a search, GET with q
	Query      string // what is being searched, on that page
	Capture    []MenuItem
	Language   *Switch
	ThemeForm  *Switch
	Bell       *Bell
	Flashes    []Flash
	Shortcuts  []Shortcut
	Live       string // address of the page's event stream, or ""
	Facing     *Facing
}

// Facing is the way out of the frame that a client may look at: a code shows
// the office again.
type Facing struct {
	Label string // "Meeting mode"
	Code  string // "Code", beside it
	Form  string // POST of the code
	Ask   string // label of the code
	Error string
	Leave string // label of the button
	Open  bool
}

// ShellWords are the fixed words of the frame.
type ShellWords struct {
	Skip        string // go to the content
	Nav         string // label of the sidebar
	Bar         string // label of the phone bar
	Search      string // accessible name of the search field
	SearchHint  string // its placeholder
	SearchKeys  string // "Ctrl K"
	Capture     string // "+ capture"
	Menu        string // the menu of the phone
	Close       string
	Palette     string // title of the palette
	PaletteHint string // what to type
	Shortcuts   string // title of the shortcuts
	Messages    string // label of the region of messages
}

// NavItem is one destination of the sidebar or of the phone bar.
type NavItem struct {
	Label     string
	Href      string
	Icon      string
	Badge     string // "7"
	BadgeHint string // what is counted, for screen readers: " to do"
	Current   bool
	Apart     bool   // a rule before it
	Capture   bool   // phone bar: the green "+"
	Keys      string // keyboard: "g c"
}

// Me is who is signed in, with the menu of the profile.
type Me struct {
	Name     string
	Initials string
	Detail   string // "KAM · Ardoval Services"
	Items    []MenuItem
}

// Switch is a one-button form that flips a preference.
type Switch struct {
	Action string // POST
	Name   string // "theme", "lang"
	Value  string // what pressing it sets
	Label  string // what is seen: "EN"; empty with an icon
	Hint   string // for screen readers
	Icon   string
	Lang   string
	Back   string // page to come back to
}

// Bell leads to the notices; Unread puts the dot.
type Bell struct {
	Href   string
	Label  string
	Unread bool
}

// Tone colours a message; the words and the icon carry it too.
type Tone string

const (
	ToneInfo Tone = "info"
	ToneOK   Tone = "ok"
	ToneMid  Tone = "mid"
	ToneBad  Tone = ""
)

func (t Tone) icon() string {
	switch t {
	case ToneOK:
		return "circle-check"
	case ToneMid:
		return "triangle-alert"
	case ToneInfo:
		return "info"
	}
	return "octagon-alert"
}

// Flash is a message of the previous gesture, with the way to take it back when
// there is one.
type Flash struct {
	Tone Tone
	Text string
	Link *Link
	Undo *Post
}

// Shortcut is one line of the keyboard help.
type Shortcut struct {
	Keys  []string
	Label string
}
