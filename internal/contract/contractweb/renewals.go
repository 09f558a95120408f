package contractweb

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"comptoir/internal/contract"
	"comptoir/internal/contract/contractdesk"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/charts"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// drawn bounds how many contracts the calendar draws; the list below continues.
const drawn = 60

type renewalsView struct {
	head     ui.Head
	filters  ui.Filters
	card     ui.Card
	calendar *charts.Calendar
	data     charts.Data
	exposure []ui.Fact
	listCard ui.Card
	table    ui.Table
	note     string
}

func renewalFilter(c *web.Ctx) contractdesk.RenewalFilter {
	f := contractdesk.RenewalFilter{Renewal: contract.RenewalKind(c.Query("renewal")), Limit: 300}
	if !f.Renewal.Valid() {
		f.Renewal = ""
	}
	if a, ok := id.Parse[id.Account](c.Query("account")); ok {
		f.Account = a
	}
	return f
}

func (h *handlers) renewals(c *web.Ctx) error {
	if !teamdesk.May(c.Who, team.Contract, team.Read) {
		return c.Closed("renewals", c.T("nav.renewals"))
	}
	sheets, more, err := h.desk.Renewals(c.Context(), c.Who, renewalFilter(c))
	if err != nil {
		return err
	}
	toEUR, err := h.euros(c.Context(), c.Today())
	if err != nil {
		return err
	}
	e := exposureOf(sheets, toEUR)
	return c.Page(web.Page{Title: c.T("nav.renewals"), Nav: "renewals", Body: renewalsPage(h.renewalsView(c, sheets, more, e))})
}

// exposed is a contract with its yearly value in euros, when it can be known.
type exposed struct {
	contractdesk.Sheet
	eur  *money.Money
	rate *Converted // nil for an amount already in euros
	// on is the day that lists show: the one by which to act, or the end. It is what quarters and totals go by.
	on *day.Day
}

// open says that something is still to be decided or done about it.
func (e exposed) open() bool { return !e.Next.Step.Settled() }

func exposureOf(sheets []contractdesk.Sheet, toEUR func(money.Money) (Converted, bool)) []exposed {
	out := make([]exposed, len(sheets))
	for i, s := range sheets {
		out[i] = exposed{Sheet: s, on: s.Next.On}
		if out[i].on == nil {
			out[i].on = s.Dates.End
		}
		if s.Value != nil {
			if m, ok := toEUR(*s.Value); ok {
				eur := m.EUR.WholeUnits()
				out[i].eur = &eur
				if s.Value.Ccy != money.EUR {
					out[i].rate = &m
				}
			}
		}
	}
	return out
}

func horizon(today day.Day) (from, to day.Day) {
	first := today.Month()
	return first.First(), first.Add(contractdesk.Horizon).First()
}

func (h *handlers) renewalsView(c *web.Ctx, sheets []contractdesk.Sheet, more bool, list []exposed) renewalsView {
	from, to := horizon(c.Today())
	byValue := c.Query("view") == "value"
	l := c.List("")
	sum := sumsOf(list, c.Today(), to)
	v := renewalsView{head: ui.Head{Eyebrow: upperFirst(c.T("contract.renewals.period", "from", from.Month(), "to", (to - 1).Month())), Title: c.T("nav.renewals"),
		Lede: sum.lede(c)}}
	v.head.Actions = []ui.Button{{Label: c.T("list.export_csv"), Icon: "download", Href: l.On("/renewals/export.csv"), Download: true, Wide: true},
		{Label: c.T("list.export_xlsx"), Icon: "download", Href: l.On("/renewals/export.xlsx"), Download: true, Wide: true}}
	v.filters = h.renewalFilters(c, l, byValue, list)
	v.card = ui.Card{ID: "cal", Title: c.Loc.N("contract.months", contractdesk.Horizon), Count: c.Loc.N("contract.count", len(list))}
	v.card.Right = ui.CalendarLegend(ui.CalendarKeys{Decision: c.T("contract.legend.decision"), Notice: c.T("contract.legend.notice"), Tacit: c.T("contract.legend.tacit"),
		Express: c.T("contract.legend.express"), Renewed: c.T("contract.legend.renewed")})
	if len(list) > 0 {
		k := h.calendar(c, list, from, to, byValue)
		v.calendar = &k
		v.data = h.calendarData(c, list)
		if late := overdue(list); late > 0 {
			v.exposure = append(v.exposure, ui.Fact{Label: c.T("contract.exposure.overdue_label"), Content: ui.Status(ui.StateStop, c.Loc.MoneyShort(money.Of(late, money.EUR)))})
		}
		for _, q := range k.Exposure.Quarters {
			v.exposure = append(v.exposure, ui.Fact{Label: q.Label, Value: q.Total})
		}
	}
	v.listCard = ui.Card{ID: "next", Title: c.T("contract.renewals.next"), Count: c.Loc.Int(int64(len(list)))}
	v.table = h.renewalTable(c, list, to)
	if more {
		v.listCard.Right = ui.Sub(c.T("contract.renewals.more", "n", len(list)))
	}
	v.note = ratesNote(c, list)
	return v
}

