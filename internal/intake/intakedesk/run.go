package intakedesk

import (
	"context"
	"errors"
	"time"

	"comptoir/internal/intake"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
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

// run is one passage over the files of an import.
type run struct {
	k      *Desk
	a      who.Actor
	unit   *Unit
	source string
	batch  id.Batch
	dry    bool
	// work is where the passage is kept; nil for a rehearsal on the command line, which keeps nothing.
	work *workRow
	// tell hears of every line with a remark; nil when nobody listens.
	tell func(file int, s Said)
	// hear is told how many bytes were read.
	hear Progress
	// until is when to pause and let others work; zero is never.
	until time.Time

	counts    Counts
	chunk     []*pending
	weight    int
	size      int
	seq       int64
	readBytes int64
	allBytes  int64
	// known are the accounts found or made so far, by what names them in the file; lines make those that are missing.
	known   map[string]id.Account
	lines   map[string]intake.AccountLine
	parents []parentage
}

// Said is a remark with its line.
type Said struct {
	Line int
	intake.Remark
}

// Chunks hold at most so many records, so that the transaction of one stays around 50 ms and people keep writing.
const (
	firstChunk = 250
	leastChunk = 100
	mostChunk  = 1_000
	chunkTime  = 50 * time.Millisecond
)

var (
	errRehearsed = errors.New("rehearsed: nothing is kept")
	errSlice     = errors.New("the slice is over")
)

func (k *Desk) newRun(a who.Actor, u *Unit, batch id.Batch) *run {
	return &run{k: k, a: a, unit: u, source: u.Profile.Source(), batch: batch, size: firstChunk, counts: make(Counts, len(u.Files)),
		known: map[string]id.Account{}, lines: map[string]intake.AccountLine{}}
}

// objectOf is the right that lines of a kind ask for.
func objectOf(k intake.Kind) team.Object {
	switch k {
	case intake.Accounts:
		return team.Account
	case intake.Contacts:
		return team.Contact
	case intake.Contracts:
		return team.Contract
	case intake.Results, intake.Targets:
		return team.Result
	}
	return team.Import
}

// all reads the files and hands their lines to the areas.
func (r *run) all(ctx context.Context) error {
	if !teamdesk.May(r.a, objectOf(r.unit.Profile.Kind), team.Write) {
		return problem.New(problem.Forbidden, codeKindForbidden, "kind", string(r.unit.Profile.Kind))
	}
	err := r.unit.Read(ctx, r.progress, func(item intake.Item, row intake.Row) error {
		r.seq++
		r.remember(item)
		if r.work != nil && r.seq <= r.work.AtItem {
			return nil // written by a run that was cut off
		}
		r.add(item, row)
		if r.weight < r.size {
			return nil
		}
		return r.flush(ctx)
	})
	if err == nil && len(r.chunk) > 0 {
		err = r.flush(ctx)
	}
	if err == nil {
		err = r.linkParents(ctx)
	}
	return err
}

const (
	codeKindForbidden = "intake.problem.kind_forbidden"
	codeOutOfReach    = "intake.problem.out_of_reach"
)

func (r *run) progress(done, total int64) {
	r.readBytes, r.allBytes = done, total
	if r.hear != nil {
		r.hear(done, total)
	}
}

// remember keeps how to make an account that a later line may need, and who belongs to whom.
func (r *run) remember(item intake.Item) {
	for _, l := range item.Accounts {
		if l.OnlyIfNew {
			r.lines[nameOf(l)] = l
		} else if item.Outcome == intake.Take && l.Parent != (intake.AccountRef{}) {
			r.parents = append(r.parents, parentage{child: l.Key, parent: l.Parent, line: item.Line, file: item.File, seq: r.seq})
		}
	}
}

// nameOf is what lines call the account.
func nameOf(l intake.AccountLine) string {
	ref := intake.AccountRef{Key: l.Key, Name: l.Name}
	for _, x := range l.IDs {
		if x.Scheme == "SIREN" && x.Valid {
			ref.SIREN = x.Value
		}
	}
	return ref.Identity()
}

func (r *run) add(item intake.Item, row intake.Row) {
	p := &pending{seq: r.seq, item: item, summed: row.Line == 0}
	if !p.summed && r.work != nil {
		p.cells = r.unit.Profile.Cells(r.unit.Files[item.File].Header, row)
		if item.Outcome == intake.Refused {
			p.raw = rawOf(row)
		}
	}
	r.chunk = append(r.chunk, p)
	r.weight += max(1, len(item.Rates)) + len(item.Accounts)
}

// flush writes the chunk and moves the place in the file, in one transaction; a rehearsal takes it all back and keeps
// only what was foreseen.
func (r *run) flush(ctx context.Context) error {
	began := r.k.Clock()
	found := map[string]id.Account{}
	err := r.k.DB.Write(ctx, r.a, func(tx *db.Tx) error {
		if err := r.write(tx, found); err != nil {
			return err
		}
		if r.dry {
			return errRehearsed
		}
		return r.save(tx)
	})
	if errors.Is(err, errRehearsed) {
		if r.work == nil {
			r.counts, err = r.count(), nil
		} else {
			err = r.k.DB.Write(ctx, r.a, r.save)
		}
	}
	if err != nil {
		return err
	}
	for name, account := range found {
		r.known[name] = account
	}
	return r.next(r.k.Clock().Sub(began))
}

// next empties the chunk, and makes the following one as long as time allows.
func (r *run) next(took time.Duration) error {
	if r.tell != nil {
		for _, p := range r.chunk {
			for _, x := range p.item.Remarks {
				if p.verb != rejected || x.Severity == intake.Reject { // of a line that stays out, only why
					r.tell(p.item.File, Said{Line: p.item.Line, Remark: x})
				}
			}
		}
	}
	switch {
	case took > chunkTime:
		r.size = max(leastChunk, r.size*3/4)
	case took < chunkTime/2:
		r.size = min(mostChunk, r.size*5/4)
	}
	clear(r.chunk)
	r.chunk, r.weight = r.chunk[:0], 0
	if !r.until.IsZero() && r.k.Clock().After(r.until) {
		return errSlice
	}
	return nil
}
