package volume

import (
	"fmt"

	"comptoir/internal/contract"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/decimal"
	"comptoir/internal/kernel/money"
)

var objects = map[string][]string{
	"fr": {"Maintenance multitechnique", "Nettoyage des locaux", "Fourniture de pièces", "Contrôles réglementaires", "Énergie et froid", "Transport et stockage", "Gardiennage", "Prestations informatiques"},
	"en": {"Facility services", "Cleaning", "Spare parts supply", "Statutory inspections", "Steam and cooling", "Warehousing", "Security", "IT services"},
	"de": {"Anlagenwartung", "Reinigung", "Ersatzteile", "Prüfungen", "Kältetechnik", "Lagerlogistik", "Werkschutz"},
	"sv": {"Underhåll", "Städning", "Reservdelar", "Kylteknik", "Lager"},
	"nl": {"Onderhoud", "Schoonmaak", "Wisselstukken", "Keuringen", "Opslag"},
}

// deal is a contract that ends between half a year ago and three years from now.
func deal(d *dice, l land, i int, trade string, today day.Day) contract.Input {
	months := []int{12, 12, 24, 36, 36, 48}[d.IntN(6)]
	end := today.Add(d.between(-180, 1100))
	if d.oneIn(2) {
		end = end.Month().Last()
	}
	start := (end + 1).AddMonths(-months)
	in := contract.Input{Number: fmt.Sprintf("V-%d-%05d", start.Year(), d.IntN(100_000)), Name: fmt.Sprintf("%s, %s", d.of(objects[l.lang]), d.of(l.cities)),
		Type: contract.Types[d.IntN(3)], Regime: contract.NoRegime, State: contract.Active, Effective: day.Ptr(start), TermMonths: months,
		Renewal: contract.Renewal{Kind: contract.NoRenewal}, Currency: money.Currency(l.ccy), SignedOn: day.Ptr(start.Add(-d.between(3, 40)))}
	if !d.oneIn(12) { // one in twelve is still to be put in figures
		v := money.Major(d.amount(), in.Currency)
		in.Value = &v
	}
	renews(d, &in)
	if i > 0 && d.oneIn(15) {
		in.State, in.SignedOn = []contract.State{contract.Draft, contract.Negotiation, contract.ToSign}[d.IntN(3)], nil
	}
	return in
}

// renews: of ten contracts four renew tacitly, one of them with a notice that nobody has read, three expressly.
func renews(d *dice, in *contract.Input) {
	switch x := d.IntN(10); {
	case x < 5:
		in.Renewal = contract.Renewal{Kind: contract.Tacit, Months: 12}
		if x > 0 {
			in.NoticeUs = contract.NoticeOf(d.between(1, 6))
		}
	case x < 8:
		in.Renewal = contract.Renewal{Kind: contract.Express}
	case x < 9:
		in.OpenEnded, in.TermMonths = true, 0
		in.NoticeUs = contract.NoticeOf(3)
	}
}

// months are the twelve before this one.
func months(d *dice, ccy money.Currency, this day.Month) []Month {
	year := d.amount()
	var out []Month
	for n := -12; n < 0; n++ {
		revenue := money.Major(year*int64(d.between(70, 130))/1200, ccy)
		margin, _ := revenue.Times(decimal.Decimal(d.between(4, 32)) * decimal.One / 100)
		out = append(out, Month{Month: this.Add(n), Revenue: revenue, Margin: margin, Target: money.Major(year/12, ccy)})
	}
	return out
}
