package jobs

import (
	"context"
	"strings"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// Letter is a job that failed: it waits for its next try, or was given up.
type Letter struct {
	ID   id.Any
	Kind string
	// Cause is a code, never the error itself, which may hold what somebody wrote.
	Cause     string
	Attempt   int
	Dead      bool
	CreatedAt instant.Instant
}

// Causes of failures.
const (
	CausePanic    = "PANIC"
	CauseUnknown  = "NO_HANDLER"
	CauseTime     = "TIME"
	CauseDatabase = "DATABASE"
	CauseOther    = "OTHER"
)

// causes are found in the words of errors; the first that answers counts.
var causes = []struct{ words, code string }{
	{"panic: ", CausePanic}, {"no handler for ", CauseUnknown}, {"context deadline", CauseTime}, {"context canceled", CauseTime}, {"timeout", CauseTime},
	{"database", CauseDatabase}, {"SQL", CauseDatabase}, {"constraint", CauseDatabase}, {"connection", CauseDatabase},
}

func causeOf(failure string) string {
	for _, c := range causes {
		if strings.Contains(failure, c.words) {
			return c.code
		}
	}
	return CauseOther
}

// Failed lists the newest jobs that failed and were not done since, at most 200, those given up first.
func (q *Queue) Failed(ctx context.Context) (out []Letter, err error) {
	err = q.db.Read(ctx, func(tx *db.Tx) error {
		rows, err := db.Select[row](tx, `SELECT * FROM job WHERE state = ? OR (state = ? AND last_error IS NOT NULL) ORDER BY state, created_at DESC LIMIT 200`, Dead, Queued)
		for _, r := range rows {
			l := Letter{ID: r.ID, Kind: r.Kind, Attempt: r.Attempt, Dead: r.State == Dead, CreatedAt: instant.Instant(r.CreatedAt)}
			if r.LastError != nil {
				l.Cause = causeOf(*r.LastError)
			}
			out = append(out, l)
		}
		return err
	})
	return out, err
}

// RetryIn puts a job that failed back in the queue, at once and with all its tries, and says what it is.
func (q *Queue) RetryIn(tx *db.Tx, job id.Any) (kind string, err error) {
	defer q.Nudge()
	return one(tx, `UPDATE job SET state = ?, attempt = 0, run_at = ? WHERE id = ? AND (state = ? OR (state = ? AND last_error IS NOT NULL)) RETURNING kind`,
		Queued, int64(instant.FromTime(q.now())), job, Dead, Queued)
}

// DropIn forgets a job that was given up, and says what it was.
func (q *Queue) DropIn(tx *db.Tx, job id.Any) (kind string, err error) {
	return one(tx, `DELETE FROM job WHERE id = ? AND state = ? RETURNING kind`, job, Dead)
}

func one(tx *db.Tx, query string, args ...any) (string, error) {
	kind, found, err := db.One[string](tx, query, args...)
	if err == nil && !found {
		err = problem.Missing()
	}
	return kind, err
}

// Sweep forgets finished jobs older than a week.
func (q *Queue) Sweep(ctx context.Context) error {
	return q.db.Write(ctx, who.System(), func(tx *db.Tx) error {
		_, err := tx.Exec(`DELETE FROM job WHERE state = ? AND finished_at < ?`, Done,
			int64(instant.FromTime(q.now().AddDate(0, 0, -7))))
		return err
	})
}
