package contractweb_test

import (
	"testing"
	"testing/fstest"

	"comptoir/internal/platform/i18n"
	"comptoir/internal/platform/web/webtest"

	"comptoir/internal/contract"
	"comptoir/internal/contract/contractweb"
)

// words are those of other areas that the pages use.
var words = fstest.MapFS{
	"messages/fr.json": {Data: []byte(`{"alert.action.file_proof": "Joindre la preuve", "alert.action.decide": "Décider", "attention.severity.C": "Critique", "attention.severity.H": "Haute", "attention.severity.W": "À surveiller"}`)},
	"messages/en.json": {Data: []byte(`{"alert.action.file_proof": "File the proof", "alert.action.decide": "Decide", "attention.severity.C": "Critical", "attention.severity.H": "High", "attention.severity.W": "Watch"}`)},
}

func TestMessagesAreComplete(t *testing.T) {
	b, err := i18n.New(contractweb.Messages)
	if err != nil {
		t.Fatal(err)
	}
	if m := b.MissingKeys(); len(m) > 0 {
		t.Errorf("missing: %v", m)
	}
}

// A letter is sent and its receipt is not there yet: the page, the list and the calendar say so and ask for the proof.
func TestANoticeSentAsksForItsProofOnEveryPage(t *testing.T) {
	h := newHouse(t)
	at := "/contracts/" + h.sign("Maintenance", nil)
	camille := h.As(h.people["Camille"])
	p := camille.Get(at)
	p = camille.Upload(at+"/notice", "none", nil, "rev", "1", "by", "US", "sent", "2026-11-20", "form", "LRAR")
	p.Is(200, at)
	p.Shows(".k-flash, .k-toast, body", "Préavis noté")
	p.Shows("main", "Préavis envoyé le 20 nov. 2026 : preuve de réception attendue, le 27 nov. 2026 au plus tard.")
	p.Shows("main", "envoyé le 20 nov. 2026")
	p.Shows("main", "preuve de réception attendue")
	p.Shows("#gestures", "Joindre la preuve du préavis")
	p.Has(1, `#gestures input[name="sent"][value="2026-11-20"]`)
	camille.Get("/contracts").Shows("main", "préavis envoyé, preuve attendue")
	r := camille.Get("/renewals")
	r.Shows("main", "Preuve attendue")
	r.Shows("main", "Joindre la preuve")
}

// A notice recorded by mistake is taken back from the page, with a reason, by who may write.
func TestANoticeIsTakenBackOnThePage(t *testing.T) {
	h := newHouse(t)
	at := "/contracts/" + h.sign("Maintenance", nil)
	camille := h.As(h.people["Camille"])
	p := camille.Get(at)
	p.Has(0, `form[action="`+at+`/withdraw-notice"]`)
	camille.Upload(at+"/notice", "proof", []webtest.File{{Name: "ar.txt", Content: "reçu"}}, "rev", "1", "by", "US", "sent", "2026-11-18", "received", "2026-11-20", "form", "LRAR")
	p = camille.Get(at)
	p.Shows("main", "envoyé le 18 nov. 2026, reçu le 20 nov. 2026")
	camille.Post(at+"/withdraw-notice", "rev", "2", "reason", "").Is(422, at+"/withdraw-notice")
	h.As(h.people["Ines"]).Post(at+"/withdraw-notice", "rev", "2", "reason", "Erreur").Is(404, at+"/withdraw-notice")
	p = camille.Post(at+"/withdraw-notice", "rev", "2", "reason", "Mauvais contrat")
	p.Is(200, at)
	p.Hides("reçu le 20 nov. 2026")
	p.Has(0, `form[action="`+at+`/withdraw-notice"]`)
}

