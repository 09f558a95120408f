package intake

import (
	"cmp"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"comptoir/internal/kernel/day"
)

// market is a record with its values read once.
type market struct {
	id      string
	buyer   decpBuyer
	subject string
	cpv     string
	start   string
	amount  loose
	term    int
	holders []decpParty
	mods    []decpMod
	nature  string
	rec     decpRecord
}

func parseMarket(object []byte) (market, error) {
	var r decpRecord
	if err := json.Unmarshal(object, &r); err != nil {
		return market{}, err
	}
	m := market{id: string(r.ID), buyer: r.Acheteur, subject: string(r.Objet), cpv: string(r.CodeCPV), start: string(r.DateNotification),
		amount: r.Montant, term: months(r.DureeMois), holders: parties(r.Titulaires), mods: modifications(r.Modifications), nature: string(r.Nature), rec: r}
	if r.AutoriteConcedante.ID != "" {
		m.buyer, m.amount, m.holders = r.AutoriteConcedante, r.ValeurGlobale, parties(r.Concessionnaires)
		m.start = string(cmp.Or(r.DateDebutExecution, r.DateSignature))
	}
	slices.SortStableFunc(m.mods, func(a, b decpMod) int { return cmp.Compare(modDate(a), modDate(b)) })
	return m, nil
}

func months(l loose) int {
	n, ok := parseNumber(string(l), NumberPlain)
	if !ok || n.Scale > 0 && n.trim().Scale > 0 || n.Coef < 0 {
		return 0
	}
	return int(n.trim().Coef)
}

func modDate(m decpMod) string {
	return string(cmp.Or(m.DateSignatureModification, m.DateNotificationModification))
}

// day is the civil date a contract runs from: the notification of a market, the start of a concession. The
// zone that PES writes ("2019-01-15+01:00") does not move it.
func (m market) day() (civil, bool) { return parseDay(m.start, DayISO) }

// stem splits the identifier of 2019. The order of 22 March 2019 builds it of the year, the buyer's own
// number and two digits that count the modifications: 20191815201, …02 and …03 are one contract.
func (m market) stem(format string) (stem string, version int) {
	n := len(m.id)
	if format == "decp-2019" && n >= 7 {
		if v, err := strconv.Atoi(m.id[n-2:]); err == nil && v >= 0 && v <= 20 && digit(m.id[n-2]) {
			return m.id[:n-2], v
		}
	}
	return m.id, 0
}

var lotNumber = regexp.MustCompile(`(?i)\blot\s*(?:n\s*[°ºo]?\s*)?0*(\d{1,3})`)

// key tells one contract from another. Platforms give all lots of a consultation one identifier, and each lot
// is a contract of its own (Code de la commande publique, R2113-1): the lot, the holder and the date of
// notification, which no later modification may change, tell them apart.
func (m market) key(format string) string {
	stem, _ := m.stem(format)
	lot := ""
	if found := lotNumber.FindStringSubmatch(m.subject); found != nil {
		lot = "/lot" + found[1]
	}
	ids := make([]string, 0, len(m.holders))
	for _, h := range m.holders {
		ids = append(ids, string(h.ID))
	}
	slices.Sort(ids)
	holder := ""
	if len(ids) > 0 {
		holder = ids[0]
	}
	if len(ids) > 1 {
		holder += fmt.Sprintf("+%d", len(ids)-1)
	}
	c, _ := m.day()
	return bounded(fmt.Sprintf("%s/%s%s/%s/%04d-%02d-%02d", squeeze(string(m.buyer.ID)), stem, lot, holder, c.year, c.month, c.dom))
}

// parts are compared when the same contract comes back.
func (m market) parts() []part {
	var rest strings.Builder
	fmt.Fprint(&rest, m.id, m.buyer, m.cpv, m.nature)
	holders := append([]decpParty{}, m.holders...)
	slices.SortFunc(holders, func(a, b decpParty) int { return cmp.Compare(a.ID, b.ID) })
	for _, h := range holders {
		fmt.Fprint(&rest, h.ID, h.Nom)
	}
	for _, x := range m.mods {
		fmt.Fprint(&rest, modDate(x), x.Montant, x.ValeurGlobale, x.DureeMois)
		for _, h := range parties(x.Titulaires) {
			fmt.Fprint(&rest, h.ID)
		}
	}
	return []part{{"total_value", hash(string(m.amount))}, {"term_months", hash(strconv.Itoa(m.term))}, {"name", hash(m.subject)}, {"amendment", hash(rest.String())}}
}

// badness says why the record cannot be a contract.
func (m market) badness() remarks {
	var said remarks
	if m.id == "" {
		said.reject("key", "key_missing")
	}
	if m.buyer.ID == "" {
		said.reject("account", "account_missing")
	}
	c, ok := m.day()
	switch {
	case !ok:
		said.reject("start", "date_unreadable", "value", m.start)
	case !c.day().Plausible():
		said.reject("start", "date_implausible", "value", m.start, "year", strconv.Itoa(c.year))
	}
	return said
}

func (m market) startDay() day.Day { c, _ := m.day(); return c.day() }
