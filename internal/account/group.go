package account

import "comptoir/internal/kernel/problem"

// CheckParent refuses a link that would make a group its own ancestor (GRP_CYCLE). parents maps each child to its
// parent, as it stands without the new link; an empty parent is none. The problem is cycle.
func CheckParent[T ~string](parents map[T]T, child, parent T) error {
	if parent == "" {
		return nil
	}
	// More steps than there are links is a cycle that was already there.
	for at, left := parent, len(parents)+1; at != "" && left >= 0; at, left = parents[at], left-1 {
		if at == child {
			return problem.At("parent", "cycle", "child", string(child), "parent", string(parent))
		}
	}
	return nil
}

// Top is the head of the group: the ancestor without a parent, or itself. A cycle stops where it closes.
func Top[T ~string](parents map[T]T, of T) T {
	for left := len(parents); left > 0 && parents[of] != ""; left-- {
		of = parents[of]
	}
	return of
}
