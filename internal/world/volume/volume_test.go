package volume

import (
	"reflect"
	"strings"
	"testing"

	"comptoir/internal/account"
	"comptoir/internal/kernel/day"
)

// Whatever the client, what is made up is what the doors accept, and the same again.
func TestClientsAreValid(t *testing.T) {
	today := day.MustParse("2026-11-23")
	names := map[string]bool{}
	for n := range 3000 {
		c := Of(n, 2, today)
		names[c.In.Name] = true
		if strings.Contains(c.In.Name, "%!") || len(c.Contracts) != 2 || (n%10 < earning) != (len(c.Months) == 12) {
			t.Fatalf("%+v", c)
		}
		if l := c.In.Validate(); len(l) > 0 {
			t.Fatalf("%d %s: %v", n, c.In.Name, l)
		}
		if _, v, err := account.Check(account.SIREN, c.SIREN); c.SIREN != "" && (v != account.OK || err != nil) {
			t.Fatalf("%s: %v", c.SIREN, err)
		}
		for _, p := range c.Contacts {
			if p.Account = "x"; len(p.Validate(c.In.Country)) > 0 {
				t.Fatalf("%+v: %v", p, p.Validate(c.In.Country))
			}
		}
		for _, in := range c.Contracts {
			if in.Account = "x"; len(in.Validate()) > 0 {
				t.Fatalf("%+v: %v", in, in.Validate())
			}
		}
		if !reflect.DeepEqual(c, Of(n, 2, today)) {
			t.Fatalf("client %d is not the same twice", n)
		}
	}
	if len(names) < 2000 {
		t.Errorf("only %d names", len(names))
	}
}
