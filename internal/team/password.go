package team

import (
	"strings"
	"unicode/utf8"

	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/text"
)

// Length of a password, in characters. The upper bound keeps hashing cheap for whoever sends a book.
const (
	MinPassword = 10
	MaxPassword = 200
)

// CheckPassword says whether a password that a person chooses is good enough: long, not made of their own name or
// login, not one character or a well-known row of keys. No mix of signs is asked for: length is what counts (NIST SP
// 800-63B). The demo's own password is set by the demo and not asked of this rule. Problems at field "password":
// too_short, too_long, too_simple, like_your_name.
func CheckPassword(password string, u User) problem.List {
	var l problem.List
	n := utf8.RuneCountInString(password)
	folded := text.Fold(password)
	switch {
	case n < MinPassword:
		l.Add("password", "too_short", "min", MinPassword)
	case n > MaxPassword:
		l.Add("password", "too_long", "max", MaxPassword)
	case simple(folded):
		l.Add("password", "too_simple")
	case likeName(folded, u):
		l.Add("password", "like_your_name")
	}
	return l
}

// simple: fewer than five different characters, or a known row and a few more characters.
func simple(p string) bool {
	seen := map[rune]bool{}
	for _, r := range p {
		seen[r] = true
	}
	if len(seen) < 5 {
		return true
	}
	for _, row := range []string{"0123456789", "9876543210", "1234567890", "azertyuiop", "qwertyuiop", "abcdefghij",
		"motdepasse", "password", "comptoir"} {
		if rest := strings.Replace(p, row, "", 1); rest != p && utf8.RuneCountInString(rest) < 4 {
			return true
		}
	}
	return false
}

// likeName: the name or the login makes up most of it.
func likeName(p string, u User) bool {
	local, _, _ := strings.Cut(u.Login, "@")
	words := append(strings.Fields(text.Fold(u.Name)), text.Fold(local), strings.ReplaceAll(text.Fold(u.Name), " ", ""))
	for _, w := range words {
		if n := utf8.RuneCountInString(w); n >= 4 && strings.Contains(p, w) && utf8.RuneCountInString(p)-n < 6 {
			return true
		}
	}
	return false
}
