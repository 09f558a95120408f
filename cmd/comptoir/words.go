package main

import (
	"embed"
	"errors"
	"os"
	"slices"
	"strings"

	"comptoir/internal/app"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/i18n"
)

//go:embed messages/*.json
var messages embed.FS

// words speaks to a terminal, in one language.
type words struct {
	*i18n.Loc
	bundle *i18n.Bundle
}

// speak takes the language that the arguments or the variables ask for, and gives the arguments without a --lang that
// stands before the command.
func speak(args []string) (words, []string, error) {
	b, err := app.Bundle(messages)
	if err != nil {
		return words{}, nil, err
	}
	lang := terminalLang()
	if l, rest, ok := leading(args); ok {
		lang, args = l, rest
	} else if l, ok := asked(args); ok {
		lang = l
	}
	return words{b.For(lang), b}, args, nil
}

// leading reads "comptoir --lang fr …", which speaks of every command.
func leading(args []string) (lang string, rest []string, ok bool) {
	switch {
	case len(args) > 1 && args[0] == "--lang":
		lang, rest = args[1], args[2:]
	case len(args) > 0 && strings.HasPrefix(args[0], "--lang="):
		lang, rest = args[0][len("--lang="):], args[1:]
	}
	return lang, rest, slices.Contains(i18n.Langs, lang)
}

// asked reads the --lang of a command. That of "user add" is the language of the person who is let in.
func asked(args []string) (lang string, ok bool) {
	if len(args) > 1 && args[0] == "user" && args[1] == "add" {
		return "", false
	}
	for i, a := range args {
		switch {
		case a == "--lang" && i+1 < len(args):
			lang = args[i+1]
		case strings.HasPrefix(a, "--lang="):
			lang = a[len("--lang="):]
		}
	}
	return lang, slices.Contains(i18n.Langs, lang)
}

// terminalLang is the language of the terminal, as its variables say: ours first, then the system's in their order.
func terminalLang() string {
	for _, name := range []string{"COMPTOIR_LANG", "LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := os.Getenv(name); v != "" {
			if strings.HasPrefix(strings.ToLower(v), "fr") {
				return "fr"
			}
			return "en"
		}
	}
	return "en"
}

// refuse is an error in words: cli.problem.<code>.
func (w words) refuse(code string, kv ...any) error {
	return errors.New(w.T("cli.problem."+code, kv...))
}

// plain turns an error into one line for the reader: problems by their sentence, those of a field behind its name, and
// the common refusals of a system by their cause.
func (w words) plain(err error) string {
	list, ours := problem.All(err)
	if !ours {
		return w.cause(err)
	}
	said := make([]string, len(list))
	for i, p := range list {
		said[i] = w.sentence(p)
		if label := "cli.field." + fieldOf(p.Field); p.Field != "" && w.Has(label) {
			said[i] = w.T("cli.problem.field", "field", w.T(label), "text", said[i])
		}
	}
	return strings.Join(said, " ")
}

// fieldOf is the name of a field as a command line knows it.
func fieldOf(field string) string {
	if field == "new" || field == "again" {
		return "password"
	}
	return field
}

// sentence is a problem with what to do about it.
func (w words) sentence(p problem.Problem) string {
	said := w.Problem(p)
	hint := p.Code + ".hint"
	if ours := "cli." + hint; w.Has(ours) { // what a page offers and what a command line offers are not the same
		hint = ours
	}
	if w.Has(hint) {
		said += " " + w.Problem(problem.Problem{Code: hint, Args: p.Args})
	}
	return said
}
