package db

import (
	"encoding"
	"encoding/json"
	"reflect"
	"strconv"
)

// appendJSON writes a value as encoding/json does, sooner for what fields mostly hold: nothing, texts, numbers and days.
// An import compares and records millions of them.
func appendJSON(b []byte, v any) ([]byte, error) {
	if v == nil {
		return append(b, "null"...), nil
	}
	switch v.(type) {
	case json.Marshaler, encoding.TextMarshaler:
		return appendSlowly(b, v)
	}
	r := reflect.ValueOf(v)
	if r.Kind() == reflect.Pointer {
		if r.IsNil() {
			return append(b, "null"...), nil
		}
		if r = r.Elem(); r.Kind() == reflect.Pointer {
			return appendSlowly(b, v)
		}
	}
	switch r.Kind() {
	case reflect.String:
		if s := r.String(); harmless(s) {
			b = append(b, '"')
			b = append(b, s...)
			return append(b, '"'), nil
		}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return strconv.AppendInt(b, r.Int(), 10), nil
	case reflect.Bool:
		return strconv.AppendBool(b, r.Bool()), nil
	}
	return appendSlowly(b, v)
}

func appendSlowly(b []byte, v any) ([]byte, error) {
	text, err := json.Marshal(v)
	return append(b, text...), err
}

// harmless is text that stands between quotation marks as it is.
func harmless(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < 0x20 || c >= 0x7f || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' {
			return false
		}
	}
	return true
}

// appendDelta writes "name":[old,new].
func appendDelta(b []byte, d Delta) ([]byte, error) {
	b, err := appendJSON(b, d.Name)
	if err != nil {
		return b, err
	}
	if b, err = appendJSON(append(b, ":["...), d.Old); err != nil {
		return b, err
	}
	if b, err = appendJSON(append(b, ','), d.New); err != nil {
		return b, err
	}
	return append(b, ']'), nil
}
