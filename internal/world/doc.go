// Package world tells one fictional company, Ardoval Services, once: its people, its clients, their contracts, what was
// promised and what was missed. The demonstration, the tests and the screenshots all stand in it.
//
// The plot is told through the ordinary desk verbs, each by the person who would do it and at the moment they did, with
// the business clock held there: the journal is spread over the eighteen months of the story, and a verb that refuses is
// a defect of the story. Every date is counted from today, so that the urgent contract is urgent whatever the day.
//
// Everything is invented. Registration numbers pass their checks, and are not given out as those of anybody; telephone
// numbers are of the ranges kept for fiction where the country has one.
package world
