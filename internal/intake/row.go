package intake

import (
	"strings"

	"comptoir/internal/kernel/problem"
)

// Row is one record as it was read, before anyone knows what it means.
type Row struct {
	Line   int      // where to find it again: line of a CSV file, row of a sheet, rank of a JSON record
	Cells  []string // in the order of the header, at least as many
	Found  int      // cells the row really had
	Typed  bool     // numbers are written plainly (12.5), as in JSON and XLSX
	Object []byte   // the JSON record itself
	Group  string   // the JSON list it was in

	Separator               byte // CSV
	Gap                     int  // first cell that began with a blank, 0 when none did
	Narrow, StrayQuote, Cut bool
}

// Table is what is known of a file before its rows are read.
type Table struct {
	Name   string // file name, to name it in an answer
	Header []string
	JSON   bool
	Object []byte // first record of a JSON file
	Group  string
}

// Severity says what a remark does to its line.
type Severity uint8

const (
	// Note tells what happened; nobody has to act.
	Note Severity = iota
	// Warning is written with a remark: the person should look.
	Warning
	// Reject leaves the line out.
	Reject
)

// Remark is something to know about a line, in words of messages/{fr,en}.json.
type Remark struct {
	problem.Problem
	Severity Severity
}

// codes is the prefix of every code of this area: a code is the key of its message.
const codes = "intake.problem."

// Hint is the key of what to do about it. Some remarks leave a line out of a table, which its author can
// correct, and let one of a public file in with the value unknown: the advice is not the same.
func (r Remark) Hint() string {
	if r.Severity == Warning && keptUnknown[strings.TrimPrefix(r.Code, codes)] {
		return r.Code + ".kept"
	}
	return r.Code + ".hint"
}

var keptUnknown = map[string]bool{"amount_filler": true, "amount_missing": true, "amount_negative": true, "amount_unreadable": true, "count_implausible": true}

// remarks gathers what is said of one line.
type remarks []Remark

func (r *remarks) reject(field, code string, args ...any) { r.add(Reject, field, code, args) }
func (r *remarks) warn(field, code string, args ...any)   { r.add(Warning, field, code, args) }
func (r *remarks) note(field, code string, args ...any)   { r.add(Note, field, code, args) }

func (r *remarks) add(s Severity, field, code string, args []any) {
	*r = append(*r, Remark{Problem: problem.At(field, codes+code, args...), Severity: s})
}

func (r remarks) rejected() bool {
	for _, x := range r {
		if x.Severity == Reject {
			return true
		}
	}
	return false
}
