package intakeweb

import (
	"fmt"
	"slices"

	"comptoir/internal/intake"
	"comptoir/internal/platform/export"
	"comptoir/internal/platform/i18n"
	"comptoir/internal/platform/web"
)

// template serves an empty table with its columns and an example, in either language, as CSV or as a workbook.
func (h *handlers) template(k intake.Kind, format export.Format) web.Handler {
	return func(c *web.Ctx) error {
		lang := c.Query("lang")
		if !slices.Contains(i18n.Langs, lang) {
			lang = c.Loc.Lang
		}
		title := "comptoir-" + string(k) + "-" + lang
		if format == export.XLSX {
			return export.Serve(c.W, export.XLSX, lang, workbook(k, lang, title))
		}
		text, err := intake.Template(k, lang)
		if err != nil {
			return err
		}
		c.W.Header().Set("Content-Type", "text/csv; charset=utf-8")
		c.W.Header().Set("Content-Disposition", fmt.Sprintf("attachment; filename=%q", title+".csv"))
		_, err = c.W.Write(text)
		return err
	}
}

func workbook(k intake.Kind, lang, title string) export.Table {
	columns, lines := intake.Sample(k, lang)
	return export.Table{Name: title, Columns: columns, Rows: export.Of(lines, func(line []string) []any {
		row := make([]any, len(line))
		for i, cell := range line {
			row[i] = cell
		}
		return row
	})}
}
