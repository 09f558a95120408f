package reportpaper

import (
	"os"
	"testing"
	"testing/fstest"
	"time"

	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/decimal"
	"comptoir/internal/kernel/growth"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/kernel/money"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/i18n"
	"comptoir/internal/report"
)

// labels are the words of other areas that a review shows.
var labels = fstest.MapFS{
	"messages/fr.json": {Data: []byte(`{"account.tier.STRATEGIC":"Stratégique","account.tier.STAR":"À conquérir","account.tier.STATUS":"À entretenir",
"account.tier.STREAMLINE":"À rationaliser","account.status.KEY":"Grand compte","account.status.WATCH":"Sous surveillance","account.status.CANDIDATE":"Candidat",
"team.title.KAM":"responsable grands comptes","team.title.GAM":"directrice grands comptes","team.title.DIRECTION":"direction commerciale",
"alert.CT_NOTICE.title":"Décider du préavis de {{.contrat}}","alert.CT_NOTICE.why":"Préavis à recevoir au plus tard le {{.date}} ; sans action, reconduction de {{.mois}} mois.",
"alert.RS_TARGET.title":"Rattraper l’objectif","alert.RS_TARGET.why":"{{.x}} % de l’objectif à date, il manque {{.manque}}.",
"alert.TK_PROMISE.title":"Tenir la promesse : {{.tache}}","alert.TK_PROMISE.why":"Promis pour le {{.date}}."}`)},
	"messages/en.json": {Data: []byte(`{"account.tier.STRATEGIC":"Strategic","account.tier.STAR":"To win","account.tier.STATUS":"To maintain",
"account.tier.STREAMLINE":"To streamline","account.status.KEY":"Key account","account.status.WATCH":"Under watch","account.status.CANDIDATE":"Candidate",
"team.title.KAM":"key account manager","team.title.GAM":"global account manager","team.title.DIRECTION":"sales director",
"alert.CT_NOTICE.title":"Decide on notice for {{.contrat}}","alert.CT_NOTICE.why":"Notice must be received by {{.date}}; otherwise it renews for {{.mois}} months.",
"alert.RS_TARGET.title":"Catch up with the target","alert.RS_TARGET.why":"{{.x}}% of target to date, {{.manque}} short.",
"alert.TK_PROMISE.title":"Keep the promise: {{.tache}}","alert.TK_PROMISE.why":"Promised for {{.date}}."}`)},
}

