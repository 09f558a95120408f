package ui

// Kpi is one figure of the strip. Every figure opens its own calculation: give
// Popover (an Explanation of the page) or Href (a page).
type Kpi struct {
	Label   string
	Value   string
	Popover string
	Href    string
	Delta   *Delta
	Note    string  // under the figure
	NoteRow Content // instead of Note: a Status or a Stat
	Spark   Content
}

// Delta is a change with its sign already written. Good says whether it pleases:
// a rise of costs is positive and not good. Unknown is the word for a change that cannot be told.
type Delta struct {
	Text    string
	Good    bool
	Unknown bool
	Popover string // opens its explanation
}

func (d Delta) class() string {
	switch {
	case d.Unknown:
		return "delta unk"
	case d.Good:
		return "delta pos"
	}
	return "delta neg"
}

// Mono stands for an account or a person by initials; the tint follows from the
// name so that it never changes.
type Mono struct {
	Initials string
	Tint     int // 1 to 7; 0 lets Name decide
	Name     string
	Large    bool
}

func (m Mono) class() string {
	tint := m.Tint
	if tint < 1 || tint > 7 {
		tint = tintOf(m.Name + m.Initials)
	}
	return classes("mono", when(m.Large, "xl"), "t"+string(rune('0'+tint)))
}

// tintOf spreads names over the seven tints.
func tintOf(name string) int {
	sum := uint32(2166136261)
	for _, b := range []byte(name) {
		sum = (sum ^ uint32(b)) * 16777619
	}
	return int(sum%7) + 1
}

// PillTone colours a pill.
type PillTone string

const (
	PillPlain PillTone = ""
	PillWarn  PillTone = "warn"
	PillBad   PillTone = "bad"
	PillGood  PillTone = "good"
	PillKey   PillTone = "key"
	PillInfo  PillTone = "info"
	PillOut   PillTone = "out" // outlined
)

// Severity is the weight of an alert: fill, shape and word together.
type Severity string

const (
	Critical Severity = "c"
	High     Severity = "h"
	Watch    Severity = "w"
	Notice   Severity = "n"
)

func (s Severity) icon() string {
	switch s {
	case Critical:
		return "octagon-alert"
	case High:
		return "triangle-alert"
	case Watch:
		return "eye"
	}
	return "info"
}

// State is where something stands: a shape, a colour and words.
type State string

const (
	StateOK   State = "ok"  // in force, done, ready
	StateWarn State = "wa"  // to look at
	StateBad  State = "re"  // late, rejected
	StateStop State = "re!" // expired or overdue: the octagon
	StateDim  State = "dim" // nothing to do yet
	StateAsk  State = "wa?" // a question waits for an answer
)

func (s State) look() (class, icon string) {
	switch s {
	case StateOK:
		return "ok", "circle-check"
	case StateWarn:
		return "wa", "triangle-alert"
	case StateBad:
		return "re", "circle-x"
	case StateStop:
		return "re", "octagon-alert"
	case StateAsk:
		return "wa", "circle-help"
	}
	return "dim", "circle-dashed"
}

// Judgement colours a figure: reached, near, missed.
type Judgement string

const (
	Good Judgement = "good"
	Mid  Judgement = "mid"
	Bad  Judgement = "bad"
)

func (j Judgement) icon() string {
	switch j {
	case Good:
		return "check"
	case Mid, Bad:
		return "triangle-alert"
	}
	return ""
}
