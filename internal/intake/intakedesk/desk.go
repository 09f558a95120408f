package intakedesk

import (
	"time"

	"comptoir/internal/account/accountdesk"
	"comptoir/internal/contact/contactdesk"
	"comptoir/internal/contract/contractdesk"
	"comptoir/internal/fx/fxdesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/jobs"
	"comptoir/internal/platform/table"
	"comptoir/internal/platform/who"
	"comptoir/internal/result/resultdesk"
	"comptoir/internal/team/teamdesk"
)

// Kinds of records in the journal.
const (
	Kind        ref.Kind = "import"
	MappingKind ref.Kind = "mapping"
)

// Tables declares the tables the area owns. The record of an import is written once, when it is done; what serves on
// the way is machinery.
func Tables() map[string]db.TableClass {
	return map[string]db.TableClass{"import_batch": db.Record, "import_mapping": db.Record,
		"import_work": db.Plumbing, "import_line": db.Plumbing, "import_upload": db.Plumbing}
}

// Fields declares what the journal keeps.
func Fields() map[ref.Kind]db.Fields {
	normal := func(names ...string) db.Fields {
		f := db.Fields{}
		for _, n := range names {
			f[n] = db.Normal
		}
		return f
	}
	return map[ref.Kind]db.Fields{
		Kind:        normal("file", "profile", "total", "created", "updated", "unchanged", "rejected", "warned"),
		MappingKind: normal("name", "body"),
	}
}

// Undoing is how an area takes back what a batch created there. Higher ranks go first.
type Undoing struct {
	Area    string
	Rank    int
	Blocked func(tx *db.Tx, batch id.Batch) (int, error)
	Undo    func(tx *db.Tx, a who.Actor, batch id.Batch) error
}

// Parts are the desks and services that an import works with.
type Parts struct {
	DB       *db.DB
	Team     *teamdesk.Desk
	Account  *accountdesk.Desk
	Contact  *contactdesk.Desk
	Contract *contractdesk.Desk
	Result   *resultdesk.Desk
	FX       *fxdesk.Desk
	// Queue runs what takes longer than a page may; nil for commands, which do all at once.
	Queue *jobs.Queue
	// Clock is the real one: it only measures how long a step took.
	Clock func() time.Time
	// Say gives the words of a name that a file does not give, in the importer's language.
	Say func(lang, key string, kv ...any) string
	// Undoings are the areas that hold imported records.
	Undoings []Undoing
	// Limits bound one file.
	Limits table.Limits
}

// Desk does the work on imports.
type Desk struct {
	Parts
}

// New makes the desk.
func New(p Parts) *Desk {
	k := &Desk{Parts: p}
	if p.Queue != nil {
		p.Queue.Handle(jobExamine, k.examineJob)
		p.Queue.Handle(jobApply, k.applyJob)
	}
	return k
}
