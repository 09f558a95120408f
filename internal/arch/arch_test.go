package arch

import (
	"strings"
	"testing"
)

func TestTheHouseKeepsItsRules(t *testing.T) {
	files, err := Load("../..")
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range Check(files) {
		t.Error(v)
	}
}

// A rule that catches nothing proves nothing: each of these must be found.
func TestSeededViolatorsAreCaught(t *testing.T) {
	files, err := Load("testdata/house")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, v := range Check(files) {
		got = append(got, v.String())
	}
	all := strings.Join(got, "\n")
	for _, want := range []string{
		"internal/contract/contract.go: imports context",
		"internal/contract/contract.go: imports comptoir/internal/account",
		"internal/contract/contract.go: reads the clock: time.Now",
		"internal/contract/contractweb/web.go: imports comptoir/internal/account/accountdesk",
		"internal/contract/contractweb/web.go: SQL outside of a desk's sql*.go",
		"internal/account/accountdesk/desk.go: imports comptoir/internal/contract/contractdesk: ranks above account",
		"internal/account/accountdesk/desk.go: SQL outside of a desk's sql*.go: /* tidy */ UPDATE",
		"internal/account/accountdesk/desk.go: Rename ignores who is asking",
		"internal/account/accountdesk/desk.go: Delete asks nobody whether it may",
		"internal/account/accountdesk/names.go: Shelve asks nobody whether it may",
		"internal/account/accountdesk/names.go: Close asks nobody whether it may",
		"internal/account/accountdesk/names.go: Drop asks nobody whether it may",
		"internal/account/accountdesk/names.go: Wave asks nobody whether it may",
		"internal/account/accountdesk/desk.go: imports comptoir/internal/platform/web: a desk knows no door",
		"internal/platform/mail/mail.go: imports comptoir/internal/account: the platform knows no area",
		"internal/kernel/money/money.go: imports os",
	} {
		if !strings.Contains(all, want) {
			t.Errorf("not caught: %s\n%s", want, all)
		}
	}
	for _, right := range []string{"Open", "Read", "List", "Find"} {
		if strings.Contains(all, "names.go: "+right+" ") {
			t.Errorf("%s asks, and is caught:\n%s", right, all)
		}
	}
}

func TestWhoWritesWhat(t *testing.T) {
	owners := map[string]string{"contract": "contract", "account": "account", "job": "platform"}
	for _, c := range []struct {
		query, caller string
		caught        bool
	}{
		{`UPDATE contract SET name = 'x'`, "contract", false},
		{`/* tidy */ update "account" set name = 'x' RETURNING id`, "contract", true},
		{"-- nothing to see\nDELETE FROM account", "contract", true},
		{`WITH gone AS (DELETE FROM account RETURNING id) SELECT * FROM gone`, "contract", true},
		{`SELECT 'delete from account'`, "contract", false},
		{`INSERT INTO job (id) VALUES (1) ON CONFLICT (id) DO UPDATE SET id = 1`, "contract", false},
		{`INSERT OR REPLACE INTO account (id) VALUES (1)`, "contract", true},
		{`UPDATE job SET state = 'RUNNING' WHERE id IN (SELECT id FROM job FOR UPDATE SKIP LOCKED)`, "jobs", false},
		{`UPDATE contract SET name = 'x'`, "jobs", true},
		{`INSERT INTO elsewhere VALUES (1)`, "contract", true},
		{`DELETE FROM account`, "", false},
	} {
		if got := Trespass(c.query, c.caller, owners); (got != "") != c.caught {
			t.Errorf("%s by %s: %q", c.query, c.caller, got)
		}
	}
}
