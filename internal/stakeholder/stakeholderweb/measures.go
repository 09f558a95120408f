package stakeholderweb

import (
	"math"

	"comptoir/internal/kernel/explain"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/stakeholder"
	"comptoir/internal/stakeholder/stakeholderdesk"
)

// measures are the figures of the account, each with its calculation; what nothing is known of is undetermined.
func measures(c *web.Ctx, m stakeholderdesk.Map) (kpis []ui.Kpi, whys []ui.Explanation) {
	add := func(code, value, note string, x explain.Explanation) {
		k := ui.Kpi{Label: c.T("stakeholder.kpi." + code), Value: value, Note: note}
		if value == "" {
			k.Value = c.T("stakeholder.undetermined")
		} else {
			e := c.Explain("why-"+code, "stakeholder.", x)
			whys, k.Popover = append(whys, e), e.ID
		}
		kpis = append(kpis, k)
	}
	explained := func(code string, result any, terms ...explain.Term) explain.Explanation {
		return explain.Explanation{Code: code, Formula: code + "_formula", Terms: terms, Result: result, AsOf: m.Today}
	}
	share, covered, all, ok := stakeholder.Coverage(m.Weights)
	add("cover", when(ok, c.Loc.Percent(share, 1)), c.T("stakeholder.kpi.cover_note", "x", c.Loc.Percent(stakeholder.CoverTarget, 0)),
		explained("cover", percent(share), explain.Term{Code: "cover_met", Value: covered}, explain.Term{Code: "cover_all", Value: all}))
	support, n, ok := stakeholder.Support(m.Weights)
	text := c.Loc.Float(math.Abs(support), 2)
	if support > 0 {
		text = "+" + text
	} else if support < 0 {
		text = "−" + text
	}
	add("support", when(ok, text), c.T("stakeholder.kpi.support_note"), explained("support", math.Round(100*support)/100, explain.Term{Code: "support_known", Value: n}))
	dep, at, ok := stakeholder.Dependence(m.Weights)
	note := c.T("stakeholder.kpi.single_none")
	if ok {
		note = c.T("stakeholder.kpi.single_note", "name", m.People[at].Name, "x", c.Loc.Percent(stakeholder.SingleOver, 0))
	}
	best, sum := strengths(m)
	add("single", when(ok, c.Loc.Percent(dep, 1)), note, explained("single", percent(dep), explain.Term{Code: "single_best", Value: tenth(best)}, explain.Term{Code: "single_sum", Value: tenth(sum)}))
	cold, names := 0, ""
	for _, p := range m.People {
		if (p.Has(stakeholder.DecisionMaker) || p.Has(stakeholder.Sponsor)) && !p.Vacant() && (!p.Met || p.Value < stakeholder.ColdUnder) {
			cold++
			if names == "" {
				names = p.Name
			}
		}
	}
	kpis = append(kpis, ui.Kpi{Label: c.T("stakeholder.kpi.cold"), Value: c.Loc.Int(int64(cold)), Note: names, Href: peopleHref(m.Account) + "?view=list"})
	return kpis, whys
}

func strengths(m stakeholderdesk.Map) (best, sum float64) {
	for _, w := range m.Weights {
		if w.Strength != nil {
			best, sum = max(best, *w.Strength), sum+*w.Strength
		}
	}
	return best, sum
}

func when(ok bool, s string) string {
	if ok {
		return s
	}
	return ""
}

func percent(x float64) float64 { return math.Round(1000*x) / 10 }
func tenth(x float64) float64   { return math.Round(10*x) / 10 }
