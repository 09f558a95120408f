package reportpaper

import (
	"strings"

	"comptoir/internal/kernel/money"
	"comptoir/internal/report"
)

// people is a branch by who carries the accounts.
func (w words) people(r report.Review, of []report.ByPerson) Table {
	var all []*money.Money
	for _, p := range of {
		all = append(all, &p.Rolling.Money)
	}
	sc := w.scale(all...)
	t := Table{ID: "people", Whole: len(of) <= 10, Title: w.T("report.people.title", "unit", sc.Unit), Columns: []Column{
		{Label: w.T("report.col.person"), Share: 37}, {Label: w.T("report.col.accounts"), Num: true, Share: 13}, {Label: w.T("report.col.rolling"), Num: true, Share: 18},
		{Label: w.T("report.col.target_to_date"), Num: true, Share: 17}, {Label: w.T("report.col.attainment"), Num: true, Share: 15}}}
	for _, p := range of {
		name := Cell{Words: p.Person.Name, Bold: true}
		if p.Person.ID == "" {
			name = Cell{Words: w.T("report.people.nobody"), Tone: Unknown}
		} else if p.Person.Title != "" {
			name.Sub = w.T("team.title." + p.Person.Title)
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{name, {Words: w.Int(int64(p.Accounts))}, sc.sum(p.Rolling, false), w.aim(sc, p.Target, false),
			w.attained(p.Attainment, p.Target.Known, false)}})
	}
	return t
}

// remark says why the lines may not add up to the total, or what the figures lack.
func (w words) remark(r report.Review) (Note, bool) {
	f := r.Figures
	var parts []string
	if late := report.Late(r.Accounts, f.Through); len(late) > 0 {
		var names []string
		for _, a := range r.Accounts {
			for _, id := range late {
				if a.ID == id {
					names = append(names, a.Name)
				}
			}
		}
		parts = append(parts, w.N("report.targets.late", len(late), "accounts", w.names(names, 4), "month", w.Month(f.Through)))
	}
	if worst, found := report.LastBehind(r.Accounts, report.Behind); found && worst.Figures.Gap != nil {
		gap := *worst.Figures.Gap
		gap.Minor = -gap.Minor
		parts = append(parts, w.T("report.targets.behind", "account", worst.Name, "share", w.Percent(*worst.Figures.Attainment, 1), "gap", w.MoneyShort(gap)))
	}
	if f.Revenue.Missing > 0 {
		parts = append(parts, w.N("report.targets.no_rate", f.Revenue.Missing))
	}
	if len(parts) == 0 {
		return Note{}, false
	}
	return Note{Text: []Span{{Words: w.T("report.targets.note"), Bold: true}, {Words: " " + strings.Join(parts, " ")}}}, true
}
