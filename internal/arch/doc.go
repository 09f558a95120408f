// Package arch keeps the rules of the house as a test: which room may import which, where SQL may stand, who owns a
// table, and that no verb forgets who is asking. Its own test runs it on seeded violators that it must catch.
package arch
