package attentionweb

import "comptoir/internal/kernel/alert"

// recordOf is the page of what an alert is about.
func recordOf(a alert.Alert) string {
	switch a.Subject.Kind {
	case "contract":
		return "/contracts/" + a.Subject.ID
	case "coordination":
		return "/requests/" + a.Subject.ID
	case "task":
		return "/tasks/" + a.Subject.ID
	case "stakeholder":
		return "/accounts/" + string(a.Account) + "/people?at=" + a.Subject.ID + "#person"
	case "decision_process":
		return "/accounts/" + string(a.Account) + "/decisions"
	case "contact":
		return "/contacts/" + a.Subject.ID
	case "privacy_request":
		return "/privacy/requests/" + a.Subject.ID
	case "user":
		return "/attention?person=" + a.Subject.ID
	}
	return "/accounts/" + string(a.Account)
}

// places are where the main gestures are done, as an address after the record's.
var places = map[string]string{
	"decide": "#decision", "agree": "#decision", "give_notice": "#notice", "file_proof": "#notice", "enter_notice": "/edit#notice_us",
	"renew": "#gestures", "regularise": "#gestures", "assign": "?do=assign#g-assign", "correct_identifier": "?do=identifier#wrong-number",
	"assess": "/assess", "see_place": "/portfolio",
	"open_group":    "/group",
	"fill_function": "/team",
	"see_people":    "/people",
	"inform_person": "/privacy#informed", "renew_contact": "/privacy#last_active", "correct_note": "/edit#note", "answer_request": "#answer",
}

// placeOf is where the main gesture of an alert is done.
func placeOf(a alert.Alert) string {
	switch a.Action {
	case "reassign":
		return "/accounts?person=" + a.Subject.ID
	case "review_portfolio":
		return "/reports/portfolio"
	}
	return recordOf(a) + places[a.Action]
}
