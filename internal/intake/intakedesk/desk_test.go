package intakedesk

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"comptoir/internal/account"
	"comptoir/internal/account/accountdesk"
	"comptoir/internal/contract/contractdesk"
	"comptoir/internal/intake"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/page"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/who"
)

const twoContracts = "Reference,Account,Start,End,Value per year,Currency\nCT-1,Ardoval,2026-01-31,2027-01-30,1000,EUR\nCT-2,Helvane,2025-01-31,2026-01-30,2000,EUR\nCT-3,,2026-01-31,2027-01-30,1,EUR\n"

func TestAPreviewWritesNothingAndForetells(t *testing.T) {
	each(t, func(h *house) {
		a := h.people["camille"]
		before := h.count(`SELECT seq FROM journal_head`)
		batch := h.upload("camille", "c.csv", twoContracts)
		s := h.open("camille", batch)
		if want := (Counted{Lines: 3, Created: 2, Rejected: 1, Warned: 1}); s.State != Preview || s.Foreseen.Sum() != want {
			t.Fatalf("%s %+v", s.State, s.Foreseen)
		}
		if n := h.count(`SELECT count(*) FROM contract`) + h.count(`SELECT count(*) FROM account`) + h.count(`SELECT seq FROM journal_head`) - before; n != 0 {
			t.Errorf("a preview wrote %d rows", n)
		}
		lines, more, err := h.desk.Lines(ctx, a, batch, LineWarned, 0, 10)
		h.ok(err)
		if more || len(lines) != 1 || lines[0].Number != 3 || lines[0].Remarks[0].Code != "intake.problem.ended" ||
			lines[0].Remarks[0].Args["end"] != day.MustParse("2026-01-30") || lines[0].Cells[1] != "Helvane" {
			t.Errorf("%+v", lines)
		}
		h.ok(h.desk.Apply(ctx, a, batch))
		done := h.open("camille", batch)
		if done.State != Applied || done.Counts.Sum() != s.Foreseen.Sum() {
			t.Errorf("%s %+v", done.State, done.Counts)
		}
		if lines, _, _ := h.desk.Lines(ctx, a, batch, "", 0, 10); len(lines) != 2 {
			t.Errorf("%d lines to correct or to look at", len(lines))
		}
		if n := h.count(`SELECT count(*) FROM contract WHERE state = 'ENDED'`); n != 1 {
			t.Errorf("%d ended", n)
		}
		if n := h.count(`SELECT count(*) FROM account WHERE status = 'CANDIDATE' AND owner_id = ?`, a.ID); n != 2 {
			t.Errorf("%d candidates of the importer", n)
		}
		if err := h.desk.Apply(ctx, a, batch); !problem.Is(err, problem.NotFound) {
			t.Errorf("applied twice: %v", err)
		}
	})
}

func TestAQuestionHoldsTheImportUntilItIsAnswered(t *testing.T) {
	each(t, func(h *house) {
		a := h.people["camille"]
		batch := h.upload("camille", "c.csv", "Reference,Account,Start,End\nCT-1,Ardoval,2026-01-31,03/04/2027\n")
		s := h.open("camille", batch)
		if len(s.Questions) != 1 || s.Questions[0].Field != "end" || *s.Questions[0].Readings[0].Day != day.MustParse("2027-04-03") {
			t.Fatalf("%+v", s.Questions)
		}
		if err := h.desk.Apply(ctx, a, batch); !problem.Has(err, "intake.problem.unanswered") {
			t.Errorf("applied without an answer: %v", err)
		}
		if err := h.desk.Answer(ctx, a, batch, Answers{Layouts: map[string]intake.Layout{"end": intake.DayISO}}); !problem.Has(err, "intake.problem.answer_unknown") {
			t.Errorf("%v", err)
		}
		h.ok(h.desk.Answer(ctx, a, batch, Answers{Layouts: map[string]intake.Layout{"end": intake.MonthFirst}}))
		h.ok(h.desk.Apply(ctx, a, batch))
		if n := h.count(`SELECT end_day FROM contract`); n != int(day.MustParse("2027-03-04")) {
			t.Errorf("ends on %s", day.Day(n))
		}
	})
}

