package intake

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"reflect"
	"strings"

	"comptoir/internal/kernel/problem"
)

// MappingKeys are what a mapping file may say.
var MappingKeys = []string{"kind", "columns", "source", "layouts", "currency", "name"}

// ParseMapping reads a mapping from JSON, strictly: a misspelt key would silently lose a column. Every problem knows the
// line of the file it is about.
func ParseMapping(data []byte) (Mapping, error) {
	var m Mapping
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&m); err != nil {
		return m, unreadable(data, err)
	}
	if more := bytes.TrimSpace(data[dec.InputOffset():]); len(more) > 0 {
		return m, problem.New(problem.Invalid, codes+"mapping_more", "line", lineAt(data, int64(len(data)-len(more))))
	}
	err := m.Validate()
	list, ours := problem.All(err)
	if err == nil || !ours {
		return m, err
	}
	for i, p := range list {
		p.Args = withLine(p.Args, lineOf(data, p.Field))
		list[i] = p
	}
	return m, list
}

// unreadable says what of the JSON is wrong, and on which line.
func unreadable(data []byte, err error) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.Is(err, io.EOF):
		return problem.New(problem.Invalid, codes+"mapping_empty")
	case errors.Is(err, io.ErrUnexpectedEOF):
		return problem.New(problem.Invalid, codes+"mapping_syntax", "line", lineAt(data, int64(len(data))))
	case errors.As(err, &syntax):
		return problem.New(problem.Invalid, codes+"mapping_syntax", "line", lineAt(data, syntax.Offset))
	case errors.As(err, &kind):
		p := problem.At(kind.Field, codes+"mapping_wants_text", "line", lineAt(data, kind.Offset))
		if kind.Type.Kind() != reflect.String {
			p.Code = codes + "mapping_wants_object"
		}
		return p
	}
	key := strings.Trim(strings.TrimPrefix(err.Error(), "json: unknown field "), `"`)
	return problem.New(problem.Invalid, codes+"mapping_key", "key", key, "line", lineOf(data, key), "known", strings.Join(MappingKeys, ", "))
}

// lineOf is the line of a key, given as columns.end: where its last name stands as a key, after the names before it. A
// key that is not there belongs to the first line.
func lineOf(data []byte, field string) int {
	at := 0
	for _, name := range strings.SplitN(field, ".", 2) {
		quoted, _ := json.Marshal(name)
		found := bytes.Index(data[at:], quoted)
		if found < 0 {
			break
		}
		at += found
	}
	return lineAt(data, int64(at))
}

func lineAt(data []byte, offset int64) int {
	return 1 + bytes.Count(data[:min(max(0, offset), int64(len(data)))], []byte("\n"))
}

func withLine(args problem.Args, line int) problem.Args {
	out := problem.Args{"line": line}
	for k, v := range args {
		out[k] = v
	}
	return out
}
