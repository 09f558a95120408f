package report

import "comptoir/internal/kernel/growth"

// Share is a share of one; it is written as a percentage.
type Share float64

// Cover is what a comparison covers; it is written in words.
type Cover growth.Comparison

// Point is one of the three things to know in a minute: what, then the facts.
type Point struct {
	Strong Sentence
	// Of prefixes a point with the account it is about.
	Of   string
	Rest []Sentence
	// Alert is the point of attention, in the words of its area, instead of the sentences.
	Alert *Alert
}

// Behind is the share of a target to date under which an account is named.
const Behind = .95

// Minute is the review in three points: the figures, the first contract at stake, what presses most besides.
func (r Review) Minute() []Point {
	return []Point{r.figuresPoint(), r.stakePoint(), r.alertPoint()}
}

func (r Review) figuresPoint() Point {
	f := r.Figures
	switch {
	case len(r.Accounts) == 0:
		return Point{Strong: Say("report.minute.no_account")}
	case f.Hidden:
		return Point{Strong: Say("report.minute.figures_hidden")}
	case f.Through == 0:
		return Point{Strong: Say("report.minute.no_result"), Rest: []Sentence{Say("report.minute.no_result_rest")}}
	}
	if f.Attainment == nil {
		p := Point{Strong: Say("report.minute.revenue", "revenue", f.Revenue.Money, "month", f.Through)}
		if f.Change.Span > 0 {
			p.Rest = append(p.Rest, Say("report.minute.change", "change", f.Change, "year", f.Year-1, "cover", Cover(f.Change)))
		}
		if !f.YearTarget.Known {
			p.Rest = append(p.Rest, Say("report.minute.no_target"))
		}
		return p
	}
	p := Point{Strong: Say("report.minute.attainment", "share", Share(*f.Attainment), "month", f.Through),
		Rest: []Sentence{Say("report.minute.of_target", "revenue", f.Aimed.Money, "target", f.Target.Money)}}
	if worst, found := LastBehind(r.Accounts, Behind); found && len(r.Accounts) > 1 {
		p.Rest = append(p.Rest, Say("report.minute.behind", "account", worst.Name, "share", Share(*worst.Figures.Attainment)))
	} else if f.Left != nil && f.Left.Minor > 0 {
		p.Rest = append(p.Rest, Say("report.minute.left", "left", *f.Left))
	}
	return p
}

func (r Review) stakePoint() Point {
	switch {
	case r.ContractsHidden:
		return Point{Strong: Say("report.minute.contracts_hidden")}
	case len(r.Stakes) == 0:
		return Point{Strong: Say("report.minute.no_stake")}
	}
	s := r.Stakes[0]
	p := Point{Of: s.AccountName, Strong: s.Headline()}
	if len(s.Why) > 0 && s.Gesture != Regularise { // the headline has said it
		p.Rest = append(p.Rest, s.Why[0])
	}
	if n := len(r.Stakes); n > 1 && r.AtStake.Complete() {
		p.Rest = append(p.Rest, Say("report.minute.stakes", "n", n, "value", r.AtStake.Money))
	} else if n > 1 {
		p.Rest = append(p.Rest, Say("report.minute.stakes_uncosted", "n", n))
	}
	return p
}

// Headline is the gesture of a contract at stake and its day in a few words.
func (s Stake) Headline() Sentence {
	code := "report.stake." + string(s.Gesture)
	if s.Late {
		code += ".late"
	}
	on := s.On
	if s.Prudent != nil && (s.Gesture == Decide || s.Gesture == Agree || s.Gesture == Quit) && !s.Late {
		on = *s.Prudent
	}
	return Say(code, "contract", s.Name, "date", on)
}

func (r Review) alertPoint() Point {
	if r.AlertsHidden {
		return Point{Strong: Say("report.minute.alerts_hidden")}
	}
	for _, a := range r.Alerts {
		if len(r.Stakes) > 0 && a.Subject.ID == string(r.Stakes[0].ID) {
			continue // it is the second point already
		}
		return Point{Of: a.AccountName, Alert: &a}
	}
	c, h, w, i := Counts(r.Alerts)
	if c+h+w+i == 0 {
		return Point{Strong: Say("report.minute.no_alert")}
	}
	return Point{Strong: Say("report.minute.alerts", "n", c+h+w+i), Rest: []Sentence{Say("report.minute.alerts_rest")}}
}
