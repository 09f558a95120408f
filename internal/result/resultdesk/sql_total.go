package resultdesk

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// sums are what results and targets add up to, in minor units of one currency.
type sums struct {
	Account id.Account     `bun:"account_id"`
	Month   day.Month      `bun:"month"`
	Ccy     money.Currency `bun:"ccy"`
	Revenue int64          `bun:"revenue"`
	Lines   int64          `bun:"lines"`
	// Margined is the revenue whose margin is known, Margin that margin.
	Margined int64 `bun:"margined"`
	Margin   int64 `bun:"margin"`
	// Aimed is the revenue of the account-months that have a target in force: like is compared with like.
	Aimed      int64 `bun:"aimed"`
	AimedLines int64 `bun:"aimed_lines"`
	Target     int64 `bun:"target"`
	Targets    int64 `bun:"targets"`
	// PairedNow is the revenue of the account-months whose month a year before is known, PairedBefore of those whose
	// month a year later is: what a growth compares.
	PairedNow         int64 `bun:"paired_now"`
	PairedNowLines    int64 `bun:"paired_now_lines"`
	PairedBefore      int64 `bun:"paired_before"`
	PairedBeforeLines int64 `bun:"paired_before_lines"`
}

// parts lists each result and each target in force as what it adds; the two marks take a condition on account and month.
const parts = `SELECT r.account_id, r.month, r.ccy, r.revenue_minor AS revenue, 1 AS lines,
	CASE WHEN r.margin_minor IS NULL THEN 0 ELSE r.revenue_minor END AS margined, coalesce(r.margin_minor, 0) AS margin,
	CASE WHEN g.account_id IS NULL THEN 0 ELSE r.revenue_minor END AS aimed, CASE WHEN g.account_id IS NULL THEN 0 ELSE 1 END AS aimed_lines,
	0 AS target, 0 AS targets{paired}
	FROM result r LEFT JOIN target g ON g.account_id = r.account_id AND g.month = r.month AND g.in_force = TRUE
	WHERE r.deleted_at IS NULL AND {r}
	UNION ALL SELECT t.account_id, t.month, t.ccy, 0, 0, 0, 0, 0, 0, t.amount_minor, 1{none} FROM target t WHERE t.in_force = TRUE AND {t}`

const added = `CAST(sum(revenue) AS BIGINT) AS revenue, CAST(sum(lines) AS BIGINT) AS lines, CAST(sum(margined) AS BIGINT) AS margined,
	CAST(sum(margin) AS BIGINT) AS margin, CAST(sum(aimed) AS BIGINT) AS aimed, CAST(sum(aimed_lines) AS BIGINT) AS aimed_lines,
	CAST(sum(target) AS BIGINT) AS target, CAST(sum(targets) AS BIGINT) AS targets`

// paired adds what a growth compares, at the price of two look-ups a line: a month known by the same account a year
// before, or a year later.
var paired = `, CASE WHEN ` + beside(`-`) + ` THEN r.revenue_minor ELSE 0 END AS paired_now, CASE WHEN ` + beside(`-`) + ` THEN 1 ELSE 0 END AS paired_now_lines,
	CASE WHEN ` + beside(`+`) + ` THEN r.revenue_minor ELSE 0 END AS paired_before, CASE WHEN ` + beside(`+`) + ` THEN 1 ELSE 0 END AS paired_before_lines`

func beside(sign string) string {
	return `EXISTS (SELECT 1 FROM result y WHERE y.account_id = r.account_id AND y.month = r.month ` + sign + ` 12 AND y.deleted_at IS NULL)`
}

const addedPaired = `, CAST(sum(paired_now) AS BIGINT) AS paired_now, CAST(sum(paired_now_lines) AS BIGINT) AS paired_now_lines,
	CAST(sum(paired_before) AS BIGINT) AS paired_before, CAST(sum(paired_before_lines) AS BIGINT) AS paired_before_lines`

// kept are the columns of the totals, in the order of their values.
var kept = []string{"revenue", "lines", "margined", "margin", "aimed", "aimed_lines", "target", "targets",
	"paired_now", "paired_now_lines", "paired_before", "paired_before_lines"}

func (s sums) values() []any {
	return []any{s.Revenue, s.Lines, s.Margined, s.Margin, s.Aimed, s.AimedLines, s.Target, s.Targets,
		s.PairedNow, s.PairedNowLines, s.PairedBefore, s.PairedBeforeLines}
}

// of is a condition on accounts, with %s for the column.
type of struct {
	sql  string
	args []any
}

func named(accounts []id.Account) of { return of{`%s IN (?)`, []any{db.In(accounts)}} }

// add sums the parts that meet the condition, from one month to another; by is "" or "account_id, ".
func add(tx *db.Tx, by string, o of, from, to day.Month) ([]sums, error) {
	return sumUp(tx, by, o, from, to, "", "", "")
}

// addPaired is add with what a growth compares.
func addPaired(tx *db.Tx, o of, from, to day.Month) ([]sums, error) {
	return sumUp(tx, "", o, from, to, paired, ", 0, 0, 0, 0", addedPaired)
}

