package contractweb

import "comptoir/internal/account/accountdesk"

var _ accountdesk.Desk

const q = `SELECT name FROM account`
