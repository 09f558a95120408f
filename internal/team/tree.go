package team

import (
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
)

// Position is a dated place in the hierarchy.
type Position struct {
	ID      id.Any
	User    id.User
	Title   Title
	Manager id.User // empty at the top
	From    day.Day
	To      *day.Day // inclusive; nil is still
	Rev     int
}

// On says whether the position holds on d, bounds included.
func (p Position) On(d day.Day) bool { return p.From <= d && (p.To == nil || *p.To >= d) }

// BranchOf is the person and everyone below them on d, following managers. A cycle, which Validate refuses, would not
// loop.
func BranchOf(user id.User, all []Position, d day.Day) []id.User {
	below := map[id.User][]id.User{}
	for _, p := range all {
		if p.On(d) && p.Manager != "" {
			below[p.Manager] = append(below[p.Manager], p.User)
		}
	}
	out, seen := []id.User{user}, map[id.User]bool{user: true}
	for i := 0; i < len(out); i++ {
		for _, u := range below[out[i]] {
			if !seen[u] {
				seen[u] = true
				out = append(out, u)
			}
		}
	}
	return out
}

// WouldCycle says that making manager the boss of user on d closes a circle.
func WouldCycle(user, manager id.User, all []Position, d day.Day) bool {
	for _, u := range BranchOf(user, all, d) {
		if u == manager {
			return true
		}
	}
	return false
}
