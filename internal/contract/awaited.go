package contract

import "comptoir/internal/kernel/day"

// Day is the day a notice speaks from: its sending, else its receipt. One of them is always entered.
func (g GivenNotice) Day() day.Day {
	if g.Sent != nil {
		return *g.Sent
	}
	if g.Received != nil {
		return *g.Received
	}
	return 0
}

// Awaited is the notice that we sent and whose receipt nothing proves yet; nil when there is none, or when it was about
// a term that has been renewed since. While it is awaited the contract goes on, and what is still to do is to file
// the proof, not to decide again.
func (c Contract) Awaited() *GivenNotice {
	g := c.Given
	if g == nil || g.By != Us || g.EndsOn != nil || (c.State != Active && c.State != OpenEnded) {
		return nil
	}
	if c.Renewal.Done > 0 && c.TermStart != nil && c.NoticeUs.Known && g.Day() <= c.NoticeUs.Theoretical(*c.TermStart-1) {
		return nil
	}
	return g
}

// sentInTime says that our notice left by the last day that serves: the next term is then not certain, and the proof of
// its receipt may still arrive after that day.
func (c Contract) sentInTime(last day.Day) bool {
	g := c.Awaited()
	return g != nil && g.Day() <= last
}

// keptBack says that the decision, if any, is one that our sent notice carries out or goes against: only a
// renegotiation goes on beside it, the notice being its precaution.
func keptBack(made *Decision) bool { return made == nil || made.Choice != Renegotiate }
