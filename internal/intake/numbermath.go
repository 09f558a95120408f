package intake

import (
	"comptoir/internal/kernel/decimal"
)

// Equal compares values: 366.90 is 366.9.
func (n Number) Equal(o Number) bool { return n.trim() == o.trim() }

func (n Number) trim() Number {
	for n.Scale > 0 && n.Coef%10 == 0 {
		n.Coef /= 10
		n.Scale--
	}
	return n
}

// Minor is the number as whole minor units with so many decimals, rounded half away from zero.
func (n Number) Minor(decimals int) (int64, bool) {
	for n.Scale < decimals {
		if n.Coef > 1<<62/10 || n.Coef < -(1<<62/10) {
			return 0, false
		}
		n.Coef *= 10
		n.Scale++
	}
	for by := int64(1); ; by *= 10 {
		if n.Scale == decimals {
			q, ok := decimal.MulDiv(n.Coef, 1, by)
			return q, ok
		}
		n.Scale--
	}
}

// Times multiplies exactly; ok is false when the product does not fit.
func (n Number) Times(o Number) (Number, bool) {
	n, o = n.trim(), o.trim()
	p := n.Coef * o.Coef
	if n.Coef != 0 && p/n.Coef != o.Coef {
		return Number{}, false
	}
	return Number{p, n.Scale + o.Scale}, true
}

// isFiller says that the amount fills an empty box: nothing but nines, seven or more.
func (n Number) isFiller() bool {
	n = n.trim()
	if n.Coef < 0 {
		n.Coef = -n.Coef
	}
	nines := 0
	for ; n.Coef > 0; n.Coef /= 10 {
		if n.Coef%10 != 9 {
			return false
		}
		nines++
	}
	return nines-n.Scale >= 7 && (n.Scale == 0 || n.Scale == 2)
}

// Plus adds exactly; ok is false when the sum does not fit.
func (n Number) Plus(o Number) (Number, bool) {
	for n.Scale != o.Scale {
		low := &n
		if o.Scale < n.Scale {
			low = &o
		}
		if low.Coef > 1<<62/10 || low.Coef < -(1<<62/10) {
			return Number{}, false
		}
		low.Coef *= 10
		low.Scale++
	}
	s := n.Coef + o.Coef
	if (s > n.Coef) != (o.Coef > 0) {
		return Number{}, false
	}
	return Number{s, n.Scale}.trim(), true
}

// Float is the number for the eye, never for a computation.
func (n Number) Float() float64 {
	f := float64(n.Coef)
	for range n.Scale {
		f /= 10
	}
	return f
}
