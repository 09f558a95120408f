package attentiondesk

import (
	"context"

	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/attention"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Snooze puts an alert off until a day: it is back on that day, or earlier if it worsens. Problems of attention.Snooze.
func (k *Desk) Snooze(ctx context.Context, a who.Actor, alertID id.Any, back day.Day) error {
	return k.act(ctx, a, alertID, "alert.snoozed", func(al alert.Alert, today day.Day) (attention.Handled, error) {
		return attention.Snooze(al, back, today)
	})
}

// Done says that the alert was dealt with: it is hidden for a while, and back if its trigger is still true then.
func (k *Desk) Done(ctx context.Context, a who.Actor, alertID id.Any) error {
	return k.act(ctx, a, alertID, "alert.done", func(al alert.Alert, today day.Day) (attention.Handled, error) {
		return attention.MarkDone(al, today), nil
	})
}

// Dismiss sets the alert aside for as long as its trigger lasts. A critical one needs a reason.
func (k *Desk) Dismiss(ctx context.Context, a who.Actor, alertID id.Any, reason string) error {
	return k.act(ctx, a, alertID, "alert.dismissed", func(al alert.Alert, _ day.Day) (attention.Handled, error) {
		return attention.Dismiss(al, reason)
	})
}

// Reopen brings back an alert that was put off, done or set aside.
func (k *Desk) Reopen(ctx context.Context, a who.Actor, alertID id.Any) error {
	return k.act(ctx, a, alertID, "alert.reopened", func(al alert.Alert, _ day.Day) (attention.Handled, error) {
		return attention.Handled{State: attention.Open, Severity: al.Severity}, nil
	})
}

// act is the way of every verb on one alert: in sight, allowed, the rule, kept and recorded.
func (k *Desk) act(ctx context.Context, a who.Actor, alertID id.Any, action string,
	rule func(al alert.Alert, today day.Day) (attention.Handled, error)) error {
	return k.db.Write(ctx, a, func(tx *db.Tx) error {
		s, r, err := k.find(tx, a, alertID)
		if err != nil {
			return err
		}
		if may, err := s.mayChange(tx, []row{r}); err != nil || !s.mayHandle(r, may) {
			return forbiddenOr(err)
		}
		al, err := r.toAlert()
		if err != nil {
			return err
		}
		h, err := rule(al, s.today)
		if err != nil {
			return err
		}
		return k.handle(tx, a, r, labelOf(al), h, action)
	})
}

func forbiddenOr(err error) error {
	if err != nil {
		return err
	}
	return problem.New(problem.Forbidden, "forbidden")
}

// labelOf names what an alert is about, for timelines: the record, or else the account or the person.
func labelOf(a alert.Alert) string {
	for _, name := range []string{"contrat", "tache", "valeur", "compte", "kam"} {
		if s, ok := a.Params[name].(string); ok && s != "" {
			return s
		}
	}
	return a.AccountName
}

// find reads an alert in the person's sight; out of it, it does not exist.
func (k *Desk) find(tx *db.Tx, a who.Actor, alertID id.Any) (sight, row, error) {
	s, err := sees(tx, a)
	if err != nil {
		return s, row{}, err
	}
	r, ok, err := s.one(tx, alertID)
	if err != nil || ok {
		return s, r, err
	}
	return s, r, refusal(tx, a, alertID)
}

// refusal is the answer for an alert out of sight: absent, and noted where there is one.
func refusal(tx *db.Tx, a who.Actor, alertID id.Any) error {
	r, ok, err := anyLine(tx, alertID)
	if err != nil {
		return err
	}
	if ok && r.AccountID != nil {
		for _, o := range []team.Object{team.Account, r.Object} {
			if err := teamdesk.Must(tx, a, o, team.Read, *r.AccountID); err != nil {
				return err
			}
		}
	}
	return problem.Missing()
}

// Rate notes whether an alert was useful to the person. It is kept by code; it changes no ranking by itself.
func (k *Desk) Rate(ctx context.Context, a who.Actor, alertID id.Any, useful bool) error {
	return k.db.Write(ctx, a, func(tx *db.Tx) error {
		_, r, err := k.find(tx, a, alertID)
		if err != nil {
			return err
		}
		return rate(tx, a, r, useful)
	})
}

// Open reads one alert with what was last done with it.
func (k *Desk) Open(ctx context.Context, a who.Actor, alertID id.Any) (l Line, since *day.Day, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		s, r, err := k.find(tx, a, alertID)
		if err != nil {
			return err
		}
		lines, err := s.lines(tx, []row{r})
		if err != nil {
			return err
		}
		l, since = lines[0], s.since
		handled, err := handledOf(tx, []id.Any{r.ID})
		if h, ok := handled[r.ID]; ok && r.HiddenUntil >= s.today {
			l.Handled = &h
		}
		return err
	})
	return l, since, err
}