// What is settled, by a proven notice or a decision to let run, is no longer to decide; a quarter holds what the list dates in it.
func TestTheCalendarCountsWhatIsStillToDecide(t *testing.T) {
	h := newHouse(t)
	camille := h.As(h.people["Camille"])
	late := "/contracts/" + h.sign("À décider", nil)
	runs := "/contracts/" + h.sign("Laissé courir", nil)
	left := "/contracts/" + h.sign("Dénoncé", nil)
	camille.Post(runs+"/decide", "rev", "1", "choice", "LET_RUN", "reason", "Marge tenue").Is(200, runs)
	camille.Upload(left+"/notice", "proof", []webtest.File{{Name: "ar.txt", Content: "reçu"}}, "rev", "1", "by", "US", "received", "2026-11-20", "form", "LRAR").Is(200, left)
	p := camille.Get("/renewals")
	p.Shows(".lede", "1,00 M€ demandent un geste avant la fin de l’année, sur 1,00 M€ à décider en 18 mois. 2,00 M€ sont réglés.")
	p.Shows("main .k-only-n", "T4 2026 1,00 M€ T1 2027 0 €")
	p.Shows("main", "27 nov. 2026")
	camille.Post(late+"/decide", "rev", "1", "choice", "LET_RUN", "reason", "Marge tenue").Is(200, late)
	camille.Get("/renewals").Shows(".lede", "sur 0 € à décider")
}

// A date opens its calculation with units, and what would move it.
func TestExplainedDates(t *testing.T) {
	h := newHouse(t)
	p := h.As(h.people["Camille"]).Get("/contracts/" + h.sign("Maintenance", nil))
	p.Shows("#why-prudent", "Préavis convenu, à compter de la réception 3 mois")
	p.Shows("#why-prudent", "un préavis de 4 mois la ramènerait au 28 oct. 2026")
	p.Shows("#why-end", "ou l’absence de préavis")
}

// A tacit renewal of zero months is refused; left blank, its length is unknown, and no amount is for "no length".
func TestATacitRenewalOfZeroMonthsIsRefused(t *testing.T) {
	h := newHouse(t)
	camille := h.As(h.people["Camille"])
	form := []string{"account", string(h.account), "name", "Services", "type", "SERVICE", "regime", "NONE", "effective", "2026-01-01", "term_months", "12",
		"renewal", "TACIT", "renewal_months", "0", "currency", "EUR", "value", "120000", "state", "ACTIVE", "notice_us_is", "known", "notice_us", "1", "notice_us_unit", "MONTH",
		"notice_us_convention", "QUANTIEME", "notice_us_counted_from", "RECEIPT", "notice_us_form", "LRAR", "notice_client_is", "unknown"}
	p := camille.Post("/contracts", form...)
	p.Is(422, "/contracts")
	p.Shows("#renewal_months-e", "Entre 1 et 1")
	p = camille.Post("/contracts", webtest.With(form, "renewal_months", "")...)
	p.Is(200, "")
	p.Shows("#decision, main", "par an, sans terme")
	p.Hides("pour sans durée")
}

// Signed early: one bar over both terms, the present value until the new term begins, and no date of the old end.
func TestARenewalSignedEarly(t *testing.T) {
	h := newHouse(t)
	at := "/contracts/" + h.sign("Maintenance", nil)
	camille := h.As(h.people["Camille"])
	camille.Post(at+"/renew", "rev", "1", "signed_on", "2026-11-20", "term_months", "12", "value", "1200000").Is(200, at)
	p := camille.Get(at)
	p.Shows("main", "1 000 000 € 1 200 000 € à partir du 1er mars 2027")
	r := camille.Get("/renewals")
	r.Shows("main", "29 févr. 2028")
	r.Hides("28 févr. 2027")
}

// A contract entered when its notice date was past is renewed for certain: its old end is no date to come.
func TestTheEndOfACertainRenewalIsNotShown(t *testing.T) {
	h := newHouse(t)
	at := "/contracts/" + h.sign("Saisi trop tard", func(in *contract.Input) { in.NoticeUs = contract.NoticeOf(6) })
	camille := h.As(h.people["Camille"])
	camille.Get(at).Shows("main", "était passée à la saisie : ce contrat court jusqu’au 29 févr. 2028")
	r := camille.Get("/renewals")
	r.Hides("28 févr. 2027")
	r.Shows("main", "29 févr. 2028")
}
