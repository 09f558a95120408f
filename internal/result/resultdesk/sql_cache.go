package resultdesk

import (
	"sync"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team/teamdesk"
)

// A branch of tens of thousands of accounts, or the whole company with the accounts that wait for a figure, does not add
// up in a moment as a few accounts do. Its overview is remembered until the journal says that something it depends on changed: reading
// what was written since costs nothing when it is nothing.

// touching are the kinds of records an overview depends on: what was earned and aimed at, the rates, and who reaches what.
var touching = []string{"result", "target", "fx_rate", "account", "assignment", "team_member", "grant", "position", "user"}

type remembered struct {
	seq      int64
	today    day.Day
	title    string
	overview Overview
}

// memory holds the overviews of wide scopes by person.
type memory struct {
	mu sync.Mutex
	of map[id.User]remembered
}

// wideOverview answers from memory what still holds, and computes the rest.
func (k *Desk) wideOverview(tx *db.Tx, a who.Actor, scope teamdesk.Scope, today day.Day) (Overview, error) {
	head, _, err := db.One[int64](tx, `SELECT seq FROM journal_head WHERE id = 1`)
	if err != nil {
		return Overview{}, err
	}
	if r, ok := k.memory.get(a.ID); ok && r.today == today && r.title == a.Title && r.seq <= head {
		_, changed, err := db.One[int](tx, `SELECT 1 FROM journal WHERE seq > ? AND kind IN (?) LIMIT 1`, r.seq, db.In(touching))
		if err != nil {
			return Overview{}, err
		}
		if !changed {
			r.seq = head
			k.memory.put(a.ID, r)
			return r.overview, nil
		}
	}
	v, err := overview(tx, scope, today)
	if err == nil {
		k.memory.put(a.ID, remembered{seq: head, today: today, title: a.Title, overview: v})
	}
	return v, err
}

// mostRemembered bounds the memory; past it, everyone's is forgotten and made again.
const mostRemembered = 500

func (m *memory) get(u id.User) (remembered, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	r, ok := m.of[u]
	return r, ok
}

func (m *memory) put(u id.User, r remembered) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.of == nil || len(m.of) >= mostRemembered {
		m.of = map[id.User]remembered{}
	}
	m.of[u] = r
}
