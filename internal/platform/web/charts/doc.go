// Package charts draws the figures of the pages and of the PDFs from one
// description. A chart is a small struct of numbers and words already in the
// reader's language; it draws itself on a Canvas of five methods, of which there
// are two: SVG, whose colours are CSS classes so that both themes and print
// follow, and PDF.
//
// Days are plain ints, days since 1970-01-01, as in the database.
// The package knows no area, no clock and no language.
//
// What it owns: geometry, scales, where a label goes when there is little room,
// and the data table that stands beneath every figure. What it does not own:
// the words, the rounding of figures, the colours (css/30-charts.css and the
// styles of the PDF back-end).
package charts
