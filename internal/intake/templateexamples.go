package intake

// second is the second example of each template: what the first does not show. A subsidiary names its parent by its key, a
// contract may end for good with a notice that nobody has read yet, a month may lack its margin.
var second = map[Kind]map[string][2]string{ // field to French and English; what is missing stays empty
	Accounts: {
		"key": {"C-002", "C-002"}, "name": {"Verrerie du Modèle Belgique", "Sample Glassworks Belgium"}, "vat": {"BE0403170701", "BE0403170701"},
		"country": {"Belgique", "Belgium"}, "city": {"Liège", "Liège"}, "sector": {"Verre", "Glass"}, "currency": {"EUR", "EUR"}, "parent": {"C-001", "C-001"},
	},
	Contacts: {
		"key": {"P-002", "P-002"}, "account": {"Verrerie du Modèle", "Sample Glassworks"}, "first_name": {"Idriss", "Idris"}, "last_name": {"Caron", "Caron"},
		"job": {"Responsable maintenance", "Maintenance manager"}, "language": {"fr", "en"}, "email": {"idriss.caron@montbel.example", "idris.caron@montbel.example"},
		"mobile": {"+33 6 12 00 00 02", "+33 6 12 00 00 02"},
	},
	Contracts: {
		"key": {"CT-2026-002", "CT-2026-002"}, "account": {"Verrerie du Modèle", "Sample Glassworks"}, "account.siren": {"732829320", "732829320"},
		"name": {"Nettoyage des ateliers", "Workshop cleaning"}, "type": {"Service", "Service"}, "start": {"15/06/2026", "2026-06-15"}, "end": {"14/06/2028", "2028-06-14"},
		"renewal": {"aucune", "none"}, "value_per_year": {"48 500,00", "48,500.00"}, "currency": {"EUR", "EUR"},
	},
	Results: {
		"account": {"Verrerie du Modèle", "Sample Glassworks"}, "account.siren": {"732829320", "732829320"}, "month": {"2026-04", "2026-04"},
		"revenue": {"9 870,00", "9,870.00"}, "currency": {"EUR", "EUR"},
	},
	Targets: {
		"account": {"Verrerie du Modèle", "Sample Glassworks"}, "account.siren": {"732829320", "732829320"}, "month": {"2026-04", "2026-04"},
		"target": {"12 500,00", "12,500.00"}, "currency": {"EUR", "EUR"},
	},
}

// Sample is the template of a kind as a table: its columns, and lines that can be imported as they are.
func Sample(k Kind, lang string) (columns []string, lines [][]string) {
	lines = make([][]string, 2)
	for _, f := range fields[k] {
		if f.FR == "" {
			continue
		}
		name, one, two := f.FR, f.ExampleF, second[k][f.Name][0]
		if lang != "fr" {
			name, one, two = f.EN, f.ExampleE, second[k][f.Name][1]
		}
		columns = append(columns, name)
		lines[0], lines[1] = append(lines[0], one), append(lines[1], two)
	}
	return columns, lines
}
