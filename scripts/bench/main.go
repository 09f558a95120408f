// Command bench measures the product on a made-up large company: pages under eight clients, ready time, memory, import.
// It seeds a throw-away folder, and a throw-away PostgreSQL database where COMPTOIR_TEST_POSTGRES names a server, serves
// on the loopback interface, and prints medians of three rounds: of one page again and again, which is kept while nothing
// that it shows changes, and of pages that are made anew every time.
//
//	go run ./scripts/bench [-accounts 100000] [-seconds 5] [-data DIR]
//
// With -data it measures a folder that was seeded before (an import is added to it), and nothing else.
package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

const clients = 8

func main() {
	accounts := flag.Int("accounts", 100_000, "accounts to seed")
	seconds := flag.Int("seconds", 5, "length of a round")
	data := flag.String("data", "", "a folder that was seeded before")
	flag.Parse()
	dir, err := os.MkdirTemp("", "comptoir-bench-")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)
	b := bench{bin: filepath.Join(dir, "comptoir"), round: time.Duration(*seconds) * time.Second}
	must(run("go", "build", "-o", b.bin, "./cmd/comptoir"))
	if *data != "" {
		b.measure(dir, "--data", *data)
		return
	}
	b.engine("SQLite", dir, *accounts, "--data", filepath.Join(dir, "data"))
	if pg := os.Getenv("COMPTOIR_TEST_POSTGRES"); pg != "" {
		b.engine("PostgreSQL", dir, *accounts, "--database", pg)
	}
}

type bench struct {
	bin   string
	round time.Duration
}

func (b bench) engine(name, dir string, accounts int, where ...string) {
	fmt.Printf("\n%s, %d accounts\n", name, accounts)
	start := time.Now()
	must(run(b.bin, append([]string{"seed", "--accounts", fmt.Sprint(accounts)}, where...)...))
	fmt.Printf("  seeded in %s\n", time.Since(start).Round(time.Second))
	b.measure(dir, where...)
}

func (b bench) measure(dir string, where ...string) {
	base, ready, stop, pid := b.serve(where)
	fmt.Printf("  ready in %d ms\n", ready.Milliseconds())
	time.Sleep(3 * time.Second)
	fmt.Printf("  idle memory %s\n", rss(pid))
	for _, who := range []string{"director001", "gam002", "kam001"} {
		c := signIn(base, who+"@volume.example")
		account := firstAccount(c, base)
		for _, p := range []struct{ what, path string }{{"account list", "/accounts"}, {"account page", account}, {"cockpit", "/"}, {"search", "/search?q=ver"}} {
			b.page(c, who, p.what, func() string { return base + p.path })
			b.page(c, who, p.what+" anew", anew(base+p.path))
		}
	}
	stop() // one process owns a SQLite file
	b.imports(dir, where)
}

// serve starts the server and waits until it is ready.
func (b bench) serve(where []string) (base string, ready time.Duration, stop func(), pid int) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	must(err)
	addr := l.Addr().String()
	l.Close()
	cmd := exec.Command(b.bin, append([]string{"serve", "--addr", addr}, where...)...)
	cmd.Stderr = os.Stderr
	start := time.Now()
	must(cmd.Start())
	for time.Since(start) < 30*time.Second {
		r, err := http.Get("http://" + addr + "/readyz")
		if err == nil {
			r.Body.Close()
			if r.StatusCode == http.StatusOK {
				break
			}
		}
		time.Sleep(5 * time.Millisecond)
	}
	return "http://" + addr, time.Since(start), func() { _ = cmd.Process.Signal(os.Interrupt); _ = cmd.Wait() }, cmd.Process.Pid
}

func rss(pid int) string {
	s, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return "unknown"
	}
	for line := range strings.Lines(string(s)) {
		if v, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			return strings.TrimSpace(v)
		}
	}
	return "unknown"
}

