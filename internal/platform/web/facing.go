package web

import (
	"net/http"

	"comptoir/internal/platform/web/ui"
)

// sessionFacing is the record whose people look at the screen.
const sessionFacing = "facing"

// Facing is how the site looks while a client sees the screen: its own frame, in which nothing but what was mounted for
// it exists. Whatever an area adds later stays hidden until it says otherwise.
type Facing struct {
	// Home is the page that every other address leads to.
	Home string
	// Frame draws the navigation and the way out into the shell.
	Frame func(c *Ctx, s *ui.Shell)
}

// Facing sets the frame. Handlers mounted with FacingGet and FacingPost are all that answers in it.
func (s *Site) Facing(f Facing) { s.facing = f }

// FacingGet serves a page that a client may see.
func (s *Site) FacingGet(path string, h Handler) {
	s.mount("GET "+path, false, s.serve(h, entry{signIn: true, facing: true, max: s.MaxBody}))
}

// FacingPost takes a form from a page that a client may see.
func (s *Site) FacingPost(path string, h Handler) {
	s.mount("POST "+path, false, s.serve(h, entry{signIn: true, facing: true, max: s.MaxBody}))
}

// Face turns this session, on this device, to a client.
func (c *Ctx) Face(record string) { c.site.Sessions.Put(c.R.Context(), sessionFacing, record) }

// TurnBack ends it.
func (c *Ctx) TurnBack() { c.site.Sessions.Remove(c.R.Context(), sessionFacing) }

// Facing is the record whose people look at the screen, empty when none do.
func (c *Ctx) Facing() string { return c.site.Sessions.GetString(c.R.Context(), sessionFacing) }

// turnAway answers for everything else of the site: a page leads to the one that may be seen, the rest does not exist.
// Nothing is noted: nobody was refused who knew what they asked for.
func (c *Ctx) turnAway() {
	if c.R.Method != http.MethodGet || c.Partial() {
		c.fail(errNoPage)
		return
	}
	c.W.Header().Set("Cache-Control", "private, no-store")
	http.Redirect(c.W, c.R, c.site.facing.Home, http.StatusSeeOther)
}
