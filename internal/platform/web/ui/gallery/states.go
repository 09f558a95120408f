package gallery

import (
	"comptoir/internal/platform/web/charts"
	"comptoir/internal/platform/web/ui"
)

func buttonKinds() []ui.Button {
	return []ui.Button{
		{Label: "Plain"}, {Label: "Primary", Kind: ui.Primary}, {Label: "Ghost", Kind: ui.Ghost},
		{Label: "Terminate", Kind: ui.Danger}, {Label: "Small", Small: true}, {Label: "With icon", Icon: "plus"},
		{Label: "Open the dialog", Dialog: "ask-once"}, {Label: "Print", Icon: "printer", Square: true, Quiet: true},
	}
}

func listTable() ui.Table {
	row := func(name, sub string, tone ui.PillTone, status, amount string, tint int) ui.Row {
		return ui.Row{Indented: true, Cells: []ui.Content{
			ui.PartyCell(ui.Party{Mono: &ui.Mono{Initials: name[:2], Tint: tint}, Name: name, Href: "#", Sub: sub}),
			ui.Pill(tone, status), ui.Text(amount),
			ui.Btn(ui.Button{Label: "Open", Small: true, Href: "#"}),
		}}
	}
	return ui.Table{
		ID: "accounts", Caption: "Accounts, ordered by revenue", RowLinks: true,
		Columns: []ui.Column{
			{Label: "Account", Head: true, Place: ui.TopLeft, Sort: &ui.Sort{Href: "?sort=name"}},
			{Label: "Status", Place: ui.MiddleLeft, Sort: &ui.Sort{Href: "?sort=status", Dir: "ascending"}},
			{Label: "Revenue", Num: true, Strong: true, Place: ui.TopRight, Sort: &ui.Sort{Href: "?sort=revenue", Dir: "descending"}},
			{Label: "Gesture", Hidden: true, Place: ui.MiddleRight},
		},
		Rows: []ui.Row{
			row("Castagnac Glass", "France, Spain", ui.PillKey, "Key", "€3,984,000", 1),
			row("Helvane", "France", ui.PillGood, "Active", "€2,512,000", 2),
			row("Norrsund", "Sweden", ui.PillBad, "At risk", "€1,763,000", 3),
			row("Laiteries", "France", ui.PillWarn, "Candidate", "€0", 5),
			row("Montbel", "France", ui.PillInfo, "Prospect", "€0", 6),
			row("Brassac", "France", ui.PillOut, "Closed", "€0", 7),
			row("Setúbal", "Portugal", ui.PillPlain, "Dormant", "€0", 4),
		},
		Pager: &ui.Pager{
			Label: "Pages", Shown: "50 shown, more than 10,000 in all",
			First: "?", FirstLabel: "First", Previous: "?before=x", PreviousLabel: "Previous", Next: "?after=x", NextLabel: "Next",
		},
	}
}

func listFilters() ui.Filters {
	return ui.Filters{
		Action: "/states", Label: "Filter the accounts", Apply: "Apply",
		Query:   &ui.Field{Name: "q", Label: "Name or reference", Placeholder: "Name or reference"},
		Selects: []ui.FilterSelect{{Name: "status", Label: "Status", Options: []ui.Option{{Label: "All statuses"}, {Value: "key", Label: "Key"}}}},
		Right:   []ui.Button{{Label: "CSV", Icon: "download", Href: "?format=csv", Download: true, Wide: true}},
	}
}

func attentionEN() ui.Attention {
	a := ui.Attention{
		Card:  ui.Card{ID: "att-en", Title: "To do", Count: "2", Right: ui.Sub("1 critical · 1 to watch")},
		Words: ui.AttentionWords{Severity: "Severity", What: "What and why", Due: "Due", Stake: "At stake", Priority: "Priority"},
		Rows: []ui.AttentionRow{
			{Rank: "1", Severity: ui.Critical, Word: "Critical", Title: "Decide the notice of “Multi-technical maintenance”", Href: "#", Account: "Castagnac Glass", Why: "otherwise renewed for 12 months · notice due Friday", Due: "13 Nov", DueNote: "10 days late", Late: true, Stake: "€1,840,000", StakeNote: "12 months renewed", Score: "100.0", Parts: score(40, 30, 20, 10), MainPost: &ui.Post{Action: "/decide", Button: ui.Button{Label: "Decide"}}},
			{Rank: "2", Severity: ui.Watch, Word: "To watch", Title: "Send the minutes of the October committee", Href: "#", Why: "three days late", Due: "20 Nov", DueNote: "3 days late", Late: true, NoStake: "no figure", Score: "64.0", Parts: score(20, 30, 4, 10), Main: ui.Button{Label: "Take over", Href: "#"}},
			{Rank: "3", Severity: ui.Notice, Word: "Notice", Title: "Check the delegation of signature", Href: "#", Account: "Helvane", Why: "expires in spring", NoDate: "no date", NoStake: "no figure", Score: "12.0", Parts: score(1, 0, 1, 10), Main: ui.Button{Label: "Check", Href: "#"}},
		},
	}
	for i := range a.Rows {
		a.Rows[i].Popover = "why-en"
		a.Rows[i].ScoreHint = "Priority " + a.Rows[i].Score + " out of 100, explain"
		a.Rows[i].Menu = ui.Menu{Label: "Other gestures", Parts: []ui.MenuPart{{Items: []ui.MenuItem{{Label: "Done", Icon: "check", Post: "/done"}}}}}
	}
	return a
}

