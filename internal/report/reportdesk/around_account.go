package reportdesk

import (
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/report"
	"comptoir/internal/task"
	"comptoir/internal/task/taskdesk"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// maxAlerts bounds the points of attention of a review; those beyond are the least pressing.
const maxAlerts = 400

// alerts reads the open ones of the accounts, first things first.
func (k *Desk) alerts(tx *db.Tx, a who.Actor, ids []id.Account, names map[id.User]report.Person, c *converted) ([]report.Alert, error) {
	lines, err := k.Attention.OfIn(tx, a, ids, maxAlerts)
	if err != nil {
		return nil, err
	}
	out := make([]report.Alert, len(lines))
	for i, l := range lines {
		out[i] = report.Alert{Alert: l.Alert, Who: names[l.Person].Name}
		if l.Given != nil && l.Given.Ccy != money.EUR {
			c.eur(l.Given) // the rate that made the value is shown with the others
		}
	}
	return out, nil
}

// page gathers what the page of one account adds.
func (k *Desk) page(tx *db.Tx, a who.Actor, account id.Account, contracts []report.Contract, today day.Day) (*report.Page, error) {
	p := &report.Page{}
	for _, c := range contracts {
		if c.Account == account {
			p.Contracts = append(p.Contracts, c)
		}
	}
	p.Worth = report.Running(p.Contracts)
	o, err := k.Result.OverviewOf(tx, a, []id.Account{account})
	if err != nil {
		return nil, err
	}
	p.Months = months(o)
	if p.Contacts, p.ContactsHidden, err = k.contacts(tx, a, account); err != nil {
		return nil, err
	}
	p.Owed, p.OwedHidden, err = owed(tx, a, account, today)
	return p, err
}

// maxPeople is how many people of an account a report looks at.
const maxPeople = 50

func (k *Desk) contacts(tx *db.Tx, a who.Actor, account id.Account) (out []report.Contact, hidden bool, err error) {
	lines, ok, err := k.Contact.OfIn(tx, a, account, maxPeople)
	for _, l := range lines {
		out = append(out, report.Contact{Name: l.Name, Job: l.Job, Email: l.Email, Phone: l.Phone})
	}
	return out, !ok, err
}

// maxOwed is how many open tasks of an account a report looks at.
const maxOwed = 50

// owed is what both sides promised and what was kept lately.
func owed(tx *db.Tx, a who.Actor, account id.Account, today day.Day) (out []report.Promise, hidden bool, err error) {
	if !teamdesk.May(a, team.Task, team.Read) {
		return nil, true, nil
	}
	open, done, _, err := taskdesk.OfIn(tx, a, account, maxOwed)
	for _, s := range append(open, done...) {
		out = append(out, report.Promise{Title: s.Title, Whose: whose(s.Kind), Owner: s.OwnerName, Due: s.Due, DoneOn: s.DoneOn})
	}
	report.SortOwed(out, today)
	return out, false, err
}

func whose(k task.Kind) report.Whose {
	switch k {
	case task.PromiseOurs:
		return report.Ours
	case task.PromiseTheirs:
		return report.Theirs
	}
	return report.ToDo
}
