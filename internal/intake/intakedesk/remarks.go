package intakedesk

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"comptoir/internal/intake"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/money"
	"comptoir/internal/kernel/problem"
)

// kept is a remark as it is stored with its line: facts, not sentences, so that each reader has their own language.
type kept struct {
	Code     string            `json:"c"`
	Field    string            `json:"f,omitempty"`
	Severity intake.Severity   `json:"s"`
	Args     map[string]string `json:"a,omitempty"`
}

func packRemarks(all []intake.Remark) string {
	list := make([]kept, 0, len(all))
	for _, r := range all {
		k := kept{Code: r.Code, Field: r.Field, Severity: r.Severity}
		for name, v := range r.Args {
			if k.Args == nil {
				k.Args = map[string]string{}
			}
			k.Args[name] = packFact(v)
		}
		list = append(list, k)
	}
	if len(list) == 0 {
		return ""
	}
	b, err := json.Marshal(list)
	if err != nil {
		return ""
	}
	return string(b)
}

func unpackRemarks(s string) []intake.Remark {
	var list []kept
	unpack(s, &list)
	out := make([]intake.Remark, len(list))
	for i, k := range list {
		p := problem.Problem{Code: k.Code, Field: k.Field}
		for name, v := range k.Args {
			if p.Args == nil {
				p.Args = problem.Args{}
			}
			p.Args[name] = unpackFact(v)
		}
		out[i] = intake.Remark{Problem: p, Severity: k.Severity}
	}
	return out
}

// packFact writes a fact with its kind before it, so that a day comes back as a day.
func packFact(v any) string {
	switch x := v.(type) {
	case day.Day:
		return "d" + strconv.Itoa(int(x))
	case *day.Day:
		if x != nil {
			return "d" + strconv.Itoa(int(*x))
		}
		return "s"
	case day.Month:
		return "m" + strconv.Itoa(int(x))
	case int:
		return "i" + strconv.Itoa(x)
	case int64:
		return "i" + strconv.FormatInt(x, 10)
	case money.Money:
		return "€" + strconv.FormatInt(x.Minor, 10) + string(x.Ccy)
	}
	return "s" + fmt.Sprint(v)
}

func unpackFact(s string) any {
	if amount, ok := strings.CutPrefix(s, "€"); ok && len(amount) > 3 {
		minor, _ := strconv.ParseInt(amount[:len(amount)-3], 10, 64)
		return money.Of(minor, money.Currency(amount[len(amount)-3:]))
	}
	if s == "" {
		return ""
	}
	n, _ := strconv.ParseInt(s[1:], 10, 64)
	switch s[0] {
	case 'd':
		return day.Day(n)
	case 'm':
		return day.Month(n)
	case 'i':
		return int(n)
	}
	return s[1:]
}
