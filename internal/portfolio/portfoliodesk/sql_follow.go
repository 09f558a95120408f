package portfoliodesk

import (
	"slices"

	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/attention"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/search"
	"comptoir/internal/platform/who"
	"comptoir/internal/portfolio"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Alerts gives PF_STALE and PF_DRIFT: of the accounts named, or of all when accounts is nil. The other alerts of the
// portfolio are told by the areas of accounts and results.
func Alerts(tx *db.Tx, today day.Day, accounts []id.Account) ([]alert.Alert, error) {
	cond, args := `1 = 1`, []any{}
	if accounts != nil {
		named, _ := attention.Named(accounts)
		cond, args = `c.id IN (?)`, []any{db.In(named)}
	}
	type line struct {
		ID       id.Account `bun:"id"`
		Name     string     `bun:"name"`
		Status   string     `bun:"status"`
		LastID   id.Any     `bun:"last_id"`
		BeforeID *id.Any    `bun:"before_id"`
	}
	rows, err := db.Select[line](tx, `SELECT c.id, c.name, c.status, x.id AS last_id, y.id AS before_id FROM assessment x
		JOIN account c ON c.id = x.account_id AND c.deleted_at IS NULL AND c.status IN ('KEY', 'WATCH', 'QUALIFIED')
		LEFT JOIN assessment y ON y.account_id = x.account_id AND y.recency = 2 AND y.deleted_at IS NULL
		WHERE x.recency = 1 AND x.deleted_at IS NULL AND (x.on_day < ? OR (y.quadrant <> x.quadrant AND y.quadrant <> '' AND x.quadrant <> '')) AND `+cond+`
		ORDER BY c.id`, append([]any{today - portfolio.StaleAfter}, args...)...)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	var ids []id.Any
	for _, r := range rows {
		ids = append(ids, r.LastID)
		if r.BeforeID != nil {
			ids = append(ids, *r.BeforeID)
		}
	}
	outcomes, used, err := outcomesOf(tx, ids)
	if err != nil {
		return nil, err
	}
	var out []alert.Alert
	for _, r := range rows {
		last, status := outcomes[r.LastID], portfolio.Status(r.Status)
		if x, raised := portfolio.StaleAlert(r.ID, r.Name, status, last, today); raised {
			out = append(out, x)
		}
		if r.BeforeID == nil {
			continue
		}
		m := used[slices.IndexFunc(used, func(m portfolio.Model) bool { return m.ID == last.Model })]
		if x, raised := portfolio.DriftAlert(r.ID, r.Name, status, m, outcomes[*r.BeforeID], last, today); raised {
			out = append(out, x)
		}
	}
	return out, nil
}

// outcomesOf reads assessments with what they gave, and the models, of which there are few.
func outcomesOf(tx *db.Tx, ids []id.Any) (map[id.Any]portfolio.Outcome, []portfolio.Model, error) {
	out := map[id.Any]portfolio.Outcome{}
	for some := range slices.Chunk(ids, atOnce) {
		all, rows, err := assessments(tx, `id IN (?)`, db.In(some))
		if err != nil {
			return nil, nil, err
		}
		for i, s := range all {
			out[s.ID] = portfolio.Outcome{Assessment: s, Quadrant: portfolio.Quadrant(rows[i].Quadrant)}
		}
	}
	used, _, err := models(tx, `1 = 1`)
	return out, used, err
}

// atOnce is how many records one look-up names.
const atOnce = 1000

// Describe names the records of the portfolio for timelines, by their account, within the reader's rights.
func Describe(tx *db.Tx, a who.Actor, refs []ref.Ref) (map[ref.Ref]area.Label, error) {
	out := map[ref.Ref]area.Label{}
	scope, err := teamdesk.Reach(tx, a, team.Portfolio, team.Read)
	if err != nil {
		return nil, err
	}
	for _, w := range []struct {
		kind  ref.Kind
		query string
		href  func(r described) string
	}{
		{portfolio.AssessmentKind, `SELECT x.id, x.account_id, c.name, x.state FROM assessment x JOIN account c ON c.id = x.account_id`, assessmentHref},
		{portfolio.StepKind, `SELECT x.id, x.account_id, c.name, '' AS state FROM portfolio_step x JOIN account c ON c.id = x.account_id`, placeHref},
		{portfolio.HandoverKind, `SELECT x.id, x.account_id, c.name, '' AS state FROM handover x JOIN account c ON c.id = x.account_id`, handoverHref},
		{portfolio.ItemKind, `SELECT x.id, x.account_id, c.name, x.handover_id AS state FROM handover_item x JOIN account c ON c.id = x.account_id`, itemHref},
	} {
		ids := idsOf(refs, w.kind)
		if len(ids) == 0 {
			continue
		}
		cond, args := scope.On("x.account_id")
		rows, err := db.Select[described](tx, w.query+` WHERE x.id IN (?) AND `+cond, append([]any{db.In(ids)}, args...)...)
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			out[ref.Ref{Kind: w.kind, ID: r.ID}] = area.Label{Title: r.Name, Href: w.href(r)}
		}
	}
	return out, describeModels(tx, a, idsOf(refs, portfolio.ModelKind), out)
}

