package intakedesk

import (
	"cmp"
	"encoding/json"
	"strings"

	"comptoir/internal/intake"
	"comptoir/internal/kernel/money"
)

// LineState is what a person has to do about a line.
type LineState string

// The states of a line.
const (
	LineReady    LineState = "READY"    // nothing
	LineWarned   LineState = "WARNED"   // it goes in with a remark
	LineRejected LineState = "REJECTED" // it stays out until it is corrected
)

// Line is a line of the file as its preview shows it.
type Line struct {
	Seq     int64
	File    int
	Number  int
	State   LineState
	Verb    string
	Cells   []string
	Remarks []intake.Remark
	Raw     string
}

func (p *pending) state() LineState {
	switch {
	case p.verb == rejected:
		return LineRejected
	case p.warned():
		return LineWarned
	}
	return LineReady
}

// Bounds on what is kept of the lines of one import.
const (
	mostPlain = 20_000   // lines without a remark, for the preview
	mostRaw   = 64 << 10 // bytes of a line to correct
)

// shown says whether the line is kept: all of them in a preview, up to a limit; afterwards those with something to say.
func (r *run) shown(p *pending) bool {
	if p.state() != LineReady {
		return true
	}
	return r.dry && !p.summed && p.seq <= mostPlain
}

// rawOf keeps a line as it was read, to give it back for correction.
func rawOf(row intake.Row) string {
	if row.Object != nil {
		if len(row.Object) > mostRaw {
			return ""
		}
		return string(row.Object)
	}
	b, err := json.Marshal(row.Cells[:min(len(row.Cells), max(row.Found, 1))])
	if err != nil || len(b) > mostRaw {
		return ""
	}
	return string(b)
}

// latestShown is how many of the last lines who watches sees.
const latestShown = 5

// latest are the last lines written, newest first.
func (r *run) latest() []Latest {
	var out []Latest
	for i := len(r.chunk) - 1; i >= 0 && len(out) < latestShown; i-- {
		p := r.chunk[i]
		if p.verb == "" {
			continue
		}
		label, value := labelOf(p)
		out = append(out, Latest{Line: p.item.Line, Verb: p.verb, Label: label, Value: value, Warn: p.warned()})
	}
	return out
}

func labelOf(p *pending) (string, *money.Money) {
	switch i := p.item; {
	case i.Contract != nil:
		return join(i.Contract.Name, called(i.Contract.Account)), i.Contract.YearValue()
	case i.Result != nil:
		return join(called(i.Result.Account), i.Result.Month.String()), &i.Result.Revenue
	case i.Target != nil:
		return join(called(i.Target.Account), i.Target.Month.String()), &i.Target.Amount
	case len(i.Accounts) > 0 && !i.Accounts[0].OnlyIfNew:
		return i.Accounts[0].Name, nil
	case i.Contact != nil:
		return join(i.Contact.FullName, i.Contact.Account.Name), nil
	}
	return join(p.cells...), nil
}

func called(r intake.AccountRef) string { return cmp.Or(r.Name, r.Key, r.SIREN) }

func join(parts ...string) string {
	var some []string
	for _, p := range parts {
		if p != "" && len(some) < 2 {
			some = append(some, p)
		}
	}
	return strings.Join(some, ", ")
}