func TestAMappingIsMadeOnceAndRecognisedAfterwards(t *testing.T) {
	each(t, func(h *house) {
		a := h.people["camille"]
		const file = "Ref;Nom du client;Debut;Fin prevue;Prix\nA-1;Ardoval;2026-01-31;2027-01-30;1 000,50\n"
		batch := h.upload("camille", "t.csv", file)
		if s := h.open("camille", batch); s.State != Mapping {
			t.Fatalf("%s", s.State)
		}
		sample, err := h.desk.Samples(ctx, a, batch)
		h.ok(err)
		if sample.Values[4][0] != "1 000,50" || sample.Header[1] != "Nom du client" {
			t.Errorf("%+v", sample)
		}
		m := intake.Mapping{Name: "Export compta", Kind: intake.Contracts, Source: "compta", Currency: "EUR",
			Columns: map[string]string{"key": "Ref", "account": "Nom du client", "start": "Debut", "end": "Fin prevue", "value_per_year": "Prix"}}
		bad := m
		bad.Columns = map[string]string{"key": "Ref"}
		if err := h.desk.Map(ctx, a, batch, bad, true); !problem.Has(err, "intake.problem.mapping_required") {
			t.Errorf("%v", err)
		}
		h.ok(h.desk.Map(ctx, a, batch, m, true))
		h.ok(h.desk.Apply(ctx, a, batch))
		if n := h.count(`SELECT count(*) FROM contract WHERE source = 'compta' AND value_minor = 100050`); n != 1 {
			t.Error("not written as mapped")
		}
		again := h.upload("ines", "u.csv", file)
		if s := h.open("ines", again); s.State != Preview || s.Columns.Name != "Export compta" {
			t.Errorf("%s %+v", s.State, s.Columns)
		}
		saved, err := h.desk.Mappings(ctx, h.people["ines"])
		h.ok(err)
		if len(saved) != 1 || saved[0].Mine {
			t.Errorf("%+v", saved)
		}
		if err := h.desk.DeleteMapping(ctx, h.people["ines"], saved[0].ID); !problem.Is(err, problem.Forbidden) {
			t.Errorf("%v", err)
		}
		h.ok(h.desk.DeleteMapping(ctx, a, saved[0].ID))
	})
}

func TestUndoneAsLongAsNothingIsBuiltOnIt(t *testing.T) {
	each(t, func(h *house) {
		a := h.people["camille"]
		file := filepath.Join(samples, "northwind/customers.csv")
		got := h.run("camille", Order{}, file)
		accounts := h.count(`SELECT count(*) FROM account`)
		h.ok(h.desk.Undo(ctx, h.people["theo"], got[0].Batch)) // his manager
		if n := h.count(`SELECT count(*) FROM account WHERE deleted_at IS NULL`) + h.count(`SELECT count(*) FROM contact WHERE deleted_at IS NULL`); n != 0 {
			t.Errorf("%d left", n)
		}
		if err := h.desk.Undo(ctx, a, got[0].Batch); !problem.Has(err, "intake.problem.undone_already") {
			t.Errorf("%v", err)
		}
		if again := h.run("camille", Order{}, file); again[0].Created != got[0].Created {
			t.Errorf("the file did not come back: %+v", again[0].Counted)
		} else {
			got = again
		}
		if n := h.count(`SELECT count(*) FROM account WHERE deleted_at IS NULL`); n != accounts {
			t.Errorf("%d accounts", n)
		}
		h.edit("camille", "Alfreds Futterkiste")
		why, err := h.desk.Blocked(ctx, a, got[0].Batch)
		h.ok(err)
		if len(why) != 1 || why[0].Code != "intake.problem.built_on.account" || why[0].Args["n"] != 1 {
			t.Errorf("%+v", why)
		}
		if err := h.desk.Undo(ctx, a, got[0].Batch); !problem.Has(err, "intake.problem.built_on.account") {
			t.Errorf("%v", err)
		}
		if n := h.count(`SELECT count(*) FROM account WHERE deleted_at IS NULL`); n != accounts {
			t.Error("a refused undo took something")
		}
	})
}

