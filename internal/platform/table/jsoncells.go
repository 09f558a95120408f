package table

import (
	"encoding/json"
	"errors"
	"io"
	"strings"

	"comptoir/internal/kernel/problem"
)

// headerSample is how many records are looked at to learn the columns of a JSON table.
const headerSample = 200

// learnHeader makes the columns of the keys of the first records, in the order they appear; "a.b" is key b
// of the object under a.
func (r *Reader) learnHeader() error {
	known := map[string]bool{}
	for len(r.ahead) < headerSample {
		row, err := r.rows.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
		r.ahead = append(r.ahead, row)
		flatten(row.Object, func(key, _ string) bool {
			if !known[key] && len(known) < r.limits.Columns {
				known[key] = true
				r.Header = append(r.Header, key)
			}
			return true
		})
	}
	return nil
}

func (r *Reader) cellsOfObject(row Row) Row {
	if r.ObjectsOnly {
		return row
	}
	at := make(map[string]int, len(r.Header))
	for i, h := range r.Header {
		at[h] = i
	}
	row.Cells = make([]string, len(r.Header))
	if !flatten(row.Object, func(key, value string) bool {
		i, ok := at[key]
		if ok {
			if len(value) > r.limits.Cell {
				value = value[:r.limits.Cell]
				row.Faults |= Cut
			}
			row.Cells[i] = value
		}
		return true
	}) {
		row.Faults |= Nested
	}
	row.Found = len(row.Cells)
	return row
}

// flatten calls each for every plain value; lists of plain values join with ";". It says whether all the
// record could be shown so.
func flatten(raw []byte, each func(key, value string) bool) bool {
	dec := json.NewDecoder(strings.NewReader(string(raw)))
	dec.UseNumber()
	tok, err := dec.Token()
	if err != nil || tok != json.Delim('{') {
		return false
	}
	return flattenObject(dec, "", each)
}

func flattenObject(dec *json.Decoder, prefix string, each func(key, value string) bool) bool {
	whole := true
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return false
		}
		name := prefix + key.(string)
		value, err := dec.Token()
		if err != nil {
			return false
		}
		switch value {
		case json.Delim('{'):
			whole = flattenObject(dec, name+".", each) && whole
		case json.Delim('['):
			text, ok := flattenList(dec)
			whole = whole && ok
			each(name, text)
		default:
			each(name, plainValue(value))
		}
	}
	_, err := dec.Token()
	return whole && err == nil
}

func flattenList(dec *json.Decoder) (string, bool) {
	var parts []string
	whole := true
	for dec.More() {
		var v any
		if err := dec.Decode(&v); err != nil {
			return "", false
		}
		switch v.(type) {
		case map[string]any, []any:
			whole = false
		default:
			parts = append(parts, plainValue(v))
		}
	}
	_, err := dec.Token()
	return strings.Join(parts, ";"), whole && err == nil
}

func plainValue(v any) string {
	switch v := v.(type) {
	case string:
		return strings.TrimSpace(v)
	case json.Number:
		return v.String()
	case bool:
		if v {
			return "true"
		}
		return "false"
	}
	return ""
}

func problemOf(err error) (problem.Problem, bool) {
	var p problem.Problem
	return p, errors.As(err, &p)
}
