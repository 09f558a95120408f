package portfolio

// Quadrant is a case of the matrix; empty is undetermined. Its codes are the tiers of accounts.
type Quadrant string

const (
	// Strategic: invest together.
	Strategic Quadrant = "STRATEGIC"
	// Star: worth winning, invest selectively.
	Star Quadrant = "STAR"
	// Standing: keep up.
	Standing Quadrant = "STATUS"
	// Streamline: manage for cash.
	Streamline Quadrant = "STREAMLINE"
	// Undetermined: too little is known of one axis.
	Undetermined Quadrant = ""
)

// Quadrants lists them in the order of interest.
var Quadrants = []Quadrant{Strategic, Star, Standing, Streamline}

// Valid says whether the code is known.
func (q Quadrant) Valid() bool {
	for _, k := range Quadrants {
		if k == q {
			return true
		}
	}
	return false
}

// quadrantOf: a score exactly on the threshold is on its upper side.
func quadrantOf(p Place, thresholdA, thresholdS Tenths) Quadrant {
	if !p.Attract.Known() || !p.Us.Known() {
		return Undetermined
	}
	return corner(p.attractive(thresholdA), p.strong(thresholdS))
}

func corner(attractive, strong bool) Quadrant {
	switch {
	case attractive && strong:
		return Strategic
	case attractive:
		return Star
	case strong:
		return Standing
	}
	return Streamline
}
