package main

import (
	"os"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
	"golang.org/x/term"
)

// bar shows how far an import is, on a terminal only.
type bar struct {
	all *mpb.Progress
	one *mpb.Bar
}

func newBar(quiet bool) *bar {
	if quiet || !term.IsTerminal(int(os.Stderr.Fd())) {
		return &bar{}
	}
	return &bar{all: mpb.New(mpb.WithOutput(os.Stderr), mpb.WithWidth(60))}
}

// progress moves the bar; each table that is read begins a new one.
func (b *bar) progress(done, total int64) {
	if b.all == nil || total == 0 {
		return
	}
	if b.one == nil || b.one.Completed() {
		b.one = b.all.AddBar(total, mpb.BarRemoveOnComplete(), mpb.AppendDecorators(decor.Percentage(), decor.Name("  "), decor.AverageETA(decor.ET_STYLE_GO)))
	}
	b.one.SetCurrent(done)
}

func (b *bar) end() {
	if b.one != nil && !b.one.Completed() {
		b.one.Abort(true)
	}
	if b.all != nil {
		b.all.Wait()
	}
}
