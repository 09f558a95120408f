package historydesk

import (
	"sync"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// What changed since a visit is the same until the journal moves: it is remembered by person until then, since a large
// import takes a while to count.

// recentOf is what an answer depends on. Rights that end with a day are in it by the day, the others by the journal.
type recentOf struct {
	seq   int64
	since instant.Instant
	today day.Day
	limit int
	title string
}

func recentKey(tx *db.Tx, a who.Actor, since instant.Instant, limit int) (recentOf, error) {
	seq, _, err := db.One[int64](tx, `SELECT seq FROM journal_head WHERE id = 1`)
	return recentOf{seq: seq, since: since, today: a.Today(tx.Now()), limit: limit, title: a.Title}, err
}

// memory holds the last answer of each person.
type memory struct {
	mu sync.Mutex
	of map[id.User]remembered
}

type remembered struct {
	key recentOf
	out Recent
}

// mostRemembered bounds the memory; past it, everyone's is forgotten and made again.
const mostRemembered = 500

func (m *memory) get(u id.User, key recentOf) (Recent, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	r, ok := m.of[u]
	return r.out, ok && r.key == key
}

func (m *memory) put(u id.User, key recentOf, out Recent) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.of == nil || len(m.of) >= mostRemembered {
		m.of = map[id.User]remembered{}
	}
	m.of[u] = remembered{key: key, out: out}
}
