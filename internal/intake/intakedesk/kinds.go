package intakedesk

import (
	"strings"

	"comptoir/internal/contact/contactdesk"
	"comptoir/internal/contract/contractdesk"
	"comptoir/internal/fx"
	"comptoir/internal/intake"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/result/resultdesk"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// writeContacts writes people: of a table of people, or beside the account of their line.
func (r *run) writeContacts(tx *db.Tx) error {
	list := r.taken(func(i intake.Item) bool { return i.Contact != nil })
	if len(list) == 0 {
		return nil
	}
	if !teamdesk.May(r.a, team.Contact, team.Write) {
		for _, p := range list {
			p.remark(intake.Warning, problem.List{problem.At("contact.name", "intake.problem.contact_forbidden")})
		}
		return nil
	}
	lines := make([]contactdesk.ImportLine, len(list))
	for i, p := range list {
		in := r.contactOf(*p.item.Contact)
		in.Account = p.account
		lines[i] = contactdesk.ImportLine{Key: p.item.Contact.Key, In: in}
	}
	got, err := r.k.Contact.ImportIn(tx, r.a, r.source, r.batch, lines)
	if err != nil {
		return err
	}
	for i, p := range list {
		switch verb := got[i].Verb; {
		case p.verb == "":
			p.remark(intake.Warning, got[i].Warnings)
			if p.verb = verb; verb == rejected {
				p.refuse(got[i].Problems)
			}
		case verb == rejected:
			p.remark(intake.Warning, got[i].Problems) // the account of the line is in all the same
		case verb != unchanged && p.verb == unchanged:
			p.verb = updated
		}
	}
	return nil
}

func (r *run) writeContracts(tx *db.Tx) error {
	list := r.taken(func(i intake.Item) bool { return i.Contract != nil })
	if len(list) == 0 {
		return nil
	}
	lines := make([]contractdesk.ImportLine, len(list))
	for i, p := range list {
		in := r.contractOf(*p.item.Contract)
		in.Account = p.account
		lines[i] = contractdesk.ImportLine{Key: p.item.Contract.Key, In: in, SilentRenewal: p.item.Contract.Renewal == ""}
	}
	var err error
	if list, lines, err = r.leaveKnown(tx, list, lines); err != nil {
		return err
	}
	got, err := r.k.Contract.ImportIn(tx, r.a, r.source, r.batch, lines)
	if err != nil {
		return err
	}
	for i, p := range list {
		if p.verb = got[i].Verb; p.verb == rejected {
			p.refuse(got[i].Problems)
		}
	}
	return nil
}

// leaveKnown takes out the lines of contracts that are at their account under the same number and came another way: typed,
// or from another source. An export of ours that comes back makes none anew.
func (r *run) leaveKnown(tx *db.Tx, list []*pending, lines []contractdesk.ImportLine) (left []*pending, rest []contractdesk.ImportLine, err error) {
	known, err := r.numbered(tx, lines)
	for i, p := range list {
		if known[contractName{lines[i].In.Account, lines[i].In.Number}] {
			p.verb, p.item.Remarks = unchanged, nil // a line that changes nothing has nothing to be corrected
			p.remark(intake.Note, problem.List{problem.At("key", "intake.problem.contract_known", "value", lines[i].In.Number)})
			continue
		}
		left, rest = append(left, p), append(rest, lines[i])
	}
	return left, rest, err
}

func (r *run) writeResults(tx *db.Tx) error {
	list := r.taken(func(i intake.Item) bool { return i.Result != nil })
	if len(list) == 0 {
		return nil
	}
	contracts, err := r.contractsNamed(tx, list)
	if err != nil {
		return err
	}
	lines := make([]resultdesk.ImportLine, len(list))
	for i, p := range list {
		l := *p.item.Result
		in := resultOf(l)
		in.Account = p.account
		if l.Contract != "" {
			if in.Contract = contracts[contractName{p.account, l.Contract}]; in.Contract == "" {
				p.remark(intake.Warning, problem.List{problem.At("contract", "intake.problem.contract_unknown", "value", l.Contract)})
			}
		}
		lines[i] = resultdesk.ImportLine{Key: figureKey(p.account, l.Contract, l.Month.String()), In: in}
	}
	got, err := r.k.Result.ImportIn(tx, r.a, r.source, r.batch, lines)
	return r.figures(list, got, err)
}

func (r *run) writeTargets(tx *db.Tx) error {
	list := r.taken(func(i intake.Item) bool { return i.Target != nil })
	if len(list) == 0 {
		return nil
	}
	lines := make([]resultdesk.ImportTarget, len(list))
	for i, p := range list {
		in := targetOf(*p.item.Target)
		in.Account = p.account
		lines[i] = resultdesk.ImportTarget{Key: figureKey(p.account, "", p.item.Target.Month.String()), In: in}
	}
	got, err := r.k.Result.ImportTargetsIn(tx, r.a, r.source, r.batch, lines)
	return r.figures(list, got, err)
}

// figureKey is what a figure is known by: the files give it none of its own.
func figureKey(account id.Account, contract, month string) string {
	return cut(strings.Join([]string{string(account), month, contract}, "/"), maxText)
}

func (r *run) figures(list []*pending, got []resultdesk.Outcome, err error) error {
	if err != nil {
		return err
	}
	for i, p := range list {
		p.remark(intake.Warning, got[i].Warnings)
		if p.verb = got[i].Verb; p.verb == rejected {
			p.refuse(got[i].Problems)
		}
	}
	return nil
}

// writeRates writes the rates of days. A day counts as one line; a rate that is refused does not take the day with it.
func (r *run) writeRates(tx *db.Tx) error {
	list := r.taken(func(i intake.Item) bool { return len(i.Rates) > 0 })
	if len(list) == 0 {
		return nil
	}
	var rates []fx.Rate
	for _, p := range list {
		rates = append(rates, ratesOf(p.item.Rates)...)
	}
	got, err := r.k.FX.ImportIn(tx, r.a, fx.ECB, r.batch, rates)
	if err != nil {
		return err
	}
	for _, p := range list {
		verbs, bad := map[string]int{}, problem.List(nil)
		for range p.item.Rates {
			verbs[got[0].Verb]++
			bad = append(bad, got[0].Problems...)
			got = got[1:]
		}
		switch {
		case verbs[rejected] == len(p.item.Rates):
			p.refuse(bad[:1])
			continue
		case verbs[created] > 0:
			p.verb = created
		case verbs[updated] > 0:
			p.verb = updated
		default:
			p.verb = unchanged
		}
		p.remark(intake.Warning, bad)
	}
	return nil
}
