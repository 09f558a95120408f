// Package gallery shows every component of ui in every state, and the drawn
// pages composed from them, in French and English sample texts. It is imported
// by tests only: authors of pages copy its compositions, tests check its markup,
// and axe reads it.
//
//	go test ./internal/platform/web/ui/gallery -run TestServeGallery -gallery 127.0.0.1:9101
package gallery
