package contractdesk

import (
	"time"

	"github.com/uptrace/bun"

	"comptoir/internal/contract"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/kernel/money"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/text"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// farAway ranks a contract without any date after all others.
const farAway day.Day = 9_999_999

// row is a contract as stored. The notice columns come twice, for us and for the client.
type row struct {
	bun.BaseModel   `bun:"table:contract"`
	ID              id.Contract      `bun:"id,pk"`
	AccountID       id.Account       `bun:"account_id"`
	Number          string           `bun:"number"`
	Name            string           `bun:"name"`
	NameFold        string           `bun:"name_fold"`
	Type            string           `bun:"type"`
	Regime          string           `bun:"regime"`
	State           string           `bun:"state"`
	OurEntity       string           `bun:"our_entity"`
	ClientEntity    *id.Entity       `bun:"client_entity"`
	ClientName      string           `bun:"client_name"`
	Beneficiaries   string           `bun:"beneficiaries"`
	EffectiveDay    *day.Day         `bun:"effective_day"`
	RenewedFrom     *day.Day         `bun:"renewed_from"`
	TermMonths      int              `bun:"term_months"`
	OpenEnded       bool             `bun:"open_ended"`
	EndTyped        *day.Day         `bun:"end_typed"`
	TermStart       *day.Day         `bun:"term_start"`
	EndDay          *day.Day         `bun:"end_day"`
	UsKnown         bool             `bun:"us_known"`
	UsN             int              `bun:"us_n"`
	UsUnit          string           `bun:"us_unit"`
	UsConvention    string           `bun:"us_convention"`
	UsFrom          string           `bun:"us_from"`
	UsForm          string           `bun:"us_form"`
	UsNotBefore     *day.Day         `bun:"us_not_before"`
	ClientKnown     bool             `bun:"client_known"`
	ClientN         int              `bun:"client_n"`
	ClientUnit      string           `bun:"client_unit"`
	ClientConv      string           `bun:"client_convention"`
	ClientFrom      string           `bun:"client_from"`
	ClientForm      string           `bun:"client_form"`
	ClientNotBefore *day.Day         `bun:"client_not_before"`
	ForConvenience  *bool            `bun:"for_convenience"`
	Renewal         string           `bun:"renewal"`
	RenewalMonths   int              `bun:"renewal_months"`
	RenewalMax      *int             `bun:"renewal_max"`
	RenewalsDone    int              `bun:"renewals_done"`
	ValueMinor      *int64           `bun:"value_minor"`
	NextValueMinor  *int64           `bun:"next_value_minor"`
	Ccy             string           `bun:"ccy"`
	PayDays         int              `bun:"pay_days"`
	PayFrom         string           `bun:"pay_from"`
	OwnerID         *id.User         `bun:"owner_id"`
	Observed        bool             `bun:"observed"`
	Holder          string           `bun:"holder"`
	SignedDay       *day.Day         `bun:"signed_day"`
	NoticeBy        string           `bun:"notice_by"`
	NoticeSent      *day.Day         `bun:"notice_sent"`
	NoticeReceived  *day.Day         `bun:"notice_received"`
	NoticeForm      string           `bun:"notice_form"`
	NoticeProof     *id.File         `bun:"notice_proof"`
	NoticeLate      bool             `bun:"notice_late"`
	NoticeEnds      *day.Day         `bun:"notice_ends"`
	Decision        string           `bun:"decision"`
	DecisionTermEnd *day.Day         `bun:"decision_term_end"`
	DecisionBy      *id.User         `bun:"decision_by"`
	DecisionDay     *day.Day         `bun:"decision_day"`
	DecisionReason  string           `bun:"decision_reason"`
	DecisionAgreed  *day.Day         `bun:"decision_agreed"`
	SuccessorID     *id.Contract     `bun:"successor_id"`
	SuccessorSigned *day.Day         `bun:"successor_signed"`
	LastPerformed   *day.Day         `bun:"last_performed"`
	TerminatedFor   string           `bun:"terminated_for"`
	TheoreticalDay  *day.Day         `bun:"theoretical_day"`
	PrudentDay      *day.Day         `bun:"prudent_day"`
	DecideBy        *day.Day         `bun:"decide_by"`
	RankDay         day.Day          `bun:"rank_day"`
	Source          string           `bun:"source"`
	ExternalKey     *string          `bun:"external_key"`
	BatchID         *id.Batch        `bun:"batch_id"`
	DeletedAt       *instant.Instant `bun:"deleted_at"`
	Rev             int              `bun:"rev"`
	CreatedAt       instant.Instant  `bun:"created_at"`
	CreatedBy       id.User          `bun:"created_by,nullzero"`
	UpdatedAt       instant.Instant  `bun:"updated_at"`
	UpdatedBy       id.User          `bun:"updated_by,nullzero"`
}

// toRow flattens a contract, with the dates the rules derive from it on that day.
func toRow(c contract.Contract, today day.Day, p contract.Policy) row {
	r := row{ID: c.ID, AccountID: c.Account, Number: c.Number, Name: c.Name, NameFold: text.Fold(c.Name),
		Type: string(c.Type), Regime: string(c.Regime), State: string(c.State), OurEntity: c.Parties.OurEntity,
		ClientEntity: db.Opt(c.Parties.ClientEntity), ClientName: c.Parties.ClientName, Beneficiaries: c.Parties.Beneficiaries,
		EffectiveDay: c.Effective, RenewedFrom: c.RenewedFrom, TermMonths: c.TermMonths, OpenEnded: c.OpenEnded,
		EndTyped: c.EndTyped, TermStart: c.TermStart, EndDay: c.End, ForConvenience: c.ForConvenience,
		Renewal: string(c.Renewal.Kind), RenewalMonths: c.Renewal.Months, RenewalMax: c.Renewal.MaxTimes,
		RenewalsDone: c.Renewal.Done, Ccy: string(c.Currency), PayDays: c.Payment.Days, PayFrom: string(c.Payment.From),
		OwnerID: db.Opt(c.Owner), Observed: c.Observed, Holder: c.Holder, SignedDay: c.SignedOn,
		SuccessorID: db.Opt(c.Successor), SuccessorSigned: c.SuccessorSigned, LastPerformed: c.LastPerformed,
		TerminatedFor: c.TerminatedFor, ExternalKey: db.Opt(c.ExternalKey), Rev: c.Rev}
	if c.Value != nil {
		r.ValueMinor = &c.Value.Minor
	}
	if c.NextValue != nil {
		r.NextValueMinor = &c.NextValue.Minor
	}
	r.setNotices(c)
	r.setHappenings(c)
	r.setDates(c, contract.DatesOf(c, today, p), today)
	return r
}

func (r *row) setNotices(c contract.Contract) {
	u, k := c.NoticeUs, c.NoticeClient
	r.UsKnown, r.UsN, r.UsUnit, r.UsConvention = u.Known, u.N, string(u.Unit), string(u.Convention)
	r.UsFrom, r.UsForm, r.UsNotBefore = string(u.CountedFrom), string(u.Form), u.NotBefore
	r.ClientKnown, r.ClientN, r.ClientUnit, r.ClientConv = k.Known, k.N, string(k.Unit), string(k.Convention)
	r.ClientFrom, r.ClientForm, r.ClientNotBefore = string(k.CountedFrom), string(k.Form), k.NotBefore
}

func (r *row) setHappenings(c contract.Contract) {
	if g := c.Given; g != nil {
		r.NoticeBy, r.NoticeSent, r.NoticeReceived, r.NoticeForm = string(g.By), g.Sent, g.Received, string(g.Form)
		r.NoticeProof, r.NoticeLate, r.NoticeEnds = db.Opt(g.Proof), g.Late, g.EndsOn
	}
	if d := c.Decision; d != nil {
		r.Decision, r.DecisionTermEnd, r.DecisionBy = string(d.Choice), day.Ptr(d.TermEnd), db.Opt(d.By)
		r.DecisionDay, r.DecisionReason, r.DecisionAgreed = day.Ptr(d.On), d.Reason, d.AgreedOn
	}
}

func (r *row) setDates(c contract.Contract, d contract.Dates, today day.Day) {
	r.TheoreticalDay, r.PrudentDay, r.DecideBy, r.RankDay = d.Theoretical, d.Prudent, d.DecideBy, farAway
	if k := contract.Rank(c, d, today); k != nil {
		r.RankDay = *k
	}
}

func (r row) toContract() contract.Contract {
	c := contract.Contract{ID: r.ID, Account: r.AccountID, Rev: r.Rev, ExternalKey: db.Val(r.ExternalKey), Number: r.Number, Name: r.Name,
		Parties: contract.Parties{OurEntity: r.OurEntity, ClientEntity: db.Val(r.ClientEntity), ClientName: r.ClientName, Beneficiaries: r.Beneficiaries},
		Type:    contract.Type(r.Type), Regime: contract.Regime(r.Regime), Effective: r.EffectiveDay, RenewedFrom: r.RenewedFrom,
		TermMonths: r.TermMonths, OpenEnded: r.OpenEnded, EndTyped: r.EndTyped, TermStart: r.TermStart, End: r.EndDay,
		NoticeUs: contract.Notice{Known: r.UsKnown, N: r.UsN, Unit: contract.Unit(r.UsUnit), Convention: contract.Convention(r.UsConvention),
			CountedFrom: contract.CountedFrom(r.UsFrom), Form: contract.Form(r.UsForm), NotBefore: r.UsNotBefore},
		NoticeClient: contract.Notice{Known: r.ClientKnown, N: r.ClientN, Unit: contract.Unit(r.ClientUnit), Convention: contract.Convention(r.ClientConv),
			CountedFrom: contract.CountedFrom(r.ClientFrom), Form: contract.Form(r.ClientForm), NotBefore: r.ClientNotBefore},
		ForConvenience: r.ForConvenience,
		Renewal:        contract.Renewal{Kind: contract.RenewalKind(r.Renewal), Months: r.RenewalMonths, MaxTimes: r.RenewalMax, Done: r.RenewalsDone},
		Currency:       money.Currency(r.Ccy), Payment: contract.PaymentTerms{Days: r.PayDays, From: contract.PayFrom(r.PayFrom)},
		State: contract.State(r.State), Owner: db.Val(r.OwnerID), Observed: r.Observed, Holder: r.Holder, SignedOn: r.SignedDay,
		Successor: db.Val(r.SuccessorID), SuccessorSigned: r.SuccessorSigned, LastPerformed: r.LastPerformed, TerminatedFor: r.TerminatedFor}
	if r.ValueMinor != nil {
		m := money.Of(*r.ValueMinor, c.Currency)
		c.Value = &m
	}
	if r.NextValueMinor != nil {
		m := money.Of(*r.NextValueMinor, c.Currency)
		c.NextValue = &m
	}
	if r.CreatedAt != 0 {
		c.Entered = day.Ptr(r.CreatedAt.Day(time.UTC))
	}
	if r.NoticeBy != "" {
		c.Given = &contract.GivenNotice{By: contract.Giver(r.NoticeBy), Sent: r.NoticeSent, Received: r.NoticeReceived,
			Form: contract.Form(r.NoticeForm), Proof: db.Val(r.NoticeProof), Late: r.NoticeLate, EndsOn: r.NoticeEnds}
	}
	if r.Decision != "" && r.DecisionTermEnd != nil && r.DecisionDay != nil {
		c.Decision = &contract.Decision{TermEnd: *r.DecisionTermEnd, Choice: contract.Choice(r.Decision), By: db.Val(r.DecisionBy),
			On: *r.DecisionDay, Reason: r.DecisionReason, AgreedOn: r.DecisionAgreed}
	}
	return c
}

// readRow reads a contract that is there.
func readRow(tx *db.Tx, c id.Contract) (row, error) {
	r, ok, err := db.One[row](tx, `SELECT * FROM contract WHERE id = ? AND deleted_at IS NULL`, c)
	if err == nil && !ok {
		err = problem.Missing()
	}
	return r, err
}

// bury marks the row as removed.
func bury(tx *db.Tx, a who.Actor, r row) error {
	return tx.UpdateOne(`UPDATE contract SET deleted_at = ?, rev = rev + 1, updated_at = ?, updated_by = ? WHERE id = ? AND rev = ?`,
		tx.Now(), tx.Now(), r.by(a), r.ID, r.Rev)
}

// save writes the contract over the row it came from.
func save(tx *db.Tx, a who.Actor, from row, c contract.Contract, today day.Day) error {
	p, err := policy(tx, today)
	if err != nil {
		return err
	}
	r := toRow(c, today, p)
	r.Source, r.BatchID, r.CreatedAt, r.CreatedBy = from.Source, from.BatchID, from.CreatedAt, from.CreatedBy
	r.Rev, r.UpdatedAt, r.UpdatedBy = from.Rev+1, tx.Now(), from.by(a)
	return db.UpdateRow(tx, &r, from.Rev)
}

// by keeps the last person when the machine itself writes.
func (r row) by(a who.Actor) id.User {
	if a.ID == "" {
		return r.UpdatedBy
	}
	return a.ID
}
