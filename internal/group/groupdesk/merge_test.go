package groupdesk_test

import (
	"slices"
	"testing"

	"comptoir/internal/account"
	"comptoir/internal/account/accountdesk"
	"comptoir/internal/group"
	"comptoir/internal/group/groupdesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/db"
)

func (h *house) movers() {
	h.desk.Movers([]groupdesk.Mover{{Area: "account", MoveAccount: area.MoveAccount{Count: accountdesk.MoveCounts, Clashes: accountdesk.MoveClashes}},
		{Area: "group", MoveAccount: area.MoveAccount{Count: groupdesk.MoveCounts, Move: groupdesk.MoveAccount}}})
}

func (h *house) key(name, carrier string) id.Account {
	h.t.Helper()
	c := h.account(name, carrier)
	h.ok(h.accounts.MoveTo(ctx, h.who("Alix"), c, 0, account.Move{To: account.Qualified, Reason: "Évalué"}))
	h.ok(h.accounts.MoveTo(ctx, h.who("Alix"), c, 0, account.Move{To: account.Key}))
	_, err := h.accounts.Assign(ctx, h.who("Alix"), c, accountdesk.AssignInput{User: h.who(carrier).ID, Role: account.Primary, From: on("2025-01-01")})
	h.ok(err)
	return c
}

func TestMerge(t *testing.T) {
	each(t, func(h *house) {
		h.movers()
		stays, goes := h.key("Castagnac", "Camille"), h.key("Lemercier", "Ines")
		child, err := h.accounts.Create(ctx, h.who("Alix"), account.Input{Name: "Filiale", Tier: account.Unrated, Ccy: "EUR", Parent: goes})
		h.ok(err)
		h.body("Camille", stays, "Castagnac SA")
		e := h.body("Ines", goes, "Lemercier SAS")
		_, err = h.accounts.Join(ctx, h.who("Ines"), goes, account.TeamMember{User: h.who("Pia").ID, Function: account.FnProduction, From: on("2025-01-01")})
		h.ok(err)
		in := group.MergeInput{Absorbed: goes, Survivor: stays, Reason: "Rachat", Sure: true}

		// Only a GAM or the Direction, and only who may change both.
		h.refused(h.desk.Merge(ctx, h.who("Camille"), in), "not_found")
		h.refused(h.desk.Merge(ctx, h.who("Camille"), group.MergeInput{Absorbed: stays, Survivor: goes, Reason: "x", Sure: true}), "merge_by_manager")
		h.refused(h.desk.Merge(ctx, h.who("Théo"), group.MergeInput{Absorbed: stays, Survivor: goes, Reason: "x", Sure: true}), "unknown_choice")
		alix := h.who("Alix")
		h.refused(h.desk.Merge(ctx, alix, group.MergeInput{Absorbed: goes, Survivor: goes, Reason: "x", Sure: true}), "same_account")
		h.refused(h.desk.Merge(ctx, alix, group.MergeInput{Absorbed: goes, Survivor: stays, Sure: true}), "required")
		h.refused(h.desk.Merge(ctx, alix, group.MergeInput{Absorbed: goes, Survivor: stays, Reason: "x"}), "merge_not_confirmed")
		bad := in
		bad.Primary = h.who("Pia").ID
		h.refused(h.desk.Merge(ctx, alix, bad), "unknown_choice")
		p, err := h.desk.PreviewMerge(ctx, alix, goes, stays)
		h.ok(err)
		if p.Blocked || p.Absorbed.PrimaryName != "Ines" || p.Survivor.PrimaryName != "Camille" || len(p.Moves) != 3 {
			t.Errorf("%+v", p)
		}

		// Ines carries the whole; Camille keeps her access as a member; Pia too.
		in.Primary = h.who("Ines").ID
		h.ok(h.desk.Merge(ctx, alix, in))
		s, err := h.accounts.Open(ctx, alix, stays)
		h.ok(err)
		now, _ := s.Now(account.Primary)
		var members []string
		for _, m := range s.Members {
			members = append(members, m.Name)
		}
		if now.Name != "Ines" || !slices.Contains(members, "Camille") || !slices.Contains(members, "Pia") || len(s.Entities) != 2 || !s.Entities[0].Root || s.Entities[1].Root || s.Entities[1].ID != e {
			t.Errorf("%s carries, %v, %+v", now.Name, members, s.Entities)
		}
		_, err = h.accounts.Open(ctx, alix, goes)
		h.refused(err, "not_found")
		sub, err := h.accounts.Open(ctx, alix, child)
		h.ok(err)
		if sub.Parent != stays {
			t.Errorf("the subsidiary hangs on %s", sub.Parent)
		}
		h.refused(h.desk.Merge(ctx, alix, in), "not_found")

		// Both histories are kept, and read by who reads the account that stays.
		past, ok, err := h.desk.Absorbed(ctx, h.who("Camille"), goes)
		h.ok(err)
		if !ok || past.Name != "Lemercier" || past.Survivor != stays || past.SurvivorName != "Castagnac" || past.By != "Alix" || len(past.Carried) != 1 || len(past.Told) < 5 {
			t.Errorf("%+v", past)
		}
		if got := h.journal(stays); !slices.Contains(got, "account_merge.done") || !slices.Contains(got, "entity.account_moved") {
			t.Error(got)
		}
		if got := h.journal(goes); !slices.Contains(got, "account.absorbed") || !slices.Contains(got, "account.created") {
			t.Error(got)
		}

		// One that absorbed may itself be absorbed: the first address leads to the last.
		last := h.account("Dernier", "Alix")
		h.ok(h.desk.Merge(ctx, alix, group.MergeInput{Absorbed: stays, Survivor: last, Reason: "Encore", Sure: true}))
		if past, _, err = h.desk.Absorbed(ctx, alix, goes); err != nil || past.Survivor != last {
			t.Errorf("%+v %v", past, err)
		}
		list, err := h.desk.AbsorbedBy(ctx, alix, last)
		h.ok(err)
		if len(list) != 2 {
			t.Errorf("%+v", list)
		}
		_, _, err = h.desk.Absorbed(ctx, h.who("Théo"), h.account("Rien", "Ines"))
		h.ok(err)
	})
}

// An import that knows the account that went under its key finds the one that stays.
func TestKeysLeadToTheAccountThatStays(t *testing.T) {
	each(t, func(h *house) {
		h.movers()
		alix, stays := h.who("Alix"), h.account("Castagnac", "Camille")
		line := accountdesk.ImportLine{Key: "CRM-12", In: account.Input{Name: "Lemercier", Country: "FR"}, OnlyIfNew: true}
		apply := func(b id.Batch) (out []accountdesk.Outcome) {
			h.ok(h.db.Write(ctx, alix, func(tx *db.Tx) (err error) {
				out, err = h.accounts.ImportIn(tx, alix, "crm", b, []accountdesk.ImportLine{line})
				return err
			}))
			return out
		}
		first := apply(id.New[id.Batch]())
		goes := first[0].ID
		h.ok(h.desk.Merge(ctx, alix, group.MergeInput{Absorbed: goes, Survivor: stays, Reason: "Rachat", Sure: true}))
		if again := apply(id.New[id.Batch]()); again[0].ID != stays {
			t.Errorf("%+v, want the account that stays, %s", again, stays)
		}
	})
}
