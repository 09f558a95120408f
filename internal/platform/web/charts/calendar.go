package charts

// Calendar is the renewal calendar: what is to be decided by quarter on top, and
// on the same axis one line per contract with its end, the flag of its notice and
// the diamond of the internal decision.
type Calendar struct {
	Label     string
	From, To  int // first day, and the day after the last
	Today     int
	TodayText string
	Months    [12]string // one letter each
	Exposure  Exposure
	Groups    []CalendarGroup // one without Label when ordered by value
	ByValue   bool            // a bar under each value instead of groups
	W         float64         // 1116 when 0, or NarrowW
}

// Exposure is the column chart above the lines.
type Exposure struct {
	Title    string
	Lines    []string // how it is counted
	Overdue  string   // what is past its end and not in the columns
	Quarters []Quarter
}

// Quarter is one column: its parts from the largest to the smallest.
type Quarter struct {
	From, To int // first day, and the day after the last
	Label    string
	Short    string // when the quarter is cut by the edge
	Total    string // "3.10 M€", or the words for nothing
	Parts    []QuarterPart
}

// QuarterPart is what one account has at stake in a quarter. Series is 1 to 5.
type QuarterPart struct {
	Label  string
	Value  float64
	Series int
}

// CalendarGroup is an account and its contracts.
type CalendarGroup struct {
	Label, Value string
	Rows         []CalendarRow
}

// CalendarRow is one contract. Days that do not exist are zero.
type CalendarRow struct {
	Href      string
	Label     string
	Sub       string // the account, when ordered by value
	Value     string
	Amount    float64 // for the bar under the value
	Start     int
	End       int // last day; 0 when open-ended
	Renewed   int // last day of the next term
	Express   bool
	Decision  int
	Notice    int
	NoticeTxt string
	EndText   string
	Late      bool   // the decision or the notice needs a gesture now
	Expired   string // words, when it is past its end and still performed
	Note      string // words on the bar: what giving notice today would do
	NoteDay   int
}

const (
	calNameX = 8.0
	calBase  = 118.0 // foot of the columns
	rowH     = 41.0
	headH    = 26.0
	// printedRows is up to how many rows the paper scales down to one page.
	printedRows = 40
)
