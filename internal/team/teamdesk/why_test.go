package teamdesk_test

import (
	"fmt"
	"strings"
	"testing"

	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
)

func TestWhy(t *testing.T) {
	each(t, func(h *house) {
		admin, dir := h.admin("admin"), h.person("dir", team.Direction, "")
		gam := h.person("gam", team.GAM, dir.ID)
		kam, am := h.person("kam", team.KAM, gam.ID), h.person("am", team.AccountManager, gam.ID)
		far, fin := h.person("far", team.KAM, dir.ID), h.person("fin", team.Finance, "")
		acc, until := h.account("a", kam.ID), h.day().Add(9)
		h.assign(acc, kam.ID, -9, in(3))
		h.join(acc, am.ID, "SERVICE", -5, nil)
		_, err := h.desk.Grant(ctx, dir, team.GrantInput{User: far.ID, Account: acc, Level: team.LevelRead, Until: &until})
		h.ok(err)

		why := func(asks who.Actor, of who.Actor) string {
			h.t.Helper()
			w, err := h.desk.Why(ctx, asks, of.ID, acc)
			h.ok(err)
			var s []string
			for _, r := range w.Reasons {
				s = append(s, strings.TrimSuffix(fmt.Sprintf("%s/%s", r.Via, r.ThroughName), "/"))
			}
			if w.Sees() != (len(s) > 0) {
				h.t.Errorf("%s: sees %v for %v", of.Name, w.Sees(), s)
			}
			return strings.Join(s, " ")
		}
		for of, want := range map[*who.Actor]string{
			&kam: "ASSIGNMENT BROUGHT_IN", &am: "TEAM", &far: "GRANT", &fin: "TITLE", &dir: "TITLE", &admin: "",
			&gam: "ASSIGNMENT/kam BROUGHT_IN/kam TEAM/am",
		} {
			if got := why(admin, *of); got != want {
				h.t.Errorf("%s: %q, want %q", of.Name, got, want)
			}
		}
		if got := why(gam, kam); got != "ASSIGNMENT BROUGHT_IN" {
			h.t.Errorf("a manager about his report: %q", got)
		}
		_, err = h.desk.Why(ctx, gam, far.ID, acc)
		h.code(err, "not_found")
		_, err = h.desk.Why(ctx, gam, kam.ID, h.account("unseen", ""))
		h.code(err, "not_found")
		_, err = h.desk.Why(ctx, kam, kam.ID, acc)
		h.code(err, "not_found")
		_, err = h.desk.Why(ctx, admin, kam.ID, id.New[id.Account]())
		h.code(err, "not_found")

		w, err := h.desk.Why(ctx, admin, am.ID, acc)
		h.ok(err)
		for _, r := range w.Rights {
			wantWrite := r.Object == team.Account || r.Object == team.Contact || r.Object == team.Task || r.Object == team.Relation || r.Object == team.Coordination || r.Object == team.Stakeholder || r.Object == team.Privacy
			wantRead := r.Object != team.Report && r.Object != team.Import
			if r.Read != wantRead || r.Write != wantWrite {
				h.t.Errorf("right %+v", r)
			}
		}
		if w.AccountName != "" {
			h.t.Error("a technical administrator learns the account's name")
		}
		h.ok(h.desk.Disable(ctx, admin, kam.ID))
		if got := why(admin, kam); got != "" {
			h.t.Errorf("shut out, yet %q", got)
		}
	})
}
