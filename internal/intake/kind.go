package intake

// Kind is what the lines of a table are.
type Kind string

// The kinds taken so far.
const (
	Accounts  Kind = "accounts"
	Contacts  Kind = "contacts"
	Contracts Kind = "contracts"
	Results   Kind = "results"
	Targets   Kind = "targets"
	Rates     Kind = "rates"
)

// Kinds lists those that a person may map columns to, in the order of a first import.
var Kinds = []Kind{Accounts, Contacts, Contracts, Results, Targets}

// Field is something a column may hold.
type Field struct {
	Name     string
	Type     FieldType
	FR, EN   string   // column names of the template
	Like     []string // other column names people use, squashed
	ExampleF string   // example value of the French template
	ExampleE string
}

// Fields lists what a kind may hold, in the order of its template. A field without FR is offered for mapping
// but is not a column of the template.
func Fields(k Kind) []Field { return fields[k] }

var accountRef = []Field{
	{Name: "account", FR: "Compte", EN: "Account", Like: []string{"client", "customer", "societe", "company", "raisonsociale", "entreprise"}, ExampleF: "Verrerie du Modèle", ExampleE: "Sample Glassworks"},
	{Name: "account.siren", Type: TypeID, FR: "SIREN du compte", EN: "Account SIREN", Like: []string{"siren", "nsiren", "numerosiren"}, ExampleF: "732829320", ExampleE: "732829320"},
}

