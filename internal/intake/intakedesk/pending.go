package intakedesk

import (
	"comptoir/internal/intake"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
)

// pending is an item waiting for its chunk, with what has to be shown or given back of its row.
type pending struct {
	seq     int64
	item    intake.Item
	cells   []string
	raw     string
	summed  bool // made of other lines: it has none of its own
	account id.Account
	verb    string
}

// refuse leaves the item out, for reasons of the area it belongs to.
func (p *pending) refuse(list problem.List) {
	p.verb = rejected
	p.remark(intake.Reject, list)
}

func (p *pending) remark(s intake.Severity, list problem.List) {
	for _, x := range list {
		x.Field = fieldHere(x.Field)
		if x.Code == "forbidden" || x.Code == "siren_taken" { // the record is somebody else's: whose, the importer may not learn
			x.Code, x.Args = codeOutOfReach, nil
		}
		p.item.Remarks = append(p.item.Remarks, intake.Remark{Problem: x, Severity: s})
	}
}

// fieldHere names a field of an area as the files do.
func fieldHere(field string) string {
	switch field {
	case "effective":
		return "start"
	case "value":
		return "value_per_year"
	case "ccy":
		return "currency"
	case "amount":
		return "target"
	case "lang":
		return "language"
	case "number", "external_key":
		return "key"
	}
	return field
}

func (p *pending) warned() bool { return p.verb != rejected && p.item.Warned() }

// Said is a remark with its line.
type Said struct {
	Line int
	intake.Remark
}
