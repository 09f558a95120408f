package ui

import "comptoir/internal/platform/web/charts"

// Explanation says where a figure comes from: the question, the steps or the
// factors, the result under a line of ink, what would change it, and the date.
type Explanation struct {
	ID      string
	Title   string // the question: "Why 27 November?"
	Lede    string
	Steps   []ExplainStep
	Factors *Factors  // instead of Steps, for a weighted score
	Change  string    // "What would change it:"
	Changes string    // the sentence after it
	Notes   []Content // date of the calculation, sources, limits
	Close   string
}

// ExplainStep is one term of the calculation; the one with Result stands under
// the line of ink.
type ExplainStep struct {
	Label   string
	Value   string
	Unknown bool // Value are words for an absent value
	Note    string
	Source  string // "Contract,"
	Link    *Link  // "art. 4.1, p. 6"
	After   string // after the link
	Result  bool
}

// Factors is the table of a weighted score.
type Factors struct {
	Head  [3]string // what counts, weight, points
	Rows  []FactorRow
	Total [2]string // "Priority", "67.0"
}

// FactorRow is one factor: what it is here, its weight, the points it brings.
type FactorRow struct {
	Label, Note    string
	Weight, Points string
	Bar            charts.Factor
}
