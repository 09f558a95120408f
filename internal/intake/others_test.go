package intake

import (
	"testing"

	"comptoir/internal/kernel/problem"
)

// The people of Qualtrics and the tickets of Zendesk are nobody's that we know: their columns are asked, not guessed.
func TestOtherSystemsAreNotTakenForHubSpot(t *testing.T) {
	for name, header := range map[string][]string{
		"Qualtrics contacts":   {"_fivetran_synced", "id", "mailing_list_id", "first_name", "last_name", "email", "external_data_reference", "language"},
		"Qualtrics directory":  {"directory_id", "id", "email", "ext_ref", "first_name", "language", "last_name", "phone"},
		"Qualtrics users":      {"id", "account_status", "division_id", "email", "first_name", "last_name", "organization_id", "username"},
		"Zendesk comments":     {"id", "_fivetran_synced", "body", "created", "public", "ticket_id", "user_id"},
		"Zendesk ticket tags":  {"tag", "ticket_id", "_fivetran_synced"},
		"Zendesk ticket chats": {"chat_id", "conversation_id", "ticket_id", "user_id", "visitor_id"},
	} {
		if p, err := Recognise(Table{Header: header}); !problem.Has(err, codes+"unknown_table") {
			t.Errorf("%s: taken for %q, %v", name, p.ID, err)
		}
	}
	for _, header := range [][]string{{"Record ID", "First Name", "Last Name", "Email", "Phone Number"},
		{"property_email", "id", "property_firstname", "property_lastname"}} {
		if p, err := Recognise(Table{Header: header}); err != nil || p.ID != "hubspot-contact" {
			t.Errorf("%v: %q %v", header, p.ID, err)
		}
	}
}
