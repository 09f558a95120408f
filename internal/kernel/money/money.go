// Package money holds amounts: whole minor units and a currency. Two currencies do not add.
package money

import (
	"fmt"

	"comptoir/internal/kernel/decimal"
)

// Currency is an ISO 4217 code, upper case.
type Currency string

// EUR is the currency figures are consolidated in.
const EUR Currency = "EUR"

// Money is an amount in minor units (cents for EUR, yen for JPY).
type Money struct {
	Minor int64
	Ccy   Currency
}

// Of makes an amount.
func Of(minor int64, ccy Currency) Money { return Money{Minor: minor, Ccy: ccy} }

// Major makes an amount of whole units.
func Major(units int64, ccy Currency) Money {
	return Money{Minor: units * pow10(ccy.Decimals()), Ccy: ccy}
}

// IsZero says that the amount is nothing; an unknown amount is a nil *Money, not a zero.
func (m Money) IsZero() bool { return m.Minor == 0 }

// Add refuses two currencies.
func (m Money) Add(o Money) (Money, error) {
	if m.Ccy != o.Ccy {
		return Money{}, fmt.Errorf("money: %s and %s do not add", m.Ccy, o.Ccy)
	}
	s := m.Minor + o.Minor
	if (o.Minor > 0 && s < m.Minor) || (o.Minor < 0 && s > m.Minor) {
		return Money{}, fmt.Errorf("money: sum out of range")
	}
	return Money{Minor: s, Ccy: m.Ccy}, nil
}

// Times multiplies by a rate, rounding once, half away from zero.
func (m Money) Times(rate decimal.Decimal) (Money, error) {
	q, ok := decimal.MulDiv(m.Minor, int64(rate), int64(decimal.One))
	if !ok {
		return Money{}, fmt.Errorf("money: product out of range")
	}
	return Money{Minor: q, Ccy: m.Ccy}, nil
}

// ToEUR converts with a rate "1 EUR = rate units of m.Ccy", as the ECB quotes it. Rate must be positive.
func (m Money) ToEUR(rate decimal.Decimal) (Money, error) {
	if m.Ccy == EUR {
		return m, nil
	}
	if rate <= 0 {
		return Money{}, fmt.Errorf("money: rate %s is not positive", rate)
	}
	scaled, ok := decimal.MulDiv(m.Minor, int64(decimal.One)*pow10(EUR.Decimals()), int64(rate)*pow10(m.Ccy.Decimals()))
	if !ok {
		return Money{}, fmt.Errorf("money: conversion out of range")
	}
	return Money{Minor: scaled, Ccy: EUR}, nil
}

// Split divides into n parts that add up exactly: largest remainder, ties to the lowest index (DOMAIN §0).
func (m Money) Split(n int) []Money {
	if n <= 0 {
		return nil
	}
	parts := make([]Money, n)
	base, left := m.Minor/int64(n), m.Minor%int64(n)
	for i := range parts {
		parts[i] = Money{Minor: base, Ccy: m.Ccy}
		switch {
		case left > 0:
			parts[i].Minor++
			left--
		case left < 0:
			parts[i].Minor--
			left++
		}
	}
	return parts
}

// WholeUnits rounds to whole units, half away from zero: a converted amount does not pretend to cents.
func (m Money) WholeUnits() Money {
	p := pow10(m.Ccy.Decimals())
	q, ok := decimal.MulDiv(m.Minor, 1, p)
	if !ok {
		return m
	}
	return Money{Minor: q * p, Ccy: m.Ccy}
}

// Units is the amount as a float of major units, for charts and scores only.
func (m Money) Units() float64 { return float64(m.Minor) / float64(pow10(m.Ccy.Decimals())) }

func pow10(n int) int64 {
	p := int64(1)
	for range n {
		p *= 10
	}
	return p
}
