package accountweb

import (
	"github.com/a-h/templ"

	"comptoir/internal/account"
	"comptoir/internal/account/accountdesk"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/growth"
	"comptoir/internal/kernel/money"
	"comptoir/internal/kernel/page"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// AccountFigures is what other areas say of an account on the cockpit. Every field may be absent: it then shows as not
// entered, never as zero; what the reader has no right to shows as hidden. Texts are message keys, or records' own names.
type AccountFigures struct {
	// ResultsHidden, ContractsHidden and StepsHidden say that the reader may not see them: that is neither zero nor unknown.
	ResultsHidden, ContractsHidden, StepsHidden bool
	// Months are the revenues of twelve months, oldest first, for the small curve.
	Months []float64
	// Revenue is this year's, in the company's currency, and Original the same in the account's own when it is another.
	Revenue, Original *money.Money
	// Rolling is the revenue of the last twelve months.
	Rolling *money.Money
	// Growth compares this year's months with the same ones of last year; Down says that the curve is a decline.
	Growth growth.Comparison
	Down   bool
	// Attainment is revenue to date against the approved target to date, 1.035 for 103.5 %.
	Attainment *float64
	// Contracts are ours in force, with their value a year; Observed are those of the market.
	Contracts, Observed *int
	PerYear             *money.Money
	// Next is the next date of a contract.
	Next *NextDate
	// Step is the next task or promise.
	Step *NextStep
}

// NextDate is a deadline: Key is the message that names it, with the argument date.
type NextDate struct {
	Key  string
	On   day.Day
	Tone ui.PillTone
	Href string
}

// NextStep is a task: Title is its own, On its day if it has one.
type NextStep struct {
	Title string
	On    *day.Day
	Href  string
}

// cockpitRows is how many accounts the cockpit shows: a person carries three, and sees a few candidates.
const cockpitRows = 10

func (h *handlers) cockpitPanel(c *web.Ctx, _ string) (templ.Component, error) {
	if !teamdesk.May(c.Who, team.Account, team.Read) {
		return nil, nil
	}
	got, err := h.desk.List(c.Context(), c.Who, accountdesk.Filter{}, page.Request{Size: cockpitRows})
	if err != nil {
		return nil, err
	}
	counts, ok, err := h.desk.Counts(c.Context(), c.Who)
	if err != nil {
		return nil, err
	}
	keys := idsOf(got.Rows)
	whose, backed, err := h.desk.Supported(c.Context(), c.Who, keys)
	if err != nil {
		return nil, err
	}
	v := cockpitView{card: ui.Card{ID: "accounts", Title: c.T("account.cockpit.title." + string(whose.Whose)), Right: ui.More(ui.Link{Label: c.T("account.cockpit.all"), Href: "/accounts"})}}
	if ok {
		v.card.Count = countText(c, counts)
	}
	if h.figures != nil {
		figures, err := h.figures.For(c.Context(), c.Who, keys)
		if err != nil {
			return nil, err
		}
		v.table = figuresTable(c, got.Rows, figures, backed)
	} else {
		v.table = table(c, web.ListState{Path: "/accounts"}, got, nil)
		for i := range v.table.Columns {
			v.table.Columns[i].Sort = nil
		}
		v.table.Pager = nil
	}
	if len(got.Rows) == 0 {
		v.table.Empty = ui.Empty(empty(c, web.ListState{}))
	}
	return cockpitCard(v), nil
}

type cockpitView struct {
	card  ui.Card
	table ui.Table
}

// countText is "3 comptes clés, 2 candidats".
func countText(c *web.Ctx, n map[account.Status]int) string {
	key := n[account.Key] + n[account.Watch]
	other := n[account.Candidate] + n[account.Qualified]
	var parts []string
	if key > 0 {
		parts = append(parts, c.Loc.N("account.count.key", key))
	}
	if other > 0 {
		parts = append(parts, c.Loc.N("account.count.candidate", other))
	}
	return joined(", ", parts...)
}
