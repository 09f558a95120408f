package main

import (
	"bytes"
	"io"
	"strings"

	"github.com/alecthomas/kong"
)

// dress gives every command, argument and option its words. The command line itself says only what there is, so that
// one language cannot know more than the other: a test asks for every word in both.
func (w words) dress(app *kong.Application) {
	app.HelpFlag.Help = w.T("cli.flag.help")
	_ = kong.Visit(app, func(node kong.Visitable, next kong.Next) error {
		if n, ok := node.(*kong.Node); ok && n.Type == kong.CommandNode {
			w.command(n)
		}
		return next(nil)
	})
	app.Help, app.Detail = hold(w.T("cli.about")), hold(w.T("cli.detail"))
}

// pathOf is how messages name a command: user_add.
func pathOf(n *kong.Node) string {
	if n.Parent == nil || n.Parent.Type == kong.ApplicationNode {
		return n.Name
	}
	return pathOf(n.Parent) + "_" + n.Name
}

func (w words) command(n *kong.Node) {
	path := pathOf(n)
	n.Help, n.Detail = hold(w.T("cli.help."+path)), hold(w.detail(path))
	for _, p := range n.Positional {
		p.Help = hold(w.T("cli.arg." + path + "." + p.Name))
	}
	for _, f := range n.Flags {
		f.Help = hold(w.T(w.flagKey(path, f.Name)))
		if holder := "cli.holder." + f.PlaceHolder; f.PlaceHolder != "" && w.Has(holder) {
			f.PlaceHolder = w.T(holder)
		}
	}
}

// flagKey is where an option is told: for the command alone, or for all that have it.
func (w words) flagKey(path, name string) string {
	if key := "cli.flag." + path + "." + name; w.Has(key) {
		return key
	}
	return "cli.flag." + name
}

func (w words) detail(path string) string {
	switch path {
	case "import":
		return w.importDetail()
	case "user_add":
		return w.T("cli.detail.user_add", "titles", w.titles())
	}
	return w.T("cli.detail." + path)
}

// Spaces that must not break are not blanks: the paragraphs of a help are filled as if they were letters.
const held = "\ue000"

func hold(s string) string    { return strings.ReplaceAll(s, "\u00a0", held) }
func release(s string) string { return strings.ReplaceAll(s, held, "\u00a0") }

// print writes the help of a command in the reader's words.
func (w words) print(o kong.HelpOptions, ctx *kong.Context) error {
	out := ctx.Stdout
	var b bytes.Buffer
	ctx.Stdout = &b
	err := kong.DefaultHelpPrinter(o, ctx)
	ctx.Stdout = out
	if err != nil {
		return err
	}
	_, err = io.WriteString(out, release(w.frame(b.String())))
	return err
}

// frame translates what stands around the words of the commands.
func (w words) frame(help string) string {
	lines := strings.Split(help, "\n")
	for i, l := range lines {
		switch {
		case i == 0:
			l = strings.Replace(l, "Usage:", w.T("cli.help.usage"), 1)
			l = strings.Replace(l, "<command>", w.T("cli.help.command_word"), 1)
			l = strings.Replace(l, "[flags]", w.T("cli.help.options_word"), 1)
		case l == "Arguments:":
			l = w.T("cli.help.arguments")
		case l == "Flags:":
			l = w.T("cli.help.options")
		case l == "Commands:":
			l = w.T("cli.help.commands")
		case strings.HasPrefix(l, `Run "`) && strings.HasSuffix(l, "on a command."):
			l = w.T("cli.help.more", "command", "comptoir")
		}
		lines[i] = l
	}
	return strings.Join(lines, "\n")
}
