package capturedesk

import (
	"slices"
	"strings"

	"comptoir/internal/capture"
	"comptoir/internal/contact"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/relation"
)

// apply adds who was chosen, then does with every item what is to be done now that they are known.
func (k *Desk) apply(tx *db.Tx, a who.Actor, items []capture.Item, add Choices) ([]Line, error) {
	before, err := k.plan(tx, a, items)
	if err != nil {
		return nil, err
	}
	added, unusable := map[string]Who{}, map[string]bool{}
	for _, s := range before.Strangers {
		account, chosen := add[s.Key]
		if !chosen || account == "" {
			continue
		}
		w, ok, err := k.add(tx, a, s, account, cardKeyOf(before.Lines, s))
		if err != nil {
			return nil, err
		}
		if added[s.Key] = w; !ok {
			unusable[s.Key] = true
		}
	}
	f, err := k.faces(tx, a, items)
	if err != nil {
		return nil, err
	}
	p, err := k.planOf(tx, f, items)
	if err != nil {
		return nil, err
	}
	for i := range p.Lines {
		if err := k.do(tx, f, &p.Lines[i], added, unusable); err != nil {
			return nil, err
		}
	}
	return p.Lines, nil
}

func cardKeyOf(lines []Line, s Stranger) string {
	for _, l := range lines {
		if l.Item.Kind == capture.Card && len(l.Item.People) == 1 && strangerKey(l.Item.People[0]) == s.Key {
			return l.Item.Key
		}
	}
	return ""
}

// do carries a line out, and corrects it to what was done.
func (k *Desk) do(tx *db.Tx, f *faces, l *Line, added map[string]Who, unusable map[string]bool) error {
	switch {
	case l.Verdict == Log || l.Verdict == Move:
		return k.log(tx, f, l)
	case l.Verdict == Cancel:
		for _, x := range f.toCancel(l.Item, l.Who) {
			if err := k.relation.RemoveIn(tx, f.a, x, 0); err != nil {
				return err
			}
		}
		return nil
	case l.Item.Kind != capture.Card || l.Verdict == Refused:
		return nil
	}
	key := strangerKey(l.Item.People[0])
	w, isNew := added[key]
	switch {
	case unusable[key]:
		l.Verdict, l.Reason = Refused, Unusable
	case isNew:
		l.Verdict, l.Who, l.Fields = Add, []Who{w}, nil
	case l.Verdict == Add:
		l.Verdict, l.Reason = Refused, AccountUnknown
	case l.Verdict == Complete:
		return k.complete(tx, f.a, l)
	}
	return nil
}

// log notes the exchanges of an item that are new, at each account concerned.
func (k *Desk) log(tx *db.Tx, f *faces, l *Line) error {
	users := f.ours(l.Item)
	if len(users) == 0 {
		users = []id.User{f.a.ID}
	}
	l.N, l.Planned, l.Moved = 0, 0, 0
	for _, o := range l.Item.Occurrences {
		for _, account := range l.accounts() {
			if before, ok := f.notedWith(l.Who, account, keyOf(l.Item, o)); ok {
				if f.putOff(before, o, account) {
					l.Moved++
					if err := k.relation.MoveIn(tx, f.a, before.ID, o.Day, o.At); err != nil {
						return err
					}
				}
				continue
			}
			in := relation.Input{Account: account, Day: &o.Day, At: o.At, Kind: kindOf(l.Item), Summary: l.Item.Title, Users: users, Planned: o.Day > f.today,
				Source: source, ExternalKey: keyOf(l.Item, o) + string(account)}
			for _, w := range l.Who {
				if w.Account == account {
					in.Contacts = append(in.Contacts, w.ID)
				}
			}
			made, err := k.relation.LogIn(tx, f.a, in)
			if err != nil {
				return err
			}
			for _, c := range in.Contacts {
				f.noted[c] = append(f.noted[c], noted{ContactID: c, ID: made, AccountID: account, Key: in.ExternalKey, Day: o.Day, At: o.At})
			}
			if l.N++; in.Planned {
				l.Planned++
			}
		}
	}
	if l.N+l.Moved == 0 {
		l.Verdict = Known
	}
	return nil
}

// kindOf: what has no hour is a fair or a visit; what has one is a meeting.
func kindOf(x capture.Item) relation.Kind {
	switch {
	case x.Kind == capture.Mail:
		return relation.EmailReply
	case x.AllDay:
		return relation.Event
	}
	return relation.Meeting
}

