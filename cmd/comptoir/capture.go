package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"comptoir/internal/app"
	"comptoir/internal/capture"
	"comptoir/internal/capture/capturedesk"
	"comptoir/internal/capture/captureweb"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/text"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
)

type captureCmd struct {
	where
	spoken
	Files   []string `arg:"" name:"file" placeholder:"FILE"`
	As      string   `placeholder:"LOGIN"`
	Account string   `placeholder:"NAME"`
	DryRun  bool     `name:"dry-run"`
	JSON    bool     `name:"json"`
}

// Run captures mails, calendars and cards. Every file is a transaction of its own.
func (i captureCmd) Run(ctx context.Context, w words) error {
	a, err := i.open(ctx, w)
	if err != nil {
		return err
	}
	defer a.Close()
	actor, err := importCmd{As: i.As}.actor(ctx, a, w)
	if err != nil {
		return err
	}
	into, err := i.account(ctx, a, actor, w)
	if err != nil {
		return err
	}
	p := printer{words: w, out: os.Stdout, err: os.Stderr, json: i.JSON, dry: i.DryRun}
	if i.DryRun && !i.JSON {
		fmt.Fprintln(p.out, w.T("intake.cli.rehearsed"))
	}
	var all capturedesk.Counts
	for _, name := range i.Files {
		n, err := i.one(ctx, a, actor, into, name, p)
		if err != nil {
			return err
		}
		all.Created, all.Updated, all.Unchanged, all.Rejected = all.Created+n.Created, all.Updated+n.Updated, all.Unchanged+n.Unchanged, all.Rejected+n.Rejected
	}
	if !i.DryRun {
		if err := a.CatchUp(ctx); err != nil {
			return err
		}
	}
	switch saved := all.Created + all.Updated + all.Unchanged; {
	case all.Rejected == 0 && saved > 0:
		return nil
	case saved > 0:
		return exitCode(3)
	}
	return exitCode(1)
}

// one captures a file; one that cannot be read is told and does not stop the others.
func (i captureCmd) one(ctx context.Context, a *app.App, actor who.Actor, into id.Account, name string, p printer) (capturedesk.Counts, error) {
	raw, err := readBounded(name)
	if err != nil {
		why := p.T("cli.problem.cannot_read", "file", name, "why", p.cause(err))
		if p.json {
			p.captureJSON(fileJSON{File: name, Error: why, ErrorCode: "cannot_read"})
		} else {
			fmt.Fprintln(p.err, why)
		}
		return capturedesk.Counts{Rejected: 1}, nil
	}
	lines, err := a.Desks.Capture.Run(ctx, actor, []capturedesk.File{{Name: filepath.Base(name), Raw: raw}}, into, i.DryRun)
	if err != nil {
		return capturedesk.Counts{}, err
	}
	n := capturedesk.Sum(lines)
	j := fileJSON{File: name, Profile: kindOf(lines), Lines: len(lines), Created: n.Created, Updated: n.Updated, Unchanged: n.Unchanged, Rejected: n.Rejected, Warned: n.Warned}
	for _, l := range lines {
		if l.Verdict == capturedesk.Refused {
			j.Errors = append(j.Errors, lineJSON{Line: l.Item.N, Code: l.Reason, Message: captureweb.Verdict(p.Loc, l, "done"), Hint: l.Item.Title})
			continue
		}
		for _, code := range l.Item.Warnings {
			j.Warnings = append(j.Warnings, lineJSON{Line: l.Item.N, Code: code, Message: p.T("capture.warning." + code), Hint: l.Item.Title})
		}
	}
	if p.json {
		p.captureJSON(j)
	} else {
		p.captureText(j)
	}
	return n, nil
}

func readBounded(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, capture.MostBytes+1))
}

// kindOf names what a file holds: "card", "mail", "event", or nothing.
func kindOf(lines []capturedesk.Line) string {
	for _, l := range lines {
		if l.Item.Kind != capture.None {
			return string(l.Item.Kind)
		}
	}
	return ""
}

func (p printer) captureJSON(j fileJSON) {
	j.DryRun, j.Questions = p.dry, []questionJSON{}
	if j.Errors == nil {
		j.Errors = []lineJSON{}
	}
	if j.Warnings == nil {
		j.Warnings = []lineJSON{}
	}
	_ = json.NewEncoder(p.out).Encode(j)
}

func (p printer) captureText(j fileJSON) {
	n := func(key string, n int) string { return p.N("cli.capture."+key, n) }
	fmt.Fprintln(p.out, p.T("cli.capture.summary", "file", j.File, "counts", strings.Join([]string{n("created", j.Created), n("updated", j.Updated),
		n("unchanged", j.Unchanged), n("rejected", j.Rejected)}, ", ")))
	for _, list := range [][]lineJSON{j.Errors, j.Warnings} {
		for _, l := range list {
			title := l.Hint
			if title == "" {
				title = p.T("cli.capture.item", "n", l.Line)
			}
			fmt.Fprintln(p.out, "  "+p.T("cli.capture.line", "title", title, "text", l.Message))
		}
	}
}

// account finds the account to which people are added whose card does not tell.
func (i captureCmd) account(ctx context.Context, a *app.App, actor who.Actor, w words) (id.Account, error) {
	if i.Account == "" {
		return "", nil
	}
	list, err := a.Desks.Account.Choices(ctx, actor, team.Contact, team.Write, i.Account, 200)
	if err != nil {
		return "", err
	}
	var found []string
	for _, c := range list {
		if text.Fold(c.Name) == text.Fold(i.Account) {
			found = append(found, c.ID)
		}
	}
	if len(found) != 1 {
		return "", w.refuse("account", "name", i.Account)
	}
	return id.Account(found[0]), nil
}
