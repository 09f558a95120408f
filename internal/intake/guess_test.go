package intake

import (
	"fmt"
	"testing"
)

// TestGuesses proposes what the columns of ordinary tables hold, whoever named them.
func TestGuesses(t *testing.T) {
	for name, c := range map[string]struct {
		header []string
		kind   Kind
		want   map[string]string
	}{
		"a tracking sheet": {[]string{"N° affaire", "Tiers", "Libellé du contrat", "Prise d'effet", "Date d'échéance", "Engagement HT / an", "Mnt total HT", "Monnaie",
			"Délai de dénonciation (mois)", "Tacite reconduction ?", "Commercial", "Observations internes sur la négociation en cours"}, Contracts,
			map[string]string{"key": "N° affaire", "account": "Tiers", "name": "Libellé du contrat", "start": "Prise d'effet", "end": "Date d'échéance",
				"value_per_year": "Engagement HT / an", "total_value": "Mnt total HT", "currency": "Monnaie", "notice": "Délai de dénonciation (mois)", "renewal": "Tacite reconduction ?"}},
		"contracts in English": {[]string{"Contract No.", "Customer name", "Effective date", "Expiry date", "Notice period (months)", "Auto renewal", "Annual amount", "CCY"}, Contracts,
			map[string]string{"key": "Contract No.", "account": "Customer name", "start": "Effective date", "end": "Expiry date", "notice": "Notice period (months)",
				"renewal": "Auto renewal", "value_per_year": "Annual amount", "currency": "CCY"}},
		"Northwind's suppliers": {[]string{"SupplierID", "CompanyName", "ContactName", "ContactTitle", "Address", "City", "Region", "PostalCode", "Country", "Phone", "Fax", "HomePage"}, Accounts,
			map[string]string{"key": "SupplierID", "name": "CompanyName", "contact.name": "ContactName", "contact.job": "ContactTitle", "city": "City", "country": "Country",
				"phone": "Phone", "website": "HomePage"}},
		"a ledger's clients": {[]string{"Code tiers", "Raison sociale", "N° SIRET", "N° TVA intracom.", "Ville", "Pays"}, Accounts,
			map[string]string{"key": "Code tiers", "name": "Raison sociale", "siret": "N° SIRET", "city": "Ville", "country": "Pays", "vat": "N° TVA intracom."}},
		"people": {[]string{"Société", "Prénom", "Nom de famille", "Fonction", "Adresse mail", "Tél. portable", "Ligne directe"}, Contacts,
			map[string]string{"account": "Société", "first_name": "Prénom", "last_name": "Nom de famille", "job": "Fonction", "email": "Adresse mail", "mobile": "Tél. portable", "phone": "Ligne directe"}},
		"sales": {[]string{"Client", "Mois de facturation", "CA HT", "Marge brute", "Devise"}, Results,
			map[string]string{"account": "Client", "month": "Mois de facturation", "revenue": "CA HT", "margin": "Marge brute", "currency": "Devise"}},
		"targets":         {[]string{"Client", "Mois", "Objectif CA"}, Targets, map[string]string{"account": "Client", "month": "Mois", "target": "Objectif CA"}},
		"nothing telling": {[]string{"x1", "x2", "Observations"}, "", map[string]string{}},
	} {
		t.Run(name, func(t *testing.T) {
			got := Suggest(c.header)
			if got.Kind != c.kind {
				t.Errorf("taken for %s", got.Kind)
			}
			if c.kind == "" {
				return
			}
			for f, column := range c.want {
				if got.Columns[f] != column {
					t.Errorf("%s: %q, want %q", f, got.Columns[f], column)
				}
			}
			if len(got.Columns) != len(c.want) {
				t.Errorf("%s", fmt.Sprint(got.Columns))
			}
		})
	}
}

// Every synonym is of a field that exists, and tells something.
func TestSynonymsAreOfFields(t *testing.T) {
	known := map[string]bool{}
	for _, k := range Kinds {
		for _, f := range fields[k] {
			known[f.Name] = true
		}
	}
	for f, list := range synonyms {
		if !known[f] {
			t.Errorf("no field %s", f)
		}
		for _, s := range list {
			if len(wordsOf(s)) == 0 {
				t.Errorf("%s: %q says nothing", f, s)
			}
		}
	}
}
