package search

// Tidy is what a rebuild ends with.
var Tidy = tidy
