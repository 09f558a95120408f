package world

import (
	"time"

	"comptoir/internal/account"
	"comptoir/internal/coordination"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
)

// coordination: every key account has its executive sponsor but one, which nobody sponsors any more; finance has answered
// Camille the evening before, and Rémy still waits for the price he may not go below.
func (s story) coordination() []act {
	acts := append(s.sponsors(), s.divided()...)
	return append(acts,
		asked(s.on(-24, 10, 20), "camille", question{key: "delais", account: "castagnac", to: "solene", about: "Accepter un paiement à 60 jours ?", due: s.work(-15),
			more: "Nadège Quillard le demande pour le renouvellement. Jusqu’où pouvons-nous aller sans abîmer la trésorerie ?"}),
		answered(s.on(-17, 14, 35), "solene", "delais", "Oui jusqu’à 45 jours fin de mois. Au-delà, il me faut un escompte de 0,5 %."),
		asked(s.on(-9, 17, 10), "camille", question{key: "factures", account: "norrsund", to: "solene", about: "Où en sont les quatre factures contestées ?", due: s.work(2)}),
		asked(s.on(-6, 9, 30), "camille", question{key: "verriers", account: "castagnac", to: "etienne", about: "Appeler leur directeur général avant la décision", due: s.work(3),
			more: "Il vous connaît depuis le comité de l’an dernier. Dix minutes suffisent."}),
		asked(s.on(-8, 11, 5), "camille", question{key: "astreinte", account: "helvane", to: "gaetan", about: "Deux équipes de plus pendant l’arrêt ?", due: s.work(1)}),
		answered(s.at(s.eve(), 18, 40), "gaetan", "astreinte", "Oui, si la date est ferme trois semaines avant. Une équipe vient de Lyon."),
		asked(s.on(-12, 15, 45), "remy", question{key: "plancher", account: "aldine", to: "ingrid", about: "Plancher de prix pour la remise en concurrence", due: s.work(-3)}),
		reminded(s.on(-2, 9, 10), "remy", "plancher"),
		asked(s.on(-5, 16, 15), "ilse", question{key: "wetering", account: "wettersteiner", to: "gaetan", about: "Four teams for the De Wetering shutdown?", due: s.work(6)}),
		asked(s.on(-30, 10, 0), "theo", question{key: "seminaire", account: "lumen", to: "etienne", about: "Ouvrir le comité annuel de Lumen", due: s.work(-20)}),
		cancelled(s.on(-22, 9, 25), "theo", "seminaire"),
	)
}

// sponsors: Ingrid takes those that the chief executive does not, and has given one back.
func (s story) sponsors() []act {
	var acts []act
	for n, c := range s.clients() {
		if !c.born.IsZero() || c.sponsored() {
			continue
		}
		acts = append(acts, act{s.opening(5, 9, 10+4*n), c.carrier, "sponsor of " + c.key, func(t *turn) error {
			made, err := t.desks.Account.Join(t.ctx, t.a, t.accounts[c.key], account.TeamMember{User: t.user("ingrid"), Function: account.FnSponsor, From: t.a.Today(t.desks.DB.Now())})
			t.members[c.key] = made
			return err
		}})
	}
	return append(acts, act{s.on(-44, 9, 40), "ilse", "no sponsor of kempenaar any more", func(t *turn) error {
		return t.desks.Account.Leave(t.ctx, t.a, t.accounts["kempenaar"], t.members["kempenaar"], t.a.Today(t.desks.DB.Now()))
	}})
}

// sponsored says that the team of the first days has an executive sponsor.
func (c client) sponsored() bool {
	for _, p := range c.team {
		if p.fn == account.FnSponsor {
			return true
		}
	}
	return false
}

// divided says who answers for what on two accounts; nobody has thought of it on the others.
func (s story) divided() []act {
	parts := func(at time.Time, by, key string, topic coordination.Topic, who map[string]coordination.Part) act {
		return act{at, by, "who answers on " + key, func(t *turn) error {
			row := coordination.Row{}
			for handle, p := range who {
				row[t.user(handle)] = p
			}
			return t.write(func(tx *db.Tx) error {
				return t.desks.Coordination.AssignIn(tx, t.a, t.accounts[key], topic, nil, row)
			})
		}}
	}
	const r, a, c, i = coordination.Responsible, coordination.Accountable, coordination.Consulted, coordination.Informed
	castagnac := func(minute int) time.Time { return s.on(-60, 11, minute) }
	return []act{
		parts(castagnac(0), "camille", "castagnac", "PRICE", map[string]coordination.Part{"camille": a, "etienne": c, "bastien": i}),
		parts(castagnac(2), "camille", "castagnac", "CONTRACT", map[string]coordination.Part{"camille": a, "bastien": r}),
		parts(castagnac(4), "camille", "castagnac", "DELIVERY", map[string]coordination.Part{"bastien": a, "gaetan": r, "camille": i}),
		parts(castagnac(6), "camille", "castagnac", "COMMUNICATION", map[string]coordination.Part{"bastien": a, "camille": c}),
		parts(castagnac(8), "camille", "castagnac", "AFTER_SALES", map[string]coordination.Part{"gaetan": a, "bastien": i, "camille": i}),
		parts(castagnac(10), "camille", "castagnac", "STRATEGY", map[string]coordination.Part{"camille": a, "etienne": c}),
		parts(s.on(-51, 16, 0), "remy", "aldine", "PRICE", map[string]coordination.Part{"remy": a, "etienne": c}),
		parts(s.on(-51, 16, 3), "remy", "aldine", "DELIVERY", map[string]coordination.Part{"maeve": a, "gaetan": r}),
	}
}

// question is what somebody asks a colleague.
type question struct {
	key, account, to string
	about, more      string
	due              day.Day
}

func asked(at time.Time, by string, q question) act {
	return act{at, by, "ask " + q.to, func(t *turn) error {
		made, err := t.desks.Coordination.Ask(t.ctx, t.a, coordination.Input{Account: t.accounts[q.account], Asked: t.user(q.to), Subject: q.about, Question: q.more, Due: day.Ptr(q.due)})
		t.requests[q.key] = made
		return err
	}}
}

func answered(at time.Time, by, key, answer string) act {
	return act{at, by, "answer " + key, func(t *turn) error { return t.desks.Coordination.Answer(t.ctx, t.a, t.requests[key], answer) }}
}

func reminded(at time.Time, by, key string) act {
	return act{at, by, "remind of " + key, func(t *turn) error { return t.desks.Coordination.Remind(t.ctx, t.a, t.requests[key]) }}
}

func cancelled(at time.Time, by, key string) act {
	return act{at, by, "cancel " + key, func(t *turn) error { return t.desks.Coordination.Cancel(t.ctx, t.a, t.requests[key]) }}
}

// asking is what the teller keeps of teams and requests.
type asking struct {
	requests map[string]id.Any
	// members are the sponsors' places, by account.
	members map[string]id.Any
}
