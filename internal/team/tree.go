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

// PlaceOn is the position each person holds on d or, once they have none, the last one they held: their reports and
// accounts stay in the branch they were in, and are not lost with them (DOMAIN §14: manager leaves → branch to the
// manager's manager).
func PlaceOn(all []Position, d day.Day) map[id.User]Position {
	out := map[id.User]Position{}
	for _, p := range all {
		if p.From > d {
			continue
		}
		if seen, ok := out[p.User]; !ok || p.From > seen.From {
			out[p.User] = p
		}
	}
	return out
}

// BranchOf is the person and everyone below them on d, following managers. A cycle, which Give refuses, would not
// loop.
func BranchOf(user id.User, all []Position, d day.Day) []id.User {
	below := map[id.User][]id.User{}
	place := PlaceOn(all, d)
	for _, p := range all {
		if place[p.User].From == p.From && p.Manager != "" {
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

// ChainUp is the managers above the person on d, nearest first.
func ChainUp(user id.User, all []Position, d day.Day) []id.User {
	place := PlaceOn(all, d)
	var out []id.User
	seen := map[id.User]bool{user: true}
	for m := place[user].Manager; m != "" && !seen[m]; m = place[m].Manager {
		seen[m] = true
		out = append(out, m)
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
