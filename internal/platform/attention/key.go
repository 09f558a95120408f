package attention

import (
	"github.com/google/uuid"

	"comptoir/internal/kernel/id"
)

// space is the name space of alert identifiers. It is stored in states and addresses: it never changes.
var space = uuid.MustParse("6f1d0c1e-8f0b-5c7e-9a55-2b1f4a9d7c10")

// ID is the identifier of an alert, the same on every day and every node: code and subject make it (DOMAIN §0).
func ID(a Alert) id.Any { return id.Any(uuid.NewSHA1(space, []byte(a.Key())).String()) }