func bundle(t *testing.T) *i18n.Bundle {
	t.Helper()
	b, err := i18n.New(os.DirFS("../reportweb"), os.DirFS("../../contract/contractweb"), labels)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// composer tells alerts with the test's own words.
var composer = Composer{Told: func(l *i18n.Loc, a alert.Alert, _ day.Day) (string, string) {
	var kv []any
	for name, v := range a.Params {
		kv = append(kv, name, v)
	}
	return l.T("alert."+a.Code+".title", kv...), l.T("alert."+a.Code+".why", kv...)
}}

var paris, _ = time.LoadLocation("Europe/Paris")

func at(s string) *day.Day { return day.Ptr(day.MustParse(s)) }

func keur(n int64) money.Money   { return money.Major(1000*n, money.EUR) }
func keurp(n int64) *money.Money { m := keur(n); return &m }
func share(x float64) *float64   { return &x }
func sum(n int64) report.Sum     { return report.Sum{Money: keur(n), Known: true} }

// over is twelve months that grew by a share.
func over(now int64, grew float64) growth.Comparison {
	before := keur(int64(float64(now) / (1 + grew)))
	return growth.Comparison{Before: before, Now: keur(now), AllBefore: before, AllNow: keur(now), Accounts: 1, Of: 1, Months: 1<<12 - 1, Span: 12}
}

// story is a review that shows every kind of line.
func story() report.Review {
	today := day.MustParse("2026-11-23")
	through := day.MonthOf(2026, time.October)
	camille := report.Person{ID: "u1", Name: "Camille Durand", Title: "KAM"}
	account := func(n id.Account, name, tier string, ytd, target, rolling int64, att, grew, rate float64) report.Account {
		gap := keur(ytd - target)
		return report.Account{ID: n, Name: name, Fold: name, Tier: tier, Status: "KEY", Sector: "Énergie", City: "Lyon", Country: "FR", Since: at("2017-03-01"), Carrier: camille,
			Figures: report.AccountFigures{Through: through, Year: 2026, Revenue: sum(ytd), Aimed: sum(ytd), Target: sum(target), Attainment: share(att), Gap: &gap,
				Rolling: sum(rolling), Growth: over(rolling, grew), Margin: report.Margin{Rate: rate, Coverage: 1, Known: true}}}
	}
	r := report.Review{Extent: report.Portfolio, Subject: camille, DrawnBy: camille, Company: "Groupe Castelnor",
		For:   []report.Person{{ID: "u2", Name: "Ingrid Sørlie", Title: "GAM"}, {ID: "u3", Name: "Étienne Larroque", Title: "DIRECTION"}},
		At:    instant.FromTime(time.Date(2026, 11, 23, 7, 0, 0, 0, time.UTC)),
		Today: today,
		Accounts: []report.Account{
			account("a1", "Aldine Énergies", "STRATEGIC", 8020, 8100, 9840, .99, .079, .241),
			account("a2", "Nordhavn Chemicals", "STAR", 4350, 4300, 5360, 1.012, .121, .218),
			account("a3", "Verrerie de Brécourt", "STRATEGIC", 3250, 3700, 4120, .878, -.044, .265),
		},
	}
	r.Accounts[1].Figures.Own = &money.Money{Minor: 4_785_000_000, Ccy: "SEK"}
	f := report.Figures{Year: 2026, Through: through, Revenue: sum(15620), Before: sum(14790), Change: over(15620, .056), Aimed: sum(15620), Target: sum(16100), YearTarget: sum(19620),
		Attainment: share(.970), Left: keurp(4000)}
	f.Rolling, f.Growth, f.Margin = report.Together([]report.AccountFigures{r.Accounts[0].Figures, r.Accounts[1].Figures, r.Accounts[2].Figures})
	cur := []int64{1420, 1480, 1660, 1580, 1640, 1710, 1490, 1120, 1730, 1790}
	prev := []int64{1360, 1400, 1570, 1520, 1550, 1600, 1430, 1050, 1580, 1660, 1800, 1900}
	aim := []int64{1450, 1500, 1700, 1650, 1700, 1750, 1500, 1150, 1800, 1900, 1950, 2050}
	for i := range 12 {
		m := report.Month{Month: day.MonthOf(2026, time.Month(i+1)), Previous: keurp(prev[i]), Target: keurp(aim[i])}
		if i < len(cur) {
			m.Current = keurp(cur[i])
		}
		f.Months = append(f.Months, m)
	}
	for i := range 12 {
		m := through.Add(-i)
		f.Rates = append(f.Rates, report.Rate{Ccy: "SEK", Month: m, Rate: decimal.MustParse("11.0342"), Day: m.Last(), Days: 21, Source: "ecb"})
	}
	r.Figures = f
	sek := money.Major(7_100_000, "SEK")
	contracts := []report.Contract{
		{ID: "c1", Account: "a3", AccountName: "Verrerie de Brécourt", Name: "Arrêts de fours", State: "ACTIVE", Renewal: "TACIT", Value: keurp(1350), Euros: keurp(1350),
			End: at("2027-02-28"), Exit: at("2027-02-28"), Theoretical: at("2026-11-30"), Prudent: at("2026-11-27"), DecideBy: at("2026-11-13"), RenewsFor: 12, Renews: true, Owner: "Camille Durand"},
		{ID: "c2", Account: "a1", AccountName: "Aldine Énergies", Name: "Maintenance multi-sites", State: "NOTICE_GIVEN", Renewal: "TACIT", Value: keurp(2800), Euros: keurp(2800),
			End: at("2026-12-31"), Given: &report.Given{ByClient: true, On: at("2026-09-24"), EndsOn: at("2026-12-31")}},
		{ID: "c3", Account: "a2", AccountName: "Nordhavn Chemicals", Name: "Logistique de site", State: "ACTIVE", Renewal: "TACIT", Value: keurp(1920), Euros: keurp(1920),
			End: at("2027-03-31"), Exit: at("2027-03-31"), Theoretical: at("2026-12-31"), Prudent: at("2026-12-31"), DecideBy: at("2026-12-16"), RenewsFor: 12, Renews: true},
		{ID: "c4", Account: "a2", AccountName: "Nordhavn Chemicals", Name: "Nettoyage industriel", State: "ACTIVE", Renewal: "TACIT", Value: &sek, Euros: keurp(640), End: at("2027-06-30"), Exit: at("2027-06-30"), Reason: "NOTICE_UNKNOWN", RenewsFor: 12, Renews: true},
		{ID: "c5", Account: "a1", AccountName: "Aldine Énergies", Name: "Espaces verts", State: "ACTIVE", Renewal: "EXPRESS", End: at("2027-09-30"), Exit: at("2027-09-30"), Reason: "NOT_TACIT"},
		{ID: "c6", Account: "a1", AccountName: "Aldine Énergies", Name: "Astreinte", State: "OPEN_ENDED", Renewal: "NONE", Value: keurp(120), Euros: keurp(120), Reason: "NO_END"},
	}
	r.Stakes = report.AtStake(contracts, today)
	r.AtStake = report.StakesWorth(r.Stakes)
	r.Undated = report.CountUndated(contracts)
	r.Rates = []report.Rate{{Ccy: "SEK", Rate: decimal.MustParse("11.0915"), Day: day.MustParse("2026-11-20"), Days: 1, Source: "ecb", Stale: true}}
	r.Alerts = []report.Alert{
		{Alert: alert.Alert{Code: "CT_NOTICE", Params: map[string]any{"contrat": "Arrêts de fours", "date": day.MustParse("2026-11-27"), "mois": 12}, Severity: "C", Subject: ref.Ref{Kind: "contract", ID: "c1"}, Account: "a3", AccountName: "Verrerie de Brécourt", Due: at("2026-11-13"), Value: keurp(1350)}, Who: "Camille Durand"},
		{Alert: alert.Alert{Code: "TK_PROMISE", Params: map[string]any{"tache": "plan de transition", "date": day.MustParse("2026-11-20")}, Severity: "H", Subject: ref.Ref{Kind: "task", ID: "t1"}, Account: "a1", AccountName: "Aldine Énergies", Due: at("2026-11-20")}, Who: "Yanis Belhassène"},
		{Alert: alert.Alert{Code: "RS_TARGET", Params: map[string]any{"x": 87.8, "manque": keur(450)}, Severity: "H", Subject: ref.Ref{Kind: "account", ID: "a3"}, Account: "a3", AccountName: "Verrerie de Brécourt", Value: keurp(450)}},
		{Alert: alert.Alert{Code: "CT_NOTICE", Params: map[string]any{"contrat": "Logistique de site", "date": day.MustParse("2026-12-31"), "mois": 12}, Severity: "W", Subject: ref.Ref{Kind: "contract", ID: "c3"}, Account: "a2", AccountName: "Nordhavn Chemicals", Due: at("2026-12-16"), Value: keurp(1920)}, Who: "Camille Durand"},
	}
	r.Pages = map[id.Account]*report.Page{}
	for _, a := range r.Accounts {
		p := &report.Page{}
		for _, c := range contracts {
			if c.Account == a.ID {
				p.Contracts = append(p.Contracts, c)
			}
		}
		p.Worth = report.Running(p.Contracts)
		p.Months = f.Months
		p.Contacts = []report.Contact{{Name: "Hélène Vasselin", Job: "Présidente-directrice générale", Email: "h.vasselin@aldine.example", Phone: "+33 6 39 98 41 07"}, {Name: "Bertrand Quilleverne"}, {Name: "Damien Rochecourbe", Job: "Directeur des achats groupe", Phone: "+33 6 39 98 41 09"}}
		p.Owed = []report.Promise{{Title: "Plan de transition chiffré", Whose: report.Ours, Owner: "Yanis Belhassène", Due: at("2026-11-20")}, {Title: "Planning des arrêts 2027", Whose: report.Theirs, Due: at("2026-12-04")}, {Title: "Appeler Gilles Maubertin", Whose: report.ToDo, Owner: "Camille Durand"}, {Title: "Avenant n° 3 signé", Whose: report.Theirs, DoneOn: at("2026-11-20")}}
		r.Pages[a.ID] = p
	}
	return r
}
