package ui

// Results is what the palette and the search page show: groups of things found,
// in the order of their kinds.
type Results struct {
	Groups []ResultGroup
	Empty  string // what to say when nothing was found
	All    *Link  // the full search page
}

// ResultGroup is one kind of thing: accounts, people, contracts, commands.
type ResultGroup struct {
	Label string
	Items []Result
}

// Result is one line found.
type Result struct {
	Href  string
	Icon  string
	Title string
	Sub   string // where it belongs
	Note  string // right side: a state, a date
	Post  *Post  // what the line does instead of opening a page
}