func signIn(base, login string) *http.Client {
	jar, err := cookiejar.New(nil)
	must(err)
	c := &http.Client{Jar: jar, Timeout: 30 * time.Second, Transport: &http.Transport{MaxIdleConnsPerHost: clients, DisableCompression: true}}
	r, err := c.PostForm(base+"/login", url.Values{"login": {login}, "password": {"comptoir"}})
	must(err)
	r.Body.Close()
	return c
}

var accountLink = regexp.MustCompile(`/accounts/[0-9a-f-]{36}`)

func firstAccount(c *http.Client, base string) string {
	body, _ := get(c, base+"/accounts", false)
	if m := accountLink.Find(body); m != nil {
		return string(m)
	}
	return "/accounts"
}

// anew makes an address of its own for every request.
func anew(address string) func() string {
	var n atomic.Int64
	sign := "?"
	if strings.Contains(address, "?") {
		sign = "&"
	}
	return func() string { return fmt.Sprint(address, sign, "n=", n.Add(1)) }
}

// page asks for a page from eight clients, three rounds; the median round counts.
func (b bench) page(c *http.Client, who, what string, address func() string) {
	get(c, address(), true)
	type result struct {
		rate float64
		p99  time.Duration
	}
	var rounds []result
	for range 3 {
		var mu sync.Mutex
		var all []time.Duration
		ctx, stop := context.WithTimeout(context.Background(), b.round)
		var wg sync.WaitGroup
		for range clients {
			wg.Go(func() {
				for ctx.Err() == nil {
					start := time.Now()
					get(c, address(), true)
					mu.Lock()
					all = append(all, time.Since(start))
					mu.Unlock()
				}
			})
		}
		wg.Wait()
		stop()
		slices.Sort(all)
		rounds = append(rounds, result{float64(len(all)) / b.round.Seconds(), all[len(all)*99/100]})
	}
	slices.SortFunc(rounds, func(a, b result) int { return int(a.rate - b.rate) })
	_, size := get(c, address(), true)
	fmt.Printf("  %-11s %-17s %6.0f req/s  p99 %5d ms  %5.1f KB gzipped\n", who, what, rounds[1].rate, rounds[1].p99.Milliseconds(), float64(size)/1024)
}

// get returns the body as it came, and its size on the wire.
func get(c *http.Client, address string, zipped bool) (body []byte, size int) {
	req, err := http.NewRequest(http.MethodGet, address, nil)
	must(err)
	if zipped {
		req.Header.Set("Accept-Encoding", "gzip")
	}
	r, err := c.Do(req)
	must(err)
	defer r.Body.Close()
	body, err = io.ReadAll(r.Body)
	must(err)
	if r.StatusCode != http.StatusOK {
		log.Fatalf("%s: %s", address, r.Status)
	}
	return body, len(body)
}

// imports writes 20,000 accounts as a file and takes them in: new ones, and the same once more, which changes nothing.
func (b bench) imports(dir string, where []string) {
	const lines = 20_000
	stamp := time.Now().Unix() // a folder may have taken in others before
	var f bytes.Buffer
	f.WriteString("Nom;Pays;Ville;Secteur;Devise\n")
	for i := range lines {
		fmt.Fprintf(&f, "Client importé %x %06d;France;Lyon;Industrie;EUR\n", stamp, i)
	}
	file := filepath.Join(dir, "comptes.csv")
	must(os.WriteFile(file, f.Bytes(), 0o600))
	args := append([]string{"import", file}, where...)
	args = append(args, "--as", "kam001@volume.example")
	for _, what := range []string{"import", "import again"} {
		start := time.Now()
		must(run(b.bin, args...))
		fmt.Printf("  %-14s %6.0f lines/s, journal and alerts included\n", what, lines/time.Since(start).Seconds())
	}
}

func run(name string, args ...string) error {
	cmd := exec.Command(name, args...)
	cmd.Stderr = os.Stderr
	return cmd.Run()
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
