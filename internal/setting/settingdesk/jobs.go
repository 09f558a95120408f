package settingdesk

import (
	"context"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/jobs"
	"comptoir/internal/platform/who"
)

// JobKind is how the journal points at a job of the background.
const JobKind ref.Kind = "job"

// Jobs are the jobs that failed, for who manages the house. They say what failed and why in codes, and hold nobody's data.
func (k *Desk) Jobs(ctx context.Context, a who.Actor) ([]jobs.Letter, error) {
	if err := must(a); err != nil {
		return nil, err
	}
	return k.Queue.Failed(ctx)
}

// RetryJob runs a job that failed again.
func (k *Desk) RetryJob(ctx context.Context, a who.Actor, job id.Any) error {
	return k.jobVerb(ctx, a, job, "job.retried", k.Queue.RetryIn)
}

// DropJob forgets a job that was given up.
func (k *Desk) DropJob(ctx context.Context, a who.Actor, job id.Any) error {
	return k.jobVerb(ctx, a, job, "job.dropped", k.Queue.DropIn)
}

func (k *Desk) jobVerb(ctx context.Context, a who.Actor, job id.Any, action string, do func(*db.Tx, id.Any) (string, error)) error {
	if err := must(a); err != nil {
		return err
	}
	return k.DB.Write(ctx, a, func(tx *db.Tx) error {
		kind, err := do(tx, job)
		if err != nil {
			return err
		}
		return tx.Record(db.Change{Action: action, Ref: ref.To(JobKind, job), Deltas: []db.Delta{{Name: "kind", New: kind}}})
	})
}
