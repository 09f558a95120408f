package attentiondesk

import (
	"math"
	"strings"

	"github.com/uptrace/bun"

	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/attention"
	"comptoir/internal/platform/db"
	"comptoir/internal/team"
)

// row is an alert as it stands on the day of the lines.
type row struct {
	bun.BaseModel `bun:"table:alert_line,alias:l"`
	ID            id.Any         `bun:"id,pk"`
	Code          string         `bun:"code"`
	Variant       string         `bun:"variant"`
	Kind          string         `bun:"kind"`
	SubjectID     string         `bun:"subject_id"`
	Object        team.Object    `bun:"object"`
	AccountID     *id.Account    `bun:"account_id"`
	AccountName   string         `bun:"account_name"`
	Severity      alert.Severity `bun:"severity"`
	SevRank       int            `bun:"sev_rank"`
	DueDay        *day.Day       `bun:"due_day"`
	ValueMinor    *int64         `bun:"value_minor"`
	GivenMinor    *int64         `bun:"given_minor"`
	GivenCcy      string         `bun:"given_ccy"`
	Points        int64          `bun:"points"`
	OwnerID       *id.User       `bun:"owner_id"`
	CarrierID     *id.User       `bun:"carrier_id"`
	PersonID      *id.User       `bun:"person_id"`
	Action        string         `bun:"action"`
	Params        string         `bun:"params"`
	FirstSeen     day.Day        `bun:"first_seen"`
	HiddenUntil   day.Day        `bun:"hidden_until"`
}

const (
	// pointScale keeps four decimals of a priority in a whole number, so that both engines order alike.
	pointScale = 10_000
	// criticalPoints lifts critical alerts above all others.
	criticalPoints int64 = 1000 * pointScale
	// forever is the last day of something set aside for good.
	forever day.Day = 9_999_999
)

// pointsOf is the priority as the lines are ordered by it, without what depends on the reader.
func pointsOf(a alert.Alert, today day.Day, w attention.Weights) int64 {
	p := int64(math.Round(pointScale * attention.Priority(a.Severity, a.Due, today, a.Value, "", w).Total))
	if a.Severity == alert.Critical {
		p += criticalPoints
	}
	return p
}

// objectOf is what a reader must be allowed to read to see an alert of the code.
func objectOf(code string) team.Object {
	area, _, _ := strings.Cut(code, "_")
	switch {
	case area == "CT", area == "CU":
		return team.Contract
	case area == "RS", code == "PF_CONC":
		return team.Result
	case area == "TK":
		return team.Task
	case area == "COORD":
		return team.Coordination
	case area == "SH", area == "DP":
		return team.Stakeholder
	case code == "PF_STALE", code == "PF_DRIFT":
		return team.Portfolio
	case area == "GD":
		return team.Privacy
	}
	return team.Account
}

// toRow keeps an alert whose value is already in euros; given is the value as the area gave it.
func toRow(a alert.Alert, given *money.Money, today day.Day, w attention.Weights) (row, error) {
	params, err := attention.EncodeParams(a.Params)
	if err != nil {
		return row{}, err
	}
	r := row{ID: attention.ID(a), Code: a.Code, Variant: a.Variant, Kind: string(a.Subject.Kind), SubjectID: a.Subject.ID,
		Object: objectOf(a.Code), AccountID: db.Opt(a.Account), AccountName: a.AccountName, Severity: a.Severity,
		SevRank: a.Severity.Rank(), DueDay: a.Due, Points: pointsOf(a, today, w), OwnerID: db.Opt(a.Owner), Action: a.Action,
		Params: params, FirstSeen: today}
	if a.Value != nil {
		r.ValueMinor = &a.Value.Minor
	}
	if given != nil {
		r.GivenMinor, r.GivenCcy = &given.Minor, string(given.Ccy)
	}
	if a.Subject.Kind == attention.UserKind && a.Owner == "" && a.Code != attention.AtOverload {
		r.OwnerID = db.Opt(id.User(a.Subject.ID))
	}
	r.PersonID = r.OwnerID
	return r, nil
}

// carriedBy notes who carries the account, and answers for the alert unless the record is somebody's own.
func (r row) carriedBy(user id.User) row {
	r.CarrierID = db.Opt(user)
	if r.PersonID == nil {
		r.PersonID = r.CarrierID
	}
	return r
}

func (r row) toAlert() (alert.Alert, error) {
	params, err := attention.DecodeParams(r.Params)
	a := alert.Alert{Code: r.Code, Variant: r.Variant, Subject: ref.Ref{Kind: ref.Kind(r.Kind), ID: r.SubjectID}, Account: db.Val(r.AccountID),
		AccountName: r.AccountName, Owner: db.Val(r.OwnerID), Severity: r.Severity, Due: r.DueDay, Params: params,
		FirstSeen: r.FirstSeen, Action: r.Action}
	if r.ValueMinor != nil {
		m := money.Of(*r.ValueMinor, money.EUR)
		a.Value = &m
	}
	return a, err
}

// given is the value in the currency of the record; nil when nobody has entered one.
func (r row) given() *money.Money {
	if r.GivenMinor == nil {
		return nil
	}
	m := money.Of(*r.GivenMinor, money.Currency(r.GivenCcy))
	return &m
}
