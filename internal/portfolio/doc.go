// Package portfolio holds the rules by which a small, justified list of strategic clients is chosen (DOMAIN §1): the
// selection model and its weighted criteria, the assessment of an account against it, its place in the matrix, the
// steps from candidate to key account and out, and the hand-over when an account changes hands.
//
// It owns selection models, assessments, steps and hand-overs. It does not own accounts: their status, their tier and
// who carries them are moved through the account's own verbs. Revenue is handed in as figures.
//
// Life cycle of an account: CANDIDATE → QUALIFIED (a validated assessment) → KEY (the Direction approves) ⇄ WATCH →
// EXITED (a reason, and the hand-over done) → CANDIDATE.
//
// Invariants, proven in the tests:
//   - the weights of each axis of a model in use sum to 100, and a model that was used is frozen;
//   - missing is not zero: a criterion without a score drops out, the weights of the others are kept in proportion, and
//     under 70 % of the weight the axis is undetermined;
//   - a score exactly on the threshold is on its upper side;
//   - a hand-over is deferred by 30 days at most, with a reason.
package portfolio
