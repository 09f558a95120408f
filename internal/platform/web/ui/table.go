package ui

// Place is where a cell goes when the table becomes cards on a phone. Cells
// declare it by name, so that a new column never moves the others.
type Place string

const (
	TopLeft     Place = "k-a1" // the name of the thing
	TopRight    Place = "k-a2" // its main figure
	MiddleLeft  Place = "k-b1"
	MiddleRight Place = "k-b2"
	WholeLine   Place = "k-c"
	LastLeft    Place = "k-d1" // its state
	LastRight   Place = "k-d2" // its gesture
	NotOnPhone  Place = "k-hide"
)

// Table is a list of records. Filters, order and position are in the URL.
type Table struct {
	ID      string
	Caption string // for screen readers: what the list holds
	Columns []Column
	Rows    []Row
	Empty   Content // shown instead of the table when there are no rows
	Pager   *Pager
	// RowLinks makes the whole row follow the link of its first cell.
	RowLinks bool
	Class    string // "k-imp" for the preview of an import
}

// Column describes a header and the look of all its cells.
type Column struct {
	Label  string
	Hidden bool // the header is for screen readers only: a column of buttons
	Head   bool // its cells are the row's header (one column has it)
	Place  Place
	Num    bool // figures: right-aligned, equal digits
	Strong bool
	Gap    bool // more room at the left, after a column of figures
	Wrap   bool // long text: at least 224 px, wraps
	Two    bool // cells of two lines (TwoLine)
	Bullet bool // cells hold a Bullet
	Roomy  bool // only where there is room: left out on half a window
	Spare  bool // only where there is much: left out on a small laptop already
	Sort   *Sort
	Class  string
}

// Sort makes a header a link that orders the list.
type Sort struct {
	Href string
	Dir  string // "ascending", "descending" or "" when the list is ordered by another column
}

func (s *Sort) icon() string {
	switch s.Dir {
	case "ascending":
		return "arrow-up"
	case "descending":
		return "arrow-down"
	}
	return "chevrons-up-down"
}

// Row is one record; it has as many cells as the table has columns.
type Row struct {
	Cells    []Content // nil is an empty cell
	Indented bool      // on a phone, lines two and three start under the name, not under the monogram
	Class    string
}

// Pager walks by key: there is no page number and no total to count.
type Pager struct {
	First, Previous, Next string // addresses; "" when there is none
	FirstLabel            string
	PreviousLabel         string
	NextLabel             string
	Label                 string // accessible name
	Shown                 string // "50 shown, 10,000+ in all"
}

func (c Column) cellClass() string {
	return classes(when(c.Num, "num"), when(c.Strong, "strong"), string(c.Place), when(c.Wrap, "k-wrap"),
		when(c.Bullet, "k-bulc"), when(c.Roomy, "k-roomy"), when(c.Spare, "k-spare"), when(c.Gap, "k-gap"), when(c.Two, "k-2"), c.Class)
}

// Party is the first cell of most lists: who, and one line about them.
type Party struct {
	Mono *Mono
	Name string
	Href string
	Sub  string
}
