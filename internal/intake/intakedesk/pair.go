package intakedesk

import (
	"path/filepath"
	"strings"

	"comptoir/internal/intake"
	"comptoir/internal/kernel/problem"
)

// pair joins orders with their lines. A table left alone looks for the other one beside it on disk.
func pair(units []*Unit) []*Unit {
	var out []*Unit
	for _, u := range units {
		if u.Problem != nil || u.Profile.Role == "" {
			out = append(out, u)
			continue
		}
		if u.Profile.Role == intake.RoleDetails && find(units, intake.RoleOrders) != nil {
			continue // read with its orders
		}
		if other := u.companion(units); other != nil {
			u.Files = append(u.Files, other)
			if u.Profile.Role == intake.RoleDetails {
				u.Files[0], u.Files[1] = u.Files[1], u.Files[0]
			}
		} else {
			u.Problem = problem.New(problem.Invalid, "intake.problem.companion_missing", "needs", needs(u.Profile.Role))
		}
		out = append(out, u)
	}
	return out
}

func needs(role string) string {
	if role == intake.RoleOrders {
		return intake.RoleDetails
	}
	return intake.RoleOrders
}

func find(units []*Unit, role string) *Unit {
	for _, u := range units {
		if u.Problem == nil && u.Profile.Role == role {
			return u
		}
	}
	return nil
}

func (u *Unit) companion(units []*Unit) *File {
	if other := find(units, needs(u.Profile.Role)); other != nil {
		return other.Files[0]
	}
	path := u.Files[0].Source.Path
	if path == "" {
		return nil
	}
	beside, err := filepath.Glob(filepath.Join(escape(filepath.Dir(path)), "*.csv"))
	if err != nil || len(beside) > 100 {
		return nil
	}
	for _, b := range beside {
		f, t, err := describe(FromPath(b), u.choice.Limits)
		if err != nil {
			continue
		}
		if p, err := intake.Recognise(t); err == nil && p.ID == u.Profile.ID && p.Role == needs(u.Profile.Role) {
			return f
		}
	}
	return nil
}

// escape keeps the characters of a folder's name from meaning something to Glob.
func escape(dir string) string {
	return strings.NewReplacer("[", `\[`, "*", `\*`, "?", `\?`).Replace(dir)
}
