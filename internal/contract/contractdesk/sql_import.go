package contractdesk

import (
	"comptoir/internal/contract"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// ImportLine is one contract of a file: its key in the source, and what it says.
type ImportLine struct {
	Key string
	In  contract.Input
	// SilentRenewal: the file does not say how the contract renews.
	SilentRenewal bool
}

// Outcome is what an import did with a line.
type Outcome struct {
	// Verb is "created", "updated", "unchanged" or "rejected".
	Verb     string
	ID       id.Contract
	Problems problem.List
}

// ImportIn takes lines of one source in the caller's transaction: one look-up, one insert of what is new, one journal
// range. The same lines again change nothing. A contract past its end comes in as ENDED.
func (k *Desk) ImportIn(tx *db.Tx, a who.Actor, source string, batch id.Batch, lines []ImportLine) ([]Outcome, error) {
	scope, err := teamdesk.Reach(tx, a, team.Contract, team.Write)
	if err != nil {
		return nil, err
	}
	known, err := byKey(tx, source, lines)
	if err != nil {
		return nil, err
	}
	out := make([]Outcome, len(lines))
	fresh, held := map[string]int{}, map[id.Account]bool{}
	today := a.Today(tx.Now())
	p, err := policy(tx, today)
	if err != nil {
		return nil, err
	}
	var rows []row
	for i, l := range lines {
		if _, asked := held[l.In.Account]; !asked {
			if held[l.In.Account], err = scope.Holds(tx, l.In.Account); err != nil {
				return nil, err
			}
		}
		if !held[l.In.Account] {
			out[i] = Outcome{Verb: "rejected", Problems: problem.List{problem.At("account", "forbidden")}}
			continue
		}
		in := l.In.Clean()
		in.ExternalKey = l.Key
		if in.Owner == "" {
			in.Owner = a.ID
		}
		if bad := in.Validate(); len(bad) > 0 {
			out[i] = Outcome{Verb: "rejected", Problems: bad}
			continue
		}
		if _, twice := fresh[l.Key]; twice {
			out[i] = Outcome{Verb: "unchanged"}
			continue
		}
		if old, ok := known[l.Key]; ok {
			// Sources of files of one form are the same for everybody, and numbers of contracts are easily the same in two
			// portfolios: a line changes a contract of the account it names, and of no other.
			if old.AccountID != in.Account {
				out[i] = Outcome{Verb: "rejected", Problems: problem.List{problem.At("key", "key_elsewhere")}}
				continue
			}
			if out[i], err = k.importOver(tx, a, batch, old, in, l.SilentRenewal); err != nil {
				return nil, err
			}
			continue
		}
		c := in.Contract(today)
		c.ID, c.Rev = id.New[id.Contract](), 1
		r := toRow(c, today, p)
		r.Source, r.BatchID = source, &batch
		r.CreatedAt, r.UpdatedAt, r.CreatedBy, r.UpdatedBy = tx.Now(), tx.Now(), a.ID, a.ID
		rows = append(rows, r)
		fresh[l.Key] = i
		out[i] = Outcome{Verb: "created", ID: c.ID}
		if err := tx.Record(db.Change{Action: "contract.imported", Ref: c.Ref(), Account: c.Account, Batch: batch,
			Deltas: db.Deltas(nil, snapshot(c))}); err != nil {
			return nil, err
		}
	}
	return out, db.Insert(tx, rows...)
}

func byKey(tx *db.Tx, source string, lines []ImportLine) (map[string]row, error) {
	keys := make([]string, 0, len(lines))
	for _, l := range lines {
		keys = append(keys, l.Key)
	}
	out := map[string]row{}
	if len(keys) == 0 {
		return out, nil
	}
	rows, err := db.Select[row](tx, `SELECT * FROM contract WHERE source = ? AND external_key IN (?) ORDER BY id ?`, source, db.In(keys), db.Safe(tx.LockRow()))
	for _, r := range rows {
		out[*r.ExternalKey] = r
	}
	return out, err
}

// importOver applies a line to the contract it made before. What people did since (a notice, a decision) stays; a
// field that the file does not know keeps what was typed.
func (k *Desk) importOver(tx *db.Tx, a who.Actor, batch id.Batch, r row, in contract.Input, silentRenewal bool) (Outcome, error) {
	today := a.Today(tx.Now())
	old := r.toContract()
	in.Account = old.Account
	if in.TermMonths == 0 && in.EndTyped == nil && !in.OpenEnded {
		in.TermMonths, in.EndTyped, in.OpenEnded = old.TermMonths, old.EndTyped, old.OpenEnded
	}
	if in.Value == nil {
		in.Value, in.Currency = old.Value, old.Currency
	}
	if silentRenewal {
		in.Renewal = old.Renewal
	}
	keepTyped(&in, old)
	if in.Owner == a.ID {
		in.Owner = old.Owner
	}
	if !in.NoticeUs.Known {
		in.NoticeUs = old.NoticeUs
	}
	if !in.NoticeClient.Known {
		in.NoticeClient = old.NoticeClient
	}
	next := old.Edit(in, today)
	if r.DeletedAt != nil {
		return Outcome{Verb: "unchanged", ID: r.ID}, nil // removed by hand: an import does not bring it back
	}
	deltas := db.Deltas(snapshot(old), snapshot(next))
	if len(deltas) == 0 {
		return Outcome{Verb: "unchanged", ID: r.ID}, nil
	}
	if err := save(tx, a, r, next, today); err != nil {
		return Outcome{}, err
	}
	return Outcome{Verb: "updated", ID: r.ID}, tx.Record(db.Change{Action: "contract.updated_by_import", Ref: next.Ref(),
		Account: next.Account, Batch: batch, Deltas: deltas})
}

// keepTyped keeps what files do not carry.
func keepTyped(in *contract.Input, old contract.Contract) {
	if in.Parties == (contract.Parties{}) {
		in.Parties = old.Parties
	}
	if in.Payment == (contract.PaymentTerms{}) {
		in.Payment = old.Payment
	}
	if in.Regime == contract.NoRegime {
		in.Regime = old.Regime
	}
	if in.ForConvenience == nil {
		in.ForConvenience = old.ForConvenience
	}
	if in.SignedOn == nil {
		in.SignedOn = old.SignedOn
	}
	if in.Renewal.MaxTimes == nil && in.Renewal.Kind == old.Renewal.Kind {
		in.Renewal.MaxTimes = old.Renewal.MaxTimes
	}
}

// ImportBuiltOn counts the contracts of a batch on which something was built since: edited, decided, or with a task.
func ImportBuiltOn(tx *db.Tx, batch id.Batch) (int, error) {
	n, _, err := db.One[int](tx, `SELECT count(*) FROM contract c WHERE c.batch_id = ? AND c.deleted_at IS NULL AND (
		EXISTS (SELECT 1 FROM journal j WHERE j.kind = 'contract' AND j.record_id = c.id AND j.actor IS NOT NULL
			AND (j.batch_id IS NULL OR j.batch_id <> ?))
		OR EXISTS (SELECT 1 FROM task t WHERE t.ref_kind = 'contract' AND t.ref_id = CAST(c.id AS TEXT) AND t.deleted_at IS NULL)
		OR EXISTS (SELECT 1 FROM file f WHERE f.ref_kind = 'contract' AND f.ref_id = CAST(c.id AS TEXT) AND f.deleted_at IS NULL))`, batch, batch)
	return n, err
}

// UndoImport removes what a batch created. The external key is given back, so that the file may come again.
func UndoImport(tx *db.Tx, a who.Actor, batch id.Batch) error {
	rows, err := db.Select[row](tx, `SELECT * FROM contract WHERE batch_id = ? AND deleted_at IS NULL`, batch)
	if err != nil || len(rows) == 0 {
		return err
	}
	if _, err := tx.Exec(`UPDATE contract SET deleted_at = ?, external_key = NULL, rev = rev + 1, updated_at = ?, updated_by = ?
		WHERE batch_id = ? AND deleted_at IS NULL`, tx.Now(), tx.Now(), a.ID, batch); err != nil {
		return err
	}
	for _, r := range rows {
		if err := tx.Record(db.Change{Action: "contract.import_undone", Ref: ref.To(contract.Kind, r.ID), Account: r.AccountID, Batch: batch}); err != nil {
			return err
		}
	}
	return nil
}
