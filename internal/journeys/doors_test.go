package journeys

import (
	"strings"
	"testing"

	"comptoir/internal/platform/web"
	"comptoir/internal/team"
	"comptoir/internal/world/worldtest"
)

// door says who may use a door of the site. Every door is here: one that is not fails the test until somebody has said
// who may pass.
type door struct {
	who gate
	// object is the object on which the right is asked.
	object team.Object
	// kind is what {id} names, for doors of a record; with a second part of the path, what it names.
	kind, second string
	// plain: nothing of the company's is in it.
	plain bool
	// own: it changes what is one's own (the session, a code), so that who may read the record may use it.
	own bool
}

type gate string

const (
	// open: strangers too.
	open gate = "open"
	// anyone signed in; what it shows is their own, or within their scope.
	anyone gate = "anyone"
	// titled: whoever may read the object on some account; nobody else learns more than that the door is not theirs.
	titled gate = "titled"
	// entering: whoever may write the object on some account.
	entering gate = "entering"
	// leading: whoever has a branch to look after.
	leading gate = "leading"
	// auditing: whoever may read the object, and administrators for what the house decides of its people and itself.
	auditing gate = "auditing"
	// managing: whoever manages users.
	managing gate = "managing"
	// choosing: whoever may read the portfolio, and those who rule on its selection model.
	choosing gate = "choosing"
	// ruling: the Direction and the administrators, who decide on the selection model.
	ruling gate = "ruling"
	// scoped: whoever has the record in their scope; for anyone else it does not exist.
	scoped gate = "scoped"
)

func of(kind string, o team.Object) door { return door{who: scoped, kind: kind, object: o} }
func in(kind string, o team.Object, s string) door {
	return door{who: scoped, kind: kind, object: o, second: s}
}

