package web

import (
	"net/http"
	"net/url"
	"testing"
)

func TestMix(t *testing.T) {
	s := Stale{Names: []string{"same", "mine", "theirs", "both", "agreed"},
		Was:    map[string]string{"same": "a", "mine": "a", "theirs": "a", "both": "a", "agreed": "a"},
		Mine:   map[string]string{"same": "a", "mine": "b", "theirs": "a", "both": "b", "agreed": "c"},
		Theirs: map[string]string{"same": "a", "mine": "a", "theirs": "c", "both": "c", "agreed": "c"}}
	m := s.Mix()
	if m.Values["mine"] != "b" || m.Values["theirs"] != "c" || m.Values["agreed"] != "c" || m.Values["same"] != "a" {
		t.Errorf("%v", m.Values)
	}
	if len(m.Both) != 1 || m.Both[0] != "both" || len(m.OnlyMine) != 1 || len(m.OnlyTheirs) != 1 {
		t.Errorf("%+v", m)
	}
	// What is sent back settles it.
	sent := url.Values{}
	for _, h := range m.Hidden(s) {
		sent.Set(h.Name, h.Value)
	}
	f := &Form{r: &http.Request{Form: sent}}
	if f.Settled(s.Names); f.Raw("both") != "b" || f.Was(s.Names)["theirs"] != "c" {
		t.Errorf("nothing chosen keeps what was typed: %v", sent)
	}
	sent.Set("pick_both", "theirs")
	if f.Settled(s.Names); f.Texts(s.Names)["both"] != "c" {
		t.Errorf("%v", sent)
	}
}
