package ui

import (
	"strconv"

	"github.com/a-h/templ"
)

// Content is what a caller puts in a slot: a component of this package or a
// templ block of its own.
type Content = templ.Component

// classes joins the names that are not empty.
func classes(names ...string) string {
	out := ""
	for _, n := range names {
		if n == "" {
			continue
		}
		if out != "" {
			out += " "
		}
		out += n
	}
	return out
}

// when gives the name if the condition holds: classes("btn", when(small, "sm")).
func when(cond bool, name string) string {
	if cond {
		return name
	}
	return ""
}

func itoa(n int) string { return strconv.Itoa(n) }
