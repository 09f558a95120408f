package intakedesk

import (
	"cmp"

	"comptoir/internal/intake"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/kernel/money"
	"comptoir/internal/kernel/problem"
)

// State is where an import stands.
type State string

// The states. Nothing of the company's data is written before APPLYING.
const (
	// Reading: the preview is being made.
	Reading State = "READING"
	// Mapping: nobody knows the table; a person says what its columns hold.
	Mapping State = "MAPPING"
	// Failed: no preview could be made of it.
	Failed State = "FAILED"
	// Preview: to be checked, then applied.
	Preview State = "PREVIEW"
	// Applying: being written, chunk by chunk.
	Applying State = "APPLYING"
	// Paused: stopped on the way, by a person or by a failure; it goes on where it stopped.
	Paused State = "PAUSED"
	// Applied: done.
	Applied State = "APPLIED"
	// Undone: done, then taken back.
	Undone State = "UNDONE"
)

// Counted is what becomes of the lines of a file.
type Counted struct {
	Lines     int `json:"lines"`
	Created   int `json:"created"`
	Updated   int `json:"updated"`
	Unchanged int `json:"unchanged"`
	Rejected  int `json:"rejected"`
	Warned    int `json:"warned"` // lines taken with a warning
}

// Taken are the lines that go in, or are in already.
func (c Counted) Taken() int { return c.Created + c.Updated + c.Unchanged }

// Ready are the lines taken without a warning.
func (c Counted) Ready() int { return c.Taken() - c.Warned }

func (c Counted) plus(o Counted) Counted {
	return Counted{c.Lines + o.Lines, c.Created + o.Created, c.Updated + o.Updated, c.Unchanged + o.Unchanged, c.Rejected + o.Rejected, c.Warned + o.Warned}
}

// add counts n lines of one verb.
func (c *Counted) add(verb string, n int, warned bool) {
	c.Lines += n
	switch verb {
	case created:
		c.Created += n
	case updated:
		c.Updated += n
	case rejected:
		c.Rejected += n
		return
	default:
		c.Unchanged += n
	}
	if warned {
		c.Warned += n
	}
}

// Verbs of a line, as the areas say them.
const (
	created   = "created"
	updated   = "updated"
	unchanged = "unchanged"
	rejected  = "rejected"
)

// Counts has one Counted a file.
type Counts []Counted

// Sum is the whole import.
func (c Counts) Sum() (all Counted) {
	for _, x := range c {
		all = all.plus(x)
	}
	return all
}

// FileInfo is what is known of one file.
type FileInfo struct {
	Name      string   `json:"name"`
	Size      int64    `json:"size"`
	Format    string   `json:"format"`
	Encoding  string   `json:"encoding,omitempty"`
	Separator string   `json:"separator,omitempty"`
	Sheet     string   `json:"sheet,omitempty"`
	Header    []string `json:"header,omitempty"`
}

// Settings are how the person wants the files read.
type Settings struct {
	Profile  string                   `json:"profile,omitempty"`
	Mapping  *intake.Mapping          `json:"mapping,omitempty"`
	Answers  map[string]intake.Layout `json:"answers,omitempty"`
	OurSIREN string                   `json:"our_siren,omitempty"`
	Currency money.Currency           `json:"currency,omitempty"` // of amounts that do not say theirs
}

// Latest is one line just written, for who watches.
type Latest struct {
	Line  int          `json:"line"`
	Verb  string       `json:"verb"`
	Label string       `json:"label"`
	Value *money.Money `json:"value,omitempty"`
	Warn  bool         `json:"warn,omitempty"`
}

// Sheet is an import as its page shows it, on its way or done.
type Sheet struct {
	// Accounts are those that an import of other records made for them.
	Accounts   int
	ID         id.Batch
	State      State
	Files      []FileInfo
	Profile    string
	Kind       intake.Kind
	Source     string
	Settings   Settings
	Columns    intake.Mapping // the columns used, whoever decided it
	Questions  []intake.Question
	Counts     Counts // so far while applying, foreseen in a preview
	Foreseen   Counts
	BytesRead  int64
	BytesAll   int64
	Latest     []Latest
	Failure    problem.List // why it stopped
	FromShell  bool         // started on the command line
	Author     id.User
	AuthorName string
	StartedAt  *instant.Instant
	Now        instant.Instant // when it was read
	CreatedAt  instant.Instant
	UpdatedAt  instant.Instant
	UndoneAt   *instant.Instant
	UndoneBy   string
	Mine       bool
	MayWrite   bool
}

// Name is the files' names.
func (s Sheet) Name() string {
	name := ""
	for i, f := range s.Files {
		if i > 0 {
			name += " + "
		}
		name += f.Name
	}
	return cmp.Or(name, string(s.ID))
}

// Busy says that work is going on.
func (s Sheet) Busy() bool { return s.State == Reading || s.State == Applying }

// Done says that the import is a record.
func (s Sheet) Done() bool { return s.State == Applied || s.State == Undone }
