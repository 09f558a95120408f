package app_test

import (
	"context"
	"strings"
	"testing"

	"comptoir/internal/app"
	"comptoir/internal/contact"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/text"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/personal"
	"comptoir/internal/platform/who"
	"comptoir/internal/privacy"
	"comptoir/internal/privacy/privacydesk"
	"comptoir/internal/world/worldtest"
)

// Every kind whose journal keeps something personal says where it keeps it: an area that comes later cannot be forgotten.
func TestWhatIsPersonalIsHeld(t *testing.T) {
	w := worldtest.Open(t)
	held := map[string]bool{"user": true} // colleagues are no contacts
	for _, h := range w.Desks.Privacy.Held() {
		for _, f := range h.Texts {
			held[string(f.Kind)] = true
		}
	}
	held["relation_wish"] = true // names a contact by its identifier alone
	for kind, fields := range app.Fields() {
		for name, class := range fields {
			if class == db.Personal && !held[string(kind)] {
				t.Errorf("%s.%s is personal, and its area does not say where it keeps it", kind, name)
			}
		}
	}
}

// A person is named in every place where words may stand, then erased: no column of any table holds their name, their
// address or their number any more, on either engine.
func TestNothingOfAPersonRemains(t *testing.T) { worldtest.Each(t, nothingRemains) }

func nothingRemains(t *testing.T, w worldtest.World) {
	ctx, camille := context.Background(), w.As("camille")
	key := odon(t, w)
	s, err := w.Desks.Contact.Open(ctx, camille, key)
	if err != nil {
		t.Fatal(err)
	}
	in := contact.Input{Account: s.Account, Name: s.Name, Job: s.Job, Email: "odon.lestrade@castagnac.example", Phone: "04 99 00 12 34", Note: "Odon Lestrade chasse le sanglier"}
	if err := w.Desks.Contact.Edit(ctx, camille, key, s.Rev, in, true); err != nil {
		t.Fatal(err)
	}
	if err := w.Desks.Privacy.Fill(ctx, camille, key, 0, privacy.Input{Basis: privacy.LegitimateInterest, Source: "Carte de Odon Lestrade", LegalHold: true, HoldReason: "Litige"}); err != nil {
		t.Fatal(err)
	}
	today := w.Today
	request, err := w.Desks.Privacy.Receive(ctx, camille, privacy.RequestInput{Contact: key, Right: privacy.Erase, Received: &today, Asked: "Effacez Odon Lestrade"})
	if err != nil {
		t.Fatal(err)
	}
	looked := []string{"odon lestrade", "odon.lestrade@castagnac.example", "04 99 00 12 34", "+33499001234"}
	plant(t, w, key)
	if found := scan(t, w, looked); len(found) < 20 {
		t.Fatalf("planted in %d places only: %v", len(found), found)
	}

	_, err = w.Desks.Privacy.Erase(ctx, camille, key)
	if !problem.Has(err, "privacy_legal_hold") {
		t.Fatalf("erased under legal hold: %v", err)
	}
	if err := w.Desks.Privacy.Fill(ctx, camille, key, 1, privacy.Input{Basis: privacy.LegitimateInterest}); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Desks.Privacy.Erase(ctx, w.As("ilse"), key); !problem.Is(err, problem.NotFound) {
		t.Fatalf("an outsider erases: %v", err)
	}
	strong := strengthRows(t, w, key)
	e, err := w.Desks.Privacy.Erase(ctx, camille, key)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.CatchUp(ctx); err != nil {
		t.Fatal(err)
	}
	if found := scan(t, w, looked); len(found) > 0 {
		t.Errorf("left: %s", strings.Join(found, "\n"))
	}
	if strengthRows(t, w, key) != strong || strong == 0 {
		t.Error("the figures did not stay")
	}
	if q, err := w.Desks.Privacy.OpenRequest(ctx, camille, request); err != nil || q.State != privacy.Done || q.Name != "Contact supprimé #1" {
		t.Errorf("request %+v %v", q, err)
	}
	if found, err := w.Desks.Privacy.Objects(ctx, camille, "Odon.Lestrade@castagnac.example"); err != nil || !found {
		t.Errorf("their address may be written to: %v", err)
	}
	if n, err := w.Desks.Privacy.Replay(ctx, w.As("ingrid"), []privacydesk.Erased{e}); err != nil || n != 0 {
		t.Errorf("replayed %d who are erased already: %v", n, err)
	}
}

