package coordination

// byTitle is the function in which somebody is asked who has none in the account's team: that of their position.
var byTitle = map[string]string{"CEO": "CXO_SPONSOR", "DIRECTION": "SALES_DIR", "KAM": "KAM", "ACCOUNT_MANAGER": "AE", "FINANCE": "FINANCE",
	"PRODUCTION": "PRODUCTION"}

// FunctionOf is the function in which somebody is asked: the one they have in the account's team, or that of their title;
// empty when neither says, such as human resources.
func FunctionOf(inTeam, title string) string {
	if inTeam != "" {
		return inTeam
	}
	return byTitle[title]
}