// edit changes an account by hand.
func (h *house) edit(who, name string) {
	h.t.Helper()
	found, err := h.desk.Account.List(ctx, h.people[who], accountdesk.Filter{Query: name}, page.Request{})
	h.ok(err)
	s, err := h.desk.Account.Open(ctx, h.people[who], found.Rows[0].ID)
	h.ok(err)
	h.ok(h.desk.Account.Edit(ctx, h.people[who], s.ID, s.Rev, account.Input{Name: name, Tier: s.Tier, Ccy: s.Ccy, Note: "à appeler"}))
}

func TestWhoSeesAndDrivesAnImport(t *testing.T) {
	each(t, func(h *house) {
		batch := h.upload("camille", "c.csv", twoContracts)
		for name, seen := range map[string]bool{"camille": true, "theo": true, "alix": true, "fanny": true, "ines": false, "bastien": false, "claude": false} {
			_, err := h.desk.Open(ctx, h.people[name], batch)
			if (err == nil) != seen || err != nil && !problem.Is(err, problem.NotFound) {
				t.Errorf("%s: %v", name, err)
			}
			_, _, err = h.desk.Lines(ctx, h.people[name], batch, "", 0, 10)
			if (err == nil) != seen {
				t.Errorf("%s reads lines: %v", name, err)
			}
			works, _, err := h.desk.List(ctx, h.people[name], page.Request{})
			h.ok(err)
			if (len(works) == 1) != seen {
				t.Errorf("%s lists %d", name, len(works))
			}
			if name == "camille" {
				continue
			}
			for verb, err := range map[string]error{"apply": h.desk.Apply(ctx, h.people[name], batch), "stop": h.desk.Stop(ctx, h.people[name], batch),
				"discard": h.desk.Discard(ctx, h.people[name], batch), "answer": h.desk.Answer(ctx, h.people[name], batch, Answers{})} {
				if !problem.Is(err, problem.NotFound) && !problem.Is(err, problem.Forbidden) {
					t.Errorf("%s may %s: %v", name, verb, err)
				}
			}
		}
		for _, name := range []string{"bastien", "claude", ""} {
			if _, err := h.desk.Upload(ctx, h.people[name], []Source{uploaded("c.csv", twoContracts)}, Settings{}); !problem.Is(err, problem.Forbidden) {
				t.Errorf("%q uploads: %v", name, err)
			}
			if _, err := h.desk.RunFiles(ctx, h.people[name], nil, Order{}, nil); !problem.Is(err, problem.Forbidden) {
				t.Errorf("%q imports: %v", name, err)
			}
		}
		if got := h.run("fanny", Order{}, write(t, "c.csv", twoContracts)); !problem.Has(got[0].Problem, codeKindForbidden) {
			t.Errorf("finance imports contracts: %+v", got[0])
		}
		if n := h.count(`SELECT count(*) FROM import_work WHERE author_id = ?`, h.people["fanny"].ID); n != 0 {
			t.Error("a refused import stays")
		}
	})
}

