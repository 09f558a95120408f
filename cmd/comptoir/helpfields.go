package main

import (
	"fmt"
	"slices"
	"strings"

	"comptoir/internal/intake"
	"comptoir/internal/team"
)

// titles lists the positions with what they are called, as an indented list.
func (w words) titles() string {
	var b strings.Builder
	for _, t := range team.Titles {
		fmt.Fprintf(&b, "  %-16s %s\n", t, w.T("team.title."+string(t)))
	}
	return strings.TrimRight(b.String(), "\n")
}

// mapExample is a mapping of a supplier's list, in each language.
var mapExample = map[string]string{
	"fr": `  {
    "kind": "contracts",
    "source": "compta",
    "columns": {
      "key": "N° contrat",
      "account": "Raison sociale",
      "start": "Dt début",
      "end": "Dt fin",
      "value_per_year": "Mt HT annuel"
    },
    "layouts": { "start": "dmy", "end": "dmy", "value_per_year": "fr" },
    "currency": "EUR"
  }`,
	"en": `  {
    "kind": "contracts",
    "source": "ledger",
    "columns": {
      "key": "Contract no.",
      "account": "Company",
      "start": "From",
      "end": "To",
      "value_per_year": "Net per year"
    },
    "layouts": { "start": "dmy", "end": "dmy", "value_per_year": "en" },
    "currency": "GBP"
  }`,
}

func (w words) importDetail() string {
	return w.T("cli.detail.import", "profiles", strings.Join(intake.Profiles(), ", "), "example", mapExample[w.Lang],
		"layouts", strings.Join(layouts(), ", "), "fields", w.fields())
}

// layouts are the ways of writing that a mapping may fix.
func layouts() (all []string) {
	for _, t := range []intake.FieldType{intake.TypeDay, intake.TypeMonth, intake.TypeAmount} {
		for _, l := range t.Layouts() {
			if !slices.Contains(all, string(l)) {
				all = append(all, string(l))
			}
		}
	}
	return all
}

// fields lists what the columns of each kind of line may fill.
func (w words) fields() string {
	var parts []string
	for _, k := range intake.Kinds {
		var names []string
		for _, f := range intake.Fields(k) {
			name := f.Name
			if intake.Required(k, f.Name) {
				name += "*"
			}
			names = append(names, name)
		}
		parts = append(parts, w.T("cli.import.fields", "kind", string(k))+" "+strings.Join(names, ", ")+".")
	}
	return strings.Join(parts, "\n\n")
}
