package mail

import "comptoir/internal/account"

var _ account.Account
