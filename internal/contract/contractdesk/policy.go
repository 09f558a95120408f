package contractdesk

import (
	"context"

	"comptoir/internal/contract"
	"comptoir/internal/kernel/day"
	"comptoir/internal/platform/db"
	"comptoir/internal/setting"
	"comptoir/internal/setting/settingdesk"
)

// policy is what the house has decided about dates, in force on a day: the calendar at both ends of a letter, the working
// days to decide, and the levels of alerts.
func policy(tx *db.Tx, on day.Day) (contract.Policy, error) {
	h, err := settingdesk.On(tx, on)
	if err != nil {
		return contract.Policy{}, err
	}
	return contract.Policy{Calendar: h.Calendar.Days(), DecideAhead: h.DecideAhead, Notice: levels(h.Notice), End: levels(h.End)}, nil
}

func levels(l setting.Levels) contract.Levels { return contract.Levels(l) }

// Policy is what the house has decided about dates, for a page that computes with what is being typed.
func (k *Desk) Policy(ctx context.Context, on day.Day) (p contract.Policy, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		p, err = policy(tx, on)
		return err
	})
	return p, err
}
