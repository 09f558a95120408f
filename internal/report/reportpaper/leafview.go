package reportpaper

import (
	"time"
)

// Leaf is an account brief in the reader's words: one page.
type Leaf struct {
	Lang, Doc, Author string
	At                time.Time
	Kind, Title, Sub  string
	When              string
	Place             []string
	Goals             []Fact
	Figures           []Figure
	Contracts         Entries
	People            Lines
	Owed              Lines
	Changes           Lines
	Notes             string
	Foot              [2]string
}

// Entries are the contracts of a brief.
type Entries struct {
	Title string
	Head  [3]string
	Rows  []Entry
	// More says how many are not listed, or that there is none.
	More string
}

// Entry is one contract: its name, what comes next, what follows, its yearly value.
type Entry struct {
	Name, Next, Detail, Value string
	Urgent, Unknown           bool
}

// Lines are a short list of a brief.
type Lines struct {
	Title string
	List  []Line
	More  string
}

// Line is one entry: a name, the rest of it, a small line, something at the right.
type Line struct {
	Icon, Strong, Rest, Note, Right string
	Late                            bool
}
