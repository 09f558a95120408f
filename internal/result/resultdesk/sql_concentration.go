package resultdesk

import (
	"cmp"
	"context"
	"slices"

	"comptoir/internal/account"
	"comptoir/internal/fx/fxdesk"
	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/result"
	"comptoir/internal/setting/settingdesk"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// companyYear is the company's revenue over the last twelve months that are over.
func companyYear(tx *db.Tx, today day.Day) (total result.Total, through day.Month, err error) {
	rows, err := wholeCompany(tx, window(today), today.Month())
	if err != nil {
		return total, 0, err
	}
	c, err := ratesFor(tx, today, rows)
	if err != nil {
		return total, 0, err
	}
	revenue := c.revenue(rows)
	through, ok := result.LastMonth(revenue, today)
	if !ok {
		return total, 0, nil
	}
	return result.Rolling(revenue, through, money.EUR), through, nil
}

func concentrationAlerts(tx *db.Tx, today day.Day, accounts []id.Account) ([]alert.Alert, error) {
	total, through, err := companyYear(tx, today)
	if err != nil || !total.Complete() || total.Money.Minor <= 0 {
		return nil, err
	}
	house, err := settingdesk.On(tx, today)
	if err != nil {
		return nil, err
	}
	limit := float64(house.Concentration) / 100
	if accounts == nil {
		if accounts, err = heaviest(tx, today, through, total.Money, limit); err != nil {
			return nil, err
		}
	}
	of, err := revenues(tx, today, through, accounts)
	if err != nil {
		return nil, err
	}
	return account.ConcentrationAlerts(of, total.Money, limit, today), nil
}

// revenues are the twelve months of some accounts, in euros.
func revenues(tx *db.Tx, today day.Day, through day.Month, accounts []id.Account) ([]account.Revenue, error) {
	rows, err := add(tx, "account_id, ", named(orNobody(accounts)), through.Add(-11), through)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	c, err := ratesFor(tx, today, rows)
	if err != nil {
		return nil, err
	}
	byAccount := map[id.Account][]sums{}
	for _, r := range rows {
		byAccount[r.Account] = append(byAccount[r.Account], r)
	}
	names, err := db.Select[accountName](tx, `SELECT id, name FROM account WHERE id IN (?) AND deleted_at IS NULL ORDER BY id`, db.In(keysOf(byAccount)))
	var out []account.Revenue
	for _, n := range names {
		if t := result.Rolling(c.revenue(byAccount[n.ID]), through, money.EUR); t.Known() {
			out = append(out, account.Revenue{Account: n.ID, Name: n.Name, Amount: t.Money})
		}
	}
	return out, err
}

// yearByAccount adds up twelve months by account and currency.
type yearByAccount struct {
	Account id.Account     `bun:"account_id"`
	Ccy     money.Currency `bun:"ccy"`
	Revenue int64          `bun:"revenue"`
}

func yearsByAccount(tx *db.Tx, through day.Month) ([]yearByAccount, error) {
	return db.Select[yearByAccount](tx, `SELECT account_id, ccy, CAST(sum(revenue_minor) AS BIGINT) AS revenue FROM result
		WHERE deleted_at IS NULL AND month BETWEEN ? AND ? GROUP BY account_id, ccy`, through.Add(-11), through)
}

// heaviest picks the accounts that may be above the limit: at today's rates, with a wide margin for what the rates of
// the months will make of it. They are a handful at most.
func heaviest(tx *db.Tx, today day.Day, through day.Month, total money.Money, limit float64) ([]id.Account, error) {
	years, err := yearsByAccount(tx, through)
	if err != nil {
		return nil, err
	}
	spot, err := fxdesk.Day(tx, today)
	if err != nil {
		return nil, err
	}
	weight := map[id.Account]int64{}
	for _, y := range years {
		if m, ok := spot.ToEUR(money.Of(y.Revenue, y.Ccy)); ok {
			weight[y.Account] += m.Money.Minor
		} else {
			weight[y.Account] += total.Minor // without today's rate, only the months can tell
		}
	}
	out := []id.Account{}
	for a, minor := range weight {
		if float64(minor) > limit/2*float64(total.Minor) {
			out = append(out, a)
		}
	}
	return out, nil
}

// Concentration is how far the company hangs on few accounts over twelve months.
type Concentration struct {
	Through day.Month
	Total   money.Money
	// HHI is Σ share², 1 for a single client; nil when it cannot be told.
	HHI *float64
	// Top are the largest, with their shares.
	Top []Weight
	// Incomplete counts the amounts that no rate converted.
	Incomplete int
}

// Weight is an account's share of the company's revenue.
type Weight struct {
	account.Revenue
	Share float64
}

// topWeights is how many accounts the concentration names.
const topWeights = 10

// Concentration reads it for who may see the whole company, and for global account managers, who answer for it.
func (k *Desk) Concentration(ctx context.Context, a who.Actor) (c Concentration, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		c, err = k.ConcentrationIn(tx, a)
		return err
	})
	return c, err
}

