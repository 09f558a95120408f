package reportpaper

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"comptoir/internal/kernel/instant"
	"comptoir/internal/report"
)

// briefOf is the brief on an account of a review.
func briefOf(r report.Review, n int) report.Brief {
	a := r.Accounts[n]
	p := r.Pages[a.ID]
	b := report.Brief{Company: r.Company, For: r.Subject, At: r.At, Today: r.Today, Account: a, Contracts: p.Contracts, Worth: p.Worth,
		Stakes: report.StakesOf(r.Stakes, a.ID), Contacts: p.Contacts, Owed: p.Owed, Alerts: report.AlertsOf(r.Alerts, a.ID)}
	since := r.At.Add(-32 * 24 * 3600e9)
	b.Since = &since
	b.Changes = []report.Change{{At: r.At, Action: "contract.decided", Label: "Arrêts de fours", By: "Camille Durand"}, {At: instant.Instant(int64(r.At) - 9e8), Action: "result.imported", Count: 12}}
	report.SortContracts(b.Contracts)
	report.SortOwed(b.Owed, b.Today)
	return b
}

func TestBriefIsOnePage(t *testing.T) {
	bundle := bundle(t)
	many := briefOf(branch(40), 3)
	many.Account.Name = strings.Repeat(long+" ", 2)
	for range 3 {
		many.Contracts, many.Owed, many.Changes = append(many.Contracts, many.Contracts...), append(many.Owed, many.Owed...), append(many.Changes, many.Changes...)
	}
	for i := range many.Owed {
		many.Owed[i].Title = long
	}
	for i := range many.Changes {
		many.Changes[i].Label = long
	}
	blank := report.Brief{For: many.For, At: many.At, Today: many.Today, Account: report.Account{Name: "Sans rien", Status: "CANDIDATE"}, ContactsHidden: true, OwedHidden: true}
	blank.Account.Figures.Hidden = true
	for name, b := range map[string]report.Brief{"brief": briefOf(story(), 2), "brief-other": briefOf(story(), 0), "brief-many": many, "brief-blank": blank} {
		for _, lang := range []string{"fr", "en"} {
			t.Run(name+"-"+lang, func(t *testing.T) {
				s := newSheet()
				var texts []placed
				s.trace = func(page int, x, y, w, h float64, words string) {
					texts = append(texts, placed{page, x, y, w, h, words})
				}
				l := composer.Brief(bundle.For(lang), paris, b)
				s.leaf(l)
				nothingOverlaps(t, texts, leafX)
				if n := s.doc.PageCount(); n != 1 {
					t.Errorf("%d pages", n)
				}
				var one, two bytes.Buffer
				if err := WriteBrief(&one, l); err != nil {
					t.Fatal(err)
				}
				if err := WriteBrief(&two, composer.Brief(bundle.For(lang), paris, b)); err != nil || !bytes.Equal(one.Bytes(), two.Bytes()) {
					t.Error("two prints of one brief differ")
				}
				if dir := os.Getenv("COMPTOIR_KEEP"); dir != "" {
					_ = os.WriteFile(dir+"/"+name+"-"+lang+".pdf", one.Bytes(), 0o644)
				}
			})
		}
	}
}

// "And 2 more" on the brief are things still to do: what was kept is told, never counted as owed.
func TestBriefCountsOnlyWhatIsStillOwed(t *testing.T) {
	at := story().Today
	b := report.Brief{Today: at}
	for i := range 7 {
		due := at.Add(i)
		b.Owed = append(b.Owed, report.Promise{Title: "open", Due: &due})
	}
	for range 4 {
		b.Owed = append(b.Owed, report.Promise{Title: "kept", DoneOn: &at})
	}
	l := composer.Brief(bundle(t).For("fr"), paris, b)
	if !strings.Contains(l.Owed.More, "2") {
		t.Errorf("%q for two that remain", l.Owed.More)
	}
	b.Owed = b.Owed[2:]
	if l = composer.Brief(bundle(t).For("fr"), paris, b); l.Owed.More != "" {
		t.Errorf("%q where all that is open is shown", l.Owed.More)
	}
}
