package world

import (
	"comptoir/internal/kernel/id"
	"comptoir/internal/team"
)

// role is a person of the company, before they have an identifier.
type role struct {
	// handle is how the story calls them.
	handle string
	name   string
	// post is what the list of the demonstration says, in both languages.
	post    string
	title   team.Title
	manager string
	lang    string
	tz      string
	admin   bool
	// gone: they left the company during the story.
	gone bool
}

// cast lists the people in the order of the hierarchy: a manager comes before who reports to them.
var cast = []role{
	{handle: "ingrid", name: "Ingrid Sørlie", post: "Directrice commerciale / Sales director", title: team.Direction, lang: "en"},
	{handle: "etienne", name: "Étienne Larroque", post: "Directeur général / CEO", title: team.CEO, lang: "fr"},
	{handle: "theo", name: "Théo Carrignac", post: "GAM / Global account manager", title: team.GAM, manager: "ingrid", lang: "fr"},
	{handle: "camille", name: "Camille Durand", post: "KAM / Key account manager", title: team.KAM, manager: "theo", lang: "fr"},
	{handle: "remy", name: "Rémy Fontvielle", post: "KAM / Key account manager", title: team.KAM, manager: "theo", lang: "fr"},
	{handle: "ilse", name: "Ilse Vandermaat", post: "KAM / Key account manager", title: team.KAM, manager: "theo", lang: "en", tz: "Europe/Brussels"},
	{handle: "herve", name: "Hervé Lacombe", title: team.KAM, manager: "theo", lang: "fr", gone: true},
	{handle: "bastien", name: "Bastien Orluc", post: "Responsable de compte / Account manager", title: team.AccountManager, manager: "camille", lang: "fr"},
	{handle: "maeve", name: "Maeve Kinsella", post: "Responsable de compte / Account manager", title: team.AccountManager, manager: "remy", lang: "en", tz: "Europe/Dublin"},
	{handle: "solene", name: "Solène Marbeuf", post: "Contrôleuse de gestion / Finance", title: team.Finance, lang: "fr"},
	{handle: "gaetan", name: "Gaëtan Pellerin", post: "Production, SAV / After-sales", title: team.Production, lang: "fr"},
	{handle: "paul", name: "Paul Escandre", post: "Administrateur / Administrator", lang: "fr", admin: true},
	{handle: last, name: "Nour Haddadi", post: "Ressources humaines / HR", title: team.HR, lang: "fr"},
}

// last is who arrives last: once she is there, the story is told to its end.
const last = "nour"

// Company is the name on the door.
const Company = "Ardoval Services"

// domain is Ardoval's; nobody receives mail there.
const domain = "@ardoval.example"

// logins are the addresses by which people sign in.
var logins = map[string]string{"ingrid": "ingrid.sorlie", "etienne": "etienne.larroque", "theo": "theo.carrignac",
	"camille": "camille.durand", "remy": "remy.fontvielle", "ilse": "ilse.vandermaat", "herve": "herve.lacombe",
	"bastien": "bastien.orluc", "maeve": "maeve.kinsella", "solene": "solene.marbeuf", "gaetan": "gaetan.pellerin",
	"paul": "paul.escandre", "nour": "nour.haddadi"}

// Login is the address by which the person of that handle signs in.
func Login(handle string) string { return logins[handle] + domain }

// Person is someone who can sign in once the story is told.
type Person struct {
	// Handle is how tests call them: "camille".
	Handle string
	ID     id.User
	Name   string
	Login  string
	// Post is what they do, in French and in English.
	Post  string
	Title team.Title
}

// People are those who can sign in, in the order of the hierarchy.
type People []Person

// By is the person of that handle, with the others' fields empty when there is none.
func (p People) By(handle string) Person {
	for _, x := range p {
		if x.Handle == handle {
			return x
		}
	}
	return Person{}
}

func (r role) person(u id.User) Person {
	return Person{Handle: r.handle, ID: u, Name: r.name, Login: Login(r.handle), Post: r.post, Title: r.title}
}

// Cast are those who can sign in, before the story gives them identifiers.
func Cast() People {
	var out People
	for _, r := range cast {
		if !r.gone {
			out = append(out, r.person(""))
		}
	}
	return out
}
