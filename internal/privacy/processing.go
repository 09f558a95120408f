package privacy

import (
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/kernel/text"
)

// ProcessingKind is how the journal points at a line of the register.
const ProcessingKind ref.Kind = "privacy_processing"

// Processing is a line of the record of processing (GDPR, article 30).
type Processing struct {
	ID  id.Any
	Rev int
	ProcessingInput
}

// Ref points at the line.
func (p Processing) Ref() ref.Ref { return ref.To(ProcessingKind, p.ID) }

// ProcessingInput is a line as it is entered.
type ProcessingInput struct {
	Purpose, People, Data, Recipients, Retention, Measures string
	Basis                                                  Basis
}

// Clean trims the texts.
func (in ProcessingInput) Clean() ProcessingInput {
	for _, s := range []*string{&in.Purpose, &in.People, &in.Data, &in.Recipients, &in.Retention, &in.Measures} {
		*s = text.Clean(*s)
	}
	return in
}

// Validate finds everything that is wrong at once: the law asks for each part.
func (in ProcessingInput) Validate() problem.List {
	var l problem.List
	text.Line(&l, "purpose", in.Purpose, 1, 200)
	for _, f := range []struct{ name, value string }{{"people", in.People}, {"data", in.Data}, {"recipients", in.Recipients}, {"retention", in.Retention}} {
		text.Block(&l, f.name, f.value, 1, 2000)
	}
	text.Block(&l, "measures", in.Measures, 0, 2000)
	if !in.Basis.Valid() {
		l.Add("basis", "unknown_choice")
	}
	return l
}
