package fxdesk

import (
	"github.com/uptrace/bun"

	"comptoir/internal/fx"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/decimal"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/kernel/money"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// row is a rate as stored.
type row struct {
	bun.BaseModel `bun:"table:fx_rate"`
	ID            id.Any          `bun:"id,pk"`
	Ccy           money.Currency  `bun:"ccy"`
	RateDay       day.Day         `bun:"rate_day"`
	Month         day.Month       `bun:"month"`
	Rate          decimal.Decimal `bun:"rate"`
	Source        string          `bun:"source"`
	BatchID       *id.Batch       `bun:"batch_id"`
	CreatedAt     instant.Instant `bun:"created_at"`
	CreatedBy     id.User         `bun:"created_by,nullzero"`
}

func toRow(tx *db.Tx, a who.Actor, batch id.Batch, r fx.Rate) row {
	out := row{ID: id.New[id.Any](), Ccy: r.Ccy, RateDay: r.Day, Month: r.Day.Month(), Rate: r.Rate, Source: r.Source,
		CreatedAt: tx.Now(), CreatedBy: a.ID}
	if batch != "" {
		out.BatchID = &batch
	}
	return out
}

func (r row) toRate() fx.Rate {
	return fx.Rate{Ccy: r.Ccy, Day: r.RateDay, Rate: r.Rate, Source: r.Source}
}

// key is what a rate is known by.
type key struct {
	ccy money.Currency
	day day.Day
}

// knownRates reads what is stored of the currencies and the span of days of a batch.
func knownRates(tx *db.Tx, rates []fx.Rate) (map[key]fx.Rate, error) {
	out := map[key]fx.Rate{}
	if len(rates) == 0 {
		return out, nil
	}
	first, last, ccys := span(rates)
	rows, err := db.Select[row](tx, `SELECT * FROM fx_rate WHERE ccy IN (?) AND rate_day BETWEEN ? AND ?`, db.In(ccys), first, last)
	for _, r := range rows {
		out[key{r.Ccy, r.RateDay}] = r.toRate()
	}
	return out, err
}

func span(rates []fx.Rate) (first, last day.Day, ccys []string) {
	seen := map[money.Currency]bool{}
	first, last = rates[0].Day, rates[0].Day
	for _, r := range rates {
		first, last = day.Min(first, r.Day), day.Max(last, r.Day)
		if !seen[r.Ccy] {
			seen[r.Ccy] = true
			ccys = append(ccys, string(r.Ccy))
		}
	}
	return first, last, ccys
}

// written is what an import changes.
type written struct {
	fresh   []row
	changed []fx.Rate
}

func (w written) save(tx *db.Tx, source string, batch id.Batch) error {
	if len(w.fresh)+len(w.changed) == 0 {
		return nil
	}
	if err := db.Insert(tx, w.fresh...); err != nil {
		return err
	}
	for _, r := range w.changed {
		if err := tx.UpdateOne(`UPDATE fx_rate SET rate = ?, source = ? WHERE ccy = ? AND rate_day = ?`, r.Rate, r.Source, r.Ccy, r.Day); err != nil {
			return err
		}
	}
	all := append([]fx.Rate{}, w.changed...)
	for _, r := range w.fresh {
		all = append(all, r.toRate())
	}
	first, last, _ := span(all)
	return tx.Record(db.Change{Action: "fx.rates_imported", Ref: batchRef(batch), Batch: batch, Deltas: db.Deltas(nil, map[string]any{
		"source": source, "created": some(len(w.fresh)), "updated": some(len(w.changed)), "first": first, "last": last})})
}

// batchRef names the journal entry: the batch, or a fresh identifier for rates entered outside of one.
func batchRef(batch id.Batch) ref.Ref {
	if batch == "" {
		batch = id.New[id.Batch]()
	}
	return ref.To(fx.Kind, batch)
}

func some(n int) any {
	if n == 0 {
		return nil
	}
	return n
}

// ImportBuiltOn is nothing: a figure that used a rate is computed again without it, and says that it is incomplete.
func ImportBuiltOn(*db.Tx, id.Batch) (int, error) { return 0, nil }

// UndoImport removes the rates that a batch brought.
func UndoImport(tx *db.Tx, _ who.Actor, batch id.Batch) error {
	n, err := tx.Exec(`DELETE FROM fx_rate WHERE batch_id = ?`, batch)
	if err != nil || n == 0 {
		return err
	}
	return tx.Record(db.Change{Action: "fx.import_undone", Ref: batchRef(batch), Batch: batch,
		Deltas: []db.Delta{{Name: "removed", New: int(n)}}})
}
