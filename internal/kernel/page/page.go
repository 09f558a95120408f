// Package page holds keyset paging: a list is read from a position, never by number, so that it stays fast and
// stable while people write. No exact counts of large lists.
package page

import (
	"encoding/base64"
	"encoding/json"
)

// Sizes of a page.
const (
	DefaultSize = 50
	MaxSize     = 200
)

// Request asks for one page.
type Request struct {
	Size   int
	Sort   string
	Desc   bool
	Cursor Cursor
}

// Limit is the size asked for, within bounds.
func (r Request) Limit() int {
	switch {
	case r.Size <= 0:
		return DefaultSize
	case r.Size > MaxSize:
		return MaxSize
	}
	return r.Size
}

// Cursor is a position: the sort value and the identifier of the row at the edge. Before turns back.
type Cursor struct {
	Value  string `json:"v,omitempty"`
	ID     string `json:"i,omitempty"`
	Null   bool   `json:"n,omitempty"`
	Before bool   `json:"b,omitempty"`
}

// IsZero is the first page.
func (c Cursor) IsZero() bool { return c.ID == "" }

// String is opaque text for a URL.
func (c Cursor) String() string {
	if c.IsZero() {
		return ""
	}
	b, _ := json.Marshal(c)
	return base64.RawURLEncoding.EncodeToString(b)
}

// ParseCursor reads what String wrote; anything else is the first page.
func ParseCursor(s string) Cursor {
	b, err := base64.RawURLEncoding.DecodeString(s)
	if err != nil {
		return Cursor{}
	}
	var c Cursor
	if json.Unmarshal(b, &c) != nil {
		return Cursor{}
	}
	return c
}

// Of is one page of rows with the positions around it; an empty cursor means there is nothing there.
type Of[T any] struct {
	Rows []T
	Prev Cursor
	Next Cursor
}