func found() ui.Results {
	return ui.Results{
		Groups: []ui.ResultGroup{
			{Label: "Accounts", Items: []ui.Result{{Href: "#", Icon: "building-2", Title: "Castagnac Glass", Sub: "Key account, France", Note: "€3.98M"}}},
			{Label: "Contracts", Items: []ui.Result{{Href: "#", Icon: "file-text", Title: "Multi-technical maintenance", Sub: "Castagnac Glass", Note: "notice 27 Nov"}}},
			{Label: "Commands", Items: []ui.Result{{Href: "#", Icon: "command", Title: "New contract", Sub: "Create"}}},
		},
		All: &ui.Link{Label: "All 12 results", Href: "/search"},
	}
}

func bars(narrow bool) charts.Bars {
	return charts.Bars{Label: "Revenue by account over 12 months", Narrow: narrow, Items: []charts.Bar{
		{Label: "Aldine Énergies", Sub: "Strategic", Value: 9.84, Previous: value(9.12), Text: "€9.84M", Note: "+7.9%"},
		{Label: "Nordhavn Chemicals", Sub: "To conquer", Value: 5.36, Previous: value(4.78), Text: "€5.36M", Note: "+12.1%"},
		{Label: "Verrerie de Brécourt", Sub: "Strategic", Value: 4.12, Previous: value(4.31), Text: "€4.12M", Note: "−4.4%"},
	}}
}

func timeline(w, names float64) charts.Timeline {
	return charts.Timeline{
		W: w, NameW: names,
		Label: "Contracts at stake until June 2027", From: day(2026, 11, 1), To: day(2027, 7, 1), Today: day(2026, 11, 23),
		Months: [12]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
		Rows: []charts.TimelineRow{
			{Label: "Brécourt, furnaces", Notice: day(2026, 11, 27), End: day(2027, 2, 28)},
			{Label: "Aldine, maintenance", End: day(2026, 12, 31)},
			{Label: "Nordhavn, logistics", Notice: day(2026, 12, 31), End: day(2027, 3, 31)},
			{Label: "Nordhavn, cleaning", End: day(2027, 6, 30)},
			{Label: "Spare parts"},
		},
	}
}

// crowded is a life line whose dates are close: the labels must not overlap.
func crowded() charts.Life {
	return charts.Life{
		Label: "Life of the contract, dates close together", Start: day(2025, 1, 1), End: day(2026, 12, 31), Renewed: day(2027, 12, 31),
		Today: day(2026, 9, 20), SafeUntil: day(2026, 9, 28), StartText: "Starts 1 Jan 2025", EndText: "31 Dec 2027", RenewNote: "12 more months, tacit", TodayText: "today",
		MonthNames: [12]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
		Marks: []charts.LifeMark{
			{Day: day(2026, 9, 14), Kind: charts.Decision, Title: "14 Sep", Note: "internal decision"},
			{Day: day(2026, 9, 28), Kind: charts.Notice, Title: "Mon 28 Sep: prudent notice", Note: "received by Castagnac, in 8 days"},
			{Day: day(2026, 10, 5), Kind: charts.Limit, Title: "5 Oct 2026: price review", Note: "index published in September"},
			{Day: day(2026, 10, 9), Kind: charts.Decision, Title: "9 Oct", Note: "board of directors"},
		},
	}
}

