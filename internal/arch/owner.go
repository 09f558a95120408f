package arch

import (
	"fmt"
	"regexp"
	"runtime"
	"strings"
)

// comments and strings hide nothing: they are taken out before a statement is read.
var (
	sqlComment = regexp.MustCompile(`(?s)/\*.*?\*/|--[^\n]*`)
	sqlString  = regexp.MustCompile(`'(?:[^']|'')*'`)
	sqlWrite   = regexp.MustCompile(`(?i)\b(?:insert\s+into|update|delete\s+from)\s+"?([a-z_]+)"?`)
)

// Written returns the tables a statement writes.
func Written(query string) (out []string) {
	q := sqlString.ReplaceAllString(sqlComment.ReplaceAllString(query, " "), "''")
	for _, m := range sqlWrite.FindAllStringSubmatch(q, -1) {
		if t := strings.ToLower(m[1]); t != "set" && t != "nothing" {
			out = append(out, t)
		}
	}
	return out
}

// Trespass says which table a statement writes that its caller does not own, "" when all is well. owners maps a table
// to its area, or to "platform". caller is the desk that wrote it, "" when it was no desk.
func Trespass(query, caller string, owners map[string]string) string {
	for _, t := range Written(query) {
		owner, known := owners[t]
		switch {
		case !known:
			return fmt.Sprintf("%s is owned by nobody", t)
		case owner == "platform" || caller == "" || caller == owner:
		default:
			return fmt.Sprintf("%s writes %s, which is %s's", caller, t, owner)
		}
	}
	return ""
}

// Caller is the area whose desk is the innermost on the stack.
func Caller() string {
	pcs := make([]uintptr, 64)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(2, pcs)])
	for {
		f, more := frames.Next()
		if _, rest, ok := strings.Cut(f.Function, "comptoir/internal/"); ok {
			if r := RoomOf("internal/" + strings.SplitN(rest, ".", 2)[0]); r.Kind == "desk" {
				return r.Area
			}
		}
		if !more {
			return ""
		}
	}
}