// ConcentrationIn is Concentration in the caller's transaction. The HHI weighs the accounts at today's rates.
func (k *Desk) ConcentrationIn(tx *db.Tx, a who.Actor) (Concentration, error) {
	scope, err := teamdesk.Reach(tx, a, team.Result, team.Read)
	if err != nil {
		return Concentration{}, err
	}
	if !scope.Everything() && a.Title != string(team.GAM) {
		return Concentration{}, problem.New(problem.Forbidden, "forbidden")
	}
	today := a.Today(tx.Now())
	total, through, err := companyYear(tx, today)
	if err != nil || through == 0 {
		return Concentration{}, err
	}
	years, err := yearsByAccount(tx, through)
	if err != nil {
		return Concentration{}, err
	}
	return concentration(tx, scope, today, through, total, years)
}

func concentration(tx *db.Tx, scope teamdesk.Scope, today day.Day, through day.Month, total result.Total, years []yearByAccount) (Concentration, error) {
	c := Concentration{Through: through, Total: total.Money, Incomplete: total.Missing}
	spot, err := fxdesk.Day(tx, today)
	if err != nil {
		return c, err
	}
	weight := map[id.Account]int64{}
	for _, y := range years {
		if m, ok := spot.ToEUR(money.Of(y.Revenue, y.Ccy)); ok {
			weight[y.Account] += m.Money.Minor
		}
	}
	var amounts []money.Money
	for _, minor := range weight {
		amounts = append(amounts, money.Of(minor, money.EUR))
	}
	if h, ok := account.HHI(amounts); ok {
		c.HHI = &h
	}
	ids := keysOf(weight)
	slices.SortFunc(ids, func(a, b id.Account) int { return cmp.Or(cmp.Compare(weight[b], weight[a]), cmp.Compare(a, b)) })
	top, err := revenues(tx, today, through, ids[:min(len(ids), topWeights)])
	if err != nil {
		return c, err
	}
	return c, c.name(tx, scope, top)
}

// name keeps the largest accounts in order; one out of the reader's reach keeps its share and no name.
func (c *Concentration) name(tx *db.Tx, scope teamdesk.Scope, top []account.Revenue) error {
	slices.SortFunc(top, func(a, b account.Revenue) int { return cmp.Compare(b.Amount.Minor, a.Amount.Minor) })
	for _, r := range top {
		seen, err := scope.Holds(tx, r.Account)
		if err != nil {
			return err
		}
		if !seen {
			r.Account, r.Name = "", ""
		}
		w := Weight{Revenue: r}
		if c.Total.Minor > 0 {
			w.Share = float64(r.Amount.Minor) / float64(c.Total.Minor)
		}
		c.Top = append(c.Top, w)
	}
	return nil
}

func keysOf[K comparable, V any](m map[K]V) []K {
	out := make([]K, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	return out
}
