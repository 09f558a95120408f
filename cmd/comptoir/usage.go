package main

import (
	"errors"
	"regexp"
	"slices"
	"strings"

	"github.com/alecthomas/kong"
)

// usages are what the parser says of a command line, and the words for it. The parser knows one language; every message
// that its users can meet is listed here, and a test runs them all.
var usages = []struct {
	said *regexp.Regexp
	key  string
	args []string // names of the groups
}{
	{regexp.MustCompile(`^unexpected argument (.+?)$`), "unexpected_argument", []string{"value"}},
	{regexp.MustCompile(`^unknown flag (.+?)$`), "unknown_option", []string{"value"}},
	{regexp.MustCompile(`^missing flags: (.+)$`), "missing_options", []string{"list"}},
	{regexp.MustCompile(`^expected one of (.+)$`), "choose_command", []string{"list"}},
	{regexp.MustCompile(`^expected "(.+)"$`), "missing_arguments", []string{"list"}},
	{regexp.MustCompile(`^(--[\w-]+)(?:=.*?)? must be one of (.+) but got "(.*)"$`), "one_of", []string{"option", "list", "value"}},
	{regexp.MustCompile(`^(--[\w-]+): expected a valid \d+ bit int but got "(.*)"$`), "whole_number", []string{"option", "value"}},
	{regexp.MustCompile(`^(--[\w-]+): bool value must be .* but got "(.*)"$`), "yes_no", []string{"option", "value"}},
	{regexp.MustCompile(`^(--[\w-]+): (?:missing value|expected .* value but got "EOL").*$`), "needs_value", []string{"option"}},
}

var (
	guessed  = regexp.MustCompile(`^(.*), did you mean (?:one of )?(.+)\?$`)
	fromVar  = regexp.MustCompile(`^(.*) \(from envar (\w+)=.*\)$`)
	twoSaid  = regexp.MustCompile(`^(--[\w-]+)=\S+: (.*)$`)
	emptyOne = regexp.MustCompile(`,""`)
)

// usage says in the reader's words what is wrong with a command line, and where to look.
func (w words) usage(err error) error {
	said := err.Error()
	var more string
	if m := guessed.FindStringSubmatch(said); m != nil {
		said, more = m[1], "; "+w.T("cli.problem.did_you_mean", "value", strings.ReplaceAll(m[2], `"`, ""))
		if w.Lang == "fr" {
			more = "\u00a0" + more
		}
	}
	if m := fromVar.FindStringSubmatch(said); m != nil {
		said, more = m[1], w.T("cli.problem.from_variable", "name", m[2])
	}
	if m := twoSaid.FindStringSubmatch(said); m != nil {
		said = m[1] + ": " + m[2]
	}
	for _, u := range usages {
		m := u.said.FindStringSubmatch(said)
		if m == nil {
			continue
		}
		var kv []any
		for i, name := range u.args {
			value := m[i+1]
			if name == "list" {
				value = strings.ReplaceAll(emptyOne.ReplaceAllString(value, ""), `"`, "")
				value = strings.ReplaceAll(value, ",", ", ")
				value = strings.ReplaceAll(value, ",  ", ", ")
			}
			kv = append(kv, name, value)
		}
		said = w.T("cli.problem."+u.key, kv...)
		break
	}
	return errors.New(said + more + ". " + capital(w.T("cli.problem.see_help", "command", commandOf(err))) + ".")
}

func capital(s string) string {
	r := []rune(s)
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}

// commandOf is the command whose help tells more.
func commandOf(err error) string {
	var at *kong.ParseError
	if !errors.As(err, &at) || at.Context == nil {
		return "comptoir"
	}
	names := []string{"comptoir"}
	for _, p := range at.Context.Path {
		if p.Command != nil && !slices.Contains(names, p.Command.Name) {
			names = append(names, p.Command.Name)
		}
	}
	return strings.Join(names, " ")
}
