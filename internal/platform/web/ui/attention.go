package ui

import "comptoir/internal/platform/web/charts"

// Attention is the list of what to do, first things first.
type Attention struct {
	Card  Card // ID, title, count; Right says how many of each severity
	Words AttentionWords
	Rows  []AttentionRow
	Empty Content // nothing to do: say so kindly
}

// AttentionWords are the headers of the columns.
type AttentionWords struct {
	Severity, What, Due, Stake, Priority string
}

// AttentionRow is one alert: what (a verb and an object, 55 characters), why
// (two facts), by when, worth how much, and one main gesture.
type AttentionRow struct {
	ID        string // of the line, so that a fragment can replace it
	Rank      string // "1"
	Severity  Severity
	Word      string // the severity in words
	Title     string
	Href      string
	Account   string // bold at the head of the why line
	Why       string // "otherwise renewed for 12 months · notice due Friday"
	Due       string // the internal decision date
	DueNote   string // "10 days late"
	Late      bool
	NoDate    string // words instead of Due
	Stake     string
	StakeNote string
	NoStake   string // words instead of Stake
	Score     string // "67.0"
	ScoreHint string // "Priority 67.0 out of 100, explain"
	Parts     charts.Score
	Popover   string // id of the explanation of the score
	Main      Button
	MainPost  *Post // instead of Main, when the gesture writes at once
	Menu      Menu  // snooze, done, dismiss, useful
}

// filled buttons are for critical lines only, so that they keep their weight.
func (r AttentionRow) main() Button {
	b := r.Main
	if b.Kind == Plain && r.Severity == Critical {
		b.Kind = Primary
	}
	return b
}

func (r AttentionRow) mainPost() Post {
	p := *r.MainPost
	if p.Button.Kind == Plain && r.Severity == Critical {
		p.Button.Kind = Primary
	}
	return p
}
