package intake

// Tally counts what a file becomes before anything is written, for the preview and for tests. Whoever writes
// splits Taken into created, updated and unchanged, line by line.
type Tally struct {
	Lines     int // = Taken + Unchanged + Rejected
	Taken     int
	Unchanged int
	Rejected  int
	Warned    int // lines taken with a warning

	Accounts, Contacts, Contracts, MarketContracts, Results, Targets, Rates int
}

// Tallies has one Tally a file of the unit.
type Tallies []Tally

// Add counts an item. The records it brings are counted with its own file.
func (t Tallies) Add(item Item) {
	lines := item.Covers
	if lines == nil {
		lines = make([]int, len(t))
		lines[item.File] = 1
	}
	for file, n := range lines {
		t[file].count(item, n)
	}
	own := &t[item.File]
	own.Accounts += len(item.Accounts)
	own.Rates += len(item.Rates)
	switch {
	case item.Contract != nil && item.Contract.Observed:
		own.MarketContracts++
	case item.Contract != nil:
		own.Contracts++
	case item.Result != nil:
		own.Results++
	case item.Target != nil:
		own.Targets++
	}
	if item.Contact != nil {
		own.Contacts++
	}
	if item.Outcome == Take && item.Warned() {
		own.Warned++
	}
}

func (t *Tally) count(item Item, n int) {
	t.Lines += n
	switch item.Outcome {
	case Take:
		t.Taken += n
	case Repeat:
		t.Unchanged += n
	case Refused:
		t.Rejected += n
	}
}

// Warned says whether something should be looked at.
func (i Item) Warned() bool {
	for _, r := range i.Remarks {
		if r.Severity == Warning {
			return true
		}
	}
	return false
}
