package coordinationdesk

import (
	"github.com/uptrace/bun"

	"comptoir/internal/coordination"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/kernel/text"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// row is a request as stored.
type row struct {
	bun.BaseModel `bun:"table:coordination"`
	ID            id.Any           `bun:"id,pk"`
	AccountID     id.Account       `bun:"account_id"`
	Subject       string           `bun:"subject"`
	SubjectFold   string           `bun:"subject_fold"`
	Question      string           `bun:"question"`
	Function      string           `bun:"function"`
	AskedID       id.User          `bun:"asked_id"`
	RequestedBy   id.User          `bun:"requested_by"`
	DueDay        day.Day          `bun:"due_day"`
	Answer        string           `bun:"answer"`
	AnsweredAt    *instant.Instant `bun:"answered_at"`
	RemindedDay   *day.Day         `bun:"reminded_day"`
	State         string           `bun:"state"`
	DeletedAt     *instant.Instant `bun:"deleted_at"`
	Rev           int              `bun:"rev"`
	CreatedAt     instant.Instant  `bun:"created_at"`
	CreatedBy     id.User          `bun:"created_by,nullzero"`
	UpdatedAt     instant.Instant  `bun:"updated_at"`
	UpdatedBy     id.User          `bun:"updated_by,nullzero"`
}

func toRow(r coordination.Request) row {
	return row{ID: r.ID, AccountID: r.Account, Subject: r.Subject, SubjectFold: text.Fold(r.Subject), Question: r.Question, Function: r.Function,
		AskedID: r.Asked, RequestedBy: r.By, DueDay: r.Due, Answer: r.Answer, AnsweredAt: r.AnsweredAt, RemindedDay: r.Reminded,
		State: string(r.State), Rev: r.Rev}
}

func (r row) toRequest() coordination.Request {
	return coordination.Request{ID: r.ID, Rev: r.Rev, Account: r.AccountID, Subject: r.Subject, Question: r.Question, Function: r.Function,
		Asked: r.AskedID, By: r.RequestedBy, Due: r.DueDay, Answer: r.Answer, AnsweredAt: r.AnsweredAt, Reminded: r.RemindedDay,
		State: coordination.State(r.State)}
}

func insert(tx *db.Tx, a who.Actor, q coordination.Request) error {
	r := toRow(q)
	r.CreatedAt, r.UpdatedAt, r.CreatedBy, r.UpdatedBy = tx.Now(), tx.Now(), a.ID, a.ID
	return db.Insert(tx, r)
}

// save writes the request over the row it came from.
func save(tx *db.Tx, a who.Actor, from row, q coordination.Request) error {
	r := toRow(q)
	r.CreatedAt, r.CreatedBy, r.Rev, r.UpdatedAt, r.UpdatedBy = from.CreatedAt, from.CreatedBy, from.Rev+1, tx.Now(), a.ID
	return db.UpdateRow(tx, &r, from.Rev)
}