// renewalSums are the yearly values in the horizon: what is still to decide, what of it by the end of the year, and what
// is settled, which asks for nothing any more.
type renewalSums struct{ yearEnd, open, settled int64 }

func sumsOf(list []exposed, today, to day.Day) (s renewalSums) {
	for _, e := range list {
		switch {
		case e.on == nil || e.eur == nil || *e.on >= to:
		case !e.open():
			s.settled += e.eur.Minor
		default:
			s.open += e.eur.Minor
			if e.on.Year() <= today.Year() {
				s.yearEnd += e.eur.Minor
			}
		}
	}
	return s
}

func (s renewalSums) lede(c *web.Ctx) string {
	in := func(minor int64) string { return c.Loc.MoneyShort(money.Of(minor, money.EUR)) }
	key := "contract.renewals.lede"
	if s.settled > 0 {
		key = "contract.renewals.lede.settled"
	}
	return c.T(key, "now", in(s.yearEnd), "all", in(s.open), "settled", in(s.settled))
}

func (h *handlers) renewalFilters(c *web.Ctx, l web.ListState, byValue bool, list []exposed) ui.Filters {
	f := ui.Filters{Action: "/renewals", Label: c.T("list.filter"), Apply: c.T("list.apply"), ViewsLabel: c.T("contract.renewals.view"),
		Views: []ui.Segment{{Label: c.T("contract.renewals.by_account"), Href: l.With("view", ""), Current: !byValue},
			{Label: c.T("contract.renewals.by_value"), Href: l.With("view", "value"), Current: byValue}}}
	if byValue {
		f.Hidden = []ui.HiddenField{{Name: "view", Value: "value"}}
	}
	accounts := []ui.Option{{Value: "", Label: c.T("contract.renewals.all_accounts")}}
	seen := map[id.Account]bool{}
	for _, e := range list {
		if !seen[e.Account] && len(accounts) < 60 {
			seen[e.Account] = true
			accounts = append(accounts, ui.Option{Value: string(e.Account), Label: e.AccountName, Selected: c.Query("account") == string(e.Account)})
		}
	}
	renewals := []ui.Option{{Value: "", Label: c.T("contract.filter.any_renewal")}}
	for _, k := range contract.RenewalKinds {
		renewals = append(renewals, ui.Option{Value: string(k), Label: c.T("contract.renewal." + string(k)), Selected: c.Query("renewal") == string(k)})
	}
	f.Selects = []ui.FilterSelect{{Name: "account", Label: c.T("contract.field.account"), Options: web.Sorted(c.Loc, accounts)},
		{Name: "renewal", Label: c.T("contract.field.renewal"), Options: renewals}}
	return f
}

