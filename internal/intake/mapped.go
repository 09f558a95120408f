package intake

// mapped reads a table through a mapping: Comptoir's templates, CRM exports and any table a person mapped.
type mapped struct {
	m       Mapping
	origin  origin
	opt     Options
	header  []string
	at      map[string]int
	layouts map[string][]Layout
	columns map[string]*survey
	asked   []Question
	merged  map[string]bool // keys that the source says it merged into others

	repeated twice
	sirens   firstLines
	names    firstLines
	accounts firstLines
}

// NewMapped makes the plan of a mapped table.
func NewMapped(m Mapping, header []string, opt Options) Plan {
	return newMapped(m, origin{}, header, opt)
}

func newMapped(m Mapping, from origin, header []string, opt Options) *mapped {
	p := &mapped{m: m, origin: from, opt: opt, header: header, at: map[string]int{}, layouts: map[string][]Layout{},
		columns: map[string]*survey{}, merged: map[string]bool{}}
	for field, column := range m.Columns {
		if i := columnAt(header, column); i >= 0 {
			p.at[field] = i
		}
	}
	for field := range p.at {
		f, _ := fieldOf(m.Kind, field)
		switch l, fixed := m.Layouts[field]; {
		case fixed:
			p.layouts[field] = []Layout{l}
		case opt.Answers[field] != "":
			p.layouts[field] = []Layout{opt.Answers[field]}
		case p.origin.dayFirst[field]:
			p.columns[field] = newSurvey(f.Type, MonthFirst)
		case f.Type.Layouts() != nil:
			p.columns[field] = newSurvey(f.Type)
		}
	}
	p.origin.bind(header)
	return p
}

// Look learns how the values of each column are written. Rows that are too wide teach nothing: their cells
// may stand in the wrong column.
func (p *mapped) Look(_ int, row Row) {
	if p.broken(row) {
		return
	}
	for field, s := range p.columns {
		value, _ := clean(row.Cells[p.at[field]])
		s.add(value, row.Typed)
	}
	p.origin.learn(row, p.merged)
}

func (p *mapped) broken(row Row) bool { return row.Found > len(p.header) || row.Narrow }

// Questions lists the columns that read in two ways. Until they are answered the rows are read by the layout
// that reads the most lines, for the preview only.
func (p *mapped) Questions() []Question {
	if p.columns == nil {
		return p.asked
	}
	for _, field := range sortedKeys(p.columns) {
		kept, q := p.columns[field].decide()
		if q != nil {
			q.Field, q.Column = field, p.header[p.at[field]]
			p.asked = append(p.asked, *q)
			kept = []Layout{q.Readings[0].Layout}
		}
		p.layouts[field] = kept
	}
	p.columns = nil
	return p.asked
}

// Read turns one row into an item.
func (p *mapped) Read(file int, row Row) Item {
	l := line{p: p, row: row, item: Item{File: file, Line: row.Line}}
	if l.sound() && !p.origin.gone(&l) {
		switch p.m.Kind {
		case Accounts:
			l.account()
		case Contacts:
			l.contact()
		case Contracts:
			l.contract()
		case Results, Targets:
			l.figure()
		}
	}
	return l.done()
}

// Finish has nothing to add: every row spoke for itself.
func (p *mapped) Finish() []Item { return nil }
