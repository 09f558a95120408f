package resultdesk

import (
	"slices"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/growth"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
	"comptoir/internal/platform/db"
	"comptoir/internal/result"
)

// compare sets the year, and twelve months, beside the same months a year before, from the sums of the scope.
func (v *Overview) compare(rows []sums, c *rates) {
	if v.Through == 0 {
		return
	}
	all, now, before := c.revenue(rows), c.paired(rows, false), c.paired(rows, true)
	v.Change = result.CompareSums(all, now, before, day.MonthOf(v.Year, 1), v.Through, money.EUR)
	v.Growth = result.CompareSums(all, now, before, v.Through.Add(-11), v.Through, money.EUR)
	v.Rolling = result.Rolling(all, v.Through, money.EUR)
	v.WhyChange = result.ExplainGrowth(v.Change, nil, v.Through, v.Today)
}

// comparedOneByOne is up to how many accounts a comparison tells apart. Beyond, sums of the engine compare the same
// months without counting the accounts.
const comparedOneByOne = 100

// compareEach tells the accounts of the scope apart, when they are few: how many can be compared, and what each brings.
func (v *Overview) compareEach(tx *db.Tx, o of, c *rates) error {
	if v.Through == 0 {
		return nil
	}
	names, few, err := withResults(tx, o, v.Through)
	if err != nil || !few {
		return err
	}
	byAccount, err := revenueByAccount(tx, names, v.Through)
	if err != nil {
		return err
	}
	v.Change, v.Growth = growth.Comparison{}, growth.Comparison{}
	var each []result.Compared
	for _, n := range names {
		of := c.revenue(byAccount[n.ID])
		change := result.Compare(of, day.MonthOf(v.Year, 1), v.Through, money.EUR)
		v.Change = v.Change.Plus(change)
		v.Growth = v.Growth.Plus(result.Compare(of, v.Through.Add(-11), v.Through, money.EUR))
		if change.Of > 0 {
			each = append(each, result.Compared{Name: n.Name, Comparison: change})
		}
	}
	slices.SortStableFunc(each, func(a, b result.Compared) int { return int(min(1, max(-1, b.AllNow.Minor-a.AllNow.Minor))) })
	v.WhyChange = result.ExplainGrowth(v.Change, each, v.Through, v.Today)
	return nil
}

func revenueByAccount(tx *db.Tx, names []accountName, through day.Month) (map[id.Account][]sums, error) {
	ids := make([]id.Account, len(names))
	for i, n := range names {
		ids[i] = n.ID
	}
	rows, err := add(tx, "account_id, ", named(orNobody(ids)), through.Add(-23), through)
	out := map[id.Account][]sums{}
	for _, r := range rows {
		out[r.Account] = append(out[r.Account], r)
	}
	return out, err
}

// paired are the amounts of the account-months known a year before, or, before, a year later.
func (c *rates) paired(rows []sums, before bool) (out []result.Amount) {
	for _, s := range rows {
		minor, lines := s.PairedNow, s.PairedNowLines
		if before {
			minor, lines = s.PairedBefore, s.PairedBeforeLines
		}
		if lines > 0 {
			out = append(out, c.amount(minor, s))
		}
	}
	return out
}
