// Package intakeweb holds the words of imports, and their pages: give files, check what they become, apply, look at
// what was done and take it back.
package intakeweb

import (
	"comptoir/internal/intake"
	"comptoir/internal/intake/intakedesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/export"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

type handlers struct{ desk *intakedesk.Desk }

// maxUpload bounds the files of one form, in bytes.
const maxUpload = 64 << 20

// Routes mounts the pages.
func Routes(s *web.Site, desk *intakedesk.Desk) {
	h := &handlers{desk: desk}
	imports := func(a who.Actor) bool { return teamdesk.May(a, team.Import, team.Write) }
	s.Nav(web.NavItem{Key: "import", Href: "/import", Icon: "upload", Group: 2, Keys: "g i", Show: imports})
	s.Get("/import", h.start)
	s.PostUpload("/import", maxUpload, h.upload)
	for _, k := range intake.Kinds {
		for _, f := range []export.Format{export.CSV, export.XLSX} {
			s.Get("/import/template/"+string(k)+"."+string(f), h.template(k, f))
		}
	}
	s.Get("/import/mappings", h.mappings)
	s.Post("/import/mappings/{id}/delete", h.deleteMapping)
	s.Get("/import/{id}", h.show)
	s.Get("/import/{id}/progress", h.progress)
	s.Get("/import/{id}/mapping", h.mapping)
	s.Post("/import/{id}/mapping", h.saveMapping)
	s.Post("/import/{id}/answers", h.answer)
	s.Post("/import/{id}/apply", h.apply)
	s.Post("/import/{id}/stop", h.stop)
	s.Post("/import/{id}/discard", h.discard)
	s.Post("/import/{id}/undo", h.undo)
	s.Get("/import/{id}/rejected.csv", h.rejectedCSV)
	s.Get("/import/{id}/rejected.json", h.rejectedJSON)
}

func (h *handlers) open(c *web.Ctx) (intakedesk.Sheet, error) {
	batch, err := web.PathID[id.Batch](c, "id")
	if err != nil {
		return intakedesk.Sheet{}, err
	}
	return h.desk.Open(c.Context(), c.Who, batch)
}

func href(s intakedesk.Sheet) string { return "/import/" + string(s.ID) }

// steps are the stages of an import, the current one marked; all of them are behind when current is zero.
func steps(c *web.Ctx, current int) []ui.Step {
	var out []ui.Step
	for i, name := range []string{"file", "columns", "preview", "apply", "report"} {
		out = append(out, ui.Step{Label: c.T("intake.step." + name), Number: c.Loc.Int(int64(i + 1)), Done: i+1 < current || current == 0, Current: i+1 == current})
	}
	return out
}

// refused shows what was refused about an import, on its page.
func refused(c *web.Ctx, s intakedesk.Sheet, err error) error {
	list, ours := problem.All(err)
	if !ours || problem.Is(err, problem.NotFound) || problem.Is(err, problem.Forbidden) {
		return err
	}
	c.FlashProblem(list)
	return c.Redirect(href(s))
}

// sentences are problems with what to do about them.
func sentences(c *web.Ctx, list problem.List) (what, todo string) {
	for i, p := range list {
		if i > 0 {
			what += " "
		}
		what += c.Loc.Problem(p)
	}
	if len(list) > 0 && c.Loc.Has(list[0].Code+".hint") {
		todo = c.Loc.Problem(problem.Problem{Code: list[0].Code + ".hint", Args: list[0].Args})
	}
	return what, todo
}
