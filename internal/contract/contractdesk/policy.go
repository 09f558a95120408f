package contractdesk

import (
	"comptoir/internal/contract"
	"comptoir/internal/kernel/calendar"
)

// Policy is what the house has decided about dates: the French calendar at both ends of a letter, ten working days to
// decide, and the levels of DOMAIN §5.
func Policy() contract.Policy { return contract.DefaultPolicy(calendar.France{}) }
