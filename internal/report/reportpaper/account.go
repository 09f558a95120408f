package reportpaper

import (
	"strings"

	"comptoir/internal/report"
)

// account is the page of one account: what exists about it, and nothing else.
func (w words) account(r report.Review, a report.Account) Section {
	s := Section{ID: "account-" + string(a.ID), Account: string(a.ID), Title: a.Name, Lead: w.about(a), Blocks: []Block{w.accountStrip(r, a)}}
	if p := r.Pages[a.ID]; p != nil {
		switch f := a.Figures; {
		case f.Hidden:
			s.Blocks = append(s.Blocks, Paragraph{Text: []Span{{Words: w.T("report.chart.hidden"), Tone: Quiet}}})
		case f.Through == 0:
			s.Blocks = append(s.Blocks, Paragraph{Text: []Span{{Words: w.T("report.chart.no_result"), Tone: Quiet}}})
		default:
			c := w.monthChart(p.Months, f.Year, 110)
			c.Low, c.Instead = w.monthChart(p.Months, f.Year, 52).Paper, w.T("report.chart.no_room")
			s.Blocks = append(s.Blocks, c)
		}
		s.Blocks = append(s.Blocks, w.accountContracts(r, a, p)...)
		if people := w.contacts(p); people != nil {
			s.Blocks = append(s.Blocks, people)
		}
		s.Blocks = append(s.Blocks, Pair{Left: w.alertBullets(report.AlertsOf(r.Alerts, a.ID), r.AlertsHidden), Right: w.owedBullets(p)})
	}
	return s
}

// about is the account in a line.
func (w words) about(a report.Account) string {
	parts := []string{w.standing(a)}
	if a.Tier != "" && a.Tier != "UNRATED" {
		parts = append(parts, w.T("account.status."+a.Status))
	}
	for _, x := range []string{a.Sector, a.City} {
		if x != "" {
			parts = append(parts, x)
		}
	}
	if a.Since != nil {
		parts = append(parts, w.T("report.since", "year", year(a.Since.Year())))
	}
	if a.Carrier.Name != "" {
		parts = append(parts, w.T("report.carried_by", "name", a.Carrier.Name))
	} else {
		parts = append(parts, w.T("report.people.nobody"))
	}
	return strings.Join(parts, " · ")
}

func (w words) accountStrip(r report.Review, a report.Account) Figures {
	f := a.Figures
	rolling := w.total(w.T("report.kpi.rolling"), f.Rolling, f.Hidden)
	if rolling.Note == "" && !rolling.Unknown {
		rolling.Note = w.growth(f.Growth)
	}
	aim := w.attainment(f)
	return Figures{List: []Figure{rolling, aim, w.margin(f.Margin, f.Hidden), w.worth(r, a)}}
}

// attainment is where the account stands against its target to date.
func (w words) attainment(f report.AccountFigures) Figure {
	fig := Figure{Label: w.through("report.kpi.attainment", f.Through)}
	switch {
	case f.Hidden:
		fig.Value, fig.Unknown = w.T("masked"), true
	case f.Attainment != nil:
		fig.Value = w.Percent(*f.Attainment, 1)
		if *f.Attainment < report.Behind {
			fig.Tone = Bad
		}
		if f.Gap != nil {
			fig.Note = w.T("report.kpi.gap", "gap", w.Signed(w.MoneyShort(*f.Gap)))
		}
	case f.Target.Known:
		fig.Value, fig.Unknown = w.T("undetermined"), true
	default:
		fig.Value, fig.Unknown = w.T("report.none_m"), true
		fig.Note = w.T("report.kpi.no_target")
	}
	return fig
}

// worth is what the contracts in force bring in a year.
func (w words) worth(r report.Review, a report.Account) Figure {
	fig := Figure{Label: w.T("report.kpi.contracts")}
	p := r.Pages[a.ID]
	if p == nil || r.ContractsHidden {
		fig.Value, fig.Unknown = w.T("masked"), true
		return fig
	}
	return w.worthOf(fig, p.Worth)
}

func (w words) worthOf(fig Figure, v report.Worth) Figure {
	switch {
	case v.Contracts == 0:
		fig.Value, fig.Unknown = w.T("report.none_m"), true
		if v.Expired > 0 {
			fig.Note = w.N("report.kpi.expired", v.Expired)
		}
		return fig
	case !v.Known || v.Money.Minor == 0 && v.Missing > 0:
		fig.Value, fig.Unknown = w.T("to_be_costed"), true
	default:
		fig.Value = w.MoneyShort(v.Money)
	}
	fig.Note = w.N("report.kpi.a_year_contracts", v.Contracts)
	if n := v.Uncosted + v.Missing; n > 0 && v.Known {
		fig.Note += w.N("report.kpi.but_uncosted", n)
	}
	if v.Expired > 0 {
		fig.Note += ", " + w.N("report.kpi.expired", v.Expired)
	}
	return fig
}
