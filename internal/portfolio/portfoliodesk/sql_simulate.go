package portfoliodesk

import (
	"context"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

func candidates(tx *db.Tx, a who.Actor, limit int) ([]Choice, error) {
	scope, err := teamdesk.Reach(tx, a, team.Portfolio, team.Read)
	if err != nil {
		return nil, err
	}
	cond, args := scope.OnEach("id")
	return db.Select[Choice](tx, `SELECT id, name FROM account WHERE deleted_at IS NULL AND status IN ('QUALIFIED', 'CANDIDATE', 'EXITED') AND `+cond+`
		ORDER BY status_rank, name_fold, id LIMIT ?`, append(args, limit)...)
}

// oneSpot reads any account as it stands, in the portfolio or not.
func oneSpot(tx *db.Tx, c id.Account, today day.Day) (spotRow, bool, error) {
	return db.One[spotRow](tx, `SELECT c.id, c.name, c.sector, c.status, c.owner_id, n.user_id AS carrier, coalesce(u.name, '') AS who,
		x.id AS last_id, x.model_id, x.on_day, x.a_milli, x.s_milli, x.quadrant
		FROM account c
		LEFT JOIN assignment n ON n.account_id = c.id AND n.role = 'PRIMARY' AND n.from_day <= ? AND (n.to_day IS NULL OR n.to_day >= ?) AND n.deleted_at IS NULL
		LEFT JOIN app_user u ON u.id = n.user_id
		LEFT JOIN assessment x ON x.account_id = c.id AND x.recency = 1 AND x.deleted_at IS NULL
		WHERE c.id = ? AND c.deleted_at IS NULL`, today, today, c)
}

// Assessable are the accounts that the person may assess, key accounts first, at most limit.
func (k *Desk) Assessable(ctx context.Context, a who.Actor, limit int) (out []Choice, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		scope, err := teamdesk.Reach(tx, a, team.Portfolio, team.Write)
		if err != nil {
			return err
		}
		cond, args := scope.OnEach("id")
		out, err = db.Select[Choice](tx, `SELECT id, name FROM account WHERE deleted_at IS NULL AND status <> 'EXITED' AND `+cond+`
			ORDER BY status_rank, name_fold, id LIMIT ?`, append(args, limit)...)
		return err
	})
	return out, err
}
