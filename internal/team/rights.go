package team

// Title is the position a person holds.
type Title string

// Titles of DOMAIN §14. Each has its label in French and English.
const (
	Direction      Title = "DIRECTION"
	CEO            Title = "CEO"
	GAM            Title = "GAM"
	KAM            Title = "KAM"
	AccountManager Title = "ACCOUNT_MANAGER"
	Finance        Title = "FINANCE"
	HR             Title = "HR"
	Production     Title = "PRODUCTION"
)

// Titles lists them in the order of the hierarchy.
var Titles = []Title{Direction, CEO, GAM, KAM, AccountManager, Finance, HR, Production}

// Valid says whether the code is known.
func (t Title) Valid() bool {
	for _, o := range Titles {
		if o == t {
			return true
		}
	}
	return false
}

// Object is a kind of thing that rights are given on.
type Object string

// The objects that exist.
const (
	Account  Object = "ACCOUNT"
	Contract Object = "CONTRACT"
	Result   Object = "RESULT"
	Contact  Object = "CONTACT"
	Task     Object = "TASK"
	// Relation is what was exchanged with people at a client, and how strong that makes the relation.
	Relation Object = "RELATION"
	// Stakeholder is who decides at a client, and what is thought of them.
	Stakeholder Object = "STAKEHOLDER"
	Report      Object = "REPORT"
	Import      Object = "IMPORT"
	Journal     Object = "JOURNAL"
	// Portfolio is what is thought of an account: its assessments, its steps, its hand-overs.
	Portfolio Object = "PORTFOLIO"
	// Privacy is the lawfulness of the data of people at a client: on what basis, until when, what they asked for.
	Privacy Object = "PRIVACY"
	// Coordination is what colleagues ask each other about an account; who is asked needs no right.
	Coordination Object = "COORDINATION"
)

// Objects lists them.
var Objects = []Object{
	Account,
	Portfolio,
	Contract,
	Result,
	Contact,
	Task,
	Relation,
	Coordination,
	Stakeholder,
	Report,
	Import,
	Journal,
	Privacy,
}

// Access is reading or writing.
type Access int

// Ways to access an object.
const (
	Read Access = iota
	Write
)

// Extent says on whose accounts a right reaches.
type Extent int

// Extents, from nothing to everything.
const (
	// None: not at all.
	None Extent = iota
	// Member: accounts whose team the person is in, or that were granted.
	Member
	// Own: accounts the person is assigned to or brought in, and those of Member.
	Own
	// Branch: accounts of everyone below the person today, and those of Own.
	Branch
	// All: every account of the company.
	All
)

// matrix is DOMAIN §14's table, one row an object: read and write by title. What is absent is refused.
var matrix = map[Object]map[Title][2]Extent{
	Account: {
		Direction: {All, All}, CEO: {All, None}, GAM: {Branch, Branch}, KAM: {Own, Own}, AccountManager: {Member, Member},
		Finance: {All, None}, Production: {Member, None},
	},
	// What a client is worth to us is no matter of production's, and account managers read it of the accounts they work on.
	Portfolio: {
		Direction: {All, All}, CEO: {All, None}, GAM: {Branch, Branch}, KAM: {Own, Own}, AccountManager: {Member, None},
		Finance: {All, None},
	},
	Contract: {
		Direction: {All, All}, CEO: {All, None}, GAM: {Branch, Branch}, KAM: {Own, Own}, AccountManager: {Member, None},
		Finance: {All, None},
	},
	Result: {
		Direction: {All, All}, CEO: {All, None}, GAM: {Branch, Branch}, KAM: {Own, Own}, AccountManager: {Member, None},
		Finance: {All, All},
	},
	// The CEO reads contacts only where he is in the team, as executive sponsor.
	Contact: {
		Direction: {All, None}, CEO: {Member, None}, GAM: {Branch, None}, KAM: {Own, Own}, AccountManager: {Member, Member},
		Production: {Member, None},
	},
	Task: {
		Direction: {All, All}, CEO: {All, None}, GAM: {Branch, Branch}, KAM: {Own, Own}, AccountManager: {Member, Member},
	},
	// Whoever meets the client notes it; the CEO where he is the sponsor. Production has names and telephones, no more.
	Relation: {
		Direction: {All, All}, CEO: {Member, Member}, GAM: {Branch, Branch}, KAM: {Own, Own}, AccountManager: {Member, Member},
	},
	// Whoever works on the account asks. Who is asked sees their own requests, and finance and production no others.
	Coordination: {
		Direction: {All, All}, CEO: {All, Member}, GAM: {Branch, Branch}, KAM: {Own, Own}, AccountManager: {Member, Member},
		Finance: {Member, Member}, Production: {Member, Member},
	},
	// What is thought of people is for those who meet them and those who lead these, the CEO where he is the sponsor.
	Stakeholder: {
		Direction: {All, All}, CEO: {Member, None}, GAM: {Branch, Branch}, KAM: {Own, Own}, AccountManager: {Member, Member},
	},
	Report: {
		Direction: {All, None}, CEO: {All, None}, GAM: {Branch, None}, KAM: {Own, None},
	},
	Import: {
		Direction: {All, All}, GAM: {Branch, Branch}, KAM: {Own, Own}, Finance: {All, All},
	},
	// Whoever writes contacts answers for what they write; the Direction and the GAM answer for all of it.
	Privacy: {
		Direction: {All, All}, GAM: {Branch, Branch}, KAM: {Own, Own}, AccountManager: {Member, Member},
	},
	Journal: {
		Direction: {All, None}, CEO: {All, None}, GAM: {Branch, None}, KAM: {Own, None}, AccountManager: {Member, None},
	},
}

// ExtentOf is the reach of a title's right; an unknown title has none.
func ExtentOf(t Title, o Object, a Access) Extent { return matrix[o][t][a] }
