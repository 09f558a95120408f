package intake

import (
	"fmt"
	"strings"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/money"
)

// Options are what the reading depends on besides the files.
type Options struct {
	Today    day.Day
	OurSIREN string         // public contracts held by this company are ours, the others are of the market
	Currency money.Currency // of amounts that do not say theirs; empty refuses them
	Check    IDCheck
	Answers  map[string]Layout // field to the layout the person chose
}

// Plan reads the files of one unit in two passes over the same rows: Look learns from every row, Read turns
// each into an Item. Between them Questions says what only a person can decide; Finish gives what the rows
// add up to. A Plan keeps a few dozen bytes a row, never the rows.
type Plan interface {
	Look(file int, row Row)
	Questions() []Question
	Read(file int, row Row) Item
	Finish() []Item
}

// part is one compared piece of a line.
type part struct {
	field string
	hash  uint64
}

// seen is what is kept of a line to recognise it later: where, all of it, and a byte of each part.
type seen struct {
	whole uint64
	parts uint64
	line  int32
}

// twice recognises keys that come back.
type twice struct{ lines map[uint64]seen }

// check says whether the key was seen before, on which line, and which field differs when one does.
func (t *twice) check(key string, line int, parts []part) (first int, field string, again bool) {
	if t.lines == nil {
		t.lines = map[uint64]seen{}
	}
	now := seen{line: int32(line)}
	for i, p := range parts {
		now.whole = now.whole*1_000_003 + p.hash
		now.parts |= (p.hash & 0xff) << (8 * i)
	}
	h := hash(key)
	before, again := t.lines[h]
	if !again {
		t.lines[h] = now
		return 0, "", false
	}
	if before.whole == now.whole {
		return int(before.line), "", true
	}
	field = "line"
	for i, p := range parts {
		if (before.parts>>(8*i))&0xff != p.hash&0xff {
			field = p.field
			break
		}
	}
	return int(before.line), field, true
}

// firstLines remembers where a value came first.
type firstLines map[uint64]int32

func (f *firstLines) before(value string, line int) (first int, again bool) {
	if *f == nil {
		*f = firstLines{}
	}
	h := hash(value)
	if l, ok := (*f)[h]; ok {
		return int(l), true
	}
	(*f)[h] = int32(line)
	return 0, false
}

// bounded keeps a composed key within what a key may hold, still unique.
func bounded(key string) string {
	if len(key) <= textLimit {
		return key
	}
	return fmt.Sprintf("%s#%016x", strings.ToValidUTF8(key[:textLimit-20], ""), hash(key))
}

// hash is FNV-1a: the same in every run, so that tests are.
func hash(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h ^= uint64(s[i])
		h *= 1099511628211
	}
	return h
}
