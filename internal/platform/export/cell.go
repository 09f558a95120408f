package export

import (
	"math"
	"strconv"
	"strings"
	"time"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/money"
)

// guard makes text harmless: a spreadsheet takes a cell that starts so for a formula. A tab or a line end before the
// sign is skipped by some of them, and counts as a start of its own.
func guard(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r\n", rune(s[0])) {
		return "'" + s
	}
	return s
}

// plain brings a cell to nil, string, int64, float64, bool, day.Day or time.Time. Amounts become their number.
func plain(v any) any {
	switch x := v.(type) {
	case *day.Day:
		if x == nil {
			return nil
		}
		return *x
	case money.Money:
		return amount{x}
	case *money.Money:
		if x == nil {
			return nil
		}
		return amount{*x}
	case int:
		return int64(x)
	case float64:
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return nil
		}
		return x
	case string:
		return guard(x)
	}
	return v
}

// amount is a sum whose decimals are exact.
type amount struct{ money.Money }

// text is the sum in units, with a point and only the decimals it has.
func (a amount) text() string {
	places := a.Ccy.Decimals()
	neg, n := a.Minor < 0, strings.TrimPrefix(strconv.FormatInt(a.Minor, 10), "-")
	if len(n) <= places {
		n = strings.Repeat("0", places-len(n)+1) + n
	}
	s := n[:len(n)-places]
	if frac := strings.TrimRight(n[len(n)-places:], "0"); frac != "" {
		s += "." + n[len(n)-places:]
	}
	if neg {
		return "-" + s
	}
	return s
}

// plainText is the cell in a CSV file; french has a decimal comma.
func plainText(v any, french bool) string {
	switch x := plain(v).(type) {
	case nil:
		return ""
	case string:
		return x
	case int64:
		return strconv.FormatInt(x, 10)
	case float64:
		return decimalSign(strconv.FormatFloat(x, 'f', -1, 64), french)
	case amount:
		return decimalSign(x.text(), french)
	case bool:
		if x {
			return "1"
		}
		return "0"
	case day.Day:
		return x.String()
	case time.Time:
		return x.Format("2006-01-02 15:04")
	}
	panic("export: a cell of a kind that doc.go does not name")
}

func decimalSign(s string, french bool) string {
	if french {
		return strings.Replace(s, ".", ",", 1)
	}
	return s
}
