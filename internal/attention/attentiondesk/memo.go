package attentiondesk

import (
	"context"
	"sync"
)

type memoKey struct{}

// memo keeps a person's day for as long as one page is made of it: its lede, its list and its badge are then one.
type memo struct {
	mu   sync.Mutex
	done bool
	day  Day
	err  error
}

// Once makes a context in which Today reads the day once.
func Once(ctx context.Context) context.Context { return context.WithValue(ctx, memoKey{}, &memo{}) }

func memoOf(ctx context.Context) *memo {
	m, _ := ctx.Value(memoKey{}).(*memo)
	return m
}

func (m *memo) once(read func() (Day, error)) (Day, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if !m.done {
		m.day, m.err = read()
		m.done = true
	}
	return m.day, m.err
}
