package contractweb

import (
	"io"
	"mime"
	"net/http"
	"strconv"

	"comptoir/internal/contract"
	"comptoir/internal/contract/contractdesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/files"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

// gestureView is a small form folded under its name.
type gestureView struct {
	id, summary string
	open        bool
	errors      []ui.FieldError
	title       string
	form        ui.Form
	fields      []ui.Field
}

func (h *handlers) gestureView(c *web.Ctx, s contractdesk.Sheet, t typed, name string, kind ui.Kind, fields ...ui.Field) gestureView {
	g := gestureView{id: "g-" + name, summary: c.T("contract.gesture." + name), open: t.gesture == name, title: c.T("form.refused"), fields: fields,
		form: ui.Form{Action: href(s.Contract) + "/" + name, Hidden: rev(s), Actions: []ui.Button{{Label: c.T("contract.gesture." + name + ".save"), Kind: kind}}}}
	for i := range g.fields {
		f := &g.fields[i]
		f.ID = name + "-" + f.Name
		f.Value, f.Error = t.of(name, f.Name, f.Value), t.err(name, f.Name)
	}
	if t.gesture == name {
		for _, e := range t.refused.Summary {
			if e.ID != "" {
				e.ID = name + "-" + e.ID
			}
			g.errors = append(g.errors, e)
		}
	}
	return g
}

// gestures are what can be done with the contract in its state, besides deciding and giving notice.
func (h *handlers) gestures(c *web.Ctx, s contractdesk.Sheet, t typed) (out []gestureView) {
	today := s.Today.String()
	date := func(name string) ui.Field {
		return ui.Field{Name: name, Label: c.T("contract.field." + name), Kind: "date", Value: today, Required: true}
	}
	if s.State.Unsigned() {
		out = append(out, h.gestureView(c, s, t, "sign", ui.Primary, date("signed_on")))
	}
	if s.PerformedAfterEnd() {
		out = append(out, h.gestureView(c, s, t, "go-on", ui.Plain))
	}
	if s.State.InForce() || s.State == contract.Ended {
		months := s.TermMonths
		if months == 0 {
			months = 12
		}
		value := ""
		if s.Value != nil {
			value = c.Loc.MoneyInput(*s.Value)
		}
		out = append(out, h.gestureView(c, s, t, "renew", ui.Primary, date("signed_on"),
			ui.Field{Name: "term_months", Label: c.T("contract.field.term_months"), Inputmode: "numeric", Value: itoa(months), Required: true},
			ui.Field{Name: "value", Label: c.T("contract.field.value"), Inputmode: "decimal", Value: value, Note: string(s.Currency)}))
	}
	if s.State.InForce() {
		out = append(out, h.gestureView(c, s, t, "terminate", ui.Danger, date("on"),
			ui.Field{Name: "reason", Label: c.T("contract.field.reason"), Required: true}))
	}
	if s.State.InForce() && s.Given != nil {
		out = append(out, h.gestureView(c, s, t, "withdraw-notice", ui.Danger,
			ui.Field{Name: "reason", Label: c.T("contract.field.reason"), Required: true, Hint: c.T("contract.gesture.withdraw-notice.note")}))
	}
	return append(out, h.gestureView(c, s, t, "remove", ui.Danger))
}

func agreeGesture(c *web.Ctx, s contractdesk.Sheet, t typed) *gestureView {
	g := (&handlers{}).gestureView(c, s, t, "agree", ui.Plain,
		ui.Field{Name: "on", Label: c.T("contract.field.agreed_on"), Kind: "date", Value: s.Today.String(), Required: true})
	return &g
}

func (h *handlers) sign(c *web.Ctx) error {
	return h.gesture(c, "sign", func(f *web.Form, s contractdesk.Sheet) error {
		on, err := required(f, "signed_on")
		if err != nil {
			return err
		}
		return h.desk.Sign(c.Context(), c.Who, s.ID, f.Rev(), on)
	})
}

func (h *handlers) renew(c *web.Ctx) error {
	return h.gesture(c, "renew", func(f *web.Form, s contractdesk.Sheet) error {
		in := contract.RenewInput{From: f.Day("from"), Months: f.IntOr("term_months", 0), SignedOn: f.Day("signed_on"),
			Value: f.Money("value", s.Currency)}
		if len(f.Problems()) > 0 {
			return f.Problems()
		}
		return h.desk.Renew(c.Context(), c.Who, s.ID, f.Rev(), in)
	})
}

func (h *handlers) terminate(c *web.Ctx) error {
	return h.gesture(c, "terminate", func(f *web.Form, s contractdesk.Sheet) error {
		on, err := required(f, "on")
		if err != nil {
			return err
		}
		return h.desk.Terminate(c.Context(), c.Who, s.ID, f.Rev(), contract.TerminateInput{On: on, Reason: f.String("reason")})
	})
}

func (h *handlers) goOn(c *web.Ctx) error {
	return h.gesture(c, "go-on", func(f *web.Form, s contractdesk.Sheet) error {
		return h.desk.GoOn(c.Context(), c.Who, s.ID, f.Rev())
	})
}

func (h *handlers) remove(c *web.Ctx) error {
	s, err := h.open(c)
	if err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	if err := h.desk.Remove(c.Context(), c.Who, s.ID, f.Rev()); err != nil {
		return err
	}
	c.Flash("contract.done.remove")
	return c.Redirect("/accounts/" + string(s.Account))
}

// noticeView is the notice, with its proof.
type noticeView struct {
	gestureView
	by    ui.Choices
	how   ui.Field
	proof ui.Field
}

func (h *handlers) noticeView(c *web.Ctx, s contractdesk.Sheet, t typed) *noticeView {
	if s.State != contract.Active && s.State != contract.OpenEnded {
		return nil
	}
	sent, form := "", string(contract.LRAR)
	if g := s.Awaited(); g != nil { // what is known already is not typed twice
		if g.Form != "" {
			form = string(g.Form)
		}
		if g.Sent != nil {
			sent = g.Sent.String()
		}
	}
	g := h.gestureView(c, s, t, "notice", ui.Plain,
		ui.Field{Name: "sent", Label: c.T("contract.field.notice_sent"), Kind: "date", Value: sent},
		ui.Field{Name: "received", Label: c.T("contract.field.notice_received"), Kind: "date", Hint: c.T("contract.notice.received_hint")})
	g.form.Files = true
	v := &noticeView{gestureView: g}
	if a := s.Awaited(); a != nil {
		v.summary, v.form.Note = c.T("contract.gesture.proof"), c.T("contract.notice.sent_already", "date", a.Day())
		v.form.Actions[0].Label = c.T("contract.gesture.proof.save")
	}
	by := t.of("notice", "by", string(contract.Us))
	v.by = ui.Choices{Name: "by", Legend: c.T("contract.field.notice_by"), Error: t.err("notice", "by")}
	for _, k := range contract.Givers {
		v.by.Items = append(v.by.Items, ui.Choice{Value: string(k), Label: c.T("contract.giver." + string(k)), Checked: by == string(k)})
	}
	v.how = ui.Field{Name: "form", ID: "notice-form", Label: c.T("contract.field.notice_form"), Options: formOptions(c, t.of("notice", "form", form))}
	v.proof = ui.Field{Name: "proof", ID: "notice-proof", Label: c.T("contract.field.notice_proof"), Hint: c.T("contract.notice.proof_hint"), Error: t.err("notice", "file")}
	return v
}

func formOptions(c *web.Ctx, now string) (out []ui.Option) {
	for _, k := range contract.Forms {
		out = append(out, ui.Option{Value: string(k), Label: c.T("contract.form." + string(k)), Selected: now == string(k)})
	}
	return out
}

func (h *handlers) notice(c *web.Ctx) error {
	var noted bool
	done := func() string {
		if noted {
			return "notice.noted"
		}
		return "notice"
	}
	return h.gestureDone(c, "notice", done, func(f *web.Form, s contractdesk.Sheet) error {
		in := contract.NoticeInput{By: contract.Giver(f.String("by")), Sent: f.Day("sent"), Received: f.Day("received"), Form: contract.Form(f.String("form"))}
		if len(f.Problems()) > 0 {
			return f.Problems()
		}
		name, content, err := upload(c, "proof")
		if err != nil {
			return err
		}
		noted = name == "" // without a proof the contract goes on, and the words say so
		return h.desk.GiveNotice(c.Context(), c.Who, s.ID, f.Rev(), in, name, content)
	})
}

func (h *handlers) withdrawNotice(c *web.Ctx) error {
	return h.gesture(c, "withdraw-notice", func(f *web.Form, s contractdesk.Sheet) error {
		return h.desk.WithdrawNotice(c.Context(), c.Who, s.ID, f.Rev(), f.String("reason"))
	})
}

// upload reads a posted file; an absent one is no error.
func upload(c *web.Ctx, field string) (name string, content []byte, err error) {
	file, head, err := c.R.FormFile(field)
	if err == http.ErrMissingFile {
		return "", nil, nil
	}
	if err != nil {
		return "", nil, problem.At(field, "unreadable_form")
	}
	defer file.Close()
	content, err = io.ReadAll(io.LimitReader(file, files.MaxSize+1))
	return head.Filename, content, err
}

// filesView is the list of documents with the place to drop one.
type filesView struct {
	card   ui.Card
	list   []ui.File
	none   string
	form   *ui.Form
	drop   ui.Field
	errors []ui.FieldError
	title  string
}

func (h *handlers) filesView(c *web.Ctx, s contractdesk.Sheet, list []files.File, t typed) filesView {
	v := filesView{card: ui.Card{ID: "files", Title: c.T("contract.card.files"), Count: c.Loc.Int(int64(len(list)))}, none: c.T("contract.files.none"), title: c.T("form.refused")}
	for _, f := range list {
		to := href(s.Contract) + "/files/" + string(f.ID)
		v.list = append(v.list, ui.File{Icon: "file-text", Name: f.Name, Href: to, Download: to + "?download=1",
			Note: c.T("contract.files.note", "date", f.CreatedAt.Day(c.Who.Location()), "size", sizeText(c, f.Size)), Hint: c.T("contract.files.download", "name", f.Name)})
	}
	if s.MayWrite {
		v.form = &ui.Form{Action: href(s.Contract) + "/files", Files: true, Actions: []ui.Button{{Label: c.T("contract.files.add"), Icon: "upload"}}}
		v.drop = ui.Field{Name: "file", ID: "files-file", Label: c.T("contract.files.choose"), Error: t.err("files", "file")}
	}
	return v
}

func sizeText(c *web.Ctx, n int64) string {
	if n >= 1<<20 {
		return c.T("size.mb", "n", c.Loc.Float(float64(n)/(1<<20), 1))
	}
	return c.T("size.kb", "n", max(1, n>>10))
}

func (h *handlers) addFile(c *web.Ctx) error {
	return h.gesture(c, "files", func(f *web.Form, s contractdesk.Sheet) error {
		name, content, err := upload(c, "file")
		if err != nil {
			return err
		}
		if name == "" {
			return problem.At("file", "required")
		}
		_, err = h.desk.AddFile(c.Context(), c.Who, s.ID, name, content)
		return err
	})
}

func (h *handlers) file(c *web.Ctx) error {
	cid, err := web.PathID[id.Contract](c, "id")
	if err != nil {
		return err
	}
	fid, err := web.PathID[id.File](c, "file")
	if err != nil {
		return err
	}
	f, content, err := h.desk.OpenFile(c.Context(), c.Who, cid, fid)
	if err != nil {
		return err
	}
	disposition := "inline"
	if c.Query("download") != "" || f.Media == "application/octet-stream" {
		disposition = "attachment"
	}
	hd := c.W.Header()
	hd.Set("Content-Type", f.Media)
	hd.Set("Content-Disposition", mime.FormatMediaType(disposition, map[string]string{"filename": f.Name}))
	hd.Set("Cache-Control", "private, no-store")
	hd.Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
	_, err = c.W.Write(content)
	return err
}

func itoa(n int) string { return strconv.Itoa(n) }
