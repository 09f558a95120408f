// Package export writes what a list shows as CSV or XLSX: same filters, same scope, same order.
//
// An area builds a Table of translated column titles and typed cells, and hands it to Serve. Cells may be text
// (string), whole numbers (int, int64), float64, bool, day.Day, *day.Day, money.Money, *money.Money or time.Time; nil
// and nil pointers are empty cells, which is how an unknown value leaves the house. An amount is a number in its
// currency's units: give the currency a column of its own.
//
// Text that starts with = + - @ is prefixed with an apostrophe (DOMAIN §0), so that no spreadsheet runs it. Dates
// are ISO, which no import misreads; CSV follows the reader's language for the rest: « ; » and a decimal comma in
// French.
package export