// What is out of reach is never matched, nor changed, nor shown.
func TestAnotherPortfolioStaysOutOfReach(t *testing.T) {
	each(t, func(h *house) {
		const accounts = "Identifiant;Nom;SIREN\nC-1;Verrerie de Montbel;732829320\n"
		h.run("ines", Order{}, write(t, "a.csv", accounts))
		got := h.run("camille", Order{}, write(t, "b.csv", strings.Replace(accounts, "Verrerie", "Cristallerie", 1)))
		if got[0].Rejected != 1 || got[0].Taken() != 0 {
			t.Errorf("%+v", got[0].Counted)
		}
		if n := h.count(`SELECT count(*) FROM account WHERE name = 'Verrerie de Montbel'`); n != 1 {
			t.Error("renamed from outside")
		}
		got = h.run("camille", Order{}, write(t, "c.csv", "Reference,Account,Start,End\nCT-1,Verrerie de Montbel,2026-01-31,2027-01-30\n"))
		if got[0].Created != 1 || h.count(`SELECT count(*) FROM contract c JOIN account a ON a.id = c.account_id WHERE a.owner_id = ?`, h.people["camille"].ID) != 1 {
			t.Errorf("%+v", got[0])
		}
	})
}

// The contracts of the DECP sample, on the day of the issue, rank by the date that calls for something.
func TestPublicContractsRankByTheirDates(t *testing.T) {
	each(t, func(h *house) {
		h.at("2019-06-01")
		got := h.run("camille", Order{}, filepath.Join(samples, "decp/data.gouv.fr_pes_extract.json"))
		sheets, more, err := h.desk.Contract.Renewals(ctx, h.people["camille"], contractdesk.RenewalFilter{Limit: 500})
		h.ok(err)
		running := h.count(`SELECT count(*) FROM contract WHERE state = 'ACTIVE'`)
		if more || len(sheets) != running || running != got[0].Created-39 { // 39 are past their end
			t.Fatalf("%d ranked, %d running of %d", len(sheets), running, got[0].Created)
		}
		ends := make([]day.Day, len(sheets))
		for i, s := range sheets {
			if s.End == nil || *s.End < day.MustParse("2019-06-01") || s.NoticeUs.Known {
				t.Errorf("%s ends %v", s.Name, s.End)
			}
			ends[i] = *s.End
		}
		if !slices.IsSorted(ends) {
			t.Error("not in the order of their ends")
		}
		if n := h.count(`SELECT count(*) FROM contract WHERE state = 'ENDED'`); n != 39 {
			t.Errorf("%d ended", n)
		}
	})
}

func TestHostileFiles(t *testing.T) {
	each(t, func(h *house) {
		for name, content := range map[string]string{"empty.csv": "", "garbage.bin": "\x00\x01\x02\xff\xfe\x00garbage", "pdf.csv": "%PDF-1.4", "xml.json": "<a/>",
			"cut.json": `{"marches":[{"id":"1"`, "title.csv": "Reference,Account,Start,End\n", "zip.xlsx": "PK\x03\x04" + strings.Repeat("x", 500)} {
			got := h.run("camille", Order{}, write(t, name, content))
			if list, ours := problem.All(got[0].Problem); len(got) != 1 || got[0].Problem == nil || !ours || len(list) != 1 {
				t.Errorf("%s: %+v", name, got)
			}
		}
		if n := h.count(`SELECT count(*) FROM import_work`) + h.batches() + h.count(`SELECT count(*) FROM contract`); n != 0 {
			t.Errorf("%d traces", n)
		}
	})
}

func TestAGroupIsLinkedWhateverTheOrder(t *testing.T) {
	each(t, func(h *house) {
		file := write(t, "g.csv", "Identifiant;Nom;Maison mère\nC-1;Castagnac Ibérica;C-9\nC-2;Castagnac Verre;Inconnue\nC-9;Groupe Castagnac;\n")
		for round := range 2 {
			got := h.run("camille", Order{}, file)
			if len(got[0].Warnings) != 1 || got[0].Warnings[0].Code != "intake.problem.parent_left" || got[0].Warnings[0].Line != 3 || got[0].Warned != 1 {
				t.Errorf("round %d: %+v", round, got[0])
			}
			if round == 1 && got[0].Unchanged != 3 {
				t.Errorf("%+v", got[0].Counted)
			}
		}
		if n := h.count(`SELECT count(*) FROM account c JOIN account p ON p.id = c.parent_id WHERE p.name = 'Groupe Castagnac'`); n != 1 {
			t.Error("not linked")
		}
		if n := h.count(`SELECT count(*) FROM journal WHERE action = 'account.updated_by_import'`); n != 1 {
			t.Errorf("%d links recorded", n)
		}
	})
}

