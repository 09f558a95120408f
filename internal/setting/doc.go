// Package setting holds what a house decides about itself: its name, its SIREN, the calendar of its letters, and when
// alerts begin. A value holds from a day on; a computation uses the one in force on its day (DOMAIN §0). It owns no rule
// that uses them: those are of the areas, which ask.
package setting
