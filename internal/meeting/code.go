// Package meeting is the screen that a client may look at: "mode rendez-vous". It owns the code that a person ends it
// with; what the screen shows is brought by the areas, each of which says what a client may see.
package meeting

import (
	"strings"

	"comptoir/internal/kernel/problem"
)

// A code is 4 to 8 digits: it is typed with a thumb, in front of people.
const (
	MinCode = 4
	MaxCode = 8
)

// MaxTries is how many wrong codes end the session: from there on only the password opens it.
const MaxTries = 5

// CheckCode refuses what is no code, and what an onlooker tries first: one digit repeated, or digits in a row.
func CheckCode(code string) problem.List {
	var out problem.List
	switch {
	case code == "":
		out.Add("code", "required")
	case strings.Trim(code, "0123456789") != "" || len(code) < MinCode || len(code) > MaxCode:
		out.Add("code", "meeting_code_form", "min", MinCode, "max", MaxCode)
	case easy(code):
		out.Add("code", "meeting_code_easy")
	}
	return out
}

func easy(code string) bool {
	for _, step := range []int{0, 1, -1} {
		same := true
		for i := 1; i < len(code); i++ {
			same = same && int(code[i])-int(code[i-1]) == step
		}
		if same {
			return true
		}
	}
	return false
}
