package volume

import "fmt"

// land is how names are made in a country.
type land struct {
	country, ccy, lang string
	// share is how many clients of a hundred are there.
	share int
	// companies are the forms of a name: %[1]s is a family or a place, %[2]s a trade.
	companies []string
	families  []string
	trades    []string
	cities    []string
	given     []string
	jobs      []string
	dial      string
}

var lands = []land{
	{country: "FR", ccy: "EUR", lang: "fr", share: 58, dial: "06 39 98 %02d %02d",
		companies: []string{"Établissements %[1]s", "%[1]s %[2]s", "Groupe %[1]s", "Société %[1]s de %[2]s", "%[2]s %[1]s et Fils", "Ateliers %[1]s", "Compagnie %[1]s", "%[1]s Frères %[2]s"},
		families: []string{"Aubrac", "Barjolle", "Cazeneuve", "Delaunay", "Estève", "Fauconnet", "Garrigue", "Hautbois", "Imbert", "Jaubert", "Kerzoncuf", "Lamarque", "Mauvezin", "Nogaret", "Olivares",
			"Pommereau", "Quentin", "Rochefort", "Sauveterre", "Thoraval", "Urbain", "Vauclair", "Wattrelos", "Ysambert", "Brécourt", "Castelnau", "Montferrand", "Saint-Avit", "L’Hermitage", "Bois-Guyon"},
		trades: []string{"Logistique", "Emballages", "Transports", "Chimie", "Papeteries", "Laiteries", "Fonderies", "Verreries", "Énergie", "Matériaux", "Textiles", "Mécanique", "Eaux", "Santé", "Bâtiment", "Agroalimentaire"},
		cities: []string{"Amiens", "Lyon", "Nantes", "Reims", "Dijon", "Toulouse", "Rennes", "Lille", "Grenoble", "Tours", "Metz", "Pau", "Brest", "Nîmes", "Limoges"},
		given:  []string{"Amélie", "Baptiste", "Clémence", "Damien", "Élodie", "Fabrice", "Gaëlle", "Hugo", "Inès", "Jérôme", "Karine", "Loïc", "Maud", "Nicolas", "Océane", "Patrice", "Quitterie", "Romain", "Sabine", "Thibault"},
		jobs:   []string{"Acheteuse", "Directeur industriel", "Responsable maintenance", "Directrice des achats", "Chef de site", "Directrice financière", "Responsable HSE"}},
	{country: "GB", ccy: "GBP", lang: "en", share: 12, dial: "+44 7700 900%02d%01d",
		companies: []string{"%[1]s %[2]s Ltd", "%[1]s & Sons", "%[1]s Group plc", "%[1]s %[2]s Holdings", "The %[1]s Company", "%[1]s Bros %[2]s"},
		families: []string{"Ashdown", "Birkenshaw", "Carrington", "Dunmore", "Ellerby", "Fairhurst", "Grimshaw", "Hollingbury", "Inglewood", "Jessop", "Kirkland", "Langstaff", "Marchmont", "Netherby", "Oakeshott",
			"Pemberley", "Quarrington", "Ravenscroft", "Stanhope", "Thornbury", "Underhill", "Verity", "Winterbourne", "Yardley"},
		trades: []string{"Logistics", "Packaging", "Foods", "Chemicals", "Engineering", "Water", "Paper", "Ceramics", "Aviation", "Textiles", "Foundries", "Healthcare"},
		cities: []string{"Leeds", "Bristol", "Derby", "Hull", "Swansea", "Dundee", "Norwich", "Exeter", "Preston", "Belfast"},
		given:  []string{"Alice", "Brendan", "Chloe", "Duncan", "Eleanor", "Fraser", "Georgia", "Harvey", "Isla", "Jamie", "Keira", "Lewis", "Maya", "Niall", "Olivia", "Rhys", "Siobhan", "Tariq"},
		jobs:   []string{"Head of procurement", "Plant manager", "Finance director", "Facilities manager", "Operations director", "Quality manager"}},
	{country: "DE", ccy: "EUR", lang: "de", share: 14, dial: "+49 30 23125 %02d%01d",
		companies: []string{"%[1]s %[2]s GmbH", "Gebrüder %[1]s", "%[1]s-Werke AG", "%[1]s & Söhne KG", "%[2]s %[1]s GmbH & Co. KG"},
		families: []string{"Albrecht", "Brinkmann", "Claassen", "Diefenbach", "Eberhardt", "Faulhaber", "Grünewald", "Hohenberg", "Isenburg", "Jürgensen", "Kirchhoff", "Lindenau", "Mühlbauer", "Niedermeier", "Ostermann",
			"Pfleiderer", "Quandt", "Rosenthal", "Schönfeld", "Tiefenthal", "Uhlmann", "Vogelsang", "Wiesenthal", "Zumbrunn"},
		trades: []string{"Maschinenbau", "Logistik", "Verpackungen", "Chemie", "Papier", "Brauerei", "Gießerei", "Energie", "Textil", "Wasserwerke", "Medizintechnik"},
		cities: []string{"Augsburg", "Bremen", "Chemnitz", "Dortmund", "Erfurt", "Freiburg", "Göttingen", "Kassel", "Mainz", "Rostock"},
		given:  []string{"Anke", "Bastian", "Claudia", "Dieter", "Elke", "Florian", "Gudrun", "Henning", "Ingrid", "Jochen", "Katrin", "Lutz", "Monika", "Norbert", "Petra", "Ralf"},
		jobs:   []string{"Einkauf", "Werksleiter", "Leiterin Technik", "Kaufmännischer Leiter", "Instandhaltung"}},
	{country: "SE", ccy: "SEK", lang: "sv", share: 6, dial: "+46 70 174 06 %02d%01d",
		companies: []string{"%[1]s %[2]s AB", "%[1]sgruppen AB", "Bröderna %[1]s", "%[1]s Industri AB"},
		families:  []string{"Almkvist", "Bergström", "Dahlgren", "Ekholm", "Forsberg", "Granlund", "Hedlund", "Kvarnström", "Lindahl", "Norrby", "Rosengren", "Sandvall", "Tornberg", "Västerlund", "Åkerman", "Öberg"},
		trades:    []string{"Papper", "Logistik", "Verkstad", "Kemi", "Livsmedel", "Energi", "Stål"},
		cities:    []string{"Gävle", "Malmö", "Umeå", "Örebro", "Växjö", "Karlstad"},
		given:     []string{"Anders", "Birgitta", "Elsa", "Gustav", "Ingegerd", "Johan", "Karin", "Lars", "Maja", "Nils", "Sofia", "Tove"},
		jobs:      []string{"Inköpschef", "Platschef", "Ekonomichef", "Underhållschef"}},
	{country: "CH", ccy: "CHF", lang: "fr", share: 4, dial: "+41 21 555 %02d %02d",
		companies: []string{"%[1]s %[2]s SA", "Groupe %[1]s SA", "%[1]s et Cie"},
		families:  []string{"Aeschlimann", "Bovard", "Chappuis", "Dufour", "Ecoffey", "Favrod", "Gremaud", "Hurni", "Jaquier", "Monnard", "Piguet", "Rapin", "Tissières", "Vuilleumier"},
		trades:    []string{"Horlogerie", "Santé", "Chimie", "Logistique", "Énergie", "Mécanique"},
		cities:    []string{"Lausanne", "Fribourg", "Sion", "Bienne", "Neuchâtel"},
		given:     []string{"Blaise", "Corinne", "Étienne", "Fabienne", "Gilles", "Laure", "Olivier", "Sandrine", "Yves"},
		jobs:      []string{"Directeur des infrastructures", "Cheffe des achats", "Responsable technique"}},
	{country: "BE", ccy: "EUR", lang: "nl", share: 6, dial: "+32 2 555 %02d %02d",
		companies: []string{"%[1]s %[2]s NV", "Groep %[1]s BV", "%[1]s & Zonen"},
		families:  []string{"Aerts", "Bogaert", "Claeys", "De Backer", "Goossens", "Hermans", "Janssens", "Lambrecht", "Maes", "Peeters", "Segers", "Vandenbroeck", "Wouters"},
		trades:    []string{"Logistiek", "Voeding", "Chemie", "Bouw", "Textiel", "Verpakking"},
		cities:    []string{"Gent", "Turnhout", "Kortrijk", "Leuven", "Mechelen"},
		given:     []string{"An", "Bart", "Dirk", "Els", "Geert", "Hilde", "Joris", "Katrien", "Lieve", "Wim"},
		jobs:      []string{"Aankoper", "Operationeel directeur", "Onderhoudsverantwoordelijke"}},
}

// company is the name of a client; with a million of them some share one, as companies do.
func (l land) company(d *dice) string {
	name := fmt.Sprintf(d.of(l.companies), d.of(l.families), d.of(l.trades))
	if d.oneIn(3) {
		return name + " " + d.of(l.cities)
	}
	return name
}

// Colleague is the name of the n-th person of the made-up company.
func Colleague(n int) string {
	d := diceOf(-1 - n)
	return d.of(lands[0].given) + " " + d.of(lands[0].families)
}
