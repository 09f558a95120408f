package searchweb

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"comptoir/internal/kernel/text"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

// synonyms are what people type for a page or a gesture, in both languages, beside its name on the screen. They are folded.
var synonyms = map[string]string{
	"capture:": "nouveau nouvelle nouvel creer ajouter saisir noter new create add enter",
	"account":  "compte client account customer", "accounts": "compte client account customer",
	"contract": "contrat accord contract agreement", "contracts": "contrat accord contract agreement",
	"contact": "contact personne interlocuteur person people", "contacts": "contact personne interlocuteur person people",
	"task": "tache action task todo", "tasks": "tache action task todo", "promise": "promesse engagement promise commitment",
	"exchange": "echange reunion appel note exchange meeting call", "exchanges": "echange reunion appel note exchange meeting call",
	"assessment": "evaluation notation assessment scoring", "portfolio": "portefeuille portfolio matrice matrix", "models": "modele model criteres criteria",
	"renewals": "renouvellement echeance preavis renewal deadline notice", "import": "importer import fichier file upload",
	"journal": "journal historique audit history log", "reports": "rapport revue report review", "settings": "reglages parametres settings preferences",
	"users": "utilisateurs people users equipe team", "jobs": "travaux taches de fond jobs background", "day": "accueil cockpit journee home today",
	"profile": "profil compte mot de passe langue profile password language", "theme": "theme apparence sombre clair dark light appearance mode",
	"sign_out": "deconnexion deconnecter quitter sortir sign out logout log off",
	"language": "langue language francais anglais french english",
}

// commands are the pages and gestures that what was typed names, gestures first; all of them when nothing was typed.
func commands(c *web.Ctx, typed string) []ui.ResultGroup {
	made, pages := ui.ResultGroup{Label: c.T("search.gestures")}, ui.ResultGroup{Label: c.T("search.pages")}
	for _, k := range c.Commands() {
		if !answers(k.Label+" "+wordsOf(k), typed) {
			continue
		}
		r := ui.Result{Href: k.Href, Icon: k.Icon, Title: k.Label, Sub: c.T("search.open"), Post: k.Post}
		switch {
		case k.Post != nil:
			r.Sub = c.T("search.do")
			made.Items = append(made.Items, r)
		case k.Creates:
			r.Title, r.Sub = c.T("search.create_what", "what", lowerFirst(k.Label)), c.T("search.create")
			made.Items = append(made.Items, r)
		default:
			pages.Items = append(pages.Items, r)
		}
	}
	return slices.DeleteFunc([]ui.ResultGroup{made, pages}, func(g ui.ResultGroup) bool { return len(g.Items) == 0 })
}

func wordsOf(k web.Command) string {
	if k.Creates {
		return synonyms["capture:"] + " " + synonyms[k.Key]
	}
	return synonyms[k.Key]
}

func lowerFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(r)) + s[n:]
}

// answers says that every word typed starts a word of the name; small words say nothing.
func answers(name, typed string) bool {
	parts := strings.FieldsFunc(text.Fold(name), apart)
	for _, t := range strings.FieldsFunc(text.Fold(typed), apart) {
		if !small[t] && !startsOne(parts, t) {
			return false
		}
	}
	return true
}

var small = map[string]bool{"un": true, "une": true, "le": true, "la": true, "les": true, "de": true, "du": true, "an": true, "the": true}

func startsOne(parts []string, t string) bool {
	for _, p := range parts {
		if strings.HasPrefix(p, t) {
			return true
		}
	}
	return false
}

func apart(r rune) bool { return r == ' ' || r == '\'' || r == '-' || r == ',' || r == '.' }
