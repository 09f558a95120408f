package intakedesk

import (
	"comptoir/internal/intake"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
)

// write hands the chunk to the areas: the accounts that its lines need, then their records. found takes the accounts
// that will still be there afterwards.
func (r *run) write(tx *db.Tx, found map[string]id.Account) error {
	for _, p := range r.chunk {
		switch p.item.Outcome {
		case intake.Refused:
			p.verb = rejected
		case intake.Repeat:
			p.verb = unchanged
		default:
			p.verb = ""
		}
	}
	if r.unit.Profile.Kind == intake.Accounts {
		if err := r.writeAccounts(tx); err != nil {
			return err
		}
	} else if err := r.findAccounts(tx, found); err != nil {
		return err
	}
	for _, step := range []func(*db.Tx) error{r.writeContacts, r.writeContracts, r.writeResults, r.writeTargets, r.writeRates} {
		if err := step(tx); err != nil {
			return err
		}
	}
	return nil
}

// taken are the items of the chunk that go in and that have such a record.
func (r *run) taken(has func(intake.Item) bool) []*pending {
	var out []*pending
	for _, p := range r.chunk {
		if p.verb != rejected && p.item.Outcome == intake.Take && has(p.item) {
			out = append(out, p)
		}
	}
	return out
}

// count adds the chunk to the counts of the files.
func (r *run) count() Counts {
	counts := append(Counts(nil), r.counts...)
	for _, p := range r.chunk {
		if p.item.Covers == nil {
			counts[p.item.File].add(p.verb, 1, p.warned())
			continue
		}
		for file, n := range p.item.Covers {
			counts[file].add(p.verb, n, false)
		}
		if p.warned() && !p.summed {
			counts[p.item.File].Warned++
		}
	}
	return counts
}

// save keeps the counts, the lines to show and the place in the file.
func (r *run) save(tx *db.Tx) error {
	r.counts = r.count()
	w := *r.work
	w.AtItem, w.BytesRead, w.BytesAll = r.chunk[len(r.chunk)-1].seq, r.readBytes, r.allBytes
	w.Counts, w.Latest = pack(r.counts), pack(r.latest())
	if err := r.saveLines(tx); err != nil {
		return err
	}
	if err := advance(tx, w); err != nil {
		return err
	}
	*r.work = w
	return nil
}
