package intakedesk

import (
	"cmp"

	"comptoir/internal/account/accountdesk"
	"comptoir/internal/intake"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// writeAccounts writes the lines of a table of accounts.
func (r *run) writeAccounts(tx *db.Tx) error {
	list := r.taken(func(i intake.Item) bool { return len(i.Accounts) > 0 })
	if len(list) == 0 {
		return nil
	}
	lines := make([]accountdesk.ImportLine, len(list))
	wants := make([]accountdesk.Want, len(list))
	for i, p := range list {
		l := p.item.Accounts[0]
		lines[i] = accountdesk.ImportLine{Key: l.Key, In: r.accountOf(l), Identifiers: identifiers(l.IDs)}
		wants[i] = accountdesk.Want{Name: l.Name}
	}
	homonyms, err := accountdesk.FindIn(tx, r.a, team.Account, team.Read, r.source, wants)
	if err != nil {
		return err
	}
	got, err := r.k.Account.ImportIn(tx, r.a, r.source, r.batch, lines)
	if err != nil {
		return err
	}
	for i, p := range list {
		p.account = got[i].ID
		if p.verb = got[i].Verb; p.verb == rejected {
			p.refuse(got[i].Problems)
		} else if p.verb == created && homonyms[i] != (accountdesk.Found{}) && !p.item.Warned() {
			p.remark(intake.Warning, problem.List{problem.At("name", "intake.problem.account_homonym", "value", wants[i].Name)})
		}
	}
	return nil
}

// refOf is the account that an item is about.
func refOf(i intake.Item) (ref intake.AccountRef, needs bool) {
	switch {
	case i.Outcome != intake.Take:
		return ref, false
	case i.Contract != nil:
		return i.Contract.Account, true
	case i.Contact != nil:
		return i.Contact.Account, true
	case i.Result != nil:
		return i.Result.Account, true
	case i.Target != nil:
		return i.Target.Account, true
	}
	return ref, false
}

// findAccounts finds the account of each line: by key, by SIREN, by name, or makes it.
func (r *run) findAccounts(tx *db.Tx, found map[string]id.Account) error {
	if object := objectOf(r.unit.Profile.Kind); !teamdesk.May(r.a, object, team.Write) {
		return r.refuseAll(object) // before an account is made for lines that cannot go in
	}
	asked := map[string]intake.AccountRef{}
	var order []string
	for _, p := range r.chunk {
		if ref, needs := refOf(p.item); needs && r.known[ref.Identity()] == "" && asked[ref.Identity()] == (intake.AccountRef{}) {
			asked[ref.Identity()] = ref
			order = append(order, ref.Identity())
		}
	}
	wrong := map[string]problem.List{}
	if len(order) > 0 {
		missing, err := r.lookUp(tx, order, asked, found, wrong)
		if err != nil {
			return err
		}
		if err := r.makeAccounts(tx, missing, asked, found, wrong); err != nil {
			return err
		}
	}
	for _, p := range r.chunk {
		ref, needs := refOf(p.item)
		if !needs {
			continue
		}
		p.account = cmp.Or(r.known[ref.Identity()], found[ref.Identity()])
		if bad := wrong[ref.Identity()]; bad != nil {
			p.refuse(bad)
		} else if like := r.likened[ref.Identity()]; like != "" {
			p.remark(intake.Warning, problem.List{problem.At("account", "intake.problem.account_resembles", "value", like)})
		}
	}
	if r.dry {
		clear(found) // what a rehearsal made is gone after it
	}
	return nil
}

// refuseAll leaves every line out that needs an account: whoever imports may not write such records anywhere.
func (r *run) refuseAll(object team.Object) error {
	code := "forbidden"
	if object == team.Contact {
		code = "intake.problem.contact_forbidden"
	}
	for _, p := range r.chunk {
		if _, needs := refOf(p.item); needs {
			p.verb = rejected
			p.item.Remarks = append(p.item.Remarks, intake.Remark{Problem: problem.At("account", code), Severity: intake.Reject})
		}
	}
	return nil
}

// lookUp asks for the accounts that are there, with the right that the lines ask for, and returns those to make.
func (r *run) lookUp(tx *db.Tx, order []string, asked map[string]intake.AccountRef, found map[string]id.Account, wrong map[string]problem.List) ([]string, error) {
	wants := make([]accountdesk.Want, len(order))
	for i, name := range order {
		ref := asked[name]
		wants[i] = accountdesk.Want{Key: cmp.Or(ref.Key, ref.Name), SIREN: ref.SIREN, Name: ref.Name} // people also type their own key as the name
	}
	got, err := accountdesk.FindIn(tx, r.a, objectOf(r.unit.Profile.Kind), team.Write, r.source, wants)
	if err != nil {
		return nil, err
	}
	var missing []string
	for i, name := range order {
		switch {
		case got[i].ID != "":
			found[name] = got[i].ID
		case got[i].Ambiguous:
			wrong[name] = problem.List{problem.At("account", "intake.problem.account_ambiguous", "value", asked[name].Name)}
		default:
			like, ok, err := r.likeness(tx, asked[name])
			if err != nil {
				return nil, err
			}
			if ok {
				found[name], r.likened[name] = like.ID, like.Name
				continue
			}
			missing = append(missing, name)
		}
	}
	return missing, nil
}

// likeness is asked of accounts that a line knows by a name alone.
func (r *run) likeness(tx *db.Tx, ref intake.AccountRef) (lookalike, bool, error) {
	if ref.Key != "" || ref.SIREN != "" || ref.Name == "" {
		return lookalike{}, false, nil
	}
	return r.resembles(tx, ref.Name)
}

// makeAccounts makes those that are missing, as the first line that needed each said.
func (r *run) makeAccounts(tx *db.Tx, missing []string, asked map[string]intake.AccountRef, found map[string]id.Account, wrong map[string]problem.List) error {
	if len(missing) == 0 {
		return nil
	}
	lines := make([]accountdesk.ImportLine, len(missing))
	for i, name := range missing {
		l, ok := r.lines[name]
		if !ok {
			ref := asked[name]
			l = intake.AccountLine{Key: ref.Key, Name: ref.Name, OnlyIfNew: true}
		}
		lines[i] = accountdesk.ImportLine{Key: cmp.Or(l.Key, cut(name, maxText)), In: r.accountOf(l), Identifiers: identifiers(l.IDs), OnlyIfNew: true}
	}
	got, err := r.k.Account.ImportIn(tx, r.a, r.source, r.batch, lines)
	if err != nil {
		return err
	}
	for i, name := range missing {
		if got[i].Verb == rejected {
			for _, p := range got[i].Problems {
				p.Field = "account"
				wrong[name] = append(wrong[name], p)
			}
			continue
		}
		found[name] = got[i].ID
	}
	return nil
}
