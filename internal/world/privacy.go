package world

import (
	"time"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/privacy"
)

// processed enters a line of the record of processing.
func processed(at time.Time, by string, in privacy.ProcessingInput) act {
	return act{at, by, "processing " + in.Purpose, func(t *turn) error {
		return t.write(func(tx *db.Tx) error {
			_, err := t.desks.Privacy.Enter(tx, t.a, in)
			return err
		})
	}}
}

// carded fills the data card of a contact.
func carded(at time.Time, by, contact string, in privacy.Input) act {
	return act{at, by, "data card of " + contact, func(t *turn) error {
		return t.desks.Privacy.Fill(t.ctx, t.a, t.contacts[contact], 0, in)
	}}
}

// asks notes a request; what is requestAnswered is requestAnswered a week later.
func asks(at time.Time, by, contact string, right privacy.Right, received day.Day, words string, made *id.Any) act {
	return act{at, by, "request of " + contact, func(t *turn) (err error) {
		*made, err = t.desks.Privacy.Receive(t.ctx, t.a, privacy.RequestInput{Contact: t.contacts[contact], Right: right, Received: &received, Asked: words})
		return err
	}}
}

// requestAnswered checks who asked, and answers.
func requestAnswered(at time.Time, by, how, outcome string, made *id.Any) act {
	return act{at, by, "answer", func(t *turn) error {
		if err := t.desks.Privacy.CheckIdentity(t.ctx, t.a, *made, 0, how); err != nil {
			return err
		}
		return t.desks.Privacy.Finish(t.ctx, t.a, *made, 0, outcome)
	}}
}

// privacyPlot: the sales director keeps the register; one buyer had her copy; another asks to be erased, and Ilse has five
// days left; a third was found in a directory and nobody has told her yet.
func (s story) privacyPlot() []act {
	var copied, erased id.Any
	received := s.today.AddMonths(-1).Add(5)
	return []act{
		processed(s.on(-200, 11, 0), "ingrid", privacy.ProcessingInput{Purpose: "Suivi des interlocuteurs des clients", People: "Contacts professionnels des clients et prospects",
			Data: "Identité, fonction, coordonnées professionnelles, échanges", Recipients: "Équipe du compte, Direction commerciale", Basis: privacy.LegitimateInterest,
			Retention: "3 ans après le dernier signe de la personne", Measures: "Droits par compte, journal, sauvegardes chiffrées"}),
		processed(s.on(-200, 11, 10), "ingrid", privacy.ProcessingInput{Purpose: "Exécution des contrats", People: "Signataires et correspondants désignés",
			Data: "Identité, fonction, signature", Recipients: "Direction, finance", Basis: privacy.Contract, Retention: "5 ans après la fin du contrat, 10 ans en comptabilité"}),
		carded(s.on(-90, 9, 40), "camille", "quillard", privacy.Input{Basis: privacy.Contract, Source: "Signature du contrat", CollectedOn: day.Ptr(s.work(-400)), InformedOn: day.Ptr(s.work(-400))}),
		asks(s.on(-60, 10, 20), "camille", "quillard", privacy.Access, s.work(-61), "Souhaite savoir ce que nous conservons.", &copied),
		requestAnswered(s.on(-55, 16, 0), "camille", "Rappelée au standard", "Copie remise en main propre", &copied),
		carded(s.on(-20, 15, 0), "ilse", "wouters", privacy.Input{Basis: privacy.LegitimateInterest, Source: "Annuaire professionnel", Indirect: true, CollectedOn: day.Ptr(s.day(-28))}),
		asks(s.on(-15, 9, 10), "ilse", "caradec", privacy.Erase, received, "Quitte l’entreprise et demande à être effacé.", &erased),
	}
}
