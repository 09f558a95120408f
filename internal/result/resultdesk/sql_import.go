package resultdesk

import (
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/result"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// ImportLine is one result of a file: its key in the source, and what it says.
type ImportLine struct {
	Key string
	In  result.Input
}

// ImportTarget is one target of a file.
type ImportTarget struct {
	Key string
	In  result.TargetInput
}

// Outcome is what an import did with a line.
type Outcome struct {
	// Verb is "created", "updated", "unchanged" or "rejected".
	Verb string
	ID   id.Any
	// Problems say why a line was rejected, Warnings what deserves a second look in one that was taken.
	Problems, Warnings problem.List
}

// ImportIn takes results of one source in the caller's transaction: one look-up, one insert of what is new, one
// journal range. The same lines again change nothing. A month to come is rejected; an unknown margin stays unknown.
func (k *Desk) ImportIn(tx *db.Tx, a who.Actor, source string, batch id.Batch, lines []ImportLine) ([]Outcome, error) {
	accounts, months := map[id.Account]bool{}, []day.Month{}
	for _, l := range lines {
		accounts[l.In.Account] = true
		if l.In.Month != nil {
			months = append(months, *l.In.Month)
		}
	}
	open, err := writable(tx, a, accounts)
	if err != nil {
		return nil, err
	}
	known, err := linesByKey(tx, source, lines)
	if err != nil {
		return nil, err
	}
	for _, r := range known {
		months = append(months, r.Month)
		accounts[r.AccountID] = true
	}
	im := importing{tx: tx, a: a, source: source, batch: batch, this: todayOf(tx, a).Month(), open: open, known: known, fresh: map[string]bool{}}
	out := make([]Outcome, len(lines))
	from, to := monthsOf(months)
	return out, tally(tx, named(real(accounts)), from, to, func() error {
		for i, l := range lines {
			if out[i], err = im.take(l); err != nil {
				return err
			}
		}
		return db.Insert(tx, im.rows...)
	})
}

type importing struct {
	tx     *db.Tx
	a      who.Actor
	source string
	batch  id.Batch
	this   day.Month
	open   map[id.Account]bool
	known  map[string]lineRow
	fresh  map[string]bool
	rows   []lineRow
}

func (im *importing) take(l ImportLine) (Outcome, error) {
	in := l.In
	in.Source, in.ExternalKey = im.source, l.Key
	bad := in.Validate(im.this)
	if in.Account != "" && !im.open[in.Account] {
		bad = append(bad, problem.At("account", "forbidden"))
	}
	if len(bad) > 0 {
		return Outcome{Verb: "rejected", Problems: bad}, nil
	}
	if im.fresh[l.Key] {
		return Outcome{Verb: "unchanged"}, nil
	}
	if old, ok := im.known[l.Key]; ok {
		if old.AccountID != in.Account {
			return Outcome{Verb: "rejected", Problems: problem.List{problem.At("key", "key_elsewhere")}}, nil
		}
		return im.over(old, in)
	}
	n := in.Line()
	n.ID, n.Rev = id.New[id.Any](), 1
	im.fresh[l.Key] = true
	im.rows = append(im.rows, stampLine(im.tx, im.a, toLineRow(n), im.batch))
	return Outcome{Verb: "created", ID: n.ID, Warnings: in.Warnings()}, recordLine(im.tx, "result.imported", im.batch, nil, &n)
}

// over applies a line to the result it made before. A margin the file does not know keeps what was typed.
func (im *importing) over(r lineRow, in result.Input) (Outcome, error) {
	if r.DeletedAt != nil {
		return Outcome{Verb: "unchanged", ID: r.ID}, nil // removed by hand: an import does not bring it back
	}
	old := r.toLine()
	if in.Margin == nil && in.Revenue.Ccy == old.Revenue.Ccy {
		in.Margin = old.Margin
	}
	next := in.Line()
	next.ID, next.Rev, next.Account = old.ID, old.Rev, old.Account
	if len(db.Deltas(lineSnapshot(old), lineSnapshot(next))) == 0 {
		return Outcome{Verb: "unchanged", ID: r.ID}, nil
	}
	if err := saveLine(im.tx, im.a, r, next); err != nil {
		return Outcome{}, err
	}
	return Outcome{Verb: "updated", ID: r.ID, Warnings: in.Warnings()}, recordLine(im.tx, "result.updated_by_import", im.batch, &old, &next)
}

func linesByKey(tx *db.Tx, source string, lines []ImportLine) (map[string]lineRow, error) {
	list := make([]string, 0, len(lines))
	for _, l := range lines {
		list = append(list, l.Key)
	}
	out := map[string]lineRow{}
	if len(list) == 0 {
		return out, nil
	}
	rows, err := db.Select[lineRow](tx, `SELECT * FROM result WHERE source = ? AND external_key IN (?) ORDER BY id ?`, source, db.In(list), db.Safe(tx.LockRow()))
	for _, r := range rows {
		out[*r.ExternalKey] = r
	}
	return out, err
}

// ImportTargetsIn takes targets of one source in the caller's transaction; a changed amount is a new version. Who may
// not approve imports proposals: an approved line of theirs waits, and says so.
func (k *Desk) ImportTargetsIn(tx *db.Tx, a who.Actor, source string, batch id.Batch, lines []ImportTarget) ([]Outcome, error) {
	accounts, months := map[id.Account]bool{}, []day.Month{}
	for _, l := range lines {
		accounts[l.In.Account] = true
		if l.In.Month != nil {
			months = append(months, *l.In.Month)
		}
	}
	open, err := writable(tx, a, accounts)
	if err != nil {
		return nil, err
	}
	from, to := monthsOf(months)
	rows, err := versions(tx, real(accounts), from, to)
	if err != nil {
		return nil, err
	}
	// By account and month: a line is compared with its own versions, not with those of the whole file.
	known := map[monthOf][]result.Target{}
	for _, t := range targetsOf(rows) {
		known[monthOf{t.Account, t.Month}] = append(known[monthOf{t.Account, t.Month}], t)
	}
	out := make([]Outcome, len(lines))
	var fresh []result.Target
	for i, l := range lines {
		in := l.In
		in.Source, in.ExternalKey = source, l.Key
		var t result.Target
		if out[i], t = takeTarget(a, in, open, known); out[i].Verb == "created" || out[i].Verb == "updated" {
			at := monthOf{t.Account, t.Month}
			fresh, known[at] = append(fresh, t), append(known[at], t)
		}
	}
	if len(fresh) == 0 {
		return out, nil
	}
	return out, addTargets(tx, a, "target.imported", batch, fresh)
}

func takeTarget(a who.Actor, in result.TargetInput, open map[id.Account]bool, known map[monthOf][]result.Target) (Outcome, result.Target) {
	bad := in.Validate()
	if in.Account != "" && !open[in.Account] {
		bad = append(bad, problem.At("account", "forbidden"))
	}
	if len(bad) > 0 {
		return Outcome{Verb: "rejected", Problems: bad}, result.Target{}
	}
	var warn problem.List
	if in.State == result.Approved && !MayApprove(a) && a.Title != string(team.Finance) {
		in.State = result.Proposed
		warn.Add("state", "target_waits")
	}
	t, ok := propose(in, known[monthOf{in.Account, *in.Month}])
	if !ok {
		return Outcome{Verb: "unchanged", ID: t.ID}, t
	}
	verb := "created"
	if t.Version > 1 {
		verb = "updated"
	}
	return Outcome{Verb: verb, ID: t.ID, Warnings: warn}, t
}

// writable says, in one query, on which of the accounts the actor may write results.
func writable(tx *db.Tx, a who.Actor, accounts map[id.Account]bool) (map[id.Account]bool, error) {
	return within(tx, a, team.Write, accounts)
}

func within(tx *db.Tx, a who.Actor, access team.Access, accounts map[id.Account]bool) (map[id.Account]bool, error) {
	out := map[id.Account]bool{}
	scope, err := teamdesk.Reach(tx, a, team.Result, access)
	if err != nil || scope.Nothing() || len(accounts) == 0 {
		return out, err
	}
	cond, args := scope.OnNamed("c.id")
	rows, err := db.Select[id.Account](tx, `SELECT id FROM account c WHERE deleted_at IS NULL AND id IN (?) AND `+cond,
		append([]any{db.In(real(accounts))}, args...)...)
	for _, r := range rows {
		out[r] = true
	}
	return out, err
}

// real keeps what is the address of an account: PostgreSQL refuses to compare the rest. Never empty.
func real(accounts map[id.Account]bool) []id.Account {
	out := []id.Account{nobody}
	for a := range accounts {
		if _, ok := id.Parse[id.Account](string(a)); ok {
			out = append(out, a)
		}
	}
	return out
}

// ImportBuiltOn counts the results and targets of a batch that were changed by hand since.
func ImportBuiltOn(tx *db.Tx, batch id.Batch) (int, error) {
	n := 0
	for _, t := range []string{"result", "target"} {
		c, _, err := db.One[int](tx, `SELECT count(*) FROM `+t+` r WHERE r.batch_id = ? AND r.deleted_at IS NULL AND EXISTS (
			SELECT 1 FROM journal j WHERE j.kind = ? AND j.record_id = r.id AND j.actor IS NOT NULL AND (j.batch_id IS NULL OR j.batch_id <> ?))`, batch, t, batch)
		if err != nil {
			return 0, err
		}
		n += c
	}
	return n, nil
}

// UndoImport removes what a batch created. The external keys are given back, so that the file may come again.
func UndoImport(tx *db.Tx, a who.Actor, batch id.Batch) error {
	lines, err := db.Select[lineRow](tx, `SELECT * FROM result WHERE batch_id = ? AND deleted_at IS NULL`, batch)
	if err != nil {
		return err
	}
	targets, err := db.Select[targetRow](tx, `SELECT * FROM target WHERE batch_id = ? AND deleted_at IS NULL`, batch)
	if err != nil || len(lines)+len(targets) == 0 {
		return err
	}
	var months []day.Month
	for _, r := range lines {
		months = append(months, r.Month)
	}
	for _, r := range targets {
		months = append(months, r.Month)
	}
	from, to := monthsOf(months)
	touched := of{`%s IN (SELECT account_id FROM result WHERE batch_id = ? UNION SELECT account_id FROM target WHERE batch_id = ?)`, []any{batch, batch}}
	return tally(tx, touched, from, to, func() error { return undo(tx, a, batch, lines, targets, from, to) })
}

func undo(tx *db.Tx, a who.Actor, batch id.Batch, lines []lineRow, targets []targetRow, from, to day.Month) error {
	for _, t := range []string{"result", "target"} {
		if _, err := tx.Exec(`UPDATE `+t+` SET deleted_at = ?, external_key = NULL, rev = rev + 1, updated_at = ?, updated_by = ?
			WHERE batch_id = ? AND deleted_at IS NULL`, tx.Now(), tx.Now(), db.Opt(a.ID), batch); err != nil {
			return err
		}
	}
	accounts := map[id.Account]bool{}
	for _, r := range lines {
		if err := tx.Record(db.Change{Action: "result.import_undone", Ref: refOf(r.ID), Account: r.AccountID, Batch: batch}); err != nil {
			return err
		}
	}
	for _, r := range targets {
		accounts[r.AccountID] = true
		if err := tx.Record(db.Change{Action: "target.import_undone", Ref: ref.To(result.TargetKind, r.ID), Account: r.AccountID, Batch: batch}); err != nil {
			return err
		}
	}
	return putInForce(tx, keys(accounts), from, to)
}
