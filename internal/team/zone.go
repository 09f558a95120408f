package team

// HouseZone is the zone of someone who did not choose.
const HouseZone = "Europe/Paris"

// Zones are the time zones offered in lists: one city a zone, where key accounts are. Any other zone of the IANA
// database is accepted, but not proposed.
var Zones = []string{
	"Pacific/Honolulu", "America/Los_Angeles", "America/Denver", "America/Chicago", "America/Mexico_City",
	"America/New_York", "America/Toronto", "America/Bogota", "America/Cayenne", "America/Guadeloupe", "America/Martinique",
	"America/Sao_Paulo", "America/Argentina/Buenos_Aires", "Atlantic/Reykjavik", "Europe/Dublin", "Europe/Lisbon",
	"Europe/London", "Africa/Casablanca", "Africa/Dakar", "Africa/Abidjan", "Europe/Amsterdam", "Europe/Berlin",
	"Europe/Brussels", "Europe/Copenhagen", "Europe/Luxembourg", "Europe/Madrid", "Europe/Oslo",
	"Europe/Paris", "Europe/Prague", "Europe/Rome", "Europe/Stockholm", "Europe/Vienna", "Europe/Warsaw",
	"Europe/Zurich", "Africa/Algiers", "Africa/Tunis", "Africa/Johannesburg", "Europe/Athens", "Europe/Bucharest",
	"Europe/Helsinki", "Africa/Cairo", "Europe/Istanbul", "Asia/Riyadh", "Asia/Dubai", "Indian/Reunion", "Asia/Kolkata",
	"Asia/Bangkok", "Asia/Singapore", "Asia/Hong_Kong", "Asia/Shanghai", "Asia/Tokyo", "Asia/Seoul",
	"Australia/Sydney", "Pacific/Noumea", "Pacific/Auckland", "Pacific/Tahiti", "UTC",
}
