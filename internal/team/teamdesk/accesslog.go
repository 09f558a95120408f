package teamdesk

import (
	"context"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// Outcomes of the access log.
const (
	OutcomeRefused = "REFUSED"
	OutcomeRead    = "READ"
	OutcomeDone    = "DONE"
)

// NoteRefusal keeps that someone signed in was refused. It is committed on its own, since the verb that refused was
// rolled back. A stranger leaves no trace: they have nothing to be refused.
func (k *Desk) NoteRefusal(ctx context.Context, a who.Actor, action string, r ref.Ref) error {
	return k.note(ctx, a, action, r, OutcomeRefused)
}

// NoteRead keeps that someone read what only few may, such as another's pay.
func (k *Desk) NoteRead(ctx context.Context, a who.Actor, action string, r ref.Ref) error {
	return k.note(ctx, a, action, r, OutcomeRead)
}

func (k *Desk) note(ctx context.Context, a who.Actor, action string, r ref.Ref, outcome string) error {
	if err := mustBeSomeone(a); err != nil {
		return err
	}
	return k.db.Write(ctx, who.System(), func(tx *db.Tx) error {
		return k.noteIn(tx, a, action, r, outcome)
	})
}

// noteIn dates the line by the business clock, as the journal beside it is.
func (k *Desk) noteIn(tx *db.Tx, a who.Actor, action string, r ref.Ref, outcome string) error {
	return insertAccess(tx, accessRow{ID: id.New[id.Any](), At: tx.Now(), UserID: orNull(a.ID), Action: storable(action),
		Kind: storable(string(r.Kind)), ObjectID: storable(r.ID), Outcome: outcome})
}

// Access is one line of the access log.
type Access struct {
	At       instant.Instant
	User     id.User
	UserName string
	Action   string
	On       ref.Ref
	Outcome  string
}

// AccessLog reads the newest lines, for who manages users.
func (k *Desk) AccessLog(ctx context.Context, a who.Actor, limit int) (out []Access, err error) {
	if err := mustManage(a, ""); err != nil {
		return nil, err
	}
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		out, err = readAccesses(tx, limit)
		return err
	})
	return out, err
}
