package intake

// notice reads how long before, in which unit, and how the contract renews. An empty cell is unknown, a zero
// or "aucun" is none.
func (l *line) notice(c *ContractLine) {
	if word := fold(l.peek("notice")); noneWords[word] {
		c.Notice = &Notice{}
	} else if n, unit, ok := l.count("notice", 3_650); ok {
		if u := fold(l.text("notice_unit")); u != "" {
			unit = u
		}
		switch code := noticeUnits[unit]; {
		case n == 0:
			c.Notice = &Notice{}
		case code == "":
			l.said.reject("notice_unit", "word_unknown", "value", unit)
		default:
			c.Notice = &Notice{N: n, Unit: code}
		}
	}
	if word := fold(l.text("renewal")); word != "" {
		var known bool
		if c.Renewal, known = renewals[word]; !known {
			l.said.reject("renewal", "word_unknown", "value", word)
		}
	}
	months, _, given := l.count("renewal_months", maxTerm)
	if given && months == 0 && c.Renewal == "TACIT" {
		l.said.reject("renewal_months", "renewal_of_zero") // blank is unknown; zero months is no renewal
	}
	c.RenewalM = months
}

func (l *line) contractType() string {
	word := fold(l.text("type"))
	if word == "" {
		return ""
	}
	code, known := contractTypes[word]
	if !known {
		l.said.warn("type", "type_unknown", "value", word)
	}
	return code
}

var (
	noneWords   = map[string]bool{"aucun": true, "aucune": true, "none": true, "sans": true, "non": true, "no": true}
	noticeUnits = map[string]string{"": "MONTH", "mois": "MONTH", "m": "MONTH", "month": "MONTH", "months": "MONTH",
		"jour": "DAY", "jours": "DAY", "j": "DAY", "day": "DAY", "days": "DAY", "d": "DAY"}
	renewals = map[string]string{"tacite": "TACIT", "tacit": "TACIT", "automatique": "TACIT", "automatic": "TACIT", "oui": "TACIT", "o": "TACIT",
		"yes": "TACIT", "y": "TACIT", "true": "TACIT", "vrai": "TACIT", "1": "TACIT", "tacite reconduction": "TACIT", "tacit renewal": "TACIT",
		"expresse": "EXPRESS", "express": "EXPRESS", "aucune": "NONE", "aucun": "NONE", "none": "NONE", "non": "NONE", "n": "NONE", "no": "NONE",
		"false": "NONE", "faux": "NONE", "0": "NONE", "sans": "NONE"}
	contractTypes = map[string]string{"cadre": "FRAMEWORK", "contrat cadre": "FRAMEWORK", "accord cadre": "FRAMEWORK", "framework": "FRAMEWORK",
		"framework agreement": "FRAMEWORK", "application": "APPLICATION", "contrat d application": "APPLICATION", "marche subsequent": "APPLICATION",
		"service": "SERVICE", "services": "SERVICE", "prestation": "SERVICE", "prestations": "SERVICE", "marche": "SERVICE", "nda": "NDA",
		"confidentialite": "NDA", "accord de confidentialite": "NDA", "convention unique": "CONVENTION_UNIQUE", "annual written agreement": "CONVENTION_UNIQUE"}
)
