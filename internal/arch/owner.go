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
	sqlWrite   = regexp.MustCompile(`(?i)\b(?:insert\s+(?:or\s+\w+\s+)?into|update|delete\s+from|truncate(?:\s+table)?)\s+(?:only\s+)?"?([a-z_]+)"?`)
)

// Written returns the tables a statement writes.
func Written(query string) (out []string) {
	q := sqlString.ReplaceAllString(sqlComment.ReplaceAllString(query, " "), "''")
	for _, m := range sqlWrite.FindAllStringSubmatch(q, -1) {
		switch t := strings.ToLower(m[1]); t {
		case "set", "nothing", "skip", "nowait": // ON CONFLICT DO UPDATE SET, FOR UPDATE SKIP LOCKED
		default:
			out = append(out, t)
		}
	}
	return out
}

// Trespass says which table a statement writes that its caller does not own, "" when all is well. owners maps a table
// to its area or its part of the platform, or to "platform" when any part may write it. caller is who wrote it, as
// Caller says; "" was neither a desk nor the platform.
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

// Caller is the area of the innermost desk on the stack, or the innermost part of the platform. The database itself
// and the hand that takes a person out of what areas keep write for others, and are never the caller.
func Caller() string {
	pcs := make([]uintptr, 64)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(2, pcs)])
	for {
		f, more := frames.Next()
		if _, rest, ok := strings.Cut(f.Function, Module+"internal/"); ok {
			pkg := strings.SplitN(rest, ".", 2)[0]
			part, platform := strings.CutPrefix(pkg, "platform/")
			switch r := RoomOf("internal/" + pkg); {
			case r.Kind == "desk":
				return r.Area
			case platform && part != "db" && part != "personal":
				return part
			}
		}
		if !more {
			return ""
		}
	}
}