var fields = map[Kind][]Field{
	Accounts: {
		{Name: "key", FR: "Identifiant", EN: "Key", Like: []string{"id", "code", "codeclient", "customerid", "accountid", "numeroclient"}, ExampleF: "C-001", ExampleE: "C-001"},
		{Name: "name", FR: "Nom", EN: "Name", Like: []string{"compte", "client", "societe", "companyname", "company", "raisonsociale", "entreprise", "accountname", "customer"}, ExampleF: "Verrerie du Modèle", ExampleE: "Sample Glassworks"},
		{Name: "siren", Type: TypeID, FR: "SIREN", EN: "SIREN", Like: []string{"nsiren", "numerosiren"}, ExampleF: "732829320", ExampleE: "732829320"},
		{Name: "siret", Type: TypeID, FR: "SIRET", EN: "SIRET", Like: []string{"nsiret", "numerosiret"}, ExampleF: "73282932000074", ExampleE: "73282932000074"},
		{Name: "vat", Type: TypeID, FR: "N° TVA", EN: "VAT number", Like: []string{"tva", "vat", "tvaintracommunautaire", "vatid"}, ExampleF: "FR44732829320", ExampleE: "FR44732829320"},
		{Name: "lei", Type: TypeID, FR: "LEI", EN: "LEI"},
		{Name: "duns", Type: TypeID, FR: "DUNS", EN: "DUNS"},
		{Name: "country", FR: "Pays", EN: "Country", Like: []string{"billingcountry", "countryregion"}, ExampleF: "France", ExampleE: "France"},
		{Name: "city", FR: "Ville", EN: "City", Like: []string{"billingcity", "commune"}, ExampleF: "Montbel", ExampleE: "Montbel"},
		{Name: "sector", FR: "Secteur", EN: "Sector", Like: []string{"industry", "activite", "branche"}, ExampleF: "Verre", ExampleE: "Glass"},
		{Name: "currency", FR: "Devise", EN: "Currency", Like: []string{"dev", "monnaie", "ccy"}, ExampleF: "EUR", ExampleE: "EUR"},
		{Name: "website", FR: "Site web", EN: "Website", Like: []string{"site", "url", "domain", "siteinternet"}, ExampleF: "https://montbel.example", ExampleE: "https://montbel.example"},
		{Name: "parent", FR: "Maison mère", EN: "Parent", Like: []string{"parentid", "groupe", "parentaccount"}},
		{Name: "phone", Like: []string{"telephone", "tel", "phone", "standard"}},
		{Name: "contact.name", Like: []string{"contactname", "contact", "interlocuteur"}},
		{Name: "contact.job", Like: []string{"contacttitle", "fonction"}},
		{Name: "contact.email", Like: []string{"contactemail", "email", "courriel"}},
	},
	Contacts: append([]Field{
		{Name: "key", FR: "Identifiant", EN: "Key", Like: []string{"id", "contactid"}, ExampleF: "P-001", ExampleE: "P-001"},
		accountRef[0],
		{Name: "first_name", FR: "Prénom", EN: "First name", Like: []string{"firstname"}, ExampleF: "Jeanne", ExampleE: "Jane"},
		{Name: "last_name", FR: "Nom", EN: "Last name", Like: []string{"lastname", "nomdefamille", "surname"}, ExampleF: "Ravel", ExampleE: "Ravel"},
		{Name: "job", FR: "Fonction", EN: "Job title", Like: []string{"title", "poste", "jobtitle"}, ExampleF: "Directrice des achats", ExampleE: "Head of purchasing"},
		{Name: "language", FR: "Langue", EN: "Language", Like: []string{"lang"}, ExampleF: "fr", ExampleE: "en"},
		{Name: "email", FR: "E-mail", EN: "Email", Like: []string{"mail", "courriel", "adressemail", "emailaddress"}, ExampleF: "jeanne.ravel@montbel.example", ExampleE: "jane.ravel@montbel.example"},
		{Name: "phone", FR: "Téléphone", EN: "Phone", Like: []string{"tel", "phonenumber"}, ExampleF: "+33 4 72 00 00 01", ExampleE: "+33 4 72 00 00 01"},
		{Name: "mobile", FR: "Mobile", EN: "Mobile", Like: []string{"portable", "mobilephone", "gsm"}},
		{Name: "name", Like: []string{"fullname", "nomcomplet", "contactname", "contact"}},
		{Name: "account.key", Like: []string{"accountid", "companyid", "codeclient"}},
	}, accountRef[1]),
	Contracts: {
		{Name: "key", FR: "Référence", EN: "Reference", Like: []string{"ref", "refcontrat", "referencecontrat", "contractnumber", "numerocontrat", "contrat"}, ExampleF: "CT-2026-001", ExampleE: "CT-2026-001"},
		accountRef[0], accountRef[1],
		{Name: "name", FR: "Nom du contrat", EN: "Contract name", Like: []string{"libelle", "intitule", "objet", "title", "description"}, ExampleF: "Entretien des fours", ExampleE: "Furnace maintenance"},
		{Name: "type", Type: TypeWord, FR: "Type", EN: "Type", Like: []string{"nature"}, ExampleF: "Service", ExampleE: "Service"},
		{Name: "start", Type: TypeDay, FR: "Début", EN: "Start", Like: []string{"dtdebut", "datedebut", "dateeffet", "startdate", "effectivedate"}, ExampleF: "01/03/2026", ExampleE: "2026-03-01"},
		{Name: "term_months", Type: TypeCount, FR: "Durée (mois)", EN: "Term (months)", Like: []string{"duree", "dureem", "term", "months"}, ExampleF: "12", ExampleE: "12"},
		{Name: "end", Type: TypeDay, FR: "Fin", EN: "End", Like: []string{"dtfin", "datefin", "echeance", "enddate", "expiry"}, ExampleF: "28/02/2027", ExampleE: "2027-02-28"},
		{Name: "notice", Type: TypeCount, FR: "Préavis", EN: "Notice", Like: []string{"preavism", "noticeperiod"}, ExampleF: "3", ExampleE: "3"},
		{Name: "notice_unit", Type: TypeWord, FR: "Unité de préavis", EN: "Notice unit", ExampleF: "mois", ExampleE: "months"},
		{Name: "renewal", Type: TypeWord, FR: "Reconduction", EN: "Renewal", Like: []string{"tacite", "taciteon", "tacitereconduction", "autorenew"}, ExampleF: "tacite", ExampleE: "tacit"},
		{Name: "renewal_months", Type: TypeCount, FR: "Reconduction (mois)", EN: "Renewal (months)", ExampleF: "12", ExampleE: "12"},
		{Name: "value_per_year", Type: TypeAmount, FR: "Valeur par an", EN: "Value per year", Like: []string{"mthtannuel", "montantannuel", "valeurannuelle", "annualvalue", "acv"}, ExampleF: "120 000,00", ExampleE: "120,000.00"},
		{Name: "total_value", Type: TypeAmount, FR: "Valeur totale", EN: "Total value", Like: []string{"montant", "montanttotal", "tcv", "amount", "montantht"}},
		{Name: "currency", FR: "Devise", EN: "Currency", Like: []string{"dev", "monnaie", "ccy"}, ExampleF: "EUR", ExampleE: "EUR"},
		{Name: "holder", FR: "Titulaire", EN: "Holder", Like: []string{"fournisseur", "supplier", "concurrent"}},
	},
	Results: append(append([]Field{}, accountRef...),
		Field{Name: "contract", FR: "Contrat", EN: "Contract", Like: []string{"reference", "ref"}},
		Field{Name: "month", Type: TypeMonth, FR: "Mois", EN: "Month", Like: []string{"periode", "period", "date"}, ExampleF: "2026-03", ExampleE: "2026-03"},
		Field{Name: "revenue", Type: TypeAmount, FR: "Chiffre d’affaires", EN: "Revenue", Like: []string{"ca", "caht", "sales", "turnover", "montant"}, ExampleF: "10 234,56", ExampleE: "10,234.56"},
		Field{Name: "margin", Type: TypeAmount, FR: "Marge", EN: "Margin", Like: []string{"margebrute", "grossmargin"}, ExampleF: "2 000,00", ExampleE: "2,000.00"},
		Field{Name: "currency", FR: "Devise", EN: "Currency", Like: []string{"dev", "monnaie", "ccy"}, ExampleF: "EUR", ExampleE: "EUR"}),
	Targets: append(append([]Field{}, accountRef...),
		Field{Name: "month", Type: TypeMonth, FR: "Mois", EN: "Month", Like: []string{"periode", "period", "date"}, ExampleF: "2026-03", ExampleE: "2026-03"},
		Field{Name: "target", Type: TypeAmount, FR: "Objectif", EN: "Target", Like: []string{"budget", "quota"}, ExampleF: "12 500,00", ExampleE: "12,500.00"},
		Field{Name: "currency", FR: "Devise", EN: "Currency", Like: []string{"dev", "monnaie", "ccy"}, ExampleF: "EUR", ExampleE: "EUR"}),
}

// required are the fields without which a table of the kind cannot be read.
var required = map[Kind][]string{
	Accounts:  {"name"},
	Contacts:  {"last_name"},
	Contracts: {"key", "account", "start"},
	Results:   {"account", "month", "revenue"},
	Targets:   {"account", "month", "target"},
}

func fieldOf(k Kind, name string) (Field, bool) {
	for _, f := range fields[k] {
		if f.Name == name {
			return f, true
		}
	}
	return Field{}, false
}
