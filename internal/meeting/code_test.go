package meeting_test

import (
	"testing"

	"comptoir/internal/meeting"
)

func TestCheckCode(t *testing.T) {
	for code, want := range map[string]string{
		"": "required", "123": "meeting_code_form", "12a4": "meeting_code_form", "123456789": "meeting_code_form", "١٢٣٤": "meeting_code_form",
		"0000": "meeting_code_easy", "1234": "meeting_code_easy", "8765": "meeting_code_easy",
		"2704": "", "90210": "", "11235813": "",
	} {
		got := ""
		if l := meeting.CheckCode(code); len(l) > 0 {
			got = l[0].Code
		}
		if got != want {
			t.Errorf("CheckCode(%q) = %q, want %q", code, got, want)
		}
	}
}
