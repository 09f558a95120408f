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

// cli is the command line, a stable contract: other people's scripts rely on it. Every flag has a COMPTOIR_… variable.
type cli struct {
	Demo    demoCmd    `cmd:"" help:"Create the fictional company in a fresh folder and serve it."`
	Serve   serveCmd   `cmd:"" help:"Serve the application."`
	Import  importCmd  `cmd:"" help:"Import a company's files."`
	User    userCmd    `cmd:"" help:"Manage the people who sign in."`
	Report  reportCmd  `cmd:"" help:"Draw a report as a file."`
	Seed    seedCmd    `cmd:"" help:"Fill a database with a made-up large company, to measure with."`
	Version versionCmd `cmd:"" help:"Print the version."`
}

const examples = `Examples:
  comptoir demo
  comptoir serve --data /var/lib/comptoir --addr 127.0.0.1:8080
  comptoir import customers.csv decp.json --data ./data --json
  comptoir report portfolio --data ./data --user camille@example.com --out review.pdf --lang fr

Every flag can be given as a variable: --data is COMPTOIR_DATA.`

func main() { os.Exit(run(os.Args[1:])) }

// exitCode lets a command choose its exit: 3 is "some lines rejected, the rest saved".
type exitCode int

func (e exitCode) Error() string { return fmt.Sprintf("exit %d", int(e)) }

func run(args []string) int {
	var c cli
	parser, err := kong.New(&c, kong.Name("comptoir"), kong.Description("The working tool of the key account manager.\n\n"+examples),
		kong.DefaultEnvars("COMPTOIR"), kong.ConfigureHelp(kong.HelpOptions{Compact: true}))
	if err != nil {
		return fail(err)
	}
	if len(args) == 0 {
		args = []string{"--help"}
	}
	k, err := parser.Parse(args)
	if err != nil {
		return fail(err)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	k.BindTo(ctx, (*context.Context)(nil))
	if err := k.Run(); err != nil {
		return fail(interrupted(ctx, err))
	}
	return 0
}

// fail prints one clear line.
func fail(err error) int {
	var code exitCode
	if errors.As(err, &code) {
		return int(code)
	}
	fmt.Fprintln(os.Stderr, "comptoir: "+strings.ReplaceAll(strings.TrimSpace(err.Error()), "\n", " "))
	return 1
}

type versionCmd struct{}

// Run prints the version.
func (versionCmd) Run() error {
	fmt.Println("comptoir " + version)
	return nil
}
