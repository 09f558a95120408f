package world

import "comptoir/internal/relation"

func one(names ...string) []string { return names }

var (
	visits = []string{"Visite d’atelier : deux points de sécurité à reprendre avant la fin du mois.", "Revue mensuelle : délais tenus, une pièce en attente chez le fournisseur.",
		"Point technique : les arrêts sont calés jusqu’au printemps."}
	prices = []string{"Question sur l’indice du trimestre ; réponse envoyée le jour même.", "Elle compare avec deux concurrents et attend notre proposition.",
		"Facturation : un avoir à émettre, le reste est validé.", ""}
	calls = []string{"", "Point rapide sur le planning.", "Rappel après l’incident de la nuit : résolu.", ""}
)

// camilleHabits: at Castagnac the man who decides has not been met since summer, while maintenance and purchasing are seen
// every other week; Norrsund's plant comes closer as its purchasing drifts away; nobody has ever spoken to Spain.
func (s story) camilleHabits() []habit {
	return []habit{
		{"camille", "castagnac", relation.Meeting, one("camille"), one("lestrade"), 62, 520, 205, visits},
		{"camille", "castagnac", relation.ExecMeeting, one("camille", "etienne"), one("lestrade"), 180, 500, 300, []string{"Comité de direction : prolongation du contrat de maintenance évoquée."}},
		{"camille", "castagnac", relation.Call, one("camille"), one("quillard"), 19, 530, 6, prices},
		{"camille", "castagnac", relation.Meeting, one("camille"), one("quillard"), 76, 500, 34, prices},
		{"bastien", "castagnac", relation.Meeting, one("bastien"), one("ostrowiak"), 27, 510, 9, visits},
		{"bastien", "castagnac", relation.Call, one("bastien"), one("ostrowiak"), 12, 520, 3, calls},
		{"camille", "helvane", relation.Meeting, one("camille", "bastien"), one("perrachon"), 41, 200, 20, visits},
		{"camille", "helvane", relation.Call, one("camille"), one("perrachon"), 23, 200, 8, calls},
		{"camille", "helvane", relation.Meeting, one("camille"), one("vauquelin"), 88, 190, 60, visits},
		{"bastien", "helvane", relation.EmailReply, one("bastien"), one("desmedt"), 15, 180, 5, []string{"", "Commandes regroupées à partir du mois prochain, à son initiative."}},
		{"camille", "norrsund", relation.Call, one("camille"), one("sjoberg"), 26, 530, 96, prices},
		{"camille", "norrsund", relation.Meeting, one("camille"), one("sjoberg"), 110, 500, 170, prices},
		{"camille", "norrsund", relation.Meeting, one("camille", "ilse"), one("lindqvist"), 21, 90, 10, visits},
		{"ilse", "norrsund", relation.Call, one("ilse"), one("lindqvist"), 13, 100, 4, []string{"", "Shutdown week confirmed.", ""}},
	}
}

func (s story) remyHabits() []habit {
	return []habit{
		{"remy", "aldine", relation.ExecMeeting, one("remy", "etienne"), one("quilleverne"), 150, 500, 40, []string{"Comité annuel : deux sites de plus à l’étude."}},
		{"remy", "aldine", relation.Meeting, one("remy"), one("quilleverne"), 52, 500, 25, visits},
		{"remy", "aldine", relation.Meeting, one("remy"), one("rochecourbe"), 33, 480, 15, prices},
		{"maeve", "aldine", relation.Meeting, one("maeve"), one("elkhatir"), 22, 500, 7, visits},
		{"maeve", "aldine", relation.Call, one("maeve"), one("elkhatir"), 11, 500, 3, calls},
		{"remy", "aldine", relation.EmailReply, one("remy"), one("aubremont"), 64, 400, 35, []string{"Conditions de paiement : elle demande 30 jours."}},
		{"maeve", "aldine", relation.Meeting, one("maeve"), one("fontbonne"), 30, 460, 16, visits},
		{"maeve", "aldine", relation.Call, one("maeve", "remy"), one("saintaubert"), 40, 400, 28, calls},
		{"remy", "kestrel", relation.Call, one("remy"), one("ashworth"), 24, 500, 11, []string{"", "She wants the index clause explained again.", ""}},
		{"maeve", "kestrel", relation.Meeting, one("maeve"), one("pennington"), 38, 480, 18, []string{"Walked the plant; two lifts to replace next year.", "Monthly review, nothing open."}},
		{"maeve", "kestrel", relation.EmailReply, one("maeve"), one("okafor"), 20, 300, 9, nil},
		{"remy", "terminaux", relation.Meeting, one("remy"), one("bellanger"), 58, 500, 22, prices},
		{"remy", "terminaux", relation.Call, one("remy"), one("hervouet"), 29, 500, 13, calls},
		{"remy", "lumen", relation.Meeting, one("remy"), one("rochat"), 35, 380, 12, visits},
		{"maeve", "lumen", relation.Call, one("maeve"), one("favre"), 18, 360, 5, prices},
	}
}

