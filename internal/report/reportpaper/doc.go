// Package reportpaper puts a report into the reader's words, once, and sets it on paper.
//
// A Composer turns the facts of a review into a Paper: sections of blocks (figures, charts, tables, notes) whose words and
// figures are already written. The PDF (Write) and the page on screen (reportweb) draw the same Paper, so that a figure
// or a sentence cannot differ between them. It asks nothing: facts come in, pages go out.
package reportpaper
