package i18n

import (
	"sync"

	"golang.org/x/text/collate"
)

// collators are kept by language: one is slow to make, and serves one comparison at a time.
var collators sync.Map

// Compare orders two texts as a dictionary of the reader's language does: É stands with E, upper case with lower.
func (l *Loc) Compare(a, b string) int {
	pool, ok := collators.Load(l.Lang)
	if !ok {
		tag := l.tag()
		pool, _ = collators.LoadOrStore(l.Lang, &sync.Pool{New: func() any { return collate.New(tag, collate.Numeric) }})
	}
	p := pool.(*sync.Pool)
	c := p.Get().(*collate.Collator)
	defer p.Put(c)
	return c.CompareString(a, b)
}
