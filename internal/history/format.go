// Package history says how the journal reads: what the values of a field are (a day, an amount, a person), so that the
// timeline and the audit page show them as people write them. It owns no record: entries are written by every area.
package history

import (
	"strings"

	"comptoir/internal/kernel/ref"
)

// Form is what the values of a field are.
type Form int

// Forms of values, as the journal keeps them in JSON.
const (
	// Text is shown as it is.
	Text Form = iota
	// Day is days since 1970.
	Day
	// Month is 2026-10.
	Month
	// Moment is milliseconds since 1970.
	Moment
	// Money is an object with minor and ccy.
	Money
	// Number is a count or a rate.
	Number
	// Flag is true, or absent.
	Flag
	// Code is a word of an enumeration; Words is the prefix of its message keys.
	Code
	// Person is a user's id.
	Person
	// Account is an account's id.
	Account
	// Record is kind/id, or the id of a record of the kind in Of.
	Record
	// Persons and Records are several ids, parted by spaces; all Records are of the kind in Of.
	Persons
	Records
	// Notice is a notice period: n, unit, convention.
	Notice
	// Numbers is a list of legal identifiers: scheme and value.
	Numbers
	// Columns is a mapping of an import: an object, or its JSON, whose columns say which field each holds.
	Columns
	// Size is a number of bytes.
	Size
	// Share is a part of a whole: 0.724 is 72.4 %.
	Share
	// Internal is of no use to a reader: a checksum, a key of another system.
	Internal
)

// Format is how a field's values are shown.
type Format struct {
	Form Form
	// Words is the prefix of the message keys of a Code.
	Words string
	// Of is the kind of a Record whose value is an id alone.
	Of ref.Kind
}

func code(words string) Format { return Format{Form: Code, Words: words} }