// doors are all doors of the site, as they are mounted.
var doors = map[string]door{
	"GET /healthz":          {who: open},
	"GET /readyz":           {who: open},
	"GET /login":            {who: open},
	"POST /login":           {who: open},
	"GET /login/forgotten":  {who: open},
	"POST /logout":          {who: open},
	"GET /welcome/{token}":  {who: open},
	"POST /welcome/{token}": {who: open},
	"POST /profile/lang":    {who: open},
	"POST /profile/theme":   {who: open},

	"GET /{$}":               {who: anyone},
	"GET /search":            {who: anyone},
	"GET /team":              {who: anyone},
	"GET /profile":           {who: anyone},
	"GET /profile/code":      {who: anyone},
	"POST /profile/code":     {who: anyone},
	"GET /meeting":           {who: anyone},
	"GET /offline":           {who: anyone},
	"POST /meeting/leave":    {who: anyone},
	"POST /profile":          {who: anyone},
	"GET /profile/password":  {who: anyone},
	"POST /profile/password": {who: anyone},
	"POST /profile/sessions": {who: anyone},

	"GET /attention":                {who: anyone},
	"GET /attention/branch":         {who: leading},
	"GET /attention/{id}":           of("alert", ""),
	"POST /attention/{id}/snooze":   of("alert", ""),
	"POST /attention/{id}/done":     of("alert", ""),
	"POST /attention/{id}/dismiss":  of("alert", ""),
	"POST /attention/{id}/reopen":   of("alert", ""),
	"POST /attention/{id}/feedback": of("alert", ""),

	"GET /accounts":             {who: anyone},
	"GET /accounts/{id}/face":   of("account", team.Account),
	"POST /accounts/{id}/face":  {who: scoped, kind: "account", object: team.Account, own: true},
	"GET /accounts/export.csv":  {who: anyone},
	"GET /accounts/export.xlsx": {who: anyone},
	"GET /accounts/new":         {who: entering, object: team.Account},
	"POST /accounts":            {who: entering, object: team.Account},

	"GET /accounts/{id}":                                   of("account", team.Account),
	"GET /accounts/{id}/edit":                              of("account", team.Account),
	"POST /accounts/{id}":                                  of("account", team.Account),
	"POST /accounts/{id}/status":                           of("account", team.Account),
	"POST /accounts/{id}/remove":                           of("account", team.Account),
	"POST /accounts/{id}/identifiers":                      of("account", team.Account),
	"POST /accounts/{id}/identifiers/{number}/verify":      in("account", team.Account, "identifier"),
	"POST /accounts/{id}/identifiers/{number}/retire":      in("account", team.Account, "identifier"),
	"GET /accounts/{id}/entities/new":                      of("account", team.Account),
	"POST /accounts/{id}/entities":                         of("account", team.Account),
	"GET /accounts/{id}/entities/{entity}":                 in("account", team.Account, "entity"),
	"POST /accounts/{id}/entities/{entity}":                in("account", team.Account, "entity"),
	"POST /accounts/{id}/entities/{entity}/remove":         in("account", team.Account, "entity"),
	"POST /accounts/{id}/assign":                           of("account", team.Account),
	"POST /accounts/{id}/hand-over":                        of("account", team.Account),
	"POST /accounts/{id}/assignments/{assignment}/end":     in("account", team.Account, "assignment"),
	"POST /accounts/{id}/except":                           of("account", team.Account),
	"POST /accounts/{id}/team":                             of("account", team.Account),
	"POST /accounts/{id}/team/{member}/leave":              in("account", team.Account, "member"),
	"GET /accounts/{id}/group":                             of("account", team.Account),
	"GET /accounts/{id}/group/export.csv":                  of("account", team.Account),
	"GET /accounts/{id}/group/export.xlsx":                 of("account", team.Account),
	"POST /accounts/{id}/group/shares":                     of("account", team.Account),
	"POST /accounts/{id}/group/shares/{share}":             in("account", team.Account, "ownership"),
	"POST /accounts/{id}/group/shares/{share}/close":       in("account", team.Account, "ownership"),
	"POST /accounts/{id}/group/shares/{share}/remove":      in("account", team.Account, "ownership"),
	"POST /accounts/{id}/group/entities/{entity}/sell":     in("account", team.Account, "entity"),
	"POST /accounts/{id}/group/entities/{entity}/close":    in("account", team.Account, "entity"),
	"POST /accounts/{id}/group/entities/{entity}/activate": in("account", team.Account, "entity"),
	"POST /accounts/{id}/group/entities/{entity}/head":     in("account", team.Account, "entity"),
	"POST /accounts/{id}/group/sites":                      of("account", team.Account),
	"POST /accounts/{id}/group/sites/{site}":               in("account", team.Account, "site"),
	"POST /accounts/{id}/group/sites/{site}/remove":        in("account", team.Account, "site"),
	"GET /accounts/{id}/merge":                             of("account", team.Account),
	"POST /accounts/{id}/merge":                            of("account", team.Account),
	"GET /accounts/{id}/absorbed":                          of("account", team.Account),
	"GET /accounts/{id}/results":                           of("account", team.Result),
	"GET /accounts/{id}/results/export.csv":                of("account", team.Result),
	"GET /accounts/{id}/results/export.xlsx":               of("account", team.Result),
	"GET /accounts/{id}/results/{month}":                   in("account", team.Result, "month"),
	"POST /accounts/{id}/results/{month}":                  in("account", team.Result, "month"),
	"POST /accounts/{id}/results/{month}/remove":           in("account", team.Result, "month"),
	"GET /accounts/{id}/targets":                           of("account", team.Result),
	"POST /accounts/{id}/targets":                          of("account", team.Result),
	"POST /accounts/{id}/targets/approve":                  of("account", team.Result),
	"POST /accounts/{id}/targets/decline":                  of("account", team.Result),

	"GET /portfolio":                              {who: titled, object: team.Portfolio},
	"GET /portfolio/export.csv":                   {who: titled, object: team.Portfolio},
	"GET /portfolio/export.xlsx":                  {who: titled, object: team.Portfolio},
	"GET /portfolio/simulate":                     {who: titled, object: team.Portfolio},
	"GET /portfolio/assess":                       {who: entering, object: team.Portfolio},
	"GET /portfolio/models":                       {who: choosing},
	"POST /portfolio/models":                      {who: ruling},
	"GET /portfolio/models/new":                   {who: ruling},
	"GET /portfolio/models/{id}":                  {who: choosing, kind: "selection_model"},
	"GET /portfolio/models/{id}/edit":             {who: ruling, kind: "selection_model"},
	"POST /portfolio/models/{id}":                 {who: ruling, kind: "selection_model"},
	"POST /portfolio/models/{id}/adopt":           {who: ruling, kind: "selection_model"},
	"POST /portfolio/models/{id}/remove":          {who: ruling, kind: "selection_model"},
	"GET /accounts/{id}/portfolio":                of("account", team.Portfolio),
	"POST /accounts/{id}/portfolio/step":          of("account", team.Portfolio),
	"POST /accounts/{id}/portfolio/answer":        of("account", team.Portfolio),
	"POST /accounts/{id}/portfolio/prepare-exit":  of("account", team.Portfolio),
	"GET /accounts/{id}/assess":                   of("account", team.Portfolio),
	"POST /accounts/{id}/assess":                  of("account", team.Portfolio),
	"POST /accounts/{id}/assess/place":            of("account", team.Portfolio),
	"POST /accounts/{id}/assess/drop":             of("account", team.Portfolio),
	"GET /accounts/{id}/assessments/{assessment}": in("account", team.Portfolio, "assessment"),
	"GET /handovers/{id}":                         of("handover", team.Portfolio),
	"GET /handovers/{id}/dossier":                 of("handover", team.Portfolio),
	"POST /handovers/{id}/items/{item}":           in("handover", team.Portfolio, "handover_item"),
	"POST /handovers/{id}/pass-all":               of("handover", team.Portfolio),
	"POST /handovers/{id}/refresh":                of("handover", team.Portfolio),
	"POST /handovers/{id}/defer":                  of("handover", team.Portfolio),
	"POST /handovers/{id}/complete":               of("handover", team.Portfolio),
	"POST /handovers/{id}/drop":                   of("handover", team.Portfolio),

	"GET /contacts":              {who: anyone},
	"GET /contacts/export.csv":   {who: anyone},
	"GET /contacts/export.xlsx":  {who: anyone},
	"GET /contacts/new":          {who: entering, object: team.Contact},
	"POST /contacts":             {who: entering, object: team.Contact},
	"GET /contacts/{id}":         of("contact", team.Contact),
	"GET /contacts/{id}/edit":    of("contact", team.Contact),
	"POST /contacts/{id}":        of("contact", team.Contact),
	"POST /contacts/{id}/remove": of("contact", team.Contact),

	"GET /privacy":                       {who: anyone},
	"GET /privacy/export.csv":            {who: anyone},
	"GET /privacy/export.xlsx":           {who: anyone},
	"GET /privacy/requests/new":          {who: entering, object: team.Privacy},
	"POST /privacy/requests":             {who: entering, object: team.Privacy},
	"GET /privacy/requests/{id}":         of("privacy_request", team.Privacy),
	"POST /privacy/requests/{id}/check":  of("privacy_request", team.Privacy),
	"POST /privacy/requests/{id}/extend": of("privacy_request", team.Privacy),
	"POST /privacy/requests/{id}/finish": of("privacy_request", team.Privacy),
	"POST /privacy/requests/{id}/refuse": of("privacy_request", team.Privacy),
	"GET /privacy/retention":             {who: anyone},
	"GET /privacy/retention/export.csv":  {who: anyone},
	"GET /privacy/retention/export.xlsx": {who: anyone},
	"GET /privacy/register":              {who: anyone},
	"GET /privacy/register/export.csv":   {who: anyone},
	"GET /privacy/register/export.xlsx":  {who: anyone},
	"GET /privacy/register/new":          {who: ruling},
	"POST /privacy/register":             {who: ruling},
	"GET /privacy/register/{id}":         {who: ruling, kind: "privacy_processing"},
	"POST /privacy/register/{id}":        {who: ruling, kind: "privacy_processing"},
	"POST /privacy/register/{id}/remove": {who: ruling, kind: "privacy_processing"},
	"GET /privacy/erasures.csv":          {who: ruling},
	"GET /contacts/{id}/privacy":         of("contact", team.Privacy),
	"POST /contacts/{id}/privacy":        of("contact", team.Privacy),
	"GET /contacts/{id}/privacy/copy":    of("contact", team.Privacy),
	"GET /contacts/{id}/erase":           of("contact", team.Privacy),
	"POST /contacts/{id}/erase":          of("contact", team.Privacy),

	"GET /contracts":                       {who: anyone},
	"GET /contracts/export.csv":            {who: anyone},
	"GET /contracts/export.xlsx":           {who: anyone},
	"GET /contracts/new":                   {who: entering, object: team.Contract},
	"GET /contracts/preview":               {who: anyone}, // it computes what is typed and reads no record
	"POST /contracts":                      {who: entering, object: team.Contract},
	"GET /contracts/{id}":                  of("contract", team.Contract),
	"GET /contracts/{id}/edit":             of("contract", team.Contract),
	"POST /contracts/{id}":                 of("contract", team.Contract),
	"POST /contracts/{id}/remove":          of("contract", team.Contract),
	"POST /contracts/{id}/sign":            of("contract", team.Contract),
	"POST /contracts/{id}/decide":          of("contract", team.Contract),
	"POST /contracts/{id}/agree":           of("contract", team.Contract),
	"POST /contracts/{id}/notice":          of("contract", team.Contract),
	"POST /contracts/{id}/renew":           of("contract", team.Contract),
	"POST /contracts/{id}/terminate":       of("contract", team.Contract),
	"POST /contracts/{id}/go-on":           of("contract", team.Contract),
	"POST /contracts/{id}/files":           of("contract", team.Contract),
	"GET /contracts/{id}/files/{file}":     in("contract", team.Contract, "file"),
	"GET /renewals":                        {who: anyone},
	"GET /renewals/export.csv":             {who: anyone},
	"GET /renewals/export.xlsx":            {who: anyone},
	"POST /contracts/{id}/withdraw-notice": of("contract", team.Contract),

	"GET /tasks":                {who: anyone},
	"GET /tasks/export.csv":     {who: anyone},
	"GET /tasks/export.xlsx":    {who: anyone},
	"GET /tasks/new":            {who: anyone},
	"POST /tasks":               {who: anyone},
	"GET /tasks/{id}":           of("task", team.Task),
	"GET /tasks/{id}/edit":      of("task", team.Task),
	"POST /tasks/{id}":          of("task", team.Task),
	"POST /tasks/{id}/done":     of("task", team.Task),
	"POST /tasks/{id}/cancel":   of("task", team.Task),
	"POST /tasks/{id}/reopen":   of("task", team.Task),
	"POST /tasks/{id}/delegate": of("task", team.Task),
	"POST /tasks/{id}/remove":   of("task", team.Task),

	"GET /exchanges":                          {who: anyone},
	"GET /exchanges/export.csv":               {who: anyone},
	"GET /exchanges/export.xlsx":              {who: anyone},
	"GET /exchanges/new":                      {who: entering, object: team.Relation},
	"POST /exchanges":                         {who: entering, object: team.Relation},
	"GET /capture":                            {who: entering, object: team.Relation},
	"POST /capture":                           {who: entering, object: team.Relation},
	"GET /capture/{id}":                       of("drop", team.Relation),
	"POST /capture/{id}":                      {who: scoped, kind: "drop", object: team.Relation, own: true},
	"POST /capture/{id}/discard":              {who: scoped, kind: "drop", object: team.Relation, own: true},
	"GET /contacts/{id}/move":                 of("contact", team.Contact),
	"POST /contacts/{id}/move":                of("contact", team.Contact),
	"GET /contacts/{id}/card.vcf":             of("contact", team.Contact),
	"GET /contacts/export.vcf":                {who: anyone},
	"GET /exchanges/{id}":                     of("interaction", team.Relation),
	"GET /exchanges/{id}/edit":                of("interaction", team.Relation),
	"POST /exchanges/{id}":                    of("interaction", team.Relation),
	"POST /exchanges/{id}/remove":             of("interaction", team.Relation),
	"GET /requests":                           {who: anyone},
	"GET /requests/export.csv":                {who: anyone},
	"GET /requests/export.xlsx":               {who: anyone},
	"GET /requests/new":                       {who: entering, object: team.Coordination},
	"POST /requests":                          {who: entering, object: team.Coordination},
	"GET /requests/{id}":                      of("coordination", team.Coordination),
	"POST /requests/{id}/answer":              of("coordination", team.Coordination),
	"POST /requests/{id}/remind":              of("coordination", team.Coordination),
	"POST /requests/{id}/reassign":            of("coordination", team.Coordination),
	"POST /requests/{id}/cancel":              of("coordination", team.Coordination),
	"GET /accounts/{id}/team":                 of("account", team.Account),
	"POST /accounts/{id}/team/topics":         of("account", team.Account),
	"GET /accounts/{id}/relation":             of("account", team.Relation),
	"GET /accounts/{id}/relation/export.csv":  of("account", team.Relation),
	"GET /accounts/{id}/relation/export.xlsx": of("account", team.Relation),
	"POST /accounts/{id}/relation":            of("account", team.Relation),

	"GET /accounts/{id}/people":                       of("account", team.Stakeholder),
	"GET /accounts/{id}/people/export.csv":            of("account", team.Stakeholder),
	"GET /accounts/{id}/people/export.xlsx":           of("account", team.Stakeholder),
	"GET /accounts/{id}/people/new":                   of("account", team.Stakeholder),
	"POST /accounts/{id}/people":                      of("account", team.Stakeholder),
	"GET /accounts/{id}/people/{person}/edit":         in("account", team.Stakeholder, "stakeholder"),
	"POST /accounts/{id}/people/{person}":             in("account", team.Stakeholder, "stakeholder"),
	"POST /accounts/{id}/people/{person}/feel":        in("account", team.Stakeholder, "stakeholder"),
	"POST /accounts/{id}/people/{person}/place":       in("account", team.Stakeholder, "stakeholder"),
	"POST /accounts/{id}/people/{person}/pass":        in("account", team.Stakeholder, "stakeholder"),
	"POST /accounts/{id}/people/{person}/remove":      in("account", team.Stakeholder, "stakeholder"),
	"GET /accounts/{id}/decisions":                    of("account", team.Stakeholder),
	"GET /accounts/{id}/decisions/new":                of("account", team.Stakeholder),
	"POST /accounts/{id}/decisions":                   of("account", team.Stakeholder),
	"GET /accounts/{id}/decisions/{decision}/edit":    in("account", team.Stakeholder, "decision_process"),
	"POST /accounts/{id}/decisions/{decision}":        in("account", team.Stakeholder, "decision_process"),
	"POST /accounts/{id}/decisions/{decision}/remove": in("account", team.Stakeholder, "decision_process"),

	"GET /import":                       {who: titled, object: team.Import},
	"POST /import":                      {who: entering, object: team.Import},
	"GET /import/mappings":              {who: titled, object: team.Import},
	"POST /import/mappings/{id}/delete": {who: entering, object: team.Import, kind: "import"},
	"GET /import/{id}":                  of("import", team.Import),
	"GET /import/{id}/progress":         of("import", team.Import),
	"GET /import/{id}/mapping":          of("import", team.Import),
	"POST /import/{id}/mapping":         of("import", team.Import),
	"POST /import/{id}/answers":         of("import", team.Import),
	"POST /import/{id}/apply":           of("import", team.Import),
	"POST /import/{id}/stop":            of("import", team.Import),
	"POST /import/{id}/discard":         of("import", team.Import),
	"POST /import/{id}/undo":            of("import", team.Import),
	"GET /import/{id}/rejected.csv":     of("import", team.Import),
	"GET /import/{id}/rejected.json":    of("import", team.Import),

	"GET /reports":                 {who: titled, object: team.Report},
	"GET /reports/portfolio":       {who: titled, object: team.Report},
	"GET /reports/portfolio.pdf":   {who: titled, object: team.Report},
	"GET /accounts/{id}/brief":     of("account", team.Account),
	"GET /accounts/{id}/brief.pdf": of("account", team.Account),

	"GET /journal":             {who: auditing, object: team.Journal},
	"GET /journal/{kind}/{id}": {who: scoped, kind: "journaled", object: team.Journal},

	"GET /admin/access":                                 {who: managing},
	"GET /admin/settings":                               {who: managing},
	"POST /admin/settings":                              {who: managing},
	"GET /admin/jobs":                                   {who: managing},
	"POST /admin/jobs/{id}/retry":                       {who: managing, kind: "user"}, // no job: it is not there
	"POST /admin/jobs/{id}/drop":                        {who: managing, kind: "user"},
	"GET /admin/users":                                  {who: managing},
	"POST /admin/users":                                 {who: managing},
	"GET /admin/users/new":                              {who: managing},
	"GET /admin/users/{id}":                             {who: managing, kind: "user"},
	"POST /admin/users/{id}":                            {who: managing, kind: "user"},
	"GET /admin/users/{id}/grants":                      {who: managing, kind: "user"},
	"GET /admin/users/{id}/invite":                      {who: managing, kind: "user"},
	"GET /admin/users/{id}/password":                    {who: managing, kind: "user"},
	"GET /admin/users/{id}/positions":                   {who: managing, kind: "user"},
	"POST /admin/users/{id}/disable":                    {who: managing, kind: "user"},
	"POST /admin/users/{id}/enable":                     {who: managing, kind: "user"},
	"POST /admin/users/{id}/grants":                     {who: managing, kind: "user"},
	"POST /admin/users/{id}/grants/{grant}/revoke":      {who: managing, kind: "user", second: "grant"},
	"POST /admin/users/{id}/invite":                     {who: managing, kind: "user"},
	"POST /admin/users/{id}/leave":                      {who: managing, kind: "user"},
	"POST /admin/users/{id}/password":                   {who: managing, kind: "user"},
	"POST /admin/users/{id}/positions":                  {who: managing, kind: "user"},
	"POST /admin/users/{id}/positions/{position}/close": {who: managing, kind: "user", second: "position"},
	"POST /admin/users/{id}/sessions":                   {who: managing, kind: "user"},
}

// doorOf finds a door. The templates of imports are many and say the same to all.
func doorOf(p web.Pattern) (door, bool) {
	if strings.HasPrefix(p.String(), "GET /import/template/") {
		return door{who: anyone, plain: true}, true
	}
	d, known := doors[p.String()]
	return d, known
}

func TestEveryDoorIsClassified(t *testing.T) {
	mounted := map[string]bool{}
	for _, p := range worldtest.Open(t).Site().Patterns() {
		mounted[p.String()] = true
		d, known := doorOf(p)
		switch {
		case !known:
			t.Errorf("who may use %s? Say it in doors", p)
		case p.Open != (d.who == open):
			t.Errorf("%s: open to strangers is %v", p, p.Open)
		}
	}
	for name := range doors {
		if !mounted[name] {
			t.Errorf("%s is no longer a door", name)
		}
	}
}
