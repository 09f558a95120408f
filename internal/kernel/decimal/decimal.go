// Package decimal holds rates and shares exactly, with six decimal places (DOMAIN §0), never as a float.
package decimal

import (
	"fmt"
	"math/big"
	"strings"
)

// Decimal is a number in millionths: 1.0842 is 1_084_200.
type Decimal int64

// One is 1.
const One Decimal = 1_000_000

// Places is the number of decimal places kept.
const Places = 6

// Parse reads plain decimal text with a point, "1.0842"; more than six places are refused unless they are zero.
func Parse(s string) (Decimal, error) {
	bad := fmt.Errorf("decimal %q", s)
	t := strings.TrimPrefix(s, "-")
	whole, frac, _ := strings.Cut(t, ".")
	if whole == "" || !digits(whole) || !digits(frac) {
		return 0, bad
	}
	if len(frac) > Places {
		if strings.Trim(frac[Places:], "0") != "" {
			return 0, bad
		}
		frac = frac[:Places]
	}
	n, ok := new(big.Int).SetString(whole+frac+strings.Repeat("0", Places-len(frac)), 10)
	if !ok || !n.IsInt64() {
		return 0, bad
	}
	v := Decimal(n.Int64())
	if t != s {
		v = -v
	}
	return v, nil
}

// MustParse is Parse for constants.
func MustParse(s string) Decimal {
	d, err := Parse(s)
	if err != nil {
		panic(err)
	}
	return d
}

// FromRatio returns num/den rounded half away from zero.
func FromRatio(num, den int64) (Decimal, error) {
	if den == 0 {
		return 0, fmt.Errorf("decimal: division by zero")
	}
	q, ok := MulDiv(num, int64(One), den)
	if !ok {
		return 0, fmt.Errorf("decimal: %d/%d is out of range", num, den)
	}
	return Decimal(q), nil
}

// Float serves charts and scores, not money.
func (d Decimal) Float() float64 { return float64(d) / float64(One) }

// String is plain text with a point and no trailing zeros.
func (d Decimal) String() string {
	sign, n := "", int64(d)
	if n < 0 {
		sign, n = "-", -n
	}
	s := fmt.Sprintf("%s%d.%06d", sign, n/int64(One), n%int64(One))
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// MulDiv returns a*b/c rounded half away from zero, computed without overflow; ok is false when the result does
// not fit or c is zero.
func MulDiv(a, b, c int64) (q int64, ok bool) {
	if c == 0 {
		return 0, false
	}
	p := new(big.Int).Mul(big.NewInt(a), big.NewInt(b))
	d := big.NewInt(c)
	neg := (p.Sign() < 0) != (d.Sign() < 0)
	p.Abs(p)
	d.Abs(d)
	r := new(big.Int)
	p.QuoRem(p, d, r)
	if r.Lsh(r, 1).Cmp(d) >= 0 {
		p.Add(p, big.NewInt(1))
	}
	if neg {
		p.Neg(p)
	}
	return p.Int64(), p.IsInt64()
}

func digits(s string) bool {
	for _, r := range s {
		if r < '0' || r > '9' {
			return false
		}
	}
	return true
}
