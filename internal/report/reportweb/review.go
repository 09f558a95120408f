package reportweb

import (
	"bytes"
	"net/http"
	"strconv"
	"strings"

	"comptoir/internal/kernel/text"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/report"
	"comptoir/internal/report/reportpaper"
)

// reviewView is a review on screen.
type reviewView struct {
	head  ui.Head
	paper reportpaper.Paper
	label string // of the contents
	brief string // the link to an account's brief
}

func (h *handlers) review(c *web.Ctx) error {
	r, p, err := h.compose(c)
	if err != nil {
		return err
	}
	l, other := h.loc(c), otherLang(h.loc(c).Lang)
	v := reviewView{paper: p, label: l.T("report.page.contents"), brief: l.T("report.page.brief")}
	v.head = ui.Head{NoPrint: true, Crumbs: []ui.Link{{Label: c.T("report.page.title"), Href: "/reports"}, {Label: r.Subject.Name}}, CrumbsLabel: c.T("shell.crumbs"),
		Lede: c.T("report.page.review.lede", "name", r.Subject.Name), Actions: []ui.Button{
			{Label: h.Bundle.For(other).T("report.page.in_this_language"), Href: address(r.Subject.ID, other, ""), Lang: other},
			{Label: c.T("report.page.pdf"), Icon: "download", Href: address(r.Subject.ID, l.Lang, ".pdf"), Download: true},
			printButton(c)}}
	return c.Page(web.Page{Title: p.Title, Nav: "reports", Body: reviewPage(v)})
}

// printButton prints the page; without a script the browser's own command does.
func printButton(c *web.Ctx) ui.Button {
	return ui.Button{Label: c.T("report.page.print"), Icon: "printer", Kind: ui.Primary, Quiet: true, Attrs: map[string]any{"data-print": ""}}
}

func (h *handlers) reviewPDF(c *web.Ctx) error {
	r, p, err := h.compose(c)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	if err := reportpaper.Write(&out, p); err != nil {
		return err
	}
	return serve(c, out.Bytes(), h.loc(c).T("report.file.review")+"-"+slug(r.Subject.Name)+"-"+r.Today.String())
}

// compose draws the review in the language asked for.
func (h *handlers) compose(c *web.Ctx) (report.Review, reportpaper.Paper, error) {
	user, err := subject(c)
	if err != nil {
		return report.Review{}, reportpaper.Paper{}, err
	}
	r, err := h.desk.Portfolio(c.Context(), c.Who, user)
	if err != nil {
		return r, reportpaper.Paper{}, err
	}
	return r, h.Composer.Review(h.loc(c), c.Who.Location(), r), nil
}

// serve sends a PDF as a file with a name that says what it is.
func serve(c *web.Ctx, content []byte, name string) error {
	head := c.W.Header()
	head.Set("Content-Type", "application/pdf")
	head.Set("Content-Length", strconv.Itoa(len(content)))
	head.Set("Content-Disposition", `attachment; filename="comptoir-`+name+`.pdf"`)
	head.Set("Cache-Control", "private, no-store")
	c.W.WriteHeader(http.StatusOK)
	_, err := c.W.Write(content)
	return err
}

// slug is a name as a file may carry it.
func slug(name string) string {
	words := strings.FieldsFunc(text.Fold(name), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	if s := strings.Join(words, "-"); s != "" {
		return s[:min(len(s), 60)]
	}
	return "comptoir"
}
