package contractdesk

import (
	"context"

	"comptoir/internal/contract"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/kernel/text"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/files"
	"comptoir/internal/platform/who"
)

// Sign puts a prepared contract in force.
func (k *Desk) Sign(ctx context.Context, a who.Actor, c id.Contract, rev int, on day.Day) error {
	return k.change(ctx, a, c, rev, "contract.signed", func(c contract.Contract, today day.Day) (contract.Contract, error) {
		return c.Sign(on, today)
	})
}

// GiveNotice records a notice sent by us or received from the client. The proof, when there is one, is stored with the
// contract in the same transaction.
func (k *Desk) GiveNotice(ctx context.Context, a who.Actor, c id.Contract, rev int, in contract.NoticeInput, proofName string, proof []byte) error {
	return k.db.Write(ctx, a, func(tx *db.Tx) error {
		r, err := k.find(tx, a, c, rev)
		if err != nil {
			return err
		}
		if proofName != "" {
			f, err := files.Save(tx, a, ref.To(contract.Kind, c), r.AccountID, proofName, proof)
			if err != nil {
				return err
			}
			in.Proof = f.ID
		}
		today := a.Today(tx.Now())
		old := r.toContract()
		next, err := old.GiveNotice(in, today)
		if err != nil {
			return err
		}
		action := "contract.notice_given"
		if next.State != contract.NoticeGiven {
			action = "contract.notice_noted" // its proof is awaited: the contract goes on
		}
		return k.put(tx, a, r, old, next, today, action)
	})
}

// withdrawnFor is where the journal keeps why a notice was taken back: the contract itself is as if none had been given.
const withdrawnFor = "notice_withdrawn_for"

// WithdrawNotice takes back a notice recorded by mistake; the reason stays in the journal.
func (k *Desk) WithdrawNotice(ctx context.Context, a who.Actor, c id.Contract, rev int, reason string) error {
	return k.db.Write(ctx, a, func(tx *db.Tx) error {
		r, err := k.find(tx, a, c, rev)
		if err != nil {
			return err
		}
		today := a.Today(tx.Now())
		old := r.toContract()
		next, err := old.WithdrawNotice(reason, today)
		if err != nil {
			return err
		}
		return k.put(tx, a, r, old, next, today, "contract.notice_withdrawn", db.Delta{Name: withdrawnFor, New: text.Clean(reason)})
	})
}

// Decide records what is done about the next renewal, by whom and why.
func (k *Desk) Decide(ctx context.Context, a who.Actor, c id.Contract, rev int, in contract.DecideInput) error {
	return k.change(ctx, a, c, rev, "contract.decided", func(c contract.Contract, today day.Day) (contract.Contract, error) {
		return c.Decide(in, a.ID, today)
	})
}

// Agree notes that what was to be renegotiated is agreed in writing.
func (k *Desk) Agree(ctx context.Context, a who.Actor, c id.Contract, rev int, on day.Day) error {
	return k.change(ctx, a, c, rev, "contract.agreed", func(c contract.Contract, today day.Day) (contract.Contract, error) {
		return c.Agree(on, today)
	})
}

// Renew begins a new term that both parties agreed to.
func (k *Desk) Renew(ctx context.Context, a who.Actor, c id.Contract, rev int, in contract.RenewInput) error {
	return k.change(ctx, a, c, rev, "contract.renewed", func(c contract.Contract, today day.Day) (contract.Contract, error) {
		return c.Renew(in, today)
	})
}

// GoOn acknowledges that a contract performed past its end has become open-ended.
func (k *Desk) GoOn(ctx context.Context, a who.Actor, c id.Contract, rev int) error {
	return k.change(ctx, a, c, rev, "contract.went_on", func(c contract.Contract, today day.Day) (contract.Contract, error) {
		return c.GoOn(today)
	})
}

// MoveTo moves an unsigned contract along: draft, negotiation, to sign.
func (k *Desk) MoveTo(ctx context.Context, a who.Actor, c id.Contract, rev int, to contract.State) error {
	return k.change(ctx, a, c, rev, "contract.moved", func(c contract.Contract, _ day.Day) (contract.Contract, error) {
		return c.MoveTo(to)
	})
}

// Terminate ends the contract on a day that has come.
func (k *Desk) Terminate(ctx context.Context, a who.Actor, c id.Contract, rev int, in contract.TerminateInput) error {
	return k.change(ctx, a, c, rev, "contract.terminated", func(c contract.Contract, today day.Day) (contract.Contract, error) {
		return c.Terminate(in, today)
	})
}

// SucceedBy names the signed contract that takes over. The successor must be of the same account.
func (k *Desk) SucceedBy(ctx context.Context, a who.Actor, c id.Contract, rev int, next id.Contract, signed day.Day) error {
	return k.db.Write(ctx, a, func(tx *db.Tx) error {
		n, err := k.find(tx, a, next, 0)
		if err != nil {
			return err
		}
		return k.changeIn(tx, a, c, rev, "contract.succeeded", func(c contract.Contract, today day.Day) (contract.Contract, error) {
			if n.AccountID != c.Account {
				return c, problem.At("successor", "unknown_choice")
			}
			return c.SucceedBy(next, signed, today)
		})
	})
}

// Performed notes work or an invoice under the contract.
func (k *Desk) Performed(ctx context.Context, a who.Actor, c id.Contract, on day.Day) error {
	return k.change(ctx, a, c, 0, "contract.performed", func(c contract.Contract, _ day.Day) (contract.Contract, error) {
		return c.PerformedOn(on), nil
	})
}

// AddFile attaches a document to the contract.
func (k *Desk) AddFile(ctx context.Context, a who.Actor, c id.Contract, name string, content []byte) (f files.File, err error) {
	err = k.db.Write(ctx, a, func(tx *db.Tx) error {
		r, err := k.find(tx, a, c, 0)
		if err != nil {
			return err
		}
		f, err = files.Save(tx, a, ref.To(contract.Kind, c), r.AccountID, name, content)
		return err
	})
	return f, err
}

// Files lists the contract's documents.
func (k *Desk) Files(ctx context.Context, a who.Actor, c id.Contract) (out []files.File, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		if _, err := k.OpenIn(tx, a, c); err != nil {
			return err
		}
		out, err = files.Of(tx, ref.To(contract.Kind, c))
		return err
	})
	return out, err
}

// OpenFile reads one document of the contract.
func (k *Desk) OpenFile(ctx context.Context, a who.Actor, c id.Contract, file id.File) (f files.File, content []byte, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		if _, err := k.OpenIn(tx, a, c); err != nil {
			return err
		}
		f, content, err = files.Open(tx, ref.To(contract.Kind, c), file)
		return err
	})
	return f, content, err
}
