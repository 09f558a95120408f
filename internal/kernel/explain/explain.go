// Package explain lets every figure open its own calculation: inputs, weights, formula, date, result, and what
// would change it. Texts are message codes with facts; the doors translate.
package explain

import "comptoir/internal/kernel/day"

// Term is one step of a calculation.
type Term struct {
	// Code is the message key of what this step is.
	Code string
	// Args fill the message.
	Args map[string]any
	// Value is what the step gives: a day.Day, money.Money, float64, int, Count or string code.
	Value any
	// Weight, when not nil, is the share with which the value enters the result.
	Weight *float64
	// Contribution, when not nil, is what the step adds to the result.
	Contribution *float64
	// Source says where the value comes from (a message code), such as a clause or a statute.
	Source string
}

// Count is so many of something, "3 months": Of is the message key of its plural.
type Count struct {
	N  int
	Of string
}

// Explanation is a calculation laid open.
type Explanation struct {
	// Code is the message key of what is explained.
	Code    string
	Args    map[string]any
	Formula string
	Terms   []Term
	Result  any
	// WouldChange are message codes of what would change the result.
	WouldChange []Term
	AsOf        day.Day
}