func sumUp(tx *db.Tx, by string, o of, from, to day.Month, pairs, none, more string) ([]sums, error) {
	cond := func(t string) string {
		return strings.ReplaceAll(o.sql, `%s`, t+`.account_id`) + ` AND ` + t + `.month BETWEEN ? AND ?`
	}
	args := append(append([]any{}, o.args...), from, to)
	args = append(append(args, o.args...), from, to)
	inner := strings.NewReplacer(`{r}`, cond("r"), `{t}`, cond("t"), `{paired}`, pairs, `{none}`, none).Replace(parts)
	return db.Select[sums](tx, `SELECT `+by+`month, ccy, `+added+more+` FROM (`+inner+`) p GROUP BY `+by+`month, ccy ORDER BY `+by+`month, ccy`, args...)
}

// wholeCompany reads the kept totals.
func wholeCompany(tx *db.Tx, from, to day.Month) ([]sums, error) {
	return db.Select[sums](tx, `SELECT month, ccy, `+strings.Join(kept, ", ")+`
		FROM result_total WHERE month BETWEEN ? AND ? ORDER BY month, ccy`, from, to)
}

// oneAtATime makes writes of results and targets follow one another: a form sent twice finds what the first one entered,
// and the kept totals move by the difference that one write made.
func oneAtATime(tx *db.Tx) error { return tx.OneAtATime("result_total") }

// tally runs a write of results or targets and puts the difference it made into the kept totals. The condition may
// reach further than the write, but must pick the same accounts before and after. A month's result also makes or
// unmakes the pairs of the year before and after.
func tally(tx *db.Tx, o of, from, to day.Month, write func() error) error {
	if err := oneAtATime(tx); err != nil {
		return err
	}
	from, to = from.Add(-12), to.Add(12)
	before, err := addPaired(tx, o, from, to)
	if err != nil {
		return err
	}
	if err := write(); err != nil {
		return err
	}
	after, err := addPaired(tx, o, from, to)
	if err != nil {
		return err
	}
	return put(tx, difference(before, after))
}

type cell struct {
	month day.Month
	ccy   money.Currency
}

func difference(before, after []sums) []sums {
	at := map[cell]*sums{}
	of := func(s sums) *sums {
		k := cell{s.Month, s.Ccy}
		if at[k] == nil {
			at[k] = &sums{Month: s.Month, Ccy: s.Ccy}
		}
		return at[k]
	}
	for _, s := range after {
		of(s).plus(s, 1)
	}
	for _, s := range before {
		of(s).plus(s, -1)
	}
	var out []sums
	for k, d := range at {
		if *d != (sums{Month: k.month, Ccy: k.ccy}) {
			out = append(out, *d)
		}
	}
	slices.SortFunc(out, func(a, b sums) int { return cmp.Or(cmp.Compare(a.Month, b.Month), cmp.Compare(a.Ccy, b.Ccy)) })
	return out
}

func (s *sums) plus(o sums, sign int64) {
	s.Revenue += sign * o.Revenue
	s.Lines += sign * o.Lines
	s.Margined += sign * o.Margined
	s.Margin += sign * o.Margin
	s.Aimed += sign * o.Aimed
	s.AimedLines += sign * o.AimedLines
	s.Target += sign * o.Target
	s.Targets += sign * o.Targets
	s.PairedNow += sign * o.PairedNow
	s.PairedNowLines += sign * o.PairedNowLines
	s.PairedBefore += sign * o.PairedBefore
	s.PairedBeforeLines += sign * o.PairedBeforeLines
}

func put(tx *db.Tx, diff []sums) error {
	if len(diff) == 0 {
		return nil
	}
	marks := make([]string, len(diff))
	var args []any
	for i, d := range diff {
		marks[i] = `(?, ?` + strings.Repeat(`, ?`, len(kept)) + `)`
		args = append(append(args, d.Month, d.Ccy), d.values()...)
	}
	var sets []string
	for _, c := range kept {
		sets = append(sets, c+` = result_total.`+c+` + excluded.`+c)
	}
	_, err := tx.Exec(`INSERT INTO result_total (month, ccy, `+strings.Join(kept, ", ")+`)
		VALUES `+strings.Join(marks, ", ")+` ON CONFLICT (month, ccy) DO UPDATE SET `+strings.Join(sets, ", "), args...)
	return err
}

// Rebuild makes the kept totals again from the records. The machine does it when somebody doubts them.
func (k *Desk) Rebuild(ctx context.Context) error {
	return k.db.Write(ctx, who.System(), func(tx *db.Tx) error {
		if err := oneAtATime(tx); err != nil {
			return err
		}
		if _, err := tx.Exec(`DELETE FROM result_total`); err != nil {
			return err
		}
		everything := strings.NewReplacer(`{r}`, `1 = 1`, `{t}`, `1 = 1`, `{paired}`, paired, `{none}`, ", 0, 0, 0, 0").Replace(parts)
		_, err := tx.Exec(`INSERT INTO result_total (month, ccy, ` + strings.Join(kept, ", ") + `)
			SELECT month, ccy, ` + added + addedPaired + ` FROM (` + everything + `) p GROUP BY month, ccy`)
		return err
	})
}