func (s story) ilseHabits() []habit {
	return []habit{
		{"ilse", "wettersteiner", relation.Meeting, one("ilse"), one("hufnagl"), 45, 500, 21, []string{"Walked the filling hall with him; he likes the new schedule.", "Quarterly review: all four breweries green."}},
		{"ilse", "wettersteiner", relation.Call, one("ilse"), one("seidl"), 25, 500, 10, []string{"", "Asked about the price revision of January.", ""}},
		{"ilse", "kempenaar", relation.Call, one("ilse"), one("peeters"), 31, 500, 26, []string{"", "He does not expect us to renew.", ""}},
		{"ilse", "kempenaar", relation.Meeting, one("ilse"), one("wouters"), 90, 480, 140, nil},
		{"ilse", "hydraline", relation.Meeting, one("ilse", "bastien"), one("thevenard"), 48, 500, 17, []string{"Visit of two stations; the on-call team is praised.", "Budget of next year under review."}},
		{"bastien", "hydraline", relation.Call, one("bastien"), one("caradec"), 21, 500, 6, calls},
	}
}

// standing is what stands out: dinners and fairs, and what is in the diaries.
func (s story) standing() []act {
	return []act{
		exchanged(s.on(-72, 21, 40), "camille", s.work(-72), talk{"castagnac", relation.Event, one("camille", "etienne"), one("quillard", "ostrowiak"), "Salon du verre : présentation de la nouvelle équipe d’astreinte."}),
		exchanged(s.on(-48, 18, 10), "camille", s.work(-48), talk{"norrsund", relation.ExecMeeting, one("camille", "etienne"), one("lindqvist"), "Visite de direction à Härnö : ils veulent un interlocuteur unique pour les deux usines."}),
		exchanged(s.on(-33, 18, 20), "remy", s.work(-33), talk{"aldine", relation.Event, one("remy", "maeve"), one("elkhatir", "fontbonne", "saintaubert"), "Journée sécurité de Saint-Avit."}),
		exchanged(s.on(-3, 16, 5), "camille", s.work(6), talk{"castagnac", relation.Meeting, one("camille"), one("quillard"), "Ordre du jour : reconduction de la maintenance, indice, four 3."}),
		exchanged(s.on(-4, 10, 35), "camille", s.work(9), talk{"helvane", relation.Meeting, one("camille", "bastien"), one("perrachon", "vauquelin"), "Comité de sécurité, plan de prévention."}),
		exchanged(s.on(-2, 11, 15), "remy", s.work(4), talk{"aldine", relation.Call, one("remy"), one("rochecourbe"), ""}),
	}
}

// wishes are the levels wanted by who carries each account, and one gap that somebody already works on.
func (s story) wishes() (acts []act) {
	for i, w := range []struct {
		by, account, ours, theirs string
		band                      relation.Band
	}{
		{"camille", "castagnac", "etienne", "lestrade", relation.Good}, {"camille", "castagnac", "camille", "lestrade", relation.Good},
		{"camille", "castagnac", "camille", "quillard", relation.Good}, {"camille", "castagnac", "bastien", "ostrowiak", relation.Good},
		{"camille", "castagnac", "bastien", "riba", relation.Lukewarm},
		{"camille", "norrsund", "camille", "sjoberg", relation.Good}, {"camille", "norrsund", "ilse", "makela", relation.Lukewarm},
		{"camille", "helvane", "camille", "vauquelin", relation.Good}, {"camille", "helvane", "camille", "perrachon", relation.Good},
		{"remy", "aldine", "etienne", "vasselin", relation.Good}, {"remy", "aldine", "remy", "aubremont", relation.Good},
		{"remy", "aldine", "maeve", "elkhatir", relation.Strong}, {"remy", "aldine", "remy", "rochecourbe", relation.Good},
		{"remy", "kestrel", "remy", "ashworth", relation.Good}, {"ilse", "hydraline", "ilse", "thevenard", relation.Good},
	} {
		acts = append(acts, wanted(s.on(-40, 9, 5+2*i), w.by, w.account, w.ours, w.theirs, w.band))
	}
	return append(acts, posedFor(s.on(-5, 14, 50), "camille", chore{title: "Appeler Montserrat Riba à Castellblanc", account: "castagnac", owner: "bastien",
		due: s.work(11), contact: "riba"}, "bastien"))
}