type described struct {
	ID        string `bun:"id"`
	AccountID string `bun:"account_id"`
	Name      string `bun:"name"`
	State     string `bun:"state"`
}

func placeHref(r described) string    { return "/accounts/" + r.AccountID + "/portfolio" }
func handoverHref(r described) string { return "/handovers/" + r.ID }
func itemHref(r described) string     { return "/handovers/" + r.State }

func assessmentHref(r described) string {
	if r.State == string(portfolio.Validated) {
		return "/accounts/" + r.AccountID + "/assessments/" + r.ID
	}
	return placeHref(r)
}

func describeModels(tx *db.Tx, a who.Actor, ids []string, out map[ref.Ref]area.Label) error {
	if len(ids) == 0 || !ReadsModels(a) {
		return nil
	}
	rows, err := db.Select[described](tx, `SELECT id, name FROM selection_model WHERE id IN (?)`, db.In(ids))
	for _, r := range rows {
		out[ref.Ref{Kind: portfolio.ModelKind, ID: r.ID}] = area.Label{Title: r.Name, Href: "/portfolio/models/" + r.ID}
	}
	return err
}

func idsOf(refs []ref.Ref, kind ref.Kind) (out []string) {
	for _, r := range refs {
		if r.Kind == kind {
			out = append(out, r.ID)
		}
	}
	return out
}

// SearchSource indexes validated assessments by account, competitor and evidence.
func SearchSource() search.Source {
	return search.Source{
		Kind: portfolio.AssessmentKind,
		Docs: func(tx *db.Tx, ids []string) ([]search.Doc, error) { return docs(tx, `x.id IN (?)`, db.In(ids)) },
		Page: func(tx *db.Tx, after string, limit int) ([]search.Doc, error) {
			if after == "" {
				after = "00000000-0000-0000-0000-000000000000"
			}
			return docs(tx, `x.id > ? ORDER BY x.id LIMIT ?`, after, limit)
		},
		Href: func(recordID string, account id.Account) string {
			return "/accounts/" + string(account) + "/assessments/" + recordID
		},
	}
}

func docs(tx *db.Tx, where string, args ...any) ([]search.Doc, error) {
	type found struct {
		ID         string     `bun:"id"`
		AccountID  id.Account `bun:"account_id"`
		Name       string     `bun:"name"`
		Competitor string     `bun:"competitor"`
	}
	rows, err := db.Select[found](tx, `SELECT x.id, x.account_id, c.name, x.competitor FROM assessment x JOIN account c ON c.id = x.account_id AND c.deleted_at IS NULL
		WHERE x.deleted_at IS NULL AND x.state = 'VALIDATED' AND `+where, args...)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	ids := make([]string, len(rows))
	for i, r := range rows {
		ids[i] = r.ID
	}
	marks, err := db.Select[markRow](tx, `SELECT * FROM assessment_mark WHERE assessment_id IN (?) AND evidence <> '' ORDER BY criterion`, db.In(ids))
	out := make([]search.Doc, len(rows))
	for i, r := range rows {
		d := search.Doc{Ref: ref.Ref{Kind: portfolio.AssessmentKind, ID: r.ID}, Account: r.AccountID, Title: r.Name, Subtitle: r.Competitor, Names: []string{r.Competitor}}
		for _, k := range marks {
			if string(k.AssessmentID) == r.ID {
				d.Text += k.Evidence + "\n"
			}
		}
		out[i] = d
	}
	return out, err
}
