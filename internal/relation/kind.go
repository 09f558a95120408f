package relation

// Kind is what sort of exchange it was.
type Kind string

// Kinds of exchanges. Only e-mails that were answered count: one-way mail makes no relation.
const (
	ExecMeeting Kind = "EXEC_MEETING"
	Meeting     Kind = "MEETING"
	Event       Kind = "EVENT"
	Call        Kind = "CALL"
	EmailReply  Kind = "EMAIL_REPLY"
)

// Kinds lists them, heaviest first.
var Kinds = []Kind{ExecMeeting, Meeting, Event, Call, EmailReply}

var weights = map[Kind]float64{ExecMeeting: 10, Meeting: 6, Event: 4, Call: 3, EmailReply: 1}

// Weight is what an exchange of that kind weighs on its day (DOMAIN §3); 0 for an unknown kind.
func (k Kind) Weight() float64 { return weights[k] }

// Valid says whether the code is known.
func (k Kind) Valid() bool { return k.Weight() > 0 }

// IsMeeting says that people met on purpose: what the rhythm of an account is measured by (DOMAIN §18).
func (k Kind) IsMeeting() bool { return k == ExecMeeting || k == Meeting }
