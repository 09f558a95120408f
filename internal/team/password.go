package team

import (
	"strings"
	"unicode/utf8"

	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/text"
)

// Bounds of a password. Length is what resists guessing (NIST SP 800-63B); rules on digits and signs only make people
// write "Password1!".
const (
	MinPassword = 12
	maxPassword = 200
)

// PasswordInput is a change of password. Current is asked of the person themselves, not of an administrator.
type PasswordInput struct{ Current, New, Again string }

// Validate checks the new password for someone of that login and name. Fields: new, again.
func (in PasswordInput) Validate(login, name string) problem.List {
	var l problem.List
	n := utf8.RuneCountInString(in.New)
	switch {
	case in.New == "":
		l.Add("new", "required")
	case !utf8.ValidString(in.New) || strings.ContainsRune(in.New, 0):
		l.Add("new", "bad_encoding")
	case n < MinPassword:
		l.Add("new", "password_short", "min", MinPassword)
	case n > maxPassword:
		l.Add("new", "too_long", "max", maxPassword)
	case guessable(in.New, login, name):
		l.Add("new", "password_guessable")
	}
	if in.New != "" && in.Again != in.New {
		l.Add("again", "password_differs")
	}
	return l
}

// guessable names what is tried first: the person's own name or login, the house, a key held down, a row of the
// keyboard, and the words everyone uses.
func guessable(password, login, name string) bool {
	p := squeeze(password)
	for _, own := range []string{login, strings.Split(login, "@")[0], name, "comptoir"} {
		if own = squeeze(own); len(own) > 3 && remainder(p, own) <= 4 {
			return true
		}
	}
	if distinct(p) < 5 {
		return true
	}
	for _, run := range []string{"0123456789012345", "azertyuiopqsdfghjklm", "qwertyuiopasdfghjkl", "abcdefghijklmnopqrst"} {
		if strings.Contains(run, p) {
			return true
		}
	}
	for _, common := range []string{"password", "motdepasse", "azerty", "qwerty", "bienvenue", "welcome", "123456789"} {
		if remainder(p, common) <= 4 {
			return true
		}
	}
	return false
}

// squeeze keeps letters and digits only, folded: "Jean-Paul 75" and "jeanpaul75" are one guess.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || (r > '9' && r < 'a') || (r > 'z' && r < 0x80) {
			return -1
		}
		return r
	}, text.Fold(s))
}

// remainder counts what is left of p once every occurrence of the word is taken out.
func remainder(p, word string) int {
	if word == "" || !strings.Contains(p, word) {
		return len(p) + 5
	}
	return len(strings.ReplaceAll(p, word, ""))
}

func distinct(s string) int {
	seen := map[rune]bool{}
	for _, r := range s {
		seen[r] = true
	}
	return len(seen)
}
