package reportpaper

import (
	"time"

	"comptoir/internal/platform/web/charts"
)

// Paper is a whole document in the reader's words.
type Paper struct {
	Lang, Title, Author, Subject string
	// At is the instant of the data: the date of the document as well.
	At    time.Time
	Cover Cover
	// Running stand above every page after the cover, Foot below.
	Running [2]string
	Foot    [2]string
	// Continued follows the title of a section on its further pages.
	Continued string
	Sections  []Section
}

// Cover is the first page.
type Cover struct {
	Brand, Over, Title, Sub string
	Facts                   []Fact
	MinuteTitle             string
	Minute                  []Point
}

// Fact is a name and its value.
type Fact struct{ Name, Value string }

// Point is one line of the first minute.
type Point struct{ Strong, Rest string }

// Section is a part with its own page or pages.
type Section struct {
	// ID names it in addresses.
	ID, Title, Lead string
	// Account is whose page it is, empty for the others.
	Account string
	Blocks  []Block
}

// Block is one of Figures, Chart, Table, Note, Paragraph, Bullets, Definitions, Pair.
type Block interface{ block() }

// Tone is how a word stands out; never alone, the words say it too.
type Tone string

// Tones.
const (
	Plain Tone = ""
	Bad   Tone = "bad"
	Quiet Tone = "quiet"
	// Unknown is what nobody has entered.
	Unknown Tone = "unknown"
)

// Span is a stretch of a line.
type Span struct {
	Words string
	Bold  bool
	Tone  Tone
}

// Figure is a label, a figure, and a line under it.
type Figure struct {
	Label, Value, Note string
	// Unknown says that the value is words for what is not known.
	Unknown bool
	Tone    Tone
}

// Figures is the strip of the main figures.
type Figures struct{ List []Figure }

// Key is an entry of a legend; Mark is how the chart draws it.
type Key struct{ Label, Mark string }

// Chart is a figure with its title and legend.
type Chart struct {
	Title  string
	Legend []Key
	// Wide is for the screen, Narrow for a phone, Paper for an A4 page.
	Wide, Narrow, Paper charts.Chart
	Data                charts.Data
	// Low is a lower one for a page that would overflow otherwise, Instead the sentence when even that has no room; nil
	// for a chart that stays as it is.
	Low     charts.Chart
	Instead string
}

// Column is a column of a table.
type Column struct {
	Label string
	// Num says that its cells are figures, set to the right.
	Num bool
	// Share is its part of the width.
	Share float64
}

// Cell is a cell of a table, with a small line under it.
type Cell struct {
	Words, Sub string
	Bold       bool
	Tone       Tone
	SubTone    Tone
	// Severity draws the shape of a severity before the words: C, H, W or I.
	Severity string
	// Href leads to the record, on screen.
	Href string
}

// Row is a row of a table. Note is a line of its own under the cells.
type Row struct {
	Cells []Cell
	Note  []Span
	Total bool
}

// Table is a table with its title.
type Table struct {
	ID, Title string
	Columns   []Column
	Rows      []Row
	// Tight keeps rows close: a long table of the method.
	Tight bool
	// Ledger sets the rows apart as entries with their notes.
	Ledger bool
	// Whole keeps the table on one page, Followed its last row with the block after it.
	Whole, Followed bool
}

// Note is a framed remark: what is asked of the reader (Ask), or a comment.
type Note struct {
	Text []Span
	Ask  bool
}

// Paragraph is running text.
type Paragraph struct{ Text []Span }

// Bullets is a short list with its title.
type Bullets struct {
	Title string
	Items []string
}

// Definitions are terms and what they mean.
type Definitions struct{ List []Fact }

// Pair sets two blocks side by side.
type Pair struct{ Left, Right Block }

func (Figures) block()     {}
func (Chart) block()       {}
func (Table) block()       {}
func (Note) block()        {}
func (Paragraph) block()   {}
func (Bullets) block()     {}
func (Definitions) block() {}
func (Pair) block()        {}
