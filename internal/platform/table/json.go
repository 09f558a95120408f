package table

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
)

// jsonRows streams the records of every list of objects in the document: the root itself, or lists that lie
// inside objects ({"marches": {"marche": […]}}).
type jsonRows struct {
	dec    *json.Decoder
	guard  *guard
	limits Limits
	path   []string
	inList bool
	count  int
	done   bool
}

// guard stops a single value that would fill the memory: the decoder has to hold one whole.
type guard struct {
	in          io.Reader
	read, limit int64
}

var errGuard = errors.New("record too large")

func (g *guard) Read(p []byte) (int, error) {
	if g.read >= g.limit {
		return 0, errGuard
	}
	n, err := g.in.Read(p[:min(int64(len(p)), g.limit-g.read)])
	g.read += int64(n)
	return n, err
}

func openJSON(text *textFile, limits Limits) (*Reader, error) {
	g := &guard{in: text, limit: int64(limits.Record) + 64<<10}
	dec := json.NewDecoder(g)
	dec.UseNumber()
	r := &Reader{Format: JSON, Encoding: text.encoding, limits: limits, rows: &jsonRows{dec: dec, guard: g, limits: limits},
		taken: func() int64 { return text.count.n }, shut: func() error { return nil }}
	return r, r.learnHeader()
}

func (j *jsonRows) next() (Row, error) {
	row, err := j.find()
	if errors.Is(err, errGuard) {
		return Row{}, tooLarge("record_too_large", "line", j.count+1, "limit", j.limits.Record)
	}
	if err != nil && err != io.EOF {
		if _, ours := problemOf(err); !ours {
			err = fail("json_unreadable", "line", j.count+1, "offset", j.dec.InputOffset())
		}
	}
	return row, err
}

// find walks down to the next object of a list. Lists inside records are part of the record.
func (j *jsonRows) find() (Row, error) {
	for !j.done {
		j.guard.read = 0
		if j.inList {
			if j.dec.More() {
				if row, err := j.record(); err != nil || row.Object != nil {
					return row, err
				}
				continue
			}
			if _, err := j.dec.Token(); err != nil {
				return Row{}, err
			}
			j.inList = false
			if len(j.path) == 0 {
				j.done = true
			}
			continue
		}
		if err := j.step(); err != nil {
			return Row{}, err
		}
	}
	if j.count == 0 {
		return Row{}, fail("json_no_list")
	}
	return Row{}, io.EOF
}

// step takes one token outside of a list.
func (j *jsonRows) step() error {
	if len(j.path) > j.limits.Depth {
		return fail("json_too_deep", "limit", j.limits.Depth)
	}
	tok, err := j.dec.Token()
	if err == io.EOF {
		if len(j.path) > 0 {
			return io.ErrUnexpectedEOF
		}
		j.done = true
		return nil
	}
	if err != nil {
		return err
	}
	switch t := tok.(type) {
	case json.Delim:
		switch t {
		case '[':
			j.inList = true
		case '{':
			j.path = append(j.path, "")
		case '}':
			j.path = j.path[:len(j.path)-1]
			j.done = len(j.path) == 0
		}
	case string:
		if len(j.path) == 0 {
			return fail("json_no_list")
		}
		return j.member(t)
	default:
		return fail("json_no_list")
	}
	return nil
}

// member reads the value of a key: only lists and objects may hold records.
func (j *jsonRows) member(key string) error {
	j.path[len(j.path)-1] = key
	tok, err := j.dec.Token()
	if err != nil {
		return err
	}
	switch tok {
	case json.Delim('['):
		j.inList = true
	case json.Delim('{'):
		j.path = append(j.path, "")
	}
	return nil
}

// record takes one element; what is not an object is no record.
func (j *jsonRows) record() (Row, error) {
	var raw json.RawMessage
	if err := j.dec.Decode(&raw); err != nil {
		return Row{}, err
	}
	if raw[0] != '{' {
		return Row{}, nil
	}
	j.count++
	if depth(raw) > j.limits.Depth {
		return Row{}, fail("json_too_deep", "line", j.count, "limit", j.limits.Depth)
	}
	return Row{Line: j.count, Object: bytes.Clone(raw), Group: strings.Join(j.path, ".")}, nil
}

// depth measures nesting without decoding.
func depth(raw []byte) int {
	deepest, now, inText := 0, 0, false
	for i := 0; i < len(raw); i++ {
		switch c := raw[i]; {
		case inText && c == '\\':
			i++
		case c == '"':
			inText = !inText
		case inText:
		case c == '{' || c == '[':
			now++
			deepest = max(deepest, now)
		case c == '}' || c == ']':
			now--
		}
	}
	return deepest
}
