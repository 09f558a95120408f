package world

import (
	"fmt"

	"comptoir/internal/account"
	"comptoir/internal/contract"
	"comptoir/internal/kernel/calendar"
	"comptoir/internal/kernel/day"
	"comptoir/internal/task"
)

const gbp = "GBP"

// kestrel is the unhappy client: promises late on both sides, invoices contested, and a contract whose notice nobody has
// read.
func (s story) kestrel() client {
	c := client{
		key: "kestrel", name: "Kestrel Aerospace plc", sector: "Aéronautique", country: "GB", city: "Wexcombe",
		website: "https://kestrel-aerospace.example", ccy: gbp, tier: account.Strategic, since: 6,
		bornBy: "remy", carrier: "remy",
		note: "Unhappy since the clean-room incident. Asks to see our CEO before talking about anything new.",
		why:  "Attractivité 7,3, force 5,2 : deux usines, cadence en hausse de 20 % par an.",
		bodies: []body{
			{name: "Kestrel Aerospace plc", country: "GB", city: "Wexcombe", ccy: gbp, ids: []account.Identifier{vat("GB998338504"), lei("5493FICTKESTRL000459")}},
			{name: "Kestrel Composites Ltd", country: "GB", city: "Aldermoor", ccy: gbp, ids: []account.Identifier{vat("GB998338512")}},
		},
		people: []person{
			{"ashworth", "Imogen Ashworth", "Head of Procurement", "en", "imogen.ashworth@kestrel-aerospace.example", "+44 7700 900141"},
			{"pennington", "Giles Pennington", "Plant Director, Wexcombe", "en", "giles.pennington@kestrel-aerospace.example", "+44 7700 900158"},
			{"okafor", "Chidi Okafor", "Quality Manager", "en", "chidi.okafor@kestrel-aerospace.example", "+44 7700 900173"},
		},
		team: []place{{"maeve", account.FnAE, "GB"}, {"gaetan", account.FnAfterSales, ""}},
	}
	old := mustTermTo(s.month(-3).Last(), 24)
	renewed := term{start: old.end + 1, months: 36}
	calibration := mustTermTo(s.monthEnd(85), 24)
	c.deals = []deal{
		c.deal("clean-room-old", fmt.Sprintf("CT-%d-019", old.start.Year()), "Clean-room services, Wexcombe", 980_000, old).with(express).with(signed(old.start.Add(-25))),
		c.deal("clean-room", fmt.Sprintf("CT-%d-019", renewed.start.Year()), fmt.Sprintf("Clean-room services, Wexcombe, from %d", renewed.start.Year()), 1_060_000, renewed).
			with(express).with(func(in *contract.Input) { in.State = contract.Draft }).enteredBy("remy", s.at(calendar.OnOrBefore(france, old.end-70), 10, 5)),
		c.deal("calibration", fmt.Sprintf("CT-%d-027", calibration.start.Year()), "Ground equipment calibration", 410_000, calibration).
			with(signed(day.Min(calibration.start.Add(-8), s.first()))).with(func(in *contract.Input) {
			in.Renewal = contract.Renewal{Kind: contract.Tacit, Months: 12} // the notice clause has never been read
			in.Parties.ClientName = "Kestrel Composites Ltd"
		}),
		c.deal("autoclaves", fmt.Sprintf("CT-%d-033", s.today.Year()-2), "Autoclave maintenance", 690_000, mustTermTo(s.month(19).Last(), 48)).
			with(express).with(signed(s.month(-30).First())),
	}
	return c
}

func (s story) kestrelPlot() []act {
	end := s.month(-3).Last()
	signedOn := calendar.OnOrBefore(france, end-21)
	return append([]act{
		moveTo(s.at(calendar.OnOrBefore(france, end-55), 15, 30), "remy", "clean-room", contract.Negotiation),
		moveTo(s.at(calendar.OnOrBefore(france, end-30), 9, 20), "remy", "clean-room", contract.ToSign),
		sign(s.at(signedOn, 17, 15), "remy", "clean-room", signedOn),
		succeed(s.at(signedOn, 17, 25), "remy", "clean-room-old", "clean-room", signedOn),
		attach(s.at(signedOn, 17, 40), "remy", "clean-room", "Clean-room services, signed.pdf", "Thirty-six months from "+date(end+1)+"."),
		note(s.on(-40, 12, 0), "maeve", chore{title: "Send the root-cause report on the clean-room incident", account: "kestrel", kind: task.PromiseOurs, owner: "remy", due: s.work(-9), contact: "okafor",
			note: "Chidi has asked three times. Gaëtan has the measurements."}),
		note(s.on(-34, 16, 20), "maeve", chore{title: "Access badges for the night shift", account: "kestrel", kind: task.PromiseTheirs, due: s.work(-6), contact: "pennington"}),
		note(s.on(-21, 11, 35), "maeve", chore{title: "Answer on 3 contested invoices, £27,900", account: "kestrel", owner: "remy", due: s.work(-2), contact: "ashworth",
			note: "Imogen withholds the rest of the month until then."}),
		note(s.on(-7, 10, 50), "remy", chore{title: "Call between Étienne and Giles Pennington", account: "kestrel", due: s.work(1), contact: "pennington"}),
	}, s.committees("kestrel", "remy", "maeve", "Minutes of the service review")...)
}
