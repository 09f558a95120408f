package contractweb

import (
	"strings"

	"github.com/a-h/templ"

	"comptoir/internal/contract"
	"comptoir/internal/contract/contractdesk"
	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/decimal"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

// showView is the contract's page.
type showView struct {
	head     ui.Head
	callouts []ui.Callout
	kpis     []ui.Kpi
	life     *ui.LifeLine
	lifeCard ui.Card
	whys     []ui.Explanation
	decide   *decideView
	parties  ui.Card
	facts    []ui.Fact
	files    filesView
	notice   *noticeView
	acts     ui.Card
	gestures []gestureView
	panels   []templ.Component
}

func (h *handlers) show(c *web.Ctx) error {
	s, err := h.open(c)
	if err != nil {
		return err
	}
	return h.render(c, s, 200, typed{})
}

func (h *handlers) open(c *web.Ctx) (contractdesk.Sheet, error) {
	cid, err := web.PathID[id.Contract](c, "id")
	if err != nil {
		return contractdesk.Sheet{}, err
	}
	return h.desk.Open(c.Context(), c.Who, cid)
}

// render shows the page; typed is what a refused gesture on it had typed.
func (h *handlers) render(c *web.Ctx, s contractdesk.Sheet, status int, t typed) error {
	v, err := h.view(c, s, t)
	if err != nil {
		return err
	}
	return c.Page(web.Page{Title: s.Name, Nav: "contracts", Status: status, Body: showPage(v)})
}

func (h *handlers) view(c *web.Ctx, s contractdesk.Sheet, t typed) (showView, error) {
	files, err := h.desk.Files(c.Context(), c.Who, s.ID)
	if err != nil {
		return showView{}, err
	}
	panels, err := c.Panels("contract", string(s.ID))
	if err != nil {
		return showView{}, err
	}
	v := showView{head: h.head(c, s), callouts: h.callouts(c, s), kpis: h.kpis(c, s), whys: h.whys(c, s),
		acts:    ui.Card{ID: "gestures", Anchor: true, Title: c.T("contract.card.acts")},
		parties: ui.Card{ID: "par", Anchor: true, Title: c.T("contract.card.parties")}, facts: h.facts(c, s), panels: panels}
	v.life = lifeLine(c, s)
	v.lifeCard = ui.Card{ID: "life", Title: c.T("contract.card.life")}
	if s.Dates.Prudent != nil {
		v.lifeCard.Right = ui.Btn(ui.Button{Label: c.T("contract.explain_date", "date", c.Loc.DayShort(*s.Dates.Prudent)), Kind: ui.Ghost, Small: true, Popover: "why-prudent"})
	}
	v.files = h.filesView(c, s, files, t)
	if s.MayWrite && !s.Observed {
		v.decide = h.decideView(c, s, t)
		v.notice = h.noticeView(c, s, t)
		v.gestures = h.gestures(c, s, t)
	}
	return v, nil
}

func (h *handlers) head(c *web.Ctx, s contractdesk.Sheet) ui.Head {
	v := ui.Head{CrumbsLabel: c.T("shell.crumbs"), Title: s.Name,
		Crumbs: []ui.Link{{Label: c.T("nav.day"), Href: "/"}, {Label: s.AccountName, Href: "/accounts/" + string(s.Account)},
			{Label: c.T("nav.contracts"), Href: "/contracts?account=" + string(s.Account)}, {Label: orName(s.Number, s.Name)}},
		Mono: &ui.Mono{Initials: web.Initials(s.AccountName), Name: s.AccountName, Large: true}}
	kind := c.T("contract.type." + string(s.Type))
	if s.Number != "" {
		kind += " " + s.Number
	}
	v.Meta = []ui.Content{stateOf(c, s.State), ui.Text(kind), ui.MetaLink("", ui.Link{Label: s.AccountName, Href: "/accounts/" + string(s.Account)})}
	if s.OwnerName != "" {
		v.Meta = append(v.Meta, ui.Text(c.T("contract.followed_by", "name", s.OwnerName)))
	}
	if s.MayWrite {
		v.Actions = []ui.Button{{Label: c.T("contract.edit"), Icon: "file-pen", Href: href(s.Contract) + "/edit"}}
	}
	return v
}

func orName(number, name string) string {
	if number != "" {
		return number
	}
	return name
}

// callouts are the contract's own alerts, said in full.
func (h *handlers) callouts(c *web.Ctx, s contractdesk.Sheet) []ui.Callout {
	if s.Observed {
		return []ui.Callout{{Tone: ui.ToneInfo, Title: c.T("contract.observed.title", "holder", s.Holder), Note: c.T("contract.observed.note")}}
	}
	var out []ui.Callout
	said := false
	for _, a := range contract.Alerts(s.Contract, s.Today, s.Policy) {
		tone := ui.ToneMid
		if a.Severity == alert.Critical {
			tone = ui.ToneBad
		} else if a.Severity == alert.Warning {
			tone = ui.ToneInfo
		}
		k := ui.Callout{Tone: tone, Title: c.T("attention.severity."+string(a.Severity)) + ". " + calloutText(c, a)}
		switch {
		case a.Due == nil:
		case a.Variant == contract.VariantProof:
			k.Note = c.T("contract.notice.proof_hint")
			if made := madeText(c, s); made != "" {
				k.Note = made
			}
		case a.Variant == contract.VariantMissed:
			k.Note = c.T("contract.missed.note")
		case s.Next.Made != nil && a.Code == contract.CtNotice:
			k.Note = madeText(c, s) // the decision is taken: it is its execution that is late
		case *a.Due < s.Today && a.Code == contract.CtNotice:
			k.Note = c.T("contract.callout.late", "date", *a.Due, "when", c.Loc.Late(a.Due.Until(s.Today)))
		default:
			k.Note = c.T("contract.callout.due", "date", *a.Due, "when", c.Loc.InDays(s.Today, *a.Due))
		}
		said = said || a.Variant == contract.VariantMissed
		if a.Value != nil {
			k.Note += " · " + c.T("contract.callout.stake", "value", *a.Value)
		}
		if s.MayWrite {
			k.Action = &ui.Button{Label: c.T("alert.action." + a.Action), Href: "#" + anchorOf(a.Action), Kind: ui.Primary}
		}
		out = append(out, k)
	}
	if d := decidedCallout(c, s); d != nil && len(out) == 0 {
		out = append(out, *d)
	}
	return append(out, warned(c, s, said)...)
}

// decidedCallout says what was decided and what remains of it, while no alert asks for it.
func decidedCallout(c *web.Ctx, s contractdesk.Sheet) *ui.Callout {
	if s.Next.Made == nil {
		return awaitedCallout(c, s)
	}
	label, on := nextDate(c.Loc, s)
	k := &ui.Callout{Tone: ui.ToneInfo, Title: madeText(c, s), Note: label}
	if on != nil {
		k.Note = c.T("contract.callout.then", "what", label, "date", *on, "when", c.Loc.InDays(s.Today, *on))
	}
	if s.MayWrite && (s.Next.Step == contract.ToLeave || s.Next.Step == contract.AwaitsProof) {
		k.Action = &ui.Button{Label: c.T(noticeGesture(s)), Href: "#notice"}
	}
	return k
}

// noticeGesture is what is to do about the notice: to give it, or to file its proof once it is sent.
func noticeGesture(s contractdesk.Sheet) string {
	if s.Next.Step == contract.AwaitsProof {
		return "alert.action.file_proof"
	}
	return "contract.gesture.notice"
}

// awaitedCallout says that a notice is sent without its proof, while nothing is decided and no alert says it.
func awaitedCallout(c *web.Ctx, s contractdesk.Sheet) *ui.Callout {
	if s.Next.Step != contract.AwaitsProof {
		return nil
	}
	k := &ui.Callout{Tone: ui.ToneInfo, Title: awaitedText(c.Loc, s), Note: c.T("contract.notice.proof_hint")}
	if s.MayWrite {
		k.Action = &ui.Button{Label: c.T("alert.action.file_proof"), Href: "#notice"}
	}
	return k
}

// warned are the terms that deserve a second look, as long as the contract runs; said is that an alert already tells of
// the missed notice.
func warned(c *web.Ctx, s contractdesk.Sheet, said bool) (out []ui.Callout) {
	if s.State.Over() {
		return nil
	}
	if text := missedText(c, s.Contract, s.Dates); text != "" && !said {
		out = append(out, ui.Callout{Tone: ui.ToneMid, Title: text, Note: c.T("contract.missed.note")})
	}
	for _, w := range s.LongNotices() {
		k := ui.Callout{Tone: ui.ToneMid, Title: fieldLabel(c, w.Field), Note: c.Loc.Problem(w)}
		if s.MayWrite {
			k.Action = &ui.Button{Label: c.T("contract.edit"), Href: href(s.Contract) + "/edit"}
		}
		out = append(out, k)
	}
	return out
}

// missedText says that the notice date of the running term is past; empty while it is not.
func missedText(c *web.Ctx, k contract.Contract, d contract.Dates) string {
	missed := d.Missed(k)
	if missed == nil || k.State != contract.Active {
		return ""
	}
	return c.T("contract.missed", "date", *missed, "until", *d.Exit)
}

func calloutText(c *web.Ctx, a alert.Alert) string {
	key := "contract.alert." + a.Code
	if a.Variant != "" {
		key += "." + a.Variant
	}
	var kv []any
	for k, v := range a.Params {
		kv = append(kv, k, v)
	}
	return c.T(key, kv...)
}

// anchorOf is where on the page an alert's gesture is done.
func anchorOf(action string) string {
	switch action {
	case contract.ActGiveNotice, contract.ActFileProof:
		return "notice"
	case contract.ActEnterNotice:
		return "par"
	case contract.ActDecide, contract.ActAgree:
		return "decision"
	}
	return "gestures"
}

func (h *handlers) kpis(c *web.Ctx, s contractdesk.Sheet) []ui.Kpi {
	value, unknown := valueText(c.Loc, s.Contract)
	k := []ui.Kpi{{Label: c.T("contract.field.value"), Value: value}}
	if !unknown && s.TermMonths > 0 {
		if total, ok := overTerm(*s.Value, s.TermMonths); ok {
			k[0].Note = c.T("contract.kpi.over_term", "value", total)
		}
	}
	if s.NextValue != nil && s.RenewedFrom != nil {
		k[0].Note = c.T("contract.kpi.next_value", "value", *s.NextValue, "date", *s.RenewedFrom)
	}
	k = append(k, h.noticeKpi(c, s), h.endKpi(c, s),
		ui.Kpi{Label: c.T("contract.field.renewal"), Value: c.T("contract.renewal.title." + string(s.Renewal.Kind)), Note: renewalNote(c.Loc, s.Renewal)})
	return k
}

func overTerm(m money.Money, months int) (money.Money, bool) {
	minor, ok := decimal.MulDiv(m.Minor, int64(months), 12)
	return money.Of(minor, m.Ccy), ok
}

func (h *handlers) noticeKpi(c *web.Ctx, s contractdesk.Sheet) ui.Kpi {
	d := s.Dates
	k := ui.Kpi{Label: c.T("contract.kpi.prudent"), Popover: "why-prudent"}
	switch {
	case d.Prudent != nil:
		k.Value = c.Loc.Day(*d.Prudent)
		when := c.Loc.InDays(s.Today, *d.Prudent)
		if made := s.Next.Made; s.Next.Step == contract.RunsOn || s.Next.Step == contract.Agreed {
			k.Note = c.T("contract.choice." + string(made.Choice)) // decided: no notice will be given
		} else if s.Today.Until(*d.Prudent) <= 30 {
			k.NoteRow = ui.Stat(ui.Bad, when)
		} else {
			k.Note = when
		}
	case d.NoticeTodayEnds != nil:
		k.Label = c.T("contract.kpi.notice_today")
		k.Value, k.Note = c.Loc.Day(*d.NoticeTodayEnds), c.T("contract.kpi.notice_today_note")
	case d.Reason == contract.NoticeUnknown:
		k.Value = c.T("contract.notice.unknown") // not entered is not none
	default:
		k.Value, k.Note = c.T("contract.kpi.none"), c.T("contract.reason."+string(d.Reason))
	}
	return k
}

func (h *handlers) endKpi(c *web.Ctx, s contractdesk.Sheet) ui.Kpi {
	k := ui.Kpi{Label: c.T("contract.kpi.end"), Popover: "why-end"}
	if s.Dates.End == nil {
		k.Value, k.Note = c.T("contract.kpi.no_end"), c.T("contract.state."+string(s.State))
		return k
	}
	k.Value, k.Note = c.Loc.Day(*s.Dates.End), c.Loc.InDays(s.Today, *s.Dates.End)
	if s.Dates.ShownRenewed && s.Dates.SecuredUntil != nil {
		k.Note = c.T("contract.kpi.secured", "date", *s.Dates.SecuredUntil)
	}
	return k
}

func (h *handlers) whys(c *web.Ctx, s contractdesk.Sheet) []ui.Explanation {
	return []ui.Explanation{
		c.Explain("why-prudent", "contract.", contract.ExplainPrudent(s.Contract, s.Today, s.Policy)),
		c.Explain("why-end", "contract.", contract.ExplainEnd(s.Contract, s.Today)),
		c.Explain("why-decide", "contract.", contract.ExplainDecideBy(s.Contract, s.Today, s.Policy)),
	}
}

func (h *handlers) facts(c *web.Ctx, s contractdesk.Sheet) []ui.Fact {
	fact := func(key, value string, unknown bool) ui.Fact {
		f := ui.Fact{Label: c.T("contract.field." + key), Value: value}
		if unknown || value == "" {
			f.Value, f.Unknown = "", value
			if value == "" {
				f.Unknown = c.T("unknown")
			}
		}
		return f
	}
	us, usUnknown := noticeText(c.Loc, s.NoticeUs)
	client, clientUnknown := noticeText(c.Loc, s.NoticeClient)
	pay, payUnknown := paymentText(c.Loc, s.Payment)
	out := []ui.Fact{
		fact("our_entity", s.Parties.OurEntity, false),
		fact("client_name", orName(s.Parties.ClientName, s.AccountName), false),
	}
	if s.Parties.Beneficiaries != "" {
		out = append(out, fact("beneficiaries", s.Parties.Beneficiaries, false))
	}
	out = append(out, fact("effective", c.Loc.Value(s.Effective), s.Effective == nil))
	if s.TermMonths > 0 {
		out = append(out, fact("term_months", c.Loc.N("contract.months", s.TermMonths), false))
	}
	out = append(out, fact("notice_us", us, usUnknown), fact("notice_client", client, clientUnknown), fact("payment", pay, payUnknown))
	if s.Regime != contract.NoRegime {
		out = append(out, fact("regime", c.T("contract.regime."+string(s.Regime)), false))
	}
	if s.SignedOn != nil {
		out = append(out, fact("signed_on", c.Loc.Day(*s.SignedOn), false))
	}
	if s.EndDiffers() {
		out = append(out, ui.Fact{Label: c.T("contract.field.end"), Content: ui.Status(ui.StateWarn,
			c.T("contract.end_differs", "typed", *s.EndTyped, "computed", *s.ComputedEnd()))})
	}
	return append(out, decided(c, s)...)
}

// givenText is "envoyé le 18 nov., reçu le 20 nov.": what is known of the two days.
func givenText(c *web.Ctx, g contract.GivenNotice) string {
	var parts []string
	if g.Sent != nil {
		parts = append(parts, c.T("contract.notice_sent_on", "date", *g.Sent))
	}
	if g.Received != nil {
		parts = append(parts, c.T("contract.notice_received_on", "date", *g.Received))
	}
	return strings.Join(parts, ", ")
}

// givenNote is when the contract ends by the notice, or what is missing for it to.
func givenNote(c *web.Ctx, g contract.GivenNotice) string {
	switch {
	case g.EndsOn != nil:
		return c.T("contract.notice_ends", "date", *g.EndsOn)
	case g.By == contract.Client:
		return c.T("contract.notice_no_letter")
	}
	return c.T("contract.notice_no_proof")
}

// decided tells the notice given and the last decision, once there are.
func decided(c *web.Ctx, s contractdesk.Sheet) (out []ui.Fact) {
	if g := s.Given; g != nil {
		out = append(out, ui.Fact{Label: c.T("contract.notice_by." + string(g.By)), Value: givenText(c, *g), Note: givenNote(c, *g)})
	}
	if d := s.Decision; d != nil {
		out = append(out, ui.Fact{Label: c.T("contract.decision.on", "date", d.On), Value: c.T("contract.choice." + string(d.Choice)),
			Note: c.T("contract.decision.by", "name", s.DecidedBy, "reason", d.Reason)})
	}
	return out
}
