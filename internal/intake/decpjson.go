package intake

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
	"unicode/utf8"
)

// decpRecord is one market or concession of the French public contracts (données essentielles de la commande
// publique), in the format of 2019 or of 2022. Publishers write numbers as text and leave lists out: every
// value is read leniently and judged afterwards.
type decpRecord struct {
	ID                 loose           `json:"id"`
	Acheteur           decpBuyer       `json:"acheteur"`
	AutoriteConcedante decpBuyer       `json:"autoriteConcedante"`
	Nature             loose           `json:"nature"`
	Objet              loose           `json:"objet"`
	CodeCPV            loose           `json:"codeCPV"`
	Procedure          loose           `json:"procedure"`
	Techniques         json.RawMessage `json:"techniques"`
	DureeMois          loose           `json:"dureeMois"`
	DateNotification   loose           `json:"dateNotification"`
	DateSignature      loose           `json:"dateSignature"`
	DateDebutExecution loose           `json:"dateDebutExecution"`
	Montant            loose           `json:"montant"`
	ValeurGlobale      loose           `json:"valeurGlobale"`
	Titulaires         list[decpParty] `json:"titulaires"`
	Concessionnaires   list[decpParty] `json:"concessionnaires"`
	Modifications      list[decpMod]   `json:"modifications"`
}

type decpBuyer struct {
	ID  loose `json:"id"`
	Nom loose `json:"nom"`
}

type decpParty struct {
	ID   loose `json:"id"`
	Kind loose `json:"typeIdentifiant"`
	Nom  loose `json:"denominationSociale"`
	// The format of 2022 wraps each element in its own name.
	Titulaire       list[decpParty] `json:"titulaire"`
	Concessionnaire list[decpParty] `json:"concessionnaire"`
}

type decpMod struct {
	Objet                        loose           `json:"objetModification"`
	DateNotificationModification loose           `json:"dateNotificationModification"`
	DateSignatureModification    loose           `json:"dateSignatureModification"`
	DureeMois                    loose           `json:"dureeMois"`
	Montant                      loose           `json:"montant"`
	ValeurGlobale                loose           `json:"valeurGlobale"`
	Titulaires                   list[decpParty] `json:"titulaires"`
	Modification                 list[decpMod]   `json:"modification"`
}

// loose is a value as text, whatever its JSON type.
type loose string

// UnmarshalJSON never fails: a nested value is no value.
func (l *loose) UnmarshalJSON(b []byte) error {
	switch {
	case len(b) == 0 || b[0] == '{' || b[0] == '[' || bytes.Equal(b, []byte("null")):
		*l = ""
	case b[0] == '"' && bytes.IndexByte(b, '\\') < 0 && utf8.Valid(b):
		text, _ := clean(string(b[1 : len(b)-1]))
		*l = loose(text)
	case b[0] == '"':
		var s string
		if err := json.Unmarshal(b, &s); err != nil {
			return err
		}
		text, _ := clean(s)
		*l = loose(text)
	default:
		*l = loose(plainDigits(string(b)))
	}
	return nil
}

// plainDigits writes 5.0E4 as 50000.
func plainDigits(s string) string {
	if !strings.ContainsAny(s, "eE") {
		return s
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || f > 1e15 || f < -1e15 {
		return s
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}

// list reads a list, or one element written without one.
type list[T any] []T

// UnmarshalJSON takes [..], {..} and anything else as empty.
func (l *list[T]) UnmarshalJSON(b []byte) error {
	*l = nil
	switch {
	case len(b) > 0 && b[0] == '[':
		return json.Unmarshal(b, (*[]T)(l))
	case len(b) > 0 && b[0] == '{':
		var one T
		if err := json.Unmarshal(b, &one); err != nil {
			return err
		}
		*l = list[T]{one}
	}
	return nil
}

// decpFormat says whether a JSON record is a public contract, and in which format.
func decpFormat(group string, object []byte) string {
	var keys map[string]json.RawMessage
	if json.Unmarshal(object, &keys) != nil {
		return ""
	}
	_, buyer := keys["acheteur"]
	_, grantor := keys["autoriteConcedante"]
	_, id := keys["id"]
	switch {
	case !id || !buyer && !grantor:
		return ""
	case strings.HasSuffix(group, ".marche"), strings.HasSuffix(group, ".contrat-concession"):
		return "decp-2022"
	}
	return "decp-2019"
}

// parties unwraps holders.
func parties(l list[decpParty]) []decpParty {
	var all []decpParty
	for _, p := range l {
		switch {
		case len(p.Titulaire) > 0:
			all = append(all, parties(p.Titulaire)...)
		case len(p.Concessionnaire) > 0:
			all = append(all, parties(p.Concessionnaire)...)
		default:
			all = append(all, p)
		}
	}
	return all
}

func modifications(l list[decpMod]) []decpMod {
	var all []decpMod
	for _, m := range l {
		if len(m.Modification) > 0 {
			all = append(all, modifications(m.Modification)...)
		} else {
			all = append(all, m)
		}
	}
	return all
}