func (h *handlers) calendar(c *web.Ctx, list []exposed, from, to day.Day, byValue bool) charts.Calendar {
	k := charts.Calendar{Label: c.T("contract.renewals.label"), From: int(from), To: int(to), Today: int(c.Today()), TodayText: c.Loc.DayShort(c.Today()),
		ByValue: byValue, Exposure: h.exposure(c, list, from, to)}
	for i, n := range monthNames(c) {
		r, _ := utf8.DecodeRuneInString(n)
		k.Months[i] = strings.ToUpper(string(r))
	}
	if byValue {
		sorted := slices.Clone(list)
		slices.SortStableFunc(sorted, func(a, b exposed) int { return cmp.Compare(minor(b), minor(a)) })
		g := charts.CalendarGroup{}
		for _, e := range sorted[:min(len(sorted), drawn)] {
			r := h.calendarRow(c, e)
			r.Sub, r.Amount = e.AccountName, float64(minor(e))/100
			g.Rows = append(g.Rows, r)
		}
		k.Groups = []charts.CalendarGroup{g}
		return k
	}
	for _, g := range byAccount(list) {
		group := charts.CalendarGroup{Label: g[0].AccountName, Value: c.T("to_be_costed")}
		var sum int64
		known := false
		for _, e := range g {
			sum += max(0, minor(e))
			known = known || e.eur != nil
			group.Rows = append(group.Rows, h.calendarRow(c, e))
		}
		if known {
			group.Value = c.Loc.Money(money.Of(sum, money.EUR))
		}
		k.Groups = append(k.Groups, group)
	}
	return k
}

func minor(e exposed) int64 {
	if e.eur == nil {
		return -1
	}
	return e.eur.Minor
}

// byAccount keeps the order of the first date of each account.
func byAccount(list []exposed) [][]exposed {
	at := map[id.Account]int{}
	var out [][]exposed
	for _, e := range list[:min(len(list), drawn)] {
		i, ok := at[e.Account]
		if !ok {
			i = len(out)
			at[e.Account] = i
			out = append(out, nil)
		}
		out[i] = append(out[i], e)
	}
	return out
}

func (h *handlers) calendarRow(c *web.Ctx, e exposed) charts.CalendarRow {
	r := charts.CalendarRow{Href: href(e.Contract), Label: e.Name, Value: c.T("to_be_costed"), Express: e.Renewal.Kind != contract.Tacit}
	switch {
	case e.eur != nil:
		r.Value = c.Loc.Money(*e.eur)
	case e.Value != nil:
		r.Value = c.Loc.Money(*e.Value)
	}
	d := e.Dates
	if d.TermStart != nil && (*d.TermStart <= e.Today || e.Effective == nil) {
		r.Start = int(*d.TermStart)
	} else if e.Effective != nil { // a term signed early follows the one that runs: the bar holds both
		r.Start = int(*e.Effective)
	}
	if end := d.LastDay(); end != nil {
		r.End, r.EndText = int(*end), c.T("contract.cal.end", "date", c.Loc.DayShort(*end))
	}
	switch e.Next.Step {
	case contract.ToDecide, contract.DecideLate:
		r.Decision, r.Late = int(*d.DecideBy), e.Next.Step == contract.DecideLate
		r.Notice, r.NoticeTxt = int(*d.Prudent), c.Loc.DayShort(*d.Prudent)
	case contract.ToLeave, contract.AwaitsProof, contract.ToAgree:
		// The decision is taken: only its notice is still ahead.
		if d.Prudent != nil {
			r.Notice, r.NoticeTxt, r.Late = int(*d.Prudent), c.Loc.DayShort(*d.Prudent), e.Next.Late(d, e.Today)
		}
	}
	if d.Next != nil && d.Next.End != nil && d.Prudent != nil {
		r.Renewed = int(*d.Next.End)
	}
	if e.PerformedAfterEnd() {
		r.Expired = c.T("contract.cal.expired", "date", *d.End)
	}
	if d.NoticeTodayEnds != nil {
		r.Note, r.NoteDay = c.T("contract.next.open_ended", "date", *d.NoticeTodayEnds), int(*d.NoticeTodayEnds)
	}
	return r
}

