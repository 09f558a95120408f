package contractdesk

import (
	"comptoir/internal/contract"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/files"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// DescribeFiles names the documents of contracts for timelines, within the right to read the contract.
func DescribeFiles(tx *db.Tx, a who.Actor, refs []ref.Ref) (map[ref.Ref]area.Label, error) {
	scope, err := teamdesk.Reach(tx, a, team.Contract, team.Read)
	if err != nil {
		return nil, err
	}
	ids := make([]string, len(refs))
	for i, r := range refs {
		ids[i] = r.ID
	}
	cond, args := scope.On("account_id")
	type named struct {
		ID   string `bun:"id"`
		Name string `bun:"name"`
		Of   string `bun:"ref_id"`
	}
	rows, err := db.Select[named](tx, `SELECT id, name, ref_id FROM file WHERE ref_kind = ? AND id IN (?) AND `+cond,
		append([]any{string(contract.Kind), db.In(ids)}, args...)...)
	out := map[ref.Ref]area.Label{}
	for _, r := range rows {
		out[ref.Ref{Kind: files.Kind, ID: r.ID}] = area.Label{Title: r.Name, Href: "/contracts/" + r.Of + "/files/" + r.ID}
	}
	return out, err
}
