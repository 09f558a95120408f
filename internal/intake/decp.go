package intake

// decp reads French public contracts: a record is a contract between a buyer, who becomes an account, and its
// holders.
type decp struct {
	format   string
	opt      Options
	kept     map[uint64]keptMarket
	verdicts map[int]verdict // of the few lines that are not simply taken
	accounts firstLines
}

// keptMarket is the record that stands for a contract so far.
type keptMarket struct {
	line    int32
	version int8
	first   uint64 // what was first signed: amount and term
	whole   uint64
	parts   [4]uint64
}

type verdict struct {
	outcome Outcome
	code    string
	field   string
	line    int
}

func newDECP(format string, opt Options) *decp {
	if opt.OurSIREN = squeeze(opt.OurSIREN); len(opt.OurSIREN) == 14 {
		opt.OurSIREN = opt.OurSIREN[:9] // a SIRET names an establishment of ours
	}
	return &decp{format: format, opt: opt, kept: map[uint64]keptMarket{}, verdicts: map[int]verdict{}}
}

// Look settles what happens when a contract is there several times. The same record again changes nothing. A
// publication of the same contract with a later number replaces the earlier one. The same number with another
// content cannot both be true: the first is kept.
func (d *decp) Look(_ int, row Row) {
	m, err := parseMarket(row.Object)
	if err != nil || m.badness().rejected() {
		return
	}
	now := d.summary(m, row.Line)
	key := hash(m.key(d.format))
	before, again := d.kept[key]
	switch {
	case !again:
		d.kept[key] = now
	case before.whole == now.whole:
		d.verdicts[row.Line] = verdict{Repeat, "duplicate_same", "", int(before.line)}
	case before.version != now.version && before.first == now.first:
		if now.version > before.version {
			before, now = now, before
			d.kept[key] = before
		}
		d.verdicts[int(now.line)] = verdict{Repeat, "republished", "", int(before.line)}
	default:
		d.verdicts[row.Line] = verdict{Refused, "duplicate_conflict", differing(now, before), int(before.line)}
	}
}

func (d *decp) summary(m market, line int) keptMarket {
	_, version := m.stem(d.format)
	k := keptMarket{line: int32(line), version: int8(version)}
	for i, p := range m.parts() {
		k.parts[i] = p.hash
		k.whole = k.whole*1_000_003 + p.hash
	}
	k.first = k.parts[0]*1_000_003 + k.parts[1]
	return k
}

func differing(a, b keptMarket) string {
	for i, field := range []string{"total_value", "term_months", "name"} {
		if a.parts[i] != b.parts[i] {
			return field
		}
	}
	return "amendment"
}

// Questions has none: the format fixes every layout.
func (d *decp) Questions() []Question { return nil }

// Read turns a record into a contract and, the first time, its buyer into an account.
func (d *decp) Read(file int, row Row) Item {
	item := Item{File: file, Line: row.Line}
	m, err := parseMarket(row.Object)
	if err != nil {
		item.Outcome = Refused
		var said remarks
		said.reject("", "record_unreadable")
		item.Remarks = said
		return item
	}
	said := m.badness()
	if said.rejected() {
		item.Outcome, item.Remarks = Refused, said
		return item
	}
	if v, ok := d.verdicts[row.Line]; ok {
		severity := Note
		if v.outcome == Refused {
			severity = Reject
		}
		said.add(severity, v.field, v.code, []any{"line", v.line})
		item.Outcome, item.Remarks = v.outcome, said
		return item
	}
	d.take(&item, &said, m)
	item.Remarks = said
	return item
}

// Finish has nothing to add.
func (d *decp) Finish() []Item { return nil }