// exposure adds the yearly values still to decide by quarter of the day to act, what is overdue in the first one, five accounts in colour and the rest together.
func (h *handlers) exposure(c *web.Ctx, list []exposed, from, to day.Day) charts.Exposure {
	x := charts.Exposure{Title: c.T("contract.exposure.title"), Lines: []string{c.T("contract.exposure.line1"), c.T("contract.exposure.line2")}}
	series := seriesOf(list)
	if late := overdue(list); late > 0 {
		x.Overdue = c.T("contract.exposure.overdue", "value", money.Of(late, money.EUR))
	}
	for start := quarterStart(from); start < to; {
		end := start.AddMonths(3)
		x.Quarters = append(x.Quarters, h.quarter(c, list, series, day.Max(start, from), day.Min(end, to), start, start <= from))
		start = end
	}
	return x
}

// overdue is what is performed past its end, a year.
func overdue(list []exposed) (sum int64) {
	for _, e := range list {
		if e.PerformedAfterEnd() && e.eur != nil {
			sum += e.eur.Minor
		}
	}
	return sum
}

func quarterStart(d day.Day) day.Day {
	m := d.Month()
	return m.Add(-((int(m.Month()) - 1) % 3)).First()
}

func (h *handlers) quarter(c *web.Ctx, list []exposed, series map[id.Account]int, from, to, start day.Day, first bool) charts.Quarter {
	n := (int(start.Month().Month())-1)/3 + 1
	q := charts.Quarter{From: int(from), To: int(to), Label: c.T("contract.exposure.quarter", "n", n, "year", itoa(start.Year())), Short: c.T("contract.exposure.quarter_short", "n", n)}
	parts := map[id.Account]*charts.QuarterPart{}
	var order []id.Account
	var sum int64
	for _, e := range list {
		if e.on == nil || e.eur == nil || (*e.on < from && !first) || *e.on >= to || e.State.Over() || !e.open() {
			continue
		}
		sum += e.eur.Minor
		p, ok := parts[e.Account]
		if !ok {
			p = &charts.QuarterPart{Label: e.AccountName, Series: series[e.Account]}
			parts[e.Account] = p
			order = append(order, e.Account)
		}
		p.Value += e.eur.Units()
	}
	for _, a := range order {
		q.Parts = append(q.Parts, *parts[a])
	}
	slices.SortStableFunc(q.Parts, func(a, b charts.QuarterPart) int { return cmp.Compare(b.Value, a.Value) })
	q.Total = c.Loc.MoneyShort(money.Of(sum, money.EUR))
	return q
}

func seriesOf(list []exposed) map[id.Account]int {
	totals := map[id.Account]int64{}
	for _, e := range list {
		totals[e.Account] += max(0, minor(e))
	}
	var order []id.Account
	for a := range totals {
		order = append(order, a)
	}
	slices.SortFunc(order, func(a, b id.Account) int { return cmp.Or(cmp.Compare(totals[b], totals[a]), cmp.Compare(a, b)) })
	out := map[id.Account]int{}
	for i, a := range order {
		out[a] = min(i+1, 5)
	}
	return out
}

func upperFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return strings.ToUpper(string(r)) + s[n:]
}

// ratesNote says at which rates foreign amounts were converted.
func ratesNote(c *web.Ctx, list []exposed) string {
	seen := map[money.Currency]bool{}
	var parts []string
	for _, e := range list {
		if e.rate == nil || seen[e.Value.Ccy] {
			continue
		}
		seen[e.Value.Ccy] = true
		parts = append(parts, c.T("contract.renewals.rate", "rate", e.rate.Rate, "ccy", string(e.Value.Ccy), "source", c.Loc.RateSource(e.rate.Source), "date", e.rate.On))
	}
	if len(parts) == 0 {
		return ""
	}
	return c.T("contract.renewals.rates", "list", strings.Join(parts, "; "))
}