// card says what becomes of a card: of somebody known, it fills what is empty and changes nothing.
func (k *Desk) card(tx *db.Tx, f *faces, x capture.Item, seen map[string]bool) (Line, error) {
	l := Line{Item: x, Verdict: Add}
	person := x.People[0]
	c, ok := f.contact(person)
	if !ok {
		c, ok = f.byKey[x.Key]
	}
	key := strangerKey(person)
	switch {
	case !ok && !f.mayAdd:
		l.Verdict, l.Reason = Refused, MayNotAdd
	case !ok && seen[key]:
		l.Verdict = Known
	case ok:
		l.Who = []Who{{c.ID, c.Name, c.AccountID, c.AccountName}}
		l.Verdict = Known
		if !f.mayWrite[c.AccountID] || seen[string(c.ID)] {
			return l, nil
		}
		seen[string(c.ID)] = true
		s, err := k.contact.OpenIn(tx, f.a, c.ID)
		if err != nil {
			return l, err
		}
		country, err := countryOf(tx, s.Account)
		if err != nil {
			return l, err
		}
		if _, l.Fields = filled(s.Contact, person, country); len(l.Fields) > 0 {
			l.Verdict = Complete
		}
	}
	seen[key] = true
	return l, nil
}

// filled is the contact with what the card adds; a value that is there stays.
func filled(c contact.Contact, p capture.Person, country string) (contact.Input, []string) {
	in := contact.Input{Account: c.Account, ExternalKey: c.ExternalKey, Name: c.Name, Job: c.Job, Lang: c.Lang, Email: c.Email, Phone: c.Phone, Origin: c.Origin, Note: c.Note}
	usable, _ := inputOf(p, c.Account, country)
	var fields []string
	for _, f := range []struct {
		name string
		to   *string
		from string
	}{{"job", &in.Job, usable.Job}, {"lang", &in.Lang, usable.Lang}, {"email", &in.Email, usable.Email}, {"phone", &in.Phone, usable.Phone}} {
		if *f.to == "" && f.from != "" {
			*f.to = f.from
			fields = append(fields, f.name)
		}
	}
	return in, fields
}

func (k *Desk) complete(tx *db.Tx, a who.Actor, l *Line) error {
	s, err := k.contact.OpenIn(tx, a, l.Who[0].ID)
	if err != nil {
		return err
	}
	country, err := countryOf(tx, s.Account)
	if err != nil {
		return err
	}
	in, fields := filled(s.Contact, l.Item.People[0], country)
	if l.Fields = fields; len(fields) == 0 {
		l.Verdict = Known
		return nil
	}
	return k.contact.EditIn(tx, a, s.ID, s.Rev, in, true)
}

// inputOf is the person as a contact: what cannot be used in its place goes to the note, as do the other addresses and
// numbers. ok is false when not even the name can be used.
func inputOf(p capture.Person, account id.Account, country string) (in contact.Input, ok bool) {
	in = contact.Input{Account: account, Name: p.Name, Job: p.Job, Lang: p.Lang, Email: p.Email()}
	if in.Name == "" {
		in.Name = p.Email()
	}
	var rest []string
	for _, typed := range p.Phones {
		if _, dials := contact.Dial(typed, country); dials && in.Phone == "" {
			in.Phone = typed
		} else {
			rest = append(rest, typed)
		}
	}
	if len(p.Emails) > 1 {
		rest = append(rest, p.Emails[1:]...)
	}
	for _, wrong := range in.Validate(country) {
		switch wrong.Field {
		case "email":
			rest, in.Email = append(rest, in.Email), ""
		case "lang":
			in.Lang = ""
		case "job":
			in.Job = ""
		case "name":
			return in, false
		}
	}
	in.Note = strings.Join(rest, " · ")
	return in, true
}

// add makes a contact of a stranger at the account chosen.
func (k *Desk) add(tx *db.Tx, a who.Actor, s Stranger, account id.Account, key string) (w Who, ok bool, err error) {
	country, err := countryOf(tx, account)
	if err != nil {
		return w, false, err
	}
	in, ok := inputOf(s.Person, account, country)
	if !ok {
		return w, false, nil
	}
	in.Origin = originOf[s.Card]
	if key != "" {
		taken, err := keyTaken(tx, key)
		if err != nil {
			return w, false, err
		}
		if !taken {
			in.ExternalKey = key
		}
	}
	c, err := k.contact.CreateIn(tx, a, in, true)
	if problem.Is(err, problem.NotFound) {
		err = problem.List{problem.At("account", "unknown_choice")}
	}
	return Who{ID: c, Name: in.Name, Account: account}, err == nil, err
}

// originOf says where the person's data came from, as they may ask.
var originOf = map[bool]string{true: "vCard", false: "E-mail"}

// Counts sums lines up as an import does: a planned meeting or a known card is no rejection.
type Counts struct{ Created, Updated, Unchanged, Rejected, Warned int }

// Sum counts what became of the lines.
func Sum(lines []Line) (n Counts) {
	for _, l := range lines {
		switch l.Verdict {
		case Log, Add:
			n.Created++
		case Complete, Move, Cancel:
			n.Updated++
		case Known:
			n.Unchanged++
		default:
			n.Rejected++
		}
		if len(l.Item.Warnings) > 0 {
			n.Warned++
		}
	}
	return n
}

// Files are the names of the files, in their order.
func Files(lines []Line) (out []string) {
	for _, l := range lines {
		if !slices.Contains(out, l.Item.File) {
			out = append(out, l.Item.File)
		}
	}
	return out
}
