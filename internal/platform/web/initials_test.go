package web

import "testing"

func TestInitials(t *testing.T) {
	for name, want := range map[string]string{
		"Camille Durand": "CD", "Étienne Larroque": "ÉL", "ingrid sørlie": "IS", "Jean de La Fontaine": "JF", "Marie-Ange Le Goff": "MG",
		"Norrsund Papper AB": "NP", "Kestrel Aerospace plc": "KA", "Lumen Santé SA": "LS", "Maison Roux S.A.S.": "MR", "SA": "S",
		"Wettersteiner Brauhaus-Gruppe": "WG", "Terminaux portuaires de l’Atlantique": "TA", "Castagnac": "C", "« Verrerie » (Lyon)": "VL",
		"=Laiteries du Nord": "LN", "3M France": "3F", "": "?", " — ": "?", "Rémy\u00a0Fontvielle": "RF", "Co Co": "C",
	} {
		if got := Initials(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}
