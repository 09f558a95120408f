package meetingdesk

import (
	"context"

	"comptoir/internal/account/accountdesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/page"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// keptAtMost bounds what a phone keeps: a person carries three key accounts, and a few others.
const keptAtMost = 12

// Kept is an account whose brief is kept for where there is no network.
type Kept struct {
	ID   id.Account
	Name string
	City string
}

// Carried are the accounts that the person answers for today.
func (k *Desk) Carried(ctx context.Context, a who.Actor) ([]Kept, error) {
	if !teamdesk.May(a, team.Account, team.Read) {
		return nil, nil
	}
	got, err := k.account.List(ctx, a, accountdesk.Filter{Person: a.ID}, page.Request{Size: keptAtMost})
	if err != nil {
		return nil, err
	}
	out := make([]Kept, len(got.Rows))
	for i, r := range got.Rows {
		out[i] = Kept{r.ID, r.Name, r.City}
	}
	return out, nil
}
