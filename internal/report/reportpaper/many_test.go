package reportpaper

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/report"
)

const long = "Communauté d’agglomération du Pays de Brassac-le-Vieux et de ses environs, établissement public de coopération intercommunale"

// branch is a review of n accounts with long names, several people, and something wrong everywhere.
func branch(n int) report.Review {
	r := story()
	r.Extent, r.Subject, r.For = report.Branch, r.For[0], r.For[1:]
	base, page := r.Accounts, r.Pages["a1"]
	r.Accounts, r.Pages = nil, map[id.Account]*report.Page{}
	var contracts []report.Contract
	var figures []report.AccountFigures
	for i := range n {
		a := base[i%3]
		a.ID = id.Account(fmt.Sprint("x", i))
		a.Name = fmt.Sprintf("%s n° %d", long[:20+i*7%(len(long)-20)], i)
		a.Name = strings.ToValidUTF8(a.Name, "")
		a.Carrier = report.Person{ID: id.User(fmt.Sprint("p", i%7)), Name: fmt.Sprint("Marie-Clémentine de La Rochefoucauld-Montbel ", i%7), Title: "KAM"}
		a.Sector = "Administration publique, défense et sécurité sociale obligatoire"
		switch i % 5 {
		case 3:
			a.Carrier = report.Person{}
			a.Figures = report.AccountFigures{}
		case 4:
			a.Figures.Rolling.Missing, a.Figures.Revenue.Missing = 2, 1
			a.Figures.Target, a.Figures.Attainment, a.Figures.Gap = report.Sum{}, nil, nil
			a.Figures.Margin = report.Margin{}
			a.Figures.Through--
		}
		figures = append(figures, a.Figures)
		r.Accounts = append(r.Accounts, a)
		p := *page
		p.Contracts = nil
		for j := range 3 {
			due := r.Today.Add(17*i + 40*j - 60)
			c := report.Contract{ID: id.Contract(fmt.Sprint("c", i, "-", j)), Account: a.ID, AccountName: a.Name, Name: long[:60] + fmt.Sprint(" lot ", j), State: "ACTIVE", Renewal: "TACIT",
				End: day.Ptr(due.Add(100)), Exit: day.Ptr(due.Add(100)), Theoretical: day.Ptr(due.Add(16)), Prudent: day.Ptr(due.Add(14)), DecideBy: day.Ptr(due), RenewsFor: 12, Renews: true, Owner: a.Carrier.Name}
			if j > 0 {
				c.Value = &money.Money{Minor: 123_456_789_00, Ccy: "SEK"}
				c.Euros = keurp(11_000)
			}
			contracts, p.Contracts = append(contracts, c), append(p.Contracts, c)
		}
		p.Worth = report.Running(p.Contracts)
		p.Contacts = nil
		for j := range 9 {
			p.Contacts = append(p.Contacts, report.Contact{Name: fmt.Sprint(long[:50], j), Job: long, Email: "prenom.nom.tres.long@direction-regionale-des-achats.example.org"})
		}
		r.Pages[a.ID] = &p
		r.Alerts = append(r.Alerts, report.Alert{Who: a.Carrier.Name, Alert: alert.Alert{Code: "RS_TARGET", Params: map[string]any{"x": 12.5, "manque": keur(99_999)},
			Severity: alert.Severity("HWIC"[i%4 : i%4+1]), Subject: ref.Ref{Kind: "account", ID: string(a.ID)}, Account: a.ID, AccountName: a.Name, Value: keurp(999_999)}})
	}
	report.SortAccounts(r.Accounts)
	r.Figures.Rolling, r.Figures.Growth, r.Figures.Margin = report.Together(figures)
	r.Stakes = report.AtStake(contracts, r.Today)
	r.AtStake = report.StakesWorth(r.Stakes)
	return r
}

// empty is the review of someone who carries nothing.
func empty() report.Review {
	r := story()
	return report.Review{Extent: report.Portfolio, Subject: r.Subject, DrawnBy: r.DrawnBy, At: r.At, Today: r.Today, Figures: report.Figures{Year: 2026}}
}

// hidden is the review drawn by someone who may see the accounts and nothing else.
func hidden() report.Review {
	r := story()
	r.Figures = report.Figures{Hidden: true}
	for i := range r.Accounts {
		r.Accounts[i].Figures = report.AccountFigures{Hidden: true}
		p := r.Pages[r.Accounts[i].ID]
		p.ContactsHidden, p.OwedHidden, p.Contacts, p.Owed, p.Contracts = true, true, nil, nil, nil
	}
	r.ContractsHidden, r.AlertsHidden, r.Stakes, r.Alerts, r.AtStake = true, true, nil, nil, report.Worth{}
	r.Undated, r.Rates = report.Undated{}, nil
	r.DrawnBy = report.Person{ID: "u9", Name: "Autre Personne"}
	return r
}

func TestEveryReviewFitsItsPages(t *testing.T) {
	b := bundle(t)
	for name, r := range map[string]report.Review{"story": story(), "empty": empty(), "hidden": hidden(), "one": branch(1), "seven": branch(7), "forty": branch(40), "ninety": branch(90)} {
		for _, lang := range []string{"fr", "en"} {
			t.Run(name+"-"+lang, func(t *testing.T) {
				p := composer.Review(b.For(lang), paris, r)
				texts, pages := layout(t, p)
				nothingOverlaps(t, texts, marginX)
				var titles []string
				for _, s := range p.Sections {
					for _, block := range s.Blocks {
						switch x := block.(type) {
						case Table:
							titles = append(titles, x.Title)
						case Chart:
							titles = append(titles, x.Title)
						case Bullets:
							titles = append(titles, x.Title)
						}
					}
				}
				var told []string
				for _, x := range titles {
					if x != "" {
						told = append(told, x)
					}
				}
				if lone := orphan(texts, told...); len(lone) > 0 {
					t.Errorf("a title ends its page: %q", lone)
				}
				on := pageWords(texts)
				for n := 2; n <= pages; n++ {
					if want := fmt.Sprintf("%d / %d\n", n, pages); !strings.Contains(on[n], want) {
						t.Errorf("page %d does not say %q", n, want)
					}
				}
				if dir := os.Getenv("COMPTOIR_KEEP"); dir != "" {
					_ = os.WriteFile(dir+"/"+name+"-"+lang+".pdf", pdf(t, p), 0o644)
				}
			})
		}
	}
}
