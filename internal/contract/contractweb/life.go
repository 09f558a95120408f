package contractweb

import (
	"strings"
	"time"

	"comptoir/internal/contract"
	"comptoir/internal/contract/contractdesk"
	"comptoir/internal/kernel/day"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/charts"
	"comptoir/internal/platform/web/ui"
)

// lifeLine draws the contract's life; nil when nothing is known of its dates.
func lifeLine(c *web.Ctx, s contractdesk.Sheet) *ui.LifeLine {
	start := s.Effective
	if start == nil {
		start = s.Dates.TermStart
	}
	if start == nil {
		return nil
	}
	l := charts.Life{Start: int(*start), Today: int(s.Today), TodayText: c.T("days.today"), MonthNames: monthNames(c),
		StartText: c.T("contract.life.start", "date", *start)}
	if s.Dates.End != nil {
		l.End = int(*s.Dates.End)
		l.EndText = c.Loc.Day(*s.Dates.End)
	}
	if n := s.Dates.Next; n != nil && n.End != nil && s.Dates.Prudent != nil {
		l.Renewed, l.EndText = int(*n.End), c.Loc.Day(*n.End)
		l.RenewNote = c.T("contract.life.renewed", "length", c.Loc.N("contract.months", s.Renewal.Months))
	}
	l.Marks = marks(c, s)
	if p := s.Dates.Prudent; p != nil && *p > s.Today && noticeAhead(s) {
		l.SafeUntil = int(*p)
	}
	steps := lifeSteps(c, s, *start)
	l.Label = story(c, steps)
	return &ui.LifeLine{Chart: l, Steps: steps}
}

func marks(c *web.Ctx, s contractdesk.Sheet) (out []charts.LifeMark) {
	d := s.Dates
	near := func(x *day.Day) bool { return x != nil && s.Today.Until(*x) < 400 && s.Today.Until(*x) > -400 }
	if d.Prudent == nil || !near(d.Prudent) {
		return nil
	}
	late := s.Next.Late(d, s.Today)
	if g := s.Awaited(); g != nil && g.Day().Until(*d.Prudent) < 120 {
		out = append(out, charts.LifeMark{Day: int(g.Day()), Kind: charts.Decision, Title: c.Loc.DayShort(g.Day()), Note: c.T("contract.life.sent")})
	}
	if made := s.Next.Made; made != nil {
		if made.On.Until(*d.Prudent) < 120 {
			out = append(out, charts.LifeMark{Day: int(made.On), Kind: charts.Decision, Title: c.Loc.DayShort(made.On), Note: c.T("contract.life.decided")})
		}
		if !noticeAhead(s) {
			return append(out, endMark(c, d)...)
		}
	} else if d.DecideBy != nil && s.Next.Step != contract.AwaitsProof {
		note := c.T("contract.life.decide")
		if late {
			note = c.T("contract.life.decide_late")
		}
		out = append(out, charts.LifeMark{Day: int(*d.DecideBy), Kind: charts.Decision, Title: c.Loc.DayShort(*d.DecideBy), Note: note, Late: late})
	}
	out = append(out, charts.LifeMark{Day: int(*d.Prudent), Kind: charts.Notice, Title: c.T("contract.life.prudent", "date", c.Loc.DayWeek(*d.Prudent)),
		Note: c.Loc.InDays(s.Today, *d.Prudent), Late: late})
	if d.Theoretical != nil && *d.Theoretical != *d.Prudent {
		out = append(out, charts.LifeMark{Day: int(*d.Theoretical), Kind: charts.Theory, Title: c.T("contract.life.theoretical", "date", c.Loc.DayShort(*d.Theoretical))})
	}
	return append(out, endMark(c, d)...)
}

func endMark(c *web.Ctx, d contract.Dates) []charts.LifeMark {
	if d.Exit == nil {
		return nil
	}
	return []charts.LifeMark{{Day: int(*d.Exit), Kind: charts.Limit, Title: c.T("contract.life.end", "date", *d.Exit)}}
}

// noticeAhead says that a notice may still be given: nothing decided, or a decision that needs one.
func noticeAhead(s contractdesk.Sheet) bool {
	return s.Next.Step != contract.RunsOn && s.Next.Step != contract.Agreed
}

// lifeSteps is the same story as a list, for phones and for those who do not see the drawing.
func lifeSteps(c *web.Ctx, s contractdesk.Sheet, start day.Day) []ui.LifeStep {
	d := s.Dates
	var out []ui.LifeStep
	add := func(on day.Day, key string, late bool) {
		when := ui.LifeNow
		switch {
		case late:
			when = ui.LifeLate
		case on < s.Today:
			when = ui.LifePast
		}
		out = append(out, ui.LifeStep{Date: c.Loc.Day(on), Note: c.T(key), When: when})
	}
	note := "contract.life.step.start"
	add(start, note, false)
	late := s.Next.Late(d, s.Today)
	if made := s.Next.Made; made != nil {
		add(made.On, "contract.life.step.decided."+string(made.Choice), false)
	} else if d.DecideBy != nil && s.Next.Step != contract.AwaitsProof {
		add(*d.DecideBy, "contract.life.decide", late)
	}
	if g := s.Awaited(); g != nil {
		add(g.Day(), "contract.life.step.sent", false)
	}
	if d.Prudent != nil && noticeAhead(s) {
		add(*d.Prudent, "contract.life.step.prudent", late)
		if d.Theoretical != nil && *d.Theoretical != *d.Prudent {
			add(*d.Theoretical, "contract.life.step.theoretical", false)
		}
	}
	if d.End != nil {
		add(*d.End, "contract.life.step.end", false)
	}
	if n := d.Next; n != nil && n.End != nil && d.Prudent != nil {
		out = append(out, ui.LifeStep{Date: c.Loc.Day(*n.End), Note: c.T("contract.life.step.renewed", "length", c.Loc.N("contract.months", s.Renewal.Months)), When: ui.LifeFuture})
	}
	return out
}

func story(c *web.Ctx, steps []ui.LifeStep) string {
	parts := make([]string, len(steps))
	for i, s := range steps {
		parts[i] = s.Date + ": " + s.Note
	}
	return c.T("contract.card.life") + ". " + strings.Join(parts, "; ")
}

func monthNames(c *web.Ctx) (names [12]string) {
	for i := range names {
		names[i] = c.T("month." + time.Month(i+1).String())
	}
	return names
}
