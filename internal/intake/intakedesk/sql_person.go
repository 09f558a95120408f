package intakedesk

import (
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/personal"
)

// Texts are where words about anybody may stand. A line of a file that holds a person is emptied whole: the rest of it is
// theirs as well.
func Texts() []personal.FreeText {
	return []personal.FreeText{
		{Table: "import_line", Columns: []string{"cells", "remarks", "raw"}, Whole: true},
		{Table: "import_work", Columns: []string{"columns", "questions", "latest"}},
		{Table: "import_batch", Kind: Kind, Columns: []string{"columns"}},
		{Table: "import_mapping", Kind: MappingKind, Columns: []string{"body"}},
	}
}

// Redact takes a person out of those words.
func Redact(tx *db.Tx, p personal.Person) error { return personal.Redact(tx, Texts(), p) }