// formats are the fields whose name alone does not say what they are.
var formats = map[ref.Kind]map[string]Format{
	"account": {
		"tier": code("value.tier"), "status": code("value.account_status"), "since": {Form: Day}, "parent": {Form: Account},
		"owner": {Form: Person},
	},
	"entity":      {"state": code("value.entity_state"), "parent": {Form: Record, Of: "entity"}, "root": {Form: Flag}},
	"identifier":  {"state": code("value.identifier_state"), "scheme": code("value.scheme"), "verified": {Form: Moment}},
	"assignment":  {"role": code("value.role")},
	"team_member": {"function": code("value.function")},
	"contract": {
		"type": code("contract.type"), "regime": code("contract.regime"), "state": code("contract.state"), "renewal": code("contract.renewal"),
		"payment_from": code("contract.pay_from"), "notice_given_by": code("contract.giver"), "decision": code("contract.choice"),
		"notice_us": {Form: Notice}, "notice_client": {Form: Notice}, "open_ended": {Form: Flag}, "observed": {Form: Flag},
		"for_convenience": {Form: Flag}, "successor": {Form: Record, Of: "contract"}, "effective": {Form: Day}, "renewed_from": {Form: Day},
		"end_typed": {Form: Day}, "term_start": {Form: Day}, "signed": {Form: Day}, "successor_signed": {Form: Day},
		"last_performed": {Form: Day}, "notice_sent": {Form: Day}, "notice_received": {Form: Day}, "notice_ends": {Form: Day},
		"decision_term_end": {Form: Day}, "decision_agreed": {Form: Day}, "value": {Form: Money},
	},
	"result":   {"revenue": {Form: Money}, "margin": {Form: Money}, "contract": {Form: Record, Of: "contract"}},
	"target":   {"amount": {Form: Money}, "state": code("value.target_state"), "version": {Form: Number}},
	"task":     {"kind": code("value.task_kind"), "state": code("value.task_state"), "contact": {Form: Record, Of: "contact"}, "about": {Form: Record}, "done": {Form: Day}},
	"contact":  {"lang": code("value.lang")},
	"alert":    {"state": code("value.alert_state"), "useful": {Form: Flag}},
	"user":     {"state": code("value.user_state"), "lang": code("value.lang"), "theme": code("value.theme"), "password": code("value.password"), "admin": {Form: Flag}, "owner": {Form: Flag}},
	"position": {"title": code("value.title")},
	"grant":    {"level": code("value.level"), "revoked": {Form: Flag}},
	"file":     {"sha256": {Form: Internal}, "size": {Form: Size}, "of": {Form: Record}},
	"import":   {"profile": code("intake.profile"), "undone": {Form: Flag}},
	"mapping":  {"body": {Form: Columns}},
	"setting":  {"calendar": code("setting.calendar"), "decide_ahead": {Form: Number}, "cap": {Form: Number}, "concentration": {Form: Number}},
	"fx_rate":  {"first": {Form: Day}, "last": {Form: Day}},
	"coordination": {"asked": {Form: Person}, "requested_by": {Form: Person}, "function": code("value.function"), "state": code("coordination.state"),
		"answered_at": {Form: Moment}, "reminded_on": {Form: Day}},
	"raci": {"topic": code("coordination.topic"), "part": code("coordination.part")},
	"interaction": {"day": {Form: Day}, "at": {Form: Moment}, "kind": code("relation.kind"), "contacts": {Form: Records, Of: "contact"},
		"users": {Form: Persons}},
	"relation_wish": {"contact": {Form: Record, Of: "contact"}, "band": code("relation.band")},
	"stakeholder": {"contact": {Form: Record, Of: "contact"}, "roles": code("stakeholder.role"), "influence": {Form: Number},
		"reports_to": {Form: Record, Of: "stakeholder"}, "external": {Form: Flag}, "state": code("stakeholder.state")},
	"stakeholder_mark": {"of": {Form: Record, Of: "stakeholder"}, "sentiment": {Form: Number}},
	"ownership":        {"parent": {Form: Record, Of: "entity"}, "child": {Form: Record, Of: "entity"}, "pct": {Form: Share}, "votes": {Form: Share}},
	"site":             {"entity": {Form: Record, Of: "entity"}},
	"group_head":       {"chosen": {Form: Record, Of: "entity"}},
	"entity_stay":      {"entity": {Form: Record, Of: "entity"}},
	"account_merge":    {"absorbed": {Form: Internal}, "survivor": {Form: Account}, "primary": {Form: Person}},
	"selection_model":  {"state": code("portfolio.models.state"), "version": {Form: Number}, "adopted": {Form: Day}, "used": {Form: Day}},
	"assessment":       {"state": code("portfolio.assessment_state"), "on": {Form: Day}},
	"portfolio_step": {"verb": code("portfolio.step"), "state": code("portfolio.step_state"), "from_status": code("value.account_status"),
		"to_status": code("value.account_status")},
	"handover": {"purpose": code("portfolio.handover_purpose"), "state": code("portfolio.handover_state"), "from_user": {Form: Person}, "to_user": {Form: Person}, "on": {Form: Day}},
	"contact_privacy": {"basis": code("privacy.basis"), "collected": {Form: Day}, "informed": {Form: Day}, "last_active": {Form: Day}, "indirect": {Form: Flag},
		"objection": {Form: Flag}, "restricted": {Form: Flag}, "legal_hold": {Form: Flag}},
	"privacy_request": {"contact": {Form: Record, Of: "contact"}, "right": code("privacy.right"), "state": code("privacy.state"), "received": {Form: Day},
		"extended": {Form: Flag}},
	"privacy_processing": {"basis": code("privacy.basis")},
	"handover_item":      {"section": code("portfolio.section"), "state": code("portfolio.item_state"), "about": {Form: Record}},
}

// byName are the fields that read the same in every kind.
var byName = map[string]Format{
	"from": {Form: Day}, "to": {Form: Day}, "until": {Form: Day}, "due": {Form: Day}, "end": {Form: Day}, "month": {Form: Month},
	"owner": {Form: Person}, "user": {Form: Person}, "manager": {Form: Person}, "approved_by": {Form: Person}, "delegated_by": {Form: Person},
	"source": code("value.source"), "account": {Form: Account}, "external_key": {Form: Internal}, "identifiers": {Form: Numbers},
}

// bySuffix are the ends of names that say what a field is.
var bySuffix = []struct {
	end string
	f   Format
}{
	{"_day", Format{Form: Day}}, {"_until", Format{Form: Day}}, {"_on", Format{Form: Day}}, {"_at", Format{Form: Moment}},
	{"_by", Format{Form: Person}}, {"_months", Format{Form: Number}}, {"_days", Format{Form: Number}},
}

// FormatOf is how a field of a kind is shown.
func FormatOf(kind ref.Kind, field string) Format {
	if f, ok := formats[kind][field]; ok {
		return f
	}
	if f, ok := byName[field]; ok {
		return f
	}
	for _, s := range bySuffix {
		if strings.HasSuffix(field, s.end) {
			return s.f
		}
	}
	return Format{Form: Text}
}
