// Package captureweb shows the page on which mails, calendars and cards are dropped, what would be done with them, and what
// was done.
package captureweb

import (
	"embed"
	"io"
	"mime/multipart"

	"comptoir/internal/capture"
	"comptoir/internal/capture/capturedesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/web"
)

// Messages are the words of the area.
//
//go:embed messages/*.json
var Messages embed.FS

type handlers struct {
	desk     *capturedesk.Desk
	accounts web.Accounts
}

// maxUpload bounds the files of one form, in bytes.
const maxUpload = 64 << 20

// Routes mounts the pages.
func Routes(s *web.Site, desk *capturedesk.Desk, accounts web.Accounts) {
	h := &handlers{desk: desk, accounts: accounts}
	s.Capture(web.CaptureItem{Key: "files", Href: "/capture", Icon: "inbox", Show: capturedesk.May})
	s.Get("/capture", h.start)
	s.PostUpload("/capture", maxUpload, h.drop)
	s.Get("/capture/{id}", h.show)
	s.Post("/capture/{id}", h.apply)
	s.Post("/capture/{id}/discard", h.discard)
}

func href(key id.Any) string { return "/capture/" + string(key) }

// drop takes files, and leads to what would be done with them.
func (h *handlers) drop(c *web.Ctx) error {
	if !capturedesk.May(c.Who) {
		return problem.New(problem.Forbidden, "forbidden")
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	files, err := given(c)
	if err != nil {
		return err
	}
	key, err := h.desk.Drop(c.Context(), c.Who, files)
	list, err := f.Merge(err)
	if err != nil {
		return err
	}
	if len(list) > 0 {
		return h.showStart(c, 422, list)
	}
	return c.Redirect(href(key))
}

// given reads the files of the form. One that is too big is not read further than what says so.
func given(c *web.Ctx) (out []capturedesk.File, err error) {
	if c.R.MultipartForm == nil {
		return nil, nil
	}
	for _, part := range c.R.MultipartForm.File["files"] {
		raw, err := read(part)
		if err != nil {
			return nil, err
		}
		out = append(out, capturedesk.File{Name: part.Filename, Raw: raw})
	}
	return out, nil
}

func read(part *multipart.FileHeader) ([]byte, error) {
	f, err := part.Open()
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, capture.MostBytes+1))
}

func (h *handlers) open(c *web.Ctx) (capturedesk.Sheet, error) {
	key, err := web.PathID[id.Any](c, "id")
	if err != nil {
		return capturedesk.Sheet{}, err
	}
	return h.desk.Open(c.Context(), c.Who, key)
}

func (h *handlers) show(c *web.Ctx) error {
	s, err := h.open(c)
	if err != nil {
		return err
	}
	if s.Ended {
		return h.showDone(c, s)
	}
	return h.showPlan(c, s, 200, nil)
}

// apply notes what was looked at.
func (h *handlers) apply(c *web.Ctx) error {
	s, err := h.open(c)
	if err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	add := capturedesk.Choices{}
	for _, who := range s.Plan.Strangers {
		if account, ok := id.Parse[id.Account](f.String(fieldOf(who))); ok {
			add[who.Key] = account
		}
	}
	list, err := f.Merge(h.desk.Apply(c.Context(), c.Who, s.ID, add))
	if err != nil {
		return err
	}
	if len(list) > 0 {
		return h.showPlan(c, s, 422, f)
	}
	return c.Redirect(href(s.ID))
}

func (h *handlers) discard(c *web.Ctx) error {
	s, err := h.open(c)
	if err != nil {
		return err
	}
	if err := h.desk.Discard(c.Context(), c.Who, s.ID); err != nil {
		return err
	}
	c.Flash("capture.discarded")
	return c.Redirect("/capture")
}