func matrix(narrow bool) charts.Matrix {
	return charts.Matrix{Label: "Attractiveness and relative strength of nine accounts", Narrow: narrow, AxisX: "Relative strength →", AxisY: "Attractiveness ↑",
		ThresholdX: 5, ThresholdY: 5, Corners: [4]charts.Corner{{Name: "To win over", Advice: "Invest selectively"}, {Name: "Strategic", Advice: "Invest together", Best: true},
			{Name: "To streamline", Advice: "Manage for cash"}, {Name: "To maintain", Advice: "Maintain"}},
		Spots: []charts.Spot{
			{Href: "#", Label: "Aldine Energies", Sub: "€9.8M", X: 5.6, Y: 7.7, Before: &[2]float64{4.4, 7.1}, Size: 9.8, Mine: true, Number: "1"},
			{Href: "#", Label: "Ostrava Motors", Sub: "€6.7M", X: 5.8, Y: 3.9, Before: &[2]float64{6.3, 5.5}, Size: 6.7, Watch: true, Number: "2"},
			{Href: "#", Label: "Nordhavn Chemicals", Sub: "€5.4M", X: 4.2, Y: 6.9, Before: &[2]float64{3.1, 6.6}, Size: 5.4, Number: "3"},
			{Href: "#", Label: "Biocampus Vercel", Sub: "no figure", X: 2.8, Y: 7.3, Number: "4"},
			{Href: "#", Label: "Kestrel Aerospace", Sub: "€3.9M", X: 5.7, Y: 7.6, Size: 9.9, Number: "6"},
			{Href: "#", Label: "Agroalliance Belrive", Sub: "€4.5M", X: 5.4, Y: 7.6, Size: 9.5, Number: "7"},
			{Href: "#", Label: "Hydraline Eaux", Sub: "€3.0M", X: 5.5, Y: 7.5, Size: 9, Number: "8"},
			{Href: "#", Label: "Lumen Santé", Sub: "€2.5M", X: 5.6, Y: 7.6, Size: 7.5, Number: "9"},
			{Href: "#", Label: "Verrerie de Montbel", Sub: "€0.6M", X: 3.9, Y: 6.2, Size: 0.6, New: true, Number: "5"},
		}}
}

func matrixKeys() []ui.Key {
	return []ui.Key{{Label: "Mine", Mark: "mine"}, {Label: "Others", Mark: "other"}, {Label: "Tried", Mark: "new"}, {Label: "Since last year", Mark: "arrow"}}
}

// ownership is a group with every look of a legal body.
func ownership() charts.Ownership {
	return charts.Ownership{Label: "The group on 23 November 2026", Boxes: []charts.OwnBox{
		{Name: "Aldine Énergies SA", Note: "Followed account", Tag: "FR", Href: "#top", Look: "top"},
		{Name: "Aldine Hydro SAS", Note: "Interest, control 80%", Tag: "FR", Href: "#hydro", Depth: 1, Look: "ctl", Part: "80%", Selected: true},
		{Name: "Nordlicht Offshore GmbH", Note: "Int. 50% · joint", Tag: "DE", Href: "#jv", Depth: 1, Look: "jv", Part: "50%", Line: "weak"},
		{Name: "Compagnie de chauffage urbain de Saint-Avit et vallées SAS", Full: "Compagnie de chauffage urbain", Note: "Int. 35% · no control", Href: "#min", Depth: 1, Look: "min", Part: "35%", Line: "weak"},
		{Name: "Aldine Réseaux SAS", Note: "Sold on 30 June 2026", Href: "#gone", Depth: 1, Look: "gone", Line: "gone"}},
		Second: []charts.OwnLink{{From: 1, To: 2, Part: "5%"}}}
}

func moments() charts.Moments {
	return charts.Moments{Label: "Changes in the capital", From: day(2022, 1, 1), To: day(2028, 1, 1), At: day(2026, 11, 23), Events: []charts.Moment{
		{Day: day(2022, 4, 4), Words: "Hydro Alpes: 40 → 60%", Href: "#a"}, {Day: day(2026, 7, 1), Words: "Réseaux out", Href: "#b", Out: true},
		{Day: day(2027, 4, 1), Words: "Iberia out", Href: "#c", Out: true, Plan: true}}}
}

// relationLevel is a relation that came back after a silence.
func relationLevel() charts.Level {
	l := charts.Level{Label: "Strength of the relation over six months", Text: "44.1",
		Bands: []charts.LevelBand{{From: 0, Name: "cold"}, {From: 20, Name: "tepid"}, {From: 40, Name: "good"}, {From: 70, Name: "strong"}},
		Names: charts.LevelNames{Month: "Month", Value: "Strength", Unknown: "no exchange", Summary: "See the data"}}
	for i, v := range []float64{-1, 12, 31, 26, 52, 44.1} {
		l.Points = append(l.Points, charts.LevelPoint{Label: []string{"Jun", "Jul", "Aug", "Sep", "Oct", "Nov"}[i], Value: v, Known: v >= 0})
	}
	return l
}