func odon(t *testing.T, w worldtest.World) (key id.Contact) {
	t.Helper()
	err := w.DB.Read(context.Background(), func(tx *db.Tx) (err error) {
		key, _, err = db.One[id.Contact](tx, `SELECT id FROM contact WHERE name = 'Odon Lestrade'`)
		return err
	})
	if err != nil || key == "" {
		t.Fatal("nobody of that name", err)
	}
	return key
}

func strengthRows(t *testing.T, w worldtest.World, key id.Contact) (n int) {
	t.Helper()
	_ = w.DB.Read(context.Background(), func(tx *db.Tx) (err error) {
		n, _, err = db.One[int](tx, `SELECT count(*) FROM relation_energy WHERE contact_id = ?`, key)
		return err
	})
	return n
}

// plant writes a sentence about the person into one row of every text that an area declared, where it has any.
func plant(t *testing.T, w worldtest.World, key id.Contact) {
	t.Helper()
	sentence := "Vu avec Odon Lestrade (odon.lestrade@castagnac.example, 04 99 00 12 34)"
	err := w.DB.Write(context.Background(), who.System(), func(tx *db.Tx) error {
		var texts []personal.FreeText
		for _, h := range w.Desks.Privacy.Held() {
			texts = append(texts, h.Texts...)
		}
		for _, f := range texts {
			for _, column := range f.Columns {
				words := sentence
				if strings.HasSuffix(column, "_fold") {
					words = text.Fold(sentence)
				}
				if f.Table == "alert_line" {
					words = `{"contact":{"t":"Odon Lestrade"}}`
				}
				first, found, err := db.One[string](tx, `SELECT ? FROM ? WHERE ? <> '' ORDER BY ? LIMIT 1`, db.Ident(column), db.Ident(f.Table), db.Ident(column), db.Ident(column))
				if err != nil {
					return err
				}
				if !found {
					continue
				}
				if f.Table == "import_mapping" || f.Table == "import_work" || f.Table == "import_batch" {
					continue
				}
				if _, err := tx.Exec(`UPDATE ? SET ? = ? WHERE ? = ?`, db.Ident(f.Table), db.Ident(column), words, db.Ident(column), first); err != nil {
					return err
				}
			}
		}
		return tx.Record(db.Change{Action: "contact.edited", Ref: contact.Contact{ID: key}.Ref()})
	})
	if err != nil {
		t.Fatal(err)
	}
}

// scan names the columns of the whole database that hold one of the words.
func scan(t *testing.T, w worldtest.World, words []string) (found []string) {
	t.Helper()
	type column struct {
		Table string `bun:"tbl"`
		Name  string `bun:"col"`
	}
	query := `SELECT m.name AS tbl, p.name AS col FROM sqlite_master m JOIN pragma_table_info(m.name) p
		WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE 'goose_%' AND m.name NOT LIKE 'search_word%' AND p.type LIKE '%TEXT%'`
	if w.DB.Engine() == db.Postgres {
		query = `SELECT table_name AS tbl, column_name AS col FROM information_schema.columns WHERE table_schema = current_schema() AND data_type = 'text'`
	}
	err := w.DB.Read(context.Background(), func(tx *db.Tx) error {
		columns, err := db.Select[column](tx, query)
		if err != nil {
			return err
		}
		for _, c := range columns {
			for _, word := range words {
				n, _, err := db.One[int](tx, `SELECT count(*) FROM ? WHERE lower(?) LIKE ?`, db.Ident(c.Table), db.Ident(c.Name), "%"+word+"%")
				if err != nil {
					return err
				}
				if n > 0 {
					found = append(found, c.Table+"."+c.Name+": "+word)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}
