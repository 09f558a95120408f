package attention

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/money"
)

// EncodeParams keeps the facts of an alert's text with their types: a day stays a day, and is written in the language
// of each reader.
func EncodeParams(params map[string]any) (string, error) {
	out := make(map[string]string, len(params))
	for name, v := range params {
		s, err := encodeParam(v)
		if err != nil {
			return "", fmt.Errorf("attention: parameter %s: %w", name, err)
		}
		out[name] = s
	}
	b, err := json.Marshal(out)
	return string(b), err
}

func encodeParam(v any) (string, error) {
	switch x := v.(type) {
	case string:
		return "s:" + x, nil
	case bool:
		return "b:" + strconv.FormatBool(x), nil
	case int:
		return "i:" + strconv.Itoa(x), nil
	case float64:
		return "f:" + strconv.FormatFloat(x, 'g', -1, 64), nil
	case day.Day:
		return "d:" + strconv.Itoa(int(x)), nil
	case day.Month:
		return "n:" + strconv.Itoa(int(x)), nil
	case money.Money:
		return "m:" + string(x.Ccy) + ":" + strconv.FormatInt(x.Minor, 10), nil
	}
	return "", fmt.Errorf("%T has no stored form", v)
}

// DecodeParams reads what EncodeParams wrote.
func DecodeParams(s string) (map[string]any, error) {
	var in map[string]string
	if err := json.Unmarshal([]byte(s), &in); err != nil {
		return nil, fmt.Errorf("attention: parameters: %w", err)
	}
	out := make(map[string]any, len(in))
	for name, s := range in {
		v, err := decodeParam(s)
		if err != nil {
			return nil, fmt.Errorf("attention: parameter %s: %w", name, err)
		}
		out[name] = v
	}
	return out, nil
}

func decodeParam(s string) (any, error) {
	kind, text, ok := strings.Cut(s, ":")
	if !ok {
		return nil, fmt.Errorf("%q has no type", s)
	}
	switch kind {
	case "s":
		return text, nil
	case "b":
		return strconv.ParseBool(text)
	case "i":
		return strconv.Atoi(text)
	case "f":
		return strconv.ParseFloat(text, 64)
	case "d":
		n, err := strconv.Atoi(text)
		return day.Day(n), err
	case "n":
		n, err := strconv.Atoi(text)
		return day.Month(n), err
	case "m":
		ccy, minor, _ := strings.Cut(text, ":")
		n, err := strconv.ParseInt(minor, 10, 64)
		return money.Of(n, money.Currency(ccy)), err
	}
	return nil, fmt.Errorf("unknown type %q", kind)
}
