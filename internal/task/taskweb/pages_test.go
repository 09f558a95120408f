package taskweb_test

import (
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"comptoir/internal/kernel/day"
	"comptoir/internal/platform/i18n"
	"comptoir/internal/task"
	"comptoir/internal/task/taskdesk"
	"comptoir/internal/task/taskweb"
)

func TestMessagesAreComplete(t *testing.T) {
	b, err := i18n.New(taskweb.Messages)
	must(t, err)
	if m := b.MissingKeys(); len(m) > 0 {
		t.Errorf("missing: %v", m)
	}
	var keys []string
	for _, k := range task.Kinds {
		keys = append(keys, "task.kind."+string(k), "task.kind.note."+string(k))
	}
	for _, s := range task.States {
		keys = append(keys, "task.state."+string(s))
	}
	for _, v := range []string{taskdesk.Mine, taskdesk.Delegated, taskdesk.Everyones} {
		keys = append(keys, "task.view."+v, "task.empty."+v+".title", "task.empty."+v+".text")
	}
	for _, p := range []string{"promise_needs_account", "not_a_colleague", "same_owner"} {
		keys = append(keys, "problem."+p)
	}
	for _, k := range keys {
		if !b.Has(k) {
			t.Errorf("no words for %s", k)
		}
	}
}

func TestMyList(t *testing.T) {
	h := newHouse(t)
	h.story()
	p := h.As(h.people["Camille"]).Get("/tasks")
	p.Is(200, "/tasks")
	p.Shows(".lede", "1 tâche est en retard")
	p.Shows("tbody tr:first-child th", "Envoyer le plan de prévention Helvane")
	p.Shows("tbody tr:first-child td", "en retard de 4 jours")
	p.Shows("tbody tr:last-child", "sans date")
	p.Has(5, "tbody tr")
	p.Shows(".seg [aria-current]", "À faire 5")
	p = h.As(h.people["Camille"]).Get("/tasks?view=delegated")
	p.Shows("tbody tr", "Bastien Orluc")
	p.Hides("de Camille Durand")
	p = h.As(h.people["Bastien"]).Get("/tasks?view=accounts")
	p.Has(2, "section.card") // Castagnac is not his, its task is: no way to the account's page
	p.Shows("section.card h2", "Castagnac Verre Helvane")
	p.Has(1, "section.card a.more")
	p = h.As(h.people["Ines"]).Get("/tasks?view=accounts")
	p.Shows("h2", "Aucune tâche sur vos comptes")
	p.Hides("Helvane")
	p = h.As(h.people["Camille"]).Get("/tasks?q=nothing")
	p.Shows("h2", "Rien ne répond")
}

func TestQuickAddAndUndo(t *testing.T) {
	h := newHouse(t)
	b := h.As(h.people["Camille"])
	p := b.Post("/tasks", "title", " Appeler Odile ", "due", "2026-11-27", "account", string(h.accounts["Helvane"]), "back", "/tasks?view=mine")
	p.Is(200, "/tasks?view=mine")
	p.Shows(".k-flash", "« Appeler Odile » est notée.")
	p.Shows("tbody tr", "Appeler Odile Helvane")
	action, _ := p.Doc.Find("tbody form").Attr("action")
	p = b.Post(action, "back", "/tasks")
	p.Is(200, "/tasks")
	p.Shows(".k-flash", "« Appeler Odile » est faite. Annuler")
	p.Has(0, "tbody tr")
	undo, _ := p.Doc.Find(".k-flash form").Attr("action")
	p = b.Post(undo, "back", "/tasks")
	p.Shows("tbody tr", "Appeler Odile")
	p = b.Post(undo, "back", "/tasks")
	p.Shows(".k-flash", "C’était déjà fait")
	p = b.Post("/tasks", "title", "", "due", "31/02/2026", "kind", "PROMISE_OURS")
	p.Is(422, "/tasks")
	p.Shows("#title-e", "À remplir")
	p.Shows("#due-e", "Date illisible")
	p.Shows("#account-e", "choisissez le compte")
	if p.Value("due") != "31/02/2026" {
		t.Errorf("what was typed is lost: %q", p.Value("due"))
	}
	if p := b.Post("/tasks", "title", "x", "back", "https://evil.example/"); p.Path != "/tasks" {
		t.Errorf("went to %s", p.Path)
	}
}

func TestFromAnywhere(t *testing.T) {
	h := newHouse(t)
	helvane := string(h.accounts["Helvane"])
	b := h.As(h.people["Camille"])
	p := b.Get("/tasks/new?account=" + helvane + "&kind=PROMISE_OURS&back=/accounts/" + helvane)
	if p.Value("account") != helvane || p.Value("owner") != string(h.people["Camille"].ID) {
		t.Errorf("account %q, owner %q", p.Value("account"), p.Value("owner"))
	}
	p.Has(1, "input[name=kind][value=PROMISE_OURS][checked]")
	p.Shows("select[name=owner]", "Bastien Orluc")
	p = b.Post("/tasks", "title", "Plan de prévention", "account", helvane, "kind", "PROMISE_OURS", "owner", string(h.people["Bastien"].ID), "back", "/accounts/"+helvane)
	p.Is(200, "/accounts/"+helvane)
	p.Shows(".k-tk-side", "De notre côté")
	p.Shows("tbody tr", "Plan de prévention sans date Notre promesse Bastien Orluc")
	p.Shows(".k-bar .k-add", "Saisir")
}

