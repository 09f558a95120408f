package captureweb_test

import (
	"testing"

	"comptoir/internal/capture"
	"comptoir/internal/capture/capturedesk"
	"comptoir/internal/capture/captureweb"
	"comptoir/internal/platform/i18n"
)

// Nothing is refused, and nothing is noticed, without words for it.
func TestEveryReasonHasItsWords(t *testing.T) {
	b, err := i18n.New(captureweb.Messages)
	if err != nil {
		t.Fatal(err)
	}
	if m := b.MissingKeys(); len(m) > 0 {
		t.Errorf("missing: %v", m)
	}
	var keys []string
	for _, r := range append(append([]string{}, capture.Reasons...), capturedesk.Reasons...) {
		keys = append(keys, "capture.reason."+r)
	}
	for _, w := range capture.Warnings {
		keys = append(keys, "capture.warning."+w)
	}
	for _, f := range []string{"job", "lang", "email", "phone"} {
		keys = append(keys, "capture.fills."+f)
	}
	for _, when := range []string{"plan", "done"} {
		for _, v := range []string{"log.mail", "log.event", "add", "complete", "known", "move", "cancel"} {
			keys = append(keys, "capture.verdict."+v+"."+when)
		}
	}
	for _, key := range keys {
		if !b.Has(key) {
			t.Errorf("no words for %s", key)
		}
	}
}
