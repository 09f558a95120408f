package capturedesk

import (
	"cmp"
	"slices"
	"strings"

	"comptoir/internal/capture"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// source is what the relation knows captured exchanges under.
const source = "capture"

// Verdict is what is, or was, done with an item.
type Verdict string

// Verdicts. Known items are there already: nothing is done with them again.
const (
	Log      Verdict = "log"
	Add      Verdict = "add"
	Complete Verdict = "complete"
	// Move is an appointment that was put off, Cancel one that will not take place.
	Move    Verdict = "move"
	Cancel  Verdict = "cancel"
	Known   Verdict = "known"
	Refused Verdict = "refused"
)

// Reasons of the desk, beside those of package capture.
const (
	NobodyKnown    = "nobody_known"
	OneWay         = "one_way"
	AccountUnknown = "account_unknown"
	MayNotAdd      = "may_not_add"
	MayNotNote     = "may_not_note"
	Unusable       = "unusable"
)

// Reasons lists them, for the test that each has its words.
var Reasons = []string{NobodyKnown, OneWay, AccountUnknown, MayNotAdd, MayNotNote, Unusable}

// Who is a contact whom an item names.
type Who struct {
	ID          id.Contact `json:"id"`
	Name        string     `json:"name"`
	Account     id.Account `json:"account"`
	AccountName string     `json:"account_name"`
}

// Line is one item with what is done with it.
type Line struct {
	Item    capture.Item `json:"item"`
	Verdict Verdict      `json:"verdict"`
	Reason  string       `json:"reason,omitempty"`
	// Who are the contacts concerned, of one account or of several.
	Who []Who `json:"who,omitempty"`
	// N counts the exchanges that are new, Planned how many of them are to come.
	N       int `json:"n,omitempty"`
	Planned int `json:"planned,omitempty"`
	// Moved counts those noted before that take place at another time.
	Moved int `json:"moved,omitempty"`
	// Fields are those of a contact that the card fills.
	Fields []string `json:"fields,omitempty"`
	// Alias says that none of ours was recognised by their address, so that it was taken for the reader.
	Alias bool `json:"alias,omitempty"`
}

// Stranger is somebody whom nobody of the accounts in reach is, and who could be added.
type Stranger struct {
	Key    string
	Person capture.Person
	// Guess is the account they are probably of.
	Guess     id.Account
	GuessName string
	// Card says that the person comes from a card, and is given to be added; anybody else was only named.
	Card bool
}

// Plan is what would be done.
type Plan struct {
	Lines     []Line
	Strangers []Stranger
}

// plan works out what would be done with the items, from what is known now.
func (k *Desk) plan(tx *db.Tx, a who.Actor, items []capture.Item) (Plan, error) {
	f, err := k.faces(tx, a, items)
	if err != nil {
		return Plan{}, err
	}
	return k.planOf(tx, f, items)
}

func (k *Desk) planOf(tx *db.Tx, f *faces, items []capture.Item) (p Plan, err error) {
	seen := map[string]bool{}
	for _, x := range items {
		var l Line
		switch {
		case x.Refused == capture.Cancelled:
			l = f.cancelled(x)
		case x.Refused != "":
			l = Line{Item: x, Verdict: Refused, Reason: x.Refused}
		case x.Kind == capture.Card:
			if l, err = k.card(tx, f, x, seen); err != nil {
				return p, err
			}
		default:
			l = f.exchange(x, seen)
		}
		p.Lines = append(p.Lines, l)
	}
	p.Strangers, err = f.strangers(tx, p.Lines)
	return p, err
}

// exchange says what becomes of a mail or of an event.
func (f *faces) exchange(x capture.Item, seen map[string]bool) Line {
	l := Line{Item: x, Verdict: Refused, Who: f.who(x)}
	l.Alias = len(f.ours(x)) == 0
	switch {
	case len(l.Who) == 0 && f.nowhere:
		l.Reason = MayNotNote
	case len(l.Who) == 0:
		l.Reason = NobodyKnown
	case x.Kind == capture.Mail && !x.Answers:
		l.Reason = OneWay
	}
	if l.Reason != "" {
		return l
	}
	for _, o := range x.Occurrences {
		for _, account := range l.accounts() {
			key := keyOf(x, o)
			before, ok := f.notedWith(l.Who, account, key)
			switch {
			case seen[key+string(account)]:
			case !ok:
				l.N++
				if o.Day > f.today {
					l.Planned++
				}
			case f.putOff(before, o, account):
				l.Moved++
			}
			seen[key+string(account)] = true
		}
	}
	switch {
	case l.N > 0:
		l.Verdict = Log
	case l.Moved > 0:
		l.Verdict = Move
	default:
		l.Verdict = Known
	}
	return l
}

// who are the contacts of an item with whom exchanges may be noted.
func (f *faces) who(x capture.Item) (out []Who) {
	for _, person := range x.People {
		c, ok := f.contact(person)
		if ok && f.mayNote[c.AccountID] && !slices.ContainsFunc(out, func(w Who) bool { return w.ID == c.ID }) {
			out = append(out, Who{c.ID, c.Name, c.AccountID, c.AccountName})
		}
	}
	return out
}

// putOff says that an appointment still to come takes place at another time than noted. What is past stays as it was
// noted, and so does what was removed.
func (f *faces) putOff(before noted, o capture.Occurrence, account id.Account) bool {
	if before.Removed != nil || before.AccountID != account || before.Day <= f.today {
		return false
	}
	return before.Day != o.Day || o.At != nil && (before.At == nil || *before.At != *o.At)
}

// cancelled says what becomes of an appointment that will not take place: one that was noted as planned is taken away.
func (f *faces) cancelled(x capture.Item) Line {
	l := Line{Item: x, Verdict: Refused, Reason: x.Refused, Who: f.who(x)}
	if l.N = len(f.toCancel(x, l.Who)); l.N > 0 {
		l.Verdict, l.Reason = Cancel, ""
	}
	return l
}

// toCancel are the exchanges still to come that were noted of the event, or of the one time that is cancelled.
func (f *faces) toCancel(x capture.Item, list []Who) (out []id.Interaction) {
	prefix := x.Key + "/"
	if len(x.Occurrences) > 0 {
		prefix = keyOf(x, x.Occurrences[0])
	}
	for _, w := range list {
		for _, n := range f.noted[w.ID] {
			if x.Key != "" && strings.HasPrefix(n.Key, prefix) && n.Removed == nil && n.Day > f.today && n.AccountID == w.Account && !slices.Contains(out, n.ID) {
				out = append(out, n.ID)
			}
		}
	}
	return out
}

// accounts of the contacts, the one with most of them first: an exchange with people of two clients is noted at each.
func (l Line) accounts() (out []id.Account) {
	n := map[id.Account]int{}
	for _, w := range l.Who {
		if n[w.Account]++; n[w.Account] == 1 {
			out = append(out, w.Account)
		}
	}
	slices.SortStableFunc(out, func(x, y id.Account) int { return cmp.Compare(n[y], n[x]) })
	return out
}

// keyOf is the key of one occurrence, whatever the account.
func keyOf(x capture.Item, o capture.Occurrence) string { return x.Key + "/" + o.Key + "|" }

// notedWith is the exchange that was noted of the occurrence with one of the contacts of the account before. It follows
// them: the exchange may be at an account where they were then.
func (f *faces) notedWith(list []Who, account id.Account, key string) (noted, bool) {
	for _, w := range list {
		if w.Account != account {
			continue
		}
		if i := slices.IndexFunc(f.noted[w.ID], func(n noted) bool { return strings.HasPrefix(n.Key, key) }); i >= 0 {
			return f.noted[w.ID][i], true
		}
	}
	return noted{}, false
}

// strangers are who could be added: people of cards, and people of exchanges who are neither known nor ours.
func (f *faces) strangers(tx *db.Tx, lines []Line) (out []Stranger, err error) {
	if !f.mayAdd {
		return nil, nil
	}
	at := map[string]int{}
	for _, l := range lines {
		if l.Item.Refused != "" || l.Item.Kind == capture.Mail && !l.Item.Answers {
			continue
		}
		for _, p := range l.Item.People {
			if _, ok := f.contact(p); ok || f.isOurs(p) || p.Name == "" && p.Email() == "" {
				continue
			}
			s := Stranger{Key: strangerKey(p), Person: p, Card: l.Item.Kind == capture.Card}
			if i, ok := at[s.Key]; ok {
				if s.Card && !out[i].Card {
					s.Guess, s.GuessName = out[i].Guess, out[i].GuessName
					out[i] = s
				}
				continue
			}
			if len(out) >= mostStrangers {
				return out, nil
			}
			if s.Guess, s.GuessName, err = f.guess(tx, p); err != nil {
				return nil, err
			}
			at[s.Key] = len(out)
			out = append(out, s)
		}
	}
	slices.SortStableFunc(out, func(x, y Stranger) int {
		if x.Card != y.Card {
			return map[bool]int{true: -1, false: 1}[x.Card]
		}
		return 0
	})
	return out, nil
}

// mostStrangers bounds the people to choose about at once.
const mostStrangers = 500
