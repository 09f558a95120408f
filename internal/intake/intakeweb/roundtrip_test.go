package intakeweb_test

import (
	"strings"
	"testing"

	"comptoir/internal/intake/intakedesk"
	"comptoir/internal/platform/web/webtest"
	"comptoir/internal/world/worldtest"
)

// unnumbered are the lines that no import takes: a contract without a reference cannot be known again.
var unnumbered = map[string]int{"contracts": 1}

// What a list exports and somebody imports again is what it was: no account, person or contract twice.
func TestAnExportComesBackUnchanged(t *testing.T) {
	w := worldtest.Open(t)
	site := webtest.Over(t, w.Handler())
	for _, handle := range []string{"camille", "ilse"} { // one reads French, the other English
		b := site.SignIn(w.As(handle).Login, worldtest.Password)
		for _, list := range []string{"accounts", "contacts", "contracts"} {
			content := b.Get("/" + list + "/export.csv").Body
			source := intakedesk.Source{Name: list + ".csv", At: strings.NewReader(content), Size: int64(len(content))}
			got, err := w.Intake.RunFiles(ctx, w.As(handle), []intakedesk.Source{source}, intakedesk.Order{}, nil)
			if err != nil || len(got) != 1 || got[0].Problem != nil {
				t.Fatalf("%s, %s: %v %+v", handle, list, err, got)
			}
			r := got[0]
			if r.Profile != "comptoir-"+list || r.Created != 0 || r.Updated != 0 || r.Rejected > unnumbered[list] || r.Warned != 0 || r.Unchanged < 3 {
				t.Errorf("%s, %s: %+v\n%s", handle, list, r, content[:min(len(content), 600)])
			}
		}
	}
}
