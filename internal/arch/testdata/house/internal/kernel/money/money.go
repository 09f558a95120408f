package money

import "os"

var _ = os.Args
