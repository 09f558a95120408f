package contractweb

import (
	"net/http"

	"comptoir/internal/contract"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

// previewView is what Comptoir deduces from what is typed: the dates, what happens without a gesture, and what deserves a
// second look. The form asks for it again as one types; nothing is written.
type previewView struct {
	title  string
	facts  []ui.Fact
	others []string
	note   string
	fields []ui.Warning
}

func previewOf(c *web.Ctx, in contract.Input, typed bool, p contract.Policy) ui.Content {
	return preview(viewOf(c, in, typed, p))
}

// preview answers the form as it stands.
func (h *handlers) preview(c *web.Ctx) error {
	f, err := c.Form()
	if err != nil {
		return err
	}
	p, err := h.desk.Policy(c.Context(), c.Today())
	if err != nil {
		return err
	}
	return c.Fragment(http.StatusOK, previewParts(viewOf(c, readInput(f), true, p)))
}

func viewOf(c *web.Ctx, in contract.Input, typed bool, p contract.Policy) previewView {
	v := previewView{title: c.T("contract.preview.title"), note: c.T("contract.preview.note"), facts: deduced(c, in, p)}
	at := warnings(c, in, typed)
	for _, name := range []string{"notice_us", "notice_client"} {
		v.fields = append(v.fields, ui.Warning{ID: warnID(name), Text: at[name]})
	}
	if !typed {
		return v
	}
	for _, w := range in.Warnings() {
		v.others = append(v.others, c.Loc.Problem(w))
	}
	k := in.Contract(c.Today())
	if text := missedText(c, k, contract.DatesOf(k, c.Today(), p)); text != "" {
		v.others = append(v.others, text)
	}
	return v
}

func warnID(field string) string { return field + "-w" }

// warnings are the second thoughts, by field.
func warnings(c *web.Ctx, in contract.Input, typed bool) map[string]string {
	out := map[string]string{}
	if !typed {
		return out
	}
	for _, w := range in.Warnings() {
		out[w.Field] = c.Loc.Problem(w)
	}
	return out
}

func deduced(c *web.Ctx, in contract.Input, p contract.Policy) []ui.Fact {
	k := in.Contract(c.Today())
	d := contract.DatesOf(k, c.Today(), p)
	end := ui.Fact{Label: c.T("contract.kpi.end"), Unknown: c.T("contract.preview.later")}
	switch {
	case d.End != nil:
		end.Value, end.Unknown = c.Loc.Day(*d.End), ""
		if k.ComputedEnd() != nil {
			end.Note = c.T("contract.preview.since", "length", length(c.Loc, k.CurrentMonths()), "date", *d.TermStart)
		}
	case in.OpenEnded:
		end.Value, end.Unknown = c.T("contract.kpi.no_end"), ""
	}
	return append([]ui.Fact{end}, exitFacts(c, in, d)...)
}

// exitFacts say by when to leave, and what happens if nobody does.
func exitFacts(c *web.Ctx, in contract.Input, d contract.Dates) []ui.Fact {
	prudent := ui.Fact{Label: c.T("contract.kpi.prudent"), Unknown: c.T("contract.preview.wait." + waits(in, d))}
	decide := ui.Fact{Label: c.T("contract.preview.decide_by"), Unknown: prudent.Unknown}
	if d.Prudent != nil {
		prudent.Value, prudent.Note, prudent.Unknown = c.Loc.Day(*d.Prudent), c.Loc.InDays(c.Today(), *d.Prudent), ""
		decide.Value, decide.Note, decide.Unknown = c.Loc.Day(*d.DecideBy), c.Loc.InDays(c.Today(), *d.DecideBy), ""
	}
	out := []ui.Fact{prudent, decide}
	if d.Next != nil {
		f := ui.Fact{Label: c.T("contract.preview.otherwise"), Value: c.T("contract.renewal.no_length")}
		if d.Next.End != nil {
			f.Value, f.Note = c.T("contract.preview.more", "length", length(c.Loc, in.Renewal.Months)), c.T("contract.preview.until", "date", *d.Next.End)
		}
		stake := ui.Fact{Label: c.T("contract.preview.stake"), Unknown: c.T("contract.preview.wait.value")}
		if in.Value != nil {
			stake.Value, stake.Unknown = amountOver(c, in.Value, in.Renewal.Months), ""
		}
		out = append(out, f, stake)
	}
	return out
}

// waits says what a notice date is still waiting for.
func waits(in contract.Input, d contract.Dates) string {
	switch {
	case in.OpenEnded:
		return "no_end"
	case !in.Renewal.Kind.Valid():
		return "renewal"
	case in.Renewal.Kind != contract.Tacit:
		return "not_tacit"
	case d.End == nil:
		return "end"
	}
	return "notice"
}
