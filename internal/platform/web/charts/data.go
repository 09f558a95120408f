package charts

// Data is the table beneath a figure: the same facts for those who read figures
// or listen to them.
type Data struct {
	Summary string   // words of the fold: "See the data"
	Caption string   // what the table holds
	Head    []string // the first is the column of row headers
	Rows    [][]string
	// Unknown are cells to show as an absent value, by their words.
	Unknown string
}
