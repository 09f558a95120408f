// Package assets owns the static files of the pages: the style sheet, our
// script, htmx, the icons and the fonts, all embedded in the binary so that no
// page ever calls another server.
//
// Every file is served under a name that carries its content's hash, so that a
// browser may keep it for ever and a new release is seen at once. The style
// sheet is written in small files by layer (css/) and served as one.
//
// What was not written here is listed in VENDORED.csv with its version, licence,
// checksum and the registry package it came from; a test compares the checksums.
package assets
