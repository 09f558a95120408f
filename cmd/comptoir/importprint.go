package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"comptoir/internal/intake"
	"comptoir/internal/intake/intakedesk"
	"comptoir/internal/intake/intakeweb"
	"comptoir/internal/kernel/problem"
)

// printer tells what became of the files: to people in their language, to programs as JSON.
type printer struct {
	words
	out, err io.Writer
	json     bool
	dry      bool
}

// fileJSON is one line of --json. Keys are only ever added.
type fileJSON struct {
	File      string         `json:"file"`
	Profile   string         `json:"profile"`
	DryRun    bool           `json:"dry_run"`
	Batch     string         `json:"batch"`
	Lines     int            `json:"lines"`
	Created   int            `json:"created"`
	Updated   int            `json:"updated"`
	Unchanged int            `json:"unchanged"`
	Rejected  int            `json:"rejected"`
	Warned    int            `json:"warned"`
	Error     string         `json:"error"`
	ErrorCode string         `json:"error_code"`
	Errors    []lineJSON     `json:"errors"`
	Warnings  []lineJSON     `json:"warnings"`
	Questions []questionJSON `json:"questions"`
}

type lineJSON struct {
	Line    int    `json:"line"`
	Field   string `json:"field"`
	Code    string `json:"code"`
	Message string `json:"message"`
	Hint    string `json:"hint"`
}

type questionJSON struct {
	Column    string        `json:"column"`
	Field     string        `json:"field"`
	Example   string        `json:"example"`
	Ambiguous int           `json:"ambiguous"`
	Readings  []readingJSON `json:"readings"`
}

type readingJSON struct {
	Layout     string `json:"layout"`
	Reads      string `json:"reads"`
	Readable   int    `json:"readable"`
	Unreadable int    `json:"unreadable"`
}

func (p printer) reports(list []intakedesk.FileReport) {
	if !p.json && p.dry && len(list) > 0 {
		fmt.Fprintln(p.out, p.T("intake.cli.rehearsed"))
	}
	for _, r := range list {
		if p.json {
			p.asJSON(r)
		} else {
			p.asText(r)
		}
	}
}

func (p printer) asJSON(r intakedesk.FileReport) {
	j := fileJSON{File: r.Name, Profile: r.Profile, DryRun: p.dry, Batch: string(r.Batch), Lines: r.Lines, Created: r.Created, Updated: r.Updated,
		Unchanged: r.Unchanged, Rejected: r.Rejected, Warned: r.Warned, Errors: p.lines(r.Errors), Warnings: p.lines(r.Warnings), Questions: []questionJSON{}}
	if list, ok := problem.All(r.Problem); ok {
		j.Error, j.ErrorCode = p.sentences(list), list[0].Code
	}
	for _, q := range r.Questions {
		out := questionJSON{Column: q.Column, Field: q.Field, Example: q.Example, Ambiguous: q.Ambiguous}
		for _, x := range q.Readings {
			out.Readings = append(out.Readings, readingJSON{Layout: string(x.Layout), Reads: intakeweb.Reads(p.Loc, x), Readable: x.Readable, Unreadable: x.Unreadable})
		}
		j.Questions = append(j.Questions, out)
	}
	_ = json.NewEncoder(p.out).Encode(j)
}

func (p printer) lines(said []intakedesk.Said) []lineJSON {
	out := make([]lineJSON, len(said))
	for i, s := range said {
		out[i] = lineJSON{Line: s.Line, Field: s.Field, Code: s.Code, Message: p.Problem(s.Problem), Hint: p.hint(s.Remark)}
	}
	return out
}

func (p printer) asText(r intakedesk.FileReport) {
	if r.Problem != nil {
		list, _ := problem.All(r.Problem)
		fmt.Fprintln(p.err, r.Name+": "+p.sentences(list))
		p.questions(r.Questions)
		return
	}
	n := func(key string, n int) string { return p.N("intake.cli."+key, n) }
	fmt.Fprintln(p.out, p.T("intake.cli.summary", "file", r.Name, "profile", p.T("intake.profile."+r.Profile), "lines", n("lines", r.Lines),
		"counts", strings.Join([]string{n("created", r.Created), n("updated", r.Updated), n("unchanged", r.Unchanged), n("rejected", r.Rejected)}, ", ")))
	p.said("intake.cli.rejected_lines", r.Errors)
	p.folded("intake.cli.warned_lines", r.Warnings)
}

func (p printer) said(title string, list []intakedesk.Said) {
	if len(list) == 0 {
		return
	}
	fmt.Fprintln(p.out, "  "+p.T(title))
	for _, s := range list {
		fmt.Fprintln(p.out, "    "+p.remark(s))
	}
}

func (p printer) remark(s intakedesk.Said) string {
	parts := []string{p.T("intake.cli.line", "n", fmt.Sprint(s.Line))}
	if field := "intake.field." + s.Field; s.Field != "" && p.Has(field) {
		parts = append(parts, p.T(field))
	}
	return strings.Join(append(parts, strings.TrimSpace(p.Problem(s.Problem)+" "+p.hint(s.Remark))), " · ")
}

// A remark that comes back is told in full for the first lines; of the others their numbers are enough, up to a line.
const (
	toldInFull  = 3
	toldNumbers = 12
)

// folded tells remarks that need no correction, those that say the same together.
func (p printer) folded(title string, list []intakedesk.Said) {
	if len(list) == 0 {
		return
	}
	fmt.Fprintln(p.out, "  "+p.T(title))
	var order []string
	groups := map[string][]intakedesk.Said{}
	for _, s := range list {
		if len(groups[s.Code]) == 0 {
			order = append(order, s.Code)
		}
		groups[s.Code] = append(groups[s.Code], s)
	}
	for _, code := range order {
		g := groups[code]
		full := len(g)
		if full > toldInFull+1 {
			full = 1
		}
		for _, s := range g[:full] {
			fmt.Fprintln(p.out, "    "+p.remark(s))
		}
		if others := g[full:]; len(others) > 0 {
			fmt.Fprintln(p.out, "      "+p.N("intake.cli.others", len(others), "lines", numbers(others)))
		}
	}
}

// numbers lists the lines, up to what fits.
func numbers(list []intakedesk.Said) string {
	var out []string
	for _, s := range list[:min(len(list), toldNumbers)] {
		out = append(out, fmt.Sprint(s.Line))
	}
	if len(list) > toldNumbers {
		out = append(out, "…")
	}
	return strings.Join(out, ", ")
}

// questions shows how to answer what a file asks.
func (p printer) questions(list []intake.Question) {
	for _, q := range list {
		for _, x := range q.Readings {
			fmt.Fprintln(p.err, "  "+p.T("intake.cli.reading", "answer", fmt.Sprintf("%q", q.Column+"="+string(x.Layout)),
				"value", q.Example+" → "+intakeweb.Reads(p.Loc, x), "lines", p.N("intake.question.readable", x.Readable)))
		}
	}
}

func (p printer) hint(r intake.Remark) string {
	if !p.Has(r.Hint()) {
		return ""
	}
	return p.Problem(problem.Problem{Code: r.Hint(), Args: r.Args})
}

func (p printer) sentences(list problem.List) string {
	said := make([]string, len(list))
	for i, x := range list {
		said[i] = p.sentence(x)
	}
	return strings.Join(said, " ")
}
