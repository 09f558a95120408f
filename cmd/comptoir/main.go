// Command comptoir is the whole product: the server, the demonstration, imports, people, reports.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/alecthomas/kong"
)

// version is set by the build: -ldflags "-X main.version=1.2.3".
var version = "dev"

// cli is the command line, a stable contract: other people's scripts rely on it. Every option has a COMPTOIR_… variable.
// What each does is told in messages, in French and in English.
type cli struct {
	Demo    demoCmd    `cmd:""`
	Serve   serveCmd   `cmd:""`
	Import  importCmd  `cmd:""`
	Capture captureCmd `cmd:""`
	User    userCmd    `cmd:""`
	Report  reportCmd  `cmd:""`
	Seed    seedCmd    `cmd:""`
	Version versionCmd `cmd:""`
}

// spoken is the language that a command speaks. The one that was asked for is known before the command is: see speak.
type spoken struct {
	Lang string `enum:"fr,en," default:"" placeholder:"LANG"`
}

func main() { os.Exit(run(os.Args[1:])) }

// exitCode lets a command choose its exit: 3 is "some lines rejected, the rest saved".
type exitCode int

func (e exitCode) Error() string { return fmt.Sprintf("exit %d", int(e)) }

func run(args []string) int {
	w, args, err := speak(args)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	parser, err := w.parser()
	if err != nil {
		return w.fail(err)
	}
	if len(args) == 0 {
		args = []string{"--help"}
	}
	k, err := parser.Parse(args)
	if err != nil {
		return w.fail(w.usage(err))
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	k.BindTo(ctx, (*context.Context)(nil))
	k.Bind(w)
	if err := k.Run(); err != nil {
		return w.fail(w.interrupted(ctx, err))
	}
	return 0
}

// parser reads the command line, and helps in the reader's words.
func (w words) parser() (*kong.Kong, error) {
	p, err := kong.New(&cli{}, kong.Name("comptoir"), kong.DefaultEnvars("COMPTOIR"), kong.Help(w.print),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 100}))
	if err == nil {
		w.dress(p.Model)
	}
	return p, err
}

// fail prints one clear line.
func (w words) fail(err error) int {
	var code exitCode
	if errors.As(err, &code) {
		return int(code)
	}
	text := strings.ReplaceAll(strings.TrimSpace(w.plain(err)), "\n", " ")
	fmt.Fprintln(os.Stderr, w.T("cli.problem.line", "text", text))
	return 1
}

type versionCmd struct{ spoken }

// Run prints the version.
func (versionCmd) Run() error {
	fmt.Println("comptoir " + version)
	return nil
}
