// Package app wires the areas together: it alone knows them all.
package app

import (
	"io/fs"
	"maps"

	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/i18n"
)

// plumbing are the platform's own tables.
var plumbing = map[string]db.TableClass{
	"session": db.Plumbing, "job": db.Plumbing, "cursor_position": db.Plumbing,
	"journal": db.Plumbing, "journal_detail": db.Plumbing, "journal_head": db.Plumbing,
	"table_mark": db.Plumbing, "form_once": db.Plumbing,
	"search_entry": db.Derived, "search_word": db.Derived,
}

// Tables lists every table with its class.
func Tables() map[string]db.TableClass {
	all := maps.Clone(plumbing)
	for _, d := range declarations() {
		maps.Copy(all, d.Tables)
	}
	return all
}

// Owners names, for every table, the area that writes it: "platform" for the platform's own.
func Owners() map[string]string {
	all := map[string]string{}
	for t := range plumbing {
		all[t] = "platform"
	}
	for _, d := range declarations() {
		for t := range d.Tables {
			all[t] = d.Name
		}
	}
	return all
}

// Fields lists every journaled field with its class.
func Fields() map[ref.Kind]db.Fields {
	all := map[ref.Kind]db.Fields{}
	for _, d := range declarations() {
		maps.Copy(all, d.Fields)
	}
	return all
}

// Bundle reads the messages of all areas, and those of a door that has its own.
func Bundle(more ...fs.FS) (*i18n.Bundle, error) {
	files := more
	for _, d := range declarations() {
		if d.Messages != nil {
			files = append(files, d.Messages)
		}
	}
	return i18n.New(files...)
}

// DBOptions are the options every command and test opens a database with.
func DBOptions(url string, clock db.Clock) db.Options {
	return db.Options{URL: url, Clock: clock, Tables: Tables(), Fields: Fields()}
}

// declarations are the areas in rank order: an area may use those before it.
func declarations() []area.Declaration {
	return []area.Declaration{
		teamDeclaration(),
		settingDeclaration(),
		filesDeclaration(),
		fxDeclaration(),
		accountDeclaration(),
		groupDeclaration(),
		contactDeclaration(),
		contractDeclaration(),
		resultDeclaration(),
		taskDeclaration(),
		coordinationDeclaration(),
		portfolioDeclaration(),
		relationDeclaration(),
		privacyDeclaration(),
		captureDeclaration(),
		stakeholderDeclaration(),
		attentionDeclaration(),
		cockpitDeclaration(),
		searchDeclaration(),
		historyDeclaration(),
		reportDeclaration(),
		intakeDeclaration(),
		meetingDeclaration(),
	}
}
