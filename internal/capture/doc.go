// Package capture reads what people already have, so that nobody types it again: cards (vCard 2.1, 3.0 and 4.0), mails
// (.eml) and calendars (.ics). It is pure: bytes in, items out, each taken, taken with a warning, or refused with a reason.
//
// It does not know who is known at which client, nor what is already in the house: that is for the desk. Nothing of a
// mail but its addresses, its day and its subject is kept, and of a card what a contact has a place for: no photograph,
// no home address, no birthday.
//
// # Rules
//
// Bounds: 25 MB a file, 2,000 items a file, 1,000,000 lines, 200 occurrences of one event.
//
// Cards. An item is a BEGIN:VCARD; one inside another (AGENT) is skipped. The name is FN, or given and family name of N,
// or the first address (warning name_from_address). A card without any is refused: not_a_person when it has an ORG,
// no_name otherwise; so is one whose KIND is not individual. Telephones: no fax, no pager; one with less than three digits
// is left out (phone_unreadable), as is an address without @ and a dot after it (address_unreadable). The preferred one
// comes first (PREF), then work. A card without END is cut_short, one without a readable VERSION version_unknown, one
// that is not UTF-8 and says no character set charset_guessed (Windows-1252).
//
// Mails. One a file. Refused: not_a_mail (none of From, To, Date, Subject, Message-ID), automatic (Auto-Submitted but
// "no", multipart/report, MAILER-DAEMON, Precedence bulk or junk), no_sender, no_recipient, no_date, date_implausible (not of
// 1970 to tomorrow). Warnings: no_message_id, header_unreadable (a line that is no header among them), charset_unknown (an
// encoded word in one that nobody knows), charset_guessed (bytes that are not UTF-8 in a header that is kept), mime_cut (a
// multipart that never ends). It answers when it has In-Reply-To or References, and its subject is no forward's.
//
// Calendars. An item is an event, a to-do, a journal entry or a free/busy time inside VCALENDAR. Refused: not_an_event,
// cancelled (STATUS or METHOD), only_an_answer (METHOD:REPLY), no_date, date_implausible. Warnings: no_uid, zone_unknown
// (neither a known name nor described in the file), recurrence_unreadable (the first one only), recurrence_cut. Occurrences are
// those up to today and the next one; an exception with RECURRENCE-ID is an item of its own and no longer one of its series.
//
// A file in which nothing is found is refused as a whole: nothing_inside, or not_recognised.
package capture
