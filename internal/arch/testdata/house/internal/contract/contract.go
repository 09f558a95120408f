package contract

import (
	"context"
	"time"

	"comptoir/internal/account"
)

var _ context.Context
var _ = time.Now()
var _ account.Account
