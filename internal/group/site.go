package group

import (
	"regexp"
	"time"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/text"
)

// Site is a place where a legal body works.
type Site struct {
	ID     id.Any
	Rev    int
	Entity id.Entity
	Name   string
	// SIRET is normalised, empty when unknown or abroad.
	SIRET   string
	City    string
	Country string
	// TZ is the time zone of the place, of the IANA: "Europe/Paris"; empty when unknown.
	TZ string
}

// Clean trims the texts.
func (s Site) Clean() Site {
	s.Name, s.City = text.Clean(s.Name), text.Clean(s.City)
	return s
}

var zoneForm = regexp.MustCompile(`^[A-Za-z]+(/[A-Za-z0-9_+-]+){1,2}$`)

// Validate finds what is wrong with a site besides its SIRET and its country, which the account area checks.
func (s Site) Validate() problem.List {
	var l problem.List
	text.Line(&l, "name", s.Name, 1, 200)
	text.Line(&l, "city", s.City, 0, 200)
	if s.TZ != "" && !zoneForm.MatchString(s.TZ) {
		l.Add("tz", "unknown_choice")
	} else if _, err := time.LoadLocation(s.TZ); err != nil {
		l.Add("tz", "unknown_choice")
	}
	return l
}
