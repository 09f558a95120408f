package groupweb

import (
	"comptoir/internal/group"
	"comptoir/internal/group/groupdesk"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/web"
)

// readShare reads a share from its form, with all that could not be read at once.
func readShare(f *web.Form) (in groupdesk.ShareInput, l problem.List) {
	in.Parent, _ = id.Parse[id.Entity](f.String("parent"))
	in.Child, _ = id.Parse[id.Entity](f.String("child"))
	in.Note = f.String("note")
	var more problem.List
	in.Pct, l = readPercent(f, "pct")
	in.Votes, more = readPercent(f, "votes")
	l = append(l, more...)
	if d := f.Day("from"); d != nil {
		in.From = *d
	} else if f.String("from") == "" {
		l.Add("from", "required")
	}
	return in, l
}

// unread says whether something typed could not be read: the verb is not asked then.
func unread(f *web.Form, l problem.List) (error, bool) {
	return l.Err(), len(l) > 0 || len(f.Problems()) > 0
}

func (h *handlers) addShare(c *web.Ctx) error {
	name := "holder"
	if c.R.PostFormValue("gesture") == "held" {
		name = "held"
	}
	return h.act(c, name, func(f *web.Form, _ groupdesk.Sheet) error {
		in, l := readShare(f)
		if err, stop := unread(f, l); stop {
			return err
		}
		_, _, err := web.Once(c, f, func(tx *db.Tx) (id.Any, error) { return h.desk.AddShareIn(tx, c.Who, in) })
		return atChoice(err, map[string]string{"held": "child", "holder": "parent"}[name])
	})
}

// atChoice says the problems of the other end, which the form does not ask for, at the one choice of the form.
func atChoice(err error, field string) error {
	l, ok := problem.All(err)
	if !ok || l[0].Kind != problem.Invalid {
		return err
	}
	for i := range l {
		if l[i].Field == "parent" || l[i].Field == "child" {
			l[i].Field = field
		}
	}
	return l
}

func (h *handlers) moveShare(c *web.Ctx) error {
	s, err := web.PathID[id.Any](c, "share")
	if err != nil {
		return err
	}
	return h.act(c, "share-"+string(s), func(f *web.Form, _ groupdesk.Sheet) error {
		in, l := readShare(f)
		if err, stop := unread(f, l); stop {
			return err
		}
		return h.desk.MoveShare(c.Context(), c.Who, s, f.Rev(), in)
	})
}

func (h *handlers) closeShare(c *web.Ctx) error {
	return h.small(c, "share", func(f *web.Form, _ id.Account, s id.Any) error {
		on, err := required(f, "on")
		if err != nil {
			return err
		}
		return h.desk.CloseShare(c.Context(), c.Who, s, f.Rev(), on)
	})
}

func (h *handlers) removeShare(c *web.Ctx) error {
	return h.small(c, "share", func(f *web.Form, _ id.Account, s id.Any) error {
		return h.desk.RemoveShare(c.Context(), c.Who, s, f.Rev())
	})
}

// required reads a day that must be given.
func required(f *web.Form, name string) (day.Day, error) {
	d := f.Day(name)
	switch {
	case d != nil:
		return *d, nil
	case f.String(name) != "": // said by the form itself
		return 0, f.Problems().Err()
	}
	return 0, problem.List{problem.At(name, "required")}
}

// onBody is the way of a gesture on a legal body that asks for a day.
func (h *handlers) onBody(c *web.Ctx, name string, do func(f *web.Form, a id.Account, e id.Entity, on day.Day) error) error {
	e, err := web.PathID[id.Entity](c, "entity")
	if err != nil {
		return err
	}
	return h.act(c, name, func(f *web.Form, s groupdesk.Sheet) error {
		on, err := required(f, "on")
		if err != nil {
			return err
		}
		return do(f, s.Account, e, on)
	})
}

func (h *handlers) sell(c *web.Ctx) error {
	return h.onBody(c, "sell", func(f *web.Form, a id.Account, e id.Entity, on day.Day) error {
		in := groupdesk.SaleInput{Rev: f.Rev(), On: on}
		if t := f.String("into"); t != "" {
			into, ok := id.Parse[id.Account](t)
			if !ok {
				return problem.At("into", "unknown_choice")
			}
			in.Into = into
		}
		err := h.desk.Sell(c.Context(), c.Who, a, e, in)
		if l, ok := problem.All(err); ok && l[0].Field == "account" {
			l[0].Field = "into"
			return l
		}
		return err
	})
}

func (h *handlers) closeBody(c *web.Ctx) error {
	return h.onBody(c, "close", func(f *web.Form, a id.Account, e id.Entity, on day.Day) error {
		return h.desk.Close(c.Context(), c.Who, a, e, f.Rev(), on)
	})
}

func (h *handlers) activate(c *web.Ctx) error {
	return h.onBody(c, "activate", func(f *web.Form, a id.Account, e id.Entity, on day.Day) error {
		return h.desk.Activate(c.Context(), c.Who, a, e, f.Rev(), on)
	})
}

func (h *handlers) chooseHead(c *web.Ctx) error {
	e, err := web.PathID[id.Entity](c, "entity")
	if err != nil {
		return err
	}
	return h.act(c, "head", func(f *web.Form, s groupdesk.Sheet) error {
		chosen, ok := id.Parse[id.Entity](f.String("chosen"))
		if !ok {
			return problem.At("chosen", "required")
		}
		return h.desk.ChooseHead(c.Context(), c.Who, s.Account, e, chosen)
	})
}

func readSite(f *web.Form) group.Site {
	return group.Site{Name: f.String("name"), SIRET: f.String("siret"), City: f.String("city"), Country: f.String("country"), TZ: f.String("tz"), Rev: f.Rev()}
}

func (h *handlers) addSite(c *web.Ctx) error {
	return h.act(c, "addsite", func(f *web.Form, s groupdesk.Sheet) error {
		site := readSite(f)
		e, ok := id.Parse[id.Entity](f.String("entity"))
		if !ok {
			return problem.Missing()
		}
		site.Entity = e
		_, _, err := web.Once(c, f, func(tx *db.Tx) (id.Any, error) { return h.desk.AddSiteIn(tx, c.Who, s.Account, site) })
		return err
	})
}

func (h *handlers) editSite(c *web.Ctx) error {
	key, err := web.PathID[id.Any](c, "site")
	if err != nil {
		return err
	}
	return h.act(c, "site-"+string(key), func(f *web.Form, s groupdesk.Sheet) error {
		site := readSite(f)
		site.ID = key
		return h.desk.EditSite(c.Context(), c.Who, s.Account, site)
	})
}

func (h *handlers) removeSite(c *web.Ctx) error {
	return h.small(c, "site", func(f *web.Form, a id.Account, s id.Any) error {
		return h.desk.RemoveSite(c.Context(), c.Who, a, s, f.Rev())
	})
}
