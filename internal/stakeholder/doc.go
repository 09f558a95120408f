// Package stakeholder is who decides at a client, how, and whether our relations are strong enough for it (DOMAIN §3).
//
// It owns stakeholders, what is thought of them (influence and sentiment, dated and signed), the steps of a decision and
// the criteria it is made on. It does not own the people themselves (contact) nor what was exchanged with them (relation).
package stakeholder
