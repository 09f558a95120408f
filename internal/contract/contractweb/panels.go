package contractweb

import (
	"github.com/a-h/templ"

	"comptoir/internal/contract"
	"comptoir/internal/contract/contractdesk"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
	"comptoir/internal/kernel/page"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/charts"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// accountPanel lists an account's contracts on its page.
func (h *handlers) accountPanel(c *web.Ctx, account string) (templ.Component, error) {
	if !teamdesk.May(c.Who, team.Contract, team.Read) {
		return nil, nil
	}
	got, err := h.desk.List(c.Context(), c.Who, contractdesk.Filter{Account: id.Account(account), Observed: "all", Live: true}, page.Request{Sort: "deadline", Size: 12})
	if err != nil {
		return nil, err
	}
	card := ui.Card{ID: "contracts", Title: c.T("nav.contracts"), Right: ui.More(ui.Link{Label: c.T("contract.panel.all"), Href: "/contracts?account=" + account})}
	t := ui.Table{Caption: c.T("nav.contracts"), Columns: []ui.Column{
		{Label: c.T("contract.field.name"), Head: true, Place: ui.TopLeft, Wrap: true}, {Label: c.T("contract.field.state"), Place: ui.LastLeft},
		{Label: c.T("contract.col.next"), Two: true, Place: ui.MiddleLeft}, {Label: c.T("contract.field.renewal"), Place: ui.MiddleRight, Class: "k-soft"},
		{Label: c.T("contract.field.value"), Num: true, Strong: true, Place: ui.TopRight}}}
	for _, r := range got.Rows {
		row := h.listRow(c, r)
		row.Cells = row.Cells[:len(t.Columns)] // who follows it is known on the account's own page
		t.Rows = append(t.Rows, row)
	}
	if len(got.Rows) == 0 {
		t.Empty = ui.Empty(ui.EmptyState{Title: c.T("contract.panel.none"), Text: c.T("contract.empty.text"), NoArt: true,
			Actions: firstContract(c, "/contracts/new?account="+account)})
	}
	return accountContracts(card, t), nil
}

// deadlineMonths is how many months the strip of the cockpit shows.
const deadlineMonths = 4

// stripItems is how many dates a month shows at most.
const stripItems = 6

// deadlinesPanel shows the dates of the next hundred days on the cockpit.
func (h *handlers) deadlinesPanel(c *web.Ctx, _ string) (templ.Component, error) {
	if !teamdesk.May(c.Who, team.Contract, team.Read) {
		return nil, nil
	}
	sheets, _, err := h.desk.Renewals(c.Context(), c.Who, contractdesk.RenewalFilter{Limit: 80})
	if err != nil {
		return nil, err
	}
	toEUR, err := h.euros(c.Context(), c.Today())
	if err != nil {
		return nil, err
	}
	today := c.Today()
	promises, err := h.promises(c.Context(), c.Who, today, today.Month().Add(deadlineMonths-1).Last())
	if err != nil {
		return nil, err
	}
	return deadlines(ui.Card{ID: "dead", Title: c.T("nav.renewals"), Count: c.T("contract.deadlines.days"),
		Right: ui.More(ui.Link{Label: c.T("contract.deadlines.all"), Href: "/renewals"})}, h.strip(c, exposureOf(sheets, toEUR), promises)), nil
}

func (h *handlers) strip(c *web.Ctx, list []exposed, promises []Promise) ui.Strip {
	today := c.Today()
	var out ui.Strip
	for i := range deadlineMonths {
		m := today.Month().Add(i)
		month := ui.StripMonth{Name: c.T("contract.deadlines.month." + m.Month().String()), Ruler: charts.Ruler{From: int(m.First()), To: int(m.Last())}}
		if i == 0 {
			month.Note = c.T("contract.deadlines.from", "day", today.DayOfMonth())
		}
		var stake int64
		for _, e := range list {
			stake += h.addDates(c, &month, e, m, today)
		}
		for _, p := range promises {
			addPromise(c, &month, p, m, today)
		}
		if i > 0 && stake > 0 {
			month.Note = c.T("contract.deadlines.stake", "value", c.Loc.MoneyShort(money.Of(stake, money.EUR)))
		}
		sortDeadlines(month.Items)
		out.Months = append(out.Months, month)
	}
	return out
}

// addDates puts the dates of a contract that fall in the month, and returns what is at stake there.
func (h *handlers) addDates(c *web.Ctx, month *ui.StripMonth, e exposed, m day.Month, today day.Day) (stake int64) {
	add := func(on *day.Day, key string, valued bool) {
		if on == nil || on.Month() != m || *on < today || len(month.Items) >= stripItems {
			return
		}
		soon := today.Until(*on) <= 10
		d := ui.Deadline{Day: c.Loc.Int(int64(on.DayOfMonth())), ISO: on.String(), Title: c.T(key), Href: href(e.Contract), Where: e.AccountName + " · " + e.Name, Late: soon}
		if valued && e.eur != nil {
			d.Value = c.Loc.Money(*e.eur)
			stake += e.eur.Minor
		}
		if soon {
			d.Flag = c.Loc.InDays(today, *on)
		}
		month.Items = append(month.Items, d)
		month.Ruler.Marks = append(month.Ruler.Marks, charts.RulerMark{Day: int(*on), Late: soon, Open: !valued})
	}
	d, n := e.Dates, e.Next
	switch n.Step {
	case contract.ToDecide:
		add(d.DecideBy, "contract.deadlines.decide", true)
		add(d.Prudent, "contract.deadlines.notice", false)
	case contract.ToRegularise, contract.Closed:
		return stake // its date is past: it is an alert, not a date to come
	default:
		add(n.On, "contract.deadlines."+string(n.Step), true)
	}
	if d.End != nil && !d.Renewing() && (n.On == nil || *n.On != *d.End) {
		add(d.End, "contract.deadlines.end", d.Prudent == nil)
	}
	return stake
}

// addPromise puts what was promised for the month among its dates.
func addPromise(c *web.Ctx, month *ui.StripMonth, p Promise, m day.Month, today day.Day) {
	if p.On.Month() != m || p.On < today || len(month.Items) >= stripItems {
		return
	}
	key := "contract.deadlines.promise_ours"
	if p.Theirs {
		key = "contract.deadlines.promise_theirs"
	}
	soon := today.Until(p.On) <= 10
	d := ui.Deadline{Day: c.Loc.Int(int64(p.On.DayOfMonth())), ISO: p.On.String(), Title: c.T(key), Href: p.Href, Where: p.Account + " · " + p.What, Late: soon}
	if soon {
		d.Flag = c.Loc.InDays(today, p.On)
	}
	month.Items = append(month.Items, d)
	month.Ruler.Marks = append(month.Ruler.Marks, charts.RulerMark{Day: int(p.On), Late: soon, Open: true})
}
