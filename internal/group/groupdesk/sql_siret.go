package groupdesk

import (
	"comptoir/internal/account"
	"comptoir/internal/group"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
)

// siretFits: a SIRET begins with the SIREN of its legal body, where that is known, and is one site's. The refusal names
// no other account: it may be out of the reader's reach.
func siretFits(tx *db.Tx, s group.Site) error {
	siren, known, err := db.One[string](tx, `SELECT value FROM identifier WHERE entity_id = ? AND scheme = 'SIREN' AND verdict = 'OK'
		AND state <> 'OBSOLETE' AND deleted_at IS NULL LIMIT 1`, s.Entity)
	if err != nil {
		return err
	}
	if known && account.SameBody(s.SIRET, siren) != nil {
		return problem.At("siret", "siret_other_siren", "siren", siren)
	}
	if err := tx.OneAtATime("siret " + s.SIRET); err != nil {
		return err
	}
	_, taken, err := db.One[int](tx, `SELECT 1 FROM site WHERE siret = ? AND id <> ? AND deleted_at IS NULL`, s.SIRET, s.ID)
	if err == nil && taken {
		err = problem.At("siret", "siret_taken")
	}
	return err
}