// What people typed since is theirs: the same file again does not take it back.
func TestTheSameFileKeepsWhatWasTyped(t *testing.T) {
	each(t, func(h *house) {
		file := write(t, "c.csv", "Reference,Account,Start\nCT-1,Ardoval,2026-01-31\n")
		h.run("camille", Order{}, file)
		list, err := h.desk.Contract.List(ctx, h.people["camille"], contractdesk.Filter{Observed: "all"}, page.Request{Sort: "name"})
		h.ok(err)
		s, err := h.desk.Contract.Open(ctx, h.people["camille"], list.Rows[0].ID)
		h.ok(err)
		if s.State != "DRAFT" {
			t.Errorf("a contract without an end is %s", s.State)
		}
		in := r0(s)
		in.TermMonths, in.Renewal.Kind, in.Renewal.Months = 12, "TACIT", 12
		h.ok(h.desk.Contract.Edit(ctx, h.people["camille"], s.ID, s.Rev, in))
		if got := h.run("camille", Order{}, file); got[0].Unchanged != 1 {
			t.Errorf("%+v", got[0].Counted)
		}
	})
}

func TestANameWrittenAnotherWayFindsItsAccount(t *testing.T) {
	each(t, func(h *house) {
		h.run("camille", Order{}, write(t, "a.csv", "Identifiant;Nom;Pays\nC-1;Laiteries du Haut-Serein SAS;France\nC-2;Verrerie de Montbel;France\n"))
		file := write(t, "c.csv", "Reference,Account,Start,End\nCT-1,Laiteries Haut Serein,2026-01-31,2027-01-30\nCT-2,Verreries Montbel,2026-01-31,2027-01-30\n")
		for range 2 {
			got := h.run("camille", Order{}, file)
			if len(got[0].Warnings) != 1 || got[0].Warnings[0].Code != "intake.problem.account_resembles" || got[0].Warnings[0].Args["value"] != "Laiteries du Haut-Serein SAS" {
				t.Errorf("%+v", got[0])
			}
		}
		if n := h.count(`SELECT count(*) FROM account`); n != 3 { // Verreries is not Verrerie: nothing is guessed
			t.Errorf("%d accounts", n)
		}
	})
}

func TestWhatIsTooOldIsDropped(t *testing.T) {
	each(t, func(h *house) {
		h.upload("camille", "c.csv", twoContracts)
		got := h.run("camille", Order{}, write(t, "d.csv", twoContracts))
		if err := h.desk.Sweep(ctx, h.people["alix"]); !problem.Is(err, problem.NotFound) {
			t.Errorf("a person sweeps: %v", err)
		}
		h.ok(h.desk.Sweep(ctx, who.System()))
		if n := h.count(`SELECT count(*) FROM import_work`) + h.count(`SELECT count(*) FROM import_line WHERE batch_id = ?`, got[0].Batch); n != 3 {
			t.Errorf("%d rows", n)
		}
		h.at("2027-03-23")
		h.ok(h.desk.Sweep(ctx, who.System()))
		if n := h.count(`SELECT count(*) FROM import_work`) + h.count(`SELECT count(*) FROM import_line`) + h.count(`SELECT count(*) FROM import_upload`); n != 0 {
			t.Errorf("%d rows left", n)
		}
		if h.batches() != 1 {
			t.Error("the record is gone")
		}
	})
}
