package stakeholderdesk

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
	"comptoir/internal/relation/relationdesk"
	"comptoir/internal/stakeholder"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// atOnce is how many accounts one look-up names.
const atOnce = 500

// Alerts gives SH_COLD, SH_COVER, SH_SINGLE, SH_ROLE, SH_NEG and DP_LATE: of the accounts named, or of all that have
// somebody on their map, or a decision, when accounts is nil.
func Alerts(tx *db.Tx, today day.Day, accounts []id.Account) ([]alert.Alert, error) {
	cond, args := `1 = 1`, []any{}
	if accounts != nil {
		named, _ := attention.Named(accounts)
		cond, args = `c.id IN (?)`, []any{db.In(named)}
	}
	type place struct {
		ID   id.Account `bun:"id"`
		Name string     `bun:"name"`
	}
	places, err := db.Select[place](tx, `SELECT c.id, c.name FROM account c WHERE c.deleted_at IS NULL AND `+cond+`
		AND (EXISTS (SELECT 1 FROM stakeholder s WHERE s.account_id = c.id AND s.deleted_at IS NULL)
		OR EXISTS (SELECT 1 FROM decision_process p WHERE p.account_id = c.id AND p.deleted_at IS NULL)) ORDER BY c.id`, args...)
	if err != nil {
		return nil, err
	}
	var out []alert.Alert
	for some := range slices.Chunk(places, atOnce) {
		ids, names := make([]id.Account, len(some)), map[id.Account]string{}
		for i, p := range some {
			ids[i], names[p.ID] = p.ID, p.Name
		}
		known, err := knownAt(tx, today, ids)
		if err != nil {
			return nil, err
		}
		for _, p := range some {
			out = append(out, stakeholder.Alerts(stakeholder.Place{Account: p.ID, Name: p.Name, People: known[p.ID]}, today)...)
		}
		late, err := processes(tx, `p.account_id IN (?) ORDER BY p.id`, db.In(ids))
		if err != nil {
			return nil, err
		}
		for _, p := range late {
			if x, raised := stakeholder.LateAlert(p, names[p.Account], today); raised {
				out = append(out, x)
			}
		}
	}
	return out, nil
}

// knownAt are the people on the maps of some accounts, with what they are judged on.
func knownAt(tx *db.Tx, today day.Day, ids []id.Account) (map[id.Account][]stakeholder.Known, error) {
	rows, err := db.Select[personRow](tx, peopleSQL+`s.account_id IN (?) AND s.state <> 'LEFT' ORDER BY s.account_id, c.name_fold, s.id`, db.In(ids))
	if err != nil {
		return nil, err
	}
	strengths, err := relationdesk.StrengthsOfIn(tx, today, ids...)
	if err != nil {
		return nil, err
	}
	all, err := db.Select[opinionRow](tx, marksSQL+`m.account_id IN (?) AND m.kind = 'SENTIMENT' ORDER BY m.day DESC, m.id DESC`, db.In(ids))
	if err != nil {
		return nil, err
	}
	marks := map[id.Any][]stakeholder.Mark{}
	for _, m := range all {
		marks[m.StakeholderID] = append(marks[m.StakeholderID], m.opinion().Mark)
	}
	out := map[id.Account][]stakeholder.Known{}
	for _, r := range rows {
		if !r.Here {
			continue
		}
		k := stakeholder.Known{Stakeholder: r.toStakeholder(), Name: r.name()}
		if s, met := strengths[r.AccountID][k.Contact]; met {
			k.Strength, k.Last = &s.Value, s.Last
		}
		if f, ok := stakeholder.SentimentOf(marks[r.ID], today); ok {
			k.Feeling = &f
		}
		out[r.AccountID] = append(out[r.AccountID], k)
	}
	return out, nil
}

// described says how each kind of record is named, and where it is seen.
var described = []struct {
	kind ref.Kind
	sql  string
	href func(account id.Account, record string) string
}{
	{stakeholder.Kind, `SELECT s.id, s.account_id, coalesce(c.name, s.post) AS name, s.id AS seen FROM stakeholder s LEFT JOIN contact c ON c.id = s.contact_id WHERE s.id IN (?) AND `, personHref},
	{stakeholder.MarkKind, `SELECT m.id, s.account_id, coalesce(c.name, s.post) AS name, s.id AS seen FROM stakeholder_mark m JOIN stakeholder s ON s.id = m.stakeholder_id
		LEFT JOIN contact c ON c.id = s.contact_id WHERE m.id IN (?) AND `, personHref},
	{stakeholder.ProcessKind, `SELECT s.id, s.account_id, s.name, s.id AS seen FROM decision_process s WHERE s.id IN (?) AND `,
		func(account id.Account, _ string) string { return "/accounts/" + string(account) + "/decisions" }},
}

func personHref(account id.Account, record string) string {
	return "/accounts/" + string(account) + "/people?at=" + record + "#person"
}

// Describe names stakeholders, what was felt of them and decisions for timelines, within the reader's rights.
func Describe(tx *db.Tx, a who.Actor, refs []ref.Ref) (map[ref.Ref]area.Label, error) {
	scope, err := teamdesk.Reach(tx, a, team.Stakeholder, team.Read)
	if err != nil {
		return nil, err
	}
	cond, args := scope.On("s.account_id")
	type named struct {
		ID        string     `bun:"id"`
		AccountID id.Account `bun:"account_id"`
		Name      string     `bun:"name"`
		Seen      string     `bun:"seen"`
	}
	out := map[ref.Ref]area.Label{}
	for _, d := range described {
		var keys []string
		for _, r := range refs {
			if r.Kind == d.kind {
				keys = append(keys, r.ID)
			}
		}
		if len(keys) == 0 {
			continue
		}
		rows, err := db.Select[named](tx, d.sql+cond, append([]any{db.In(keys)}, args...)...)
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			out[ref.Ref{Kind: d.kind, ID: r.ID}] = area.Label{Title: r.Name, Href: d.href(r.AccountID, r.Seen)}
		}
	}
	return out, nil
}

// SearchSource indexes people on maps by their names, their posts and the notes on them.
func SearchSource() search.Source {
	return search.Source{
		Kind: stakeholder.Kind,
		Docs: func(tx *db.Tx, ids []string) ([]search.Doc, error) { return docs(tx, `s.id IN (?)`, db.In(ids)) },
		Page: func(tx *db.Tx, after string, limit int) ([]search.Doc, error) {
			if after == "" {
				after = search.FirstID
			}
			return docs(tx, `s.id > ? ORDER BY s.id LIMIT ?`, after, limit)
		},
		Href: func(recordID string, account id.Account) string { return personHref(account, recordID) },
	}
}

func docs(tx *db.Tx, where string, args ...any) ([]search.Doc, error) {
	rows, err := db.Select[personRow](tx, peopleSQL+where, args...)
	if err != nil {
		return nil, err
	}
	out := make([]search.Doc, len(rows))
	for i, r := range rows {
		sub := r.Job
		if sub == "" && r.Post != r.name() {
			sub = r.Post
		}
		out[i] = search.Doc{Ref: ref.To(stakeholder.Kind, r.ID), Account: r.AccountID, Title: r.name(), Subtitle: sub, Names: []string{r.Post}, Text: r.Note}
	}
	return out, nil
}