func TestOneTask(t *testing.T) {
	h := newHouse(t)
	due := day.Ptr(today - 4)
	got := "/tasks/" + string(h.enter("Camille", "Helvane", "Plan de prévention", task.PromiseOurs, due, ""))
	b := h.As(h.people["Camille"])
	p := b.Get(got)
	p.Shows(".k-dl2", "en retard de 4 jours")
	p = b.Post(got+"/delegate", "owner", string(h.people["Ines"].ID))
	p.Is(422, got+"/delegate")
	p.Shows("#delegate-to-e", "ne peut pas être confiée")
	b.Post(got+"/delegate", "owner", string(h.people["Bastien"].ID)).Is(200, "/tasks")
	p = h.As(h.people["Bastien"]).Get(got)
	p.Shows(".k-dl2", "moi, de Camille Durand")
	for _, path := range []string{got, got + "/edit"} {
		h.As(h.people["Ines"]).Get(path).Is(404, path)
	}
	for _, verb := range []string{"", "/done", "/cancel", "/reopen", "/delegate", "/remove"} {
		p := h.As(h.people["Ines"]).Post(got+verb, "title", "x")
		p.Is(404, got+verb)
		p.Hides("Plan de prévention")
	}
	b.Get("/tasks/not-an-id").Is(404, "")
	b.Post(got+"/cancel", "back", got).Shows(".k-dl2", "abandonnée")
	b.Post(got+"/remove").Is(200, "/tasks")
	b.Get(got).Is(404, "")
}

// Somebody saves first: what both changed is shown in both versions and none is chosen beforehand; what only one changed is
// taken over.
func TestStaleEdit(t *testing.T) {
	h := newHouse(t)
	got := "/tasks/" + string(h.enter("Camille", "Helvane", "Plan", task.Todo, nil, ""))
	b := h.As(h.people["Camille"])
	helvane, castagnac, me := string(h.accounts["Helvane"]), string(h.accounts["Castagnac Verre"]), string(h.people["Camille"].ID)
	edit := b.Get(got + "/edit")
	for name, was := range map[string]string{"was_title": "Plan", "was_account": helvane, "was_kind": "TODO", "was_owner": me, "was_due": ""} {
		if edit.Value(name) != was {
			t.Errorf("%s is %q, want %q", name, edit.Value(name), was)
		}
	}
	b.Post(got, "rev", "1", "title", "Plan de prévention", "account", helvane, "kind", "TODO", "owner", me).Is(200, got)
	p := b.Post(got, "rev", "1", "title", "Plan d’audit", "account", castagnac, "kind", "PROMISE_OURS", "due", "2026-11-30", "owner", me,
		"was_title", "Plan", "was_account", helvane, "was_kind", "TODO", "was_owner", me)
	p.Is(409, got)
	p.Has(1, "table.k-diff tbody tr")
	p.Shows("table", "Plan de prévention")
	p.Shows("table", "Plan d’audit")
	p.Shows(".k-call", "Compte")
	p.Has(0, "input[checked]")
	p.Hides("PROMISE_OURS")
	pairs := []string{"pick_title", "theirs"}
	p.Doc.Find("main form.k-form input[type=hidden]").Each(func(_ int, s *goquery.Selection) {
		pairs = append(pairs, s.AttrOr("name", ""), s.AttrOr("value", ""))
	})
	p = b.Post(got, pairs...)
	p.Is(200, got)
	for _, want := range []string{"Plan de prévention", "Castagnac Verre", "Notre promesse"} {
		p.Shows("main", want)
	}
}

func TestExport(t *testing.T) {
	h := newHouse(t)
	h.story()
	h.enter("Camille", "", "=1+1", task.Todo, nil, "")
	p := h.As(h.people["Camille"]).Get("/tasks/export.csv?late=1")
	if got := p.Text("body"); !strings.Contains(got, "Envoyer le plan de prévention;Helvane;Notre promesse") || strings.Contains(got, "Préparer") {
		t.Error(got)
	}
	p = h.As(h.people["Camille"]).Get("/tasks/export.csv")
	if got := p.Text("body"); !strings.Contains(got, "'=1+1") || strings.Contains(got, "TODO") {
		t.Error(got)
	}
	if got := h.As(h.people["Ines"]).Get("/tasks/export.csv?view=accounts").Text("body"); strings.Contains(got, "Helvane") {
		t.Error(got)
	}
}
