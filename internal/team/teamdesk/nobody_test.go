package teamdesk_test

import (
	"context"
	"reflect"
	"slices"
	"testing"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// proofs are the verbs that ask no actor, with what proves the caller instead.
var proofs = []string{
	"Actor", "ActorByLogin", // a session's user and epoch; the command line, which holds the data
	"SignIn",                                           // a password
	"OpenLink", "BecomeFirstAdmin", "AcceptInvitation", // a one-time link
}

// everyoneSignedIn are the verbs open to all colleagues: only strangers are refused.
var everyoneSignedIn = []string{"People", "OrgChart", "AccountChoices", "Visit", "NoteRefusal", "NoteRead", "UpdateProfile", "SetLang", "SetTheme"}

// Every exported verb that takes who asks refuses a stranger, and one without rights unless it is open to all. The
// verbs are found by reflection, so that none is forgotten.
func TestEveryVerbRefusesNobody(t *testing.T) {
	each(t, func(h *house) {
		someone := h.person("someone", team.Production, "")
		other := h.person("other", team.KAM, "")
		acc := h.account("a", other.ID)
		desk := reflect.ValueOf(h.desk)
		for i := range desk.NumMethod() {
			name, verb := desk.Type().Method(i).Name, desk.Method(i)
			at := slices.IndexFunc(params(verb.Type()), func(p reflect.Type) bool { return p == reflect.TypeFor[who.Actor]() })
			if at < 0 {
				if !slices.Contains(proofs, name) {
					h.t.Errorf("%s asks nobody who they are", name)
				}
				continue
			}
			for _, a := range []who.Actor{{}, {Title: "DIRECTION", Admin: true}, someone} {
				if a.ID != "" && slices.Contains(everyoneSignedIn, name) {
					continue
				}
				if err := h.call(verb, at, a, other.ID, acc); !refusal(err) {
					h.t.Errorf("%s by %+v: %v", name, a, err)
				}
			}
		}
	})
}

func params(f reflect.Type) []reflect.Type {
	out := make([]reflect.Type, f.NumIn())
	for i := range out {
		out[i] = f.In(i)
	}
	return out
}

func refusal(err error) bool {
	return problem.Is(err, problem.NotFound) || problem.Is(err, problem.Forbidden) || problem.Is(err, problem.Unauthenticated)
}

// call fills the other parameters with someone else's user and account, and zero values.
func (h *house) call(verb reflect.Value, at int, a who.Actor, user id.User, acc id.Account) (err error) {
	args := make([]reflect.Value, verb.Type().NumIn())
	transaction := false
	for i, p := range params(verb.Type()) {
		switch p {
		case reflect.TypeFor[context.Context]():
			args[i] = reflect.ValueOf(ctx)
		case reflect.TypeFor[id.User]():
			args[i] = reflect.ValueOf(user)
		case reflect.TypeFor[id.Account]():
			args[i] = reflect.ValueOf(acc)
		case reflect.TypeFor[id.Any]():
			args[i] = reflect.ValueOf(id.New[id.Any]())
		case reflect.TypeFor[team.GrantInput]():
			args[i] = reflect.ValueOf(team.GrantInput{User: user, Account: acc})
		case reflect.TypeFor[*db.Tx]():
			transaction = true
		default:
			args[i] = reflect.Zero(p)
		}
	}
	args[at] = reflect.ValueOf(a)
	run := func() error {
		out := verb.Call(args)
		err, _ := out[len(out)-1].Interface().(error)
		return err
	}
	if !transaction {
		return run()
	}
	return h.db.Write(ctx, who.System(), func(tx *db.Tx) error {
		args[0] = reflect.ValueOf(tx)
		return run()
	})
}

// The functions of the package that read in a caller's transaction refuse a stranger too.
func TestFunctionsRefuseAStranger(t *testing.T) {
	each(t, func(h *house) {
		u := h.person("u", team.KAM, "")
		h.ok(h.db.Read(ctx, func(tx *db.Tx) error {
			for name, run := range map[string]func() error{
				"PeopleIn": func() error { _, err := teamdesk.PeopleIn(tx, who.Actor{}); return err },
				"NamesIn":  func() error { _, err := teamdesk.NamesIn(tx, who.Actor{}, []id.User{u.ID}); return err },
				"BranchIn": func() error { _, err := teamdesk.BranchIn(tx, who.Actor{}); return err },
				"Describe": func() error { _, err := teamdesk.Describe(tx, who.Actor{}, nil); return err },
				"Must":     func() error { return teamdesk.Must(tx, who.Actor{}, team.Account, team.Read, h.account("m", u.ID)) },
			} {
				if err := run(); !refusal(err) {
					h.t.Errorf("%s: %v", name, err)
				}
			}
			return nil
		}))
	})
}
