package relation

import (
	"slices"
	"strings"
	"testing"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
)

func lunch() Input {
	return Input{Account: "a", Day: day.Ptr(today), Kind: Meeting, Contacts: []id.Contact{"c2", "c1", "c2", ""}, Users: []id.User{"u"}, Summary: " Budget confirmé "}
}

func TestNoting(t *testing.T) {
	x := lunch().Interaction()
	if len(lunch().Validate(today)) > 0 || x.Summary != "Budget confirmé" || !slices.Equal(x.Contacts, []id.Contact{"c1", "c2"}) || x.Planned(today) {
		t.Errorf("%+v %v", x, lunch().Validate(today))
	}
}

func TestRejections(t *testing.T) {
	for code, change := range map[string]func(in *Input){
		"not_yet_done":      func(in *Input) { in.Day = day.Ptr(today + 1) },
		"required":          func(in *Input) { in.Day = nil },
		"date_implausible":  func(in *Input) { in.Day = day.Ptr(day.Last + 1) },
		"unknown_choice":    func(in *Input) { in.Kind = "LUNCH" },
		"nobody_took_part":  func(in *Input) { in.Users = nil },
		"too_long":          func(in *Input) { in.Summary = strings.Repeat("x", 4001) },
		"control_character": func(in *Input) { in.Summary = "a\x07b" },
		"too_many_people": func(in *Input) {
			for i := range 70 {
				in.Contacts = append(in.Contacts, id.Contact(strings.Repeat("c", i+1)))
			}
		},
	} {
		in := lunch()
		change(&in)
		if l := in.Validate(today); len(l) != 1 || l[0].Code != code {
			t.Errorf("%s: %v", code, l)
		}
	}
	in := lunch()
	in.Day, in.Planned = day.Ptr(today+1), true
	if l := in.Validate(today); len(l) > 0 || !in.Interaction().Planned(today) {
		t.Errorf("planned: %v", l)
	}
}

// What is corrected keeps its account and its key; moved to another day, its hour is no longer known.
func TestEdit(t *testing.T) {
	in, at := lunch(), instant.Instant(1)
	in.At, in.Source, in.ExternalKey = &at, "ics", "uid"
	x := in.Interaction()
	next := lunch()
	next.Account, next.Day = "other", day.Ptr(today-1)
	got := x.Edit(next)
	if got.Account != "a" || got.ExternalKey != "uid" || got.At != nil || got.Day != today-1 {
		t.Errorf("%+v", got)
	}
	if same := x.Edit(lunch()); same.At == nil {
		t.Error("the hour is lost")
	}
}

func TestWishes(t *testing.T) {
	for band, ok := range map[Band]bool{"": true, Cold: false, Lukewarm: true, Good: true, Strong: true, "BEST": false} {
		if l := (WishInput{User: "u", Contact: "c", Band: band}).Validate(); (len(l) == 0) != ok {
			t.Errorf("%q: %v", band, l)
		}
	}
	if l := (WishInput{}).Validate(); len(l) != 2 {
		t.Errorf("nobody: %v", l)
	}
}
