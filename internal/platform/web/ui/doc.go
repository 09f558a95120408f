// Package ui is the kit of the pages: the frame, and every component the drawn
// screens are made of. A component takes a view struct whose words are already
// in the reader's language and whose figures and dates are already written; it
// calls no verb, knows no area, and contains no sentence.
//
// Look at it: go test ./internal/platform/web/ui/gallery -run TestServeGallery -gallery 127.0.0.1:9101
// then open /cockpit, /contract, /renewals, /import, /form, /conflict, /empty,
// /explain, /brief, /signin, /states. The gallery composes the drawn pages from
// this kit: copy its compositions.
//
// # Rules
//
//   - No style=, no inline script, no hx-on, no js: (the content policy is
//     default-src 'none'; self). A width that is a number is drawn in SVG
//     (charts) or is a <progress>.
//   - A class in a template has a rule in assets/css; a test compares them. Layers:
//     reset, tokens, base, layout, components, charts, utilities. No !important.
//   - One definition for both themes: light-dark() tokens. Never a colour alone:
//     every state has a shape and words.
//   - Unknown is Unknown("not entered"), never 0 or a dash.
//   - Everything works without script: menus are <details>, explanations are
//     popovers, filters are GET forms, gestures are POST forms (Post).
//   - French typography (U+00A0, ’) is in the words given, not here.
//
// # A page
//
//	templ AccountsPage(s ui.Shell, v ListView) {
//		@ui.Page(s) {
//			@ui.PageHead(ui.Head{Title: v.Title, Lede: v.Lede, Actions: v.Actions})
//			@ui.FilterBar(v.Filters)
//			@ui.Sheet(ui.Card{ID: "list", Title: v.Title, Count: v.Count}) {
//				@ui.List(v.Table)
//			}
//		}
//	}
//
// Page writes the whole document: sidebar, top bar with the search form, phone
// bar, palette (Ctrl K), shortcuts (?), messages. Links and forms inside it are
// boosted by htmx (focus goes to <main>, the title is announced): the request
// carries HX-Request-Type: full and wants a whole page. A fragment is asked for
// with HX-Request-Type: partial. Give a download or a change of language back to
// the browser: Button.Download, MenuItem.Native, Form.Native.
//
// LoginPage + SignIn is the bare page outside of the frame.
//
// # Frame and layout
//
//	Page(Shell)               NavItem, Me, Switch (language, theme), Bell, Flash, Shortcut
//	PageHead(Head)            crumbs, eyebrow, title, lede, Mono, Meta, actions, Menu
//	Sheet(Card)               a card; Right: More, MoreWhy, Sub, Segmented, Legend; Width W4…W8
//	Grid() Stack(Width)       twelve columns; a pile in one of them
//	Fold(id, summary, open)   a gesture or a detail behind its summary
//	Foot(left, right)         last line of a card
//	Tabs Segmented FilterChips   []Segment, each with its address and Current
//	FilterBar(Filters)        Views, Query, Selects, Chips, Right; applies at once
//	CalloutBox(Callout)       ToneBad (critical), ToneMid, ToneInfo, ToneOK
//	Dialog(id, title, close)  opened by Button.Dialog or MenuItem.Dialog
//	Toast, Skeleton, Empty(EmptyState)
//	LivePanel LazyPanel PollPanel   parts that fetch themselves
//
// A toast from a handler: header HX-Trigger: {"toast":{"text":"…","kind":"ok"}}.
// A flash: Shell.Flashes of the next page.
//
// # Words and figures
//
//	Text Num Strong Unknown Quiet Small Sub Para Hidden Inline All
//	Pill(PillWarn, "…")  SeverityBadge(Critical, "…")  Status(StateOK, "…")  Stat(Bad, "88.0 %")
//	DeltaText(Delta{Text: "+3.7 %", Good: true})  Monogram(Mono{Initials: "CV", Name: name})
//	Figure("16.8 %", "why-margin")   a figure that opens its explanation
//	KpiStrip([]Kpi)                  three, four or five figures; Popover or Href explain them
//	Btn(Button) Buttons(…) PostBtn(Post) TextLink(Link) More(Link)
//
// # Lists
//
//	List(Table{Caption, Columns, Rows, Empty, Pager, RowLinks})
//
// A Column says how all its cells look and where they go on a phone:
//
//	{Label: "Account", Head: true, Place: ui.TopLeft, Wrap: true},
//	{Label: "Revenue", Num: true, Strong: true, Place: ui.TopRight, Sort: &ui.Sort{Href: "?sort=revenue", Dir: "descending"}},
//	{Label: "Next date", Place: ui.MiddleLeft},
//	{Label: "Target", Bullet: true, Gap: true, Place: ui.NotOnPhone},
//
// Cells are contents: PartyCell(Party), Amount(sum, original), TwoLine, DateLine,
// Status, Pill, BulletFigure, Sparkline, or nil. Places: TopLeft TopRight
// MiddleLeft MiddleRight WholeLine LastLeft LastRight NotOnPhone; Roomy leaves a column
// out of half a window. TableRow is one
// row for a fragment.
//
// # Forms
//
//	@ui.Errors(title, []ui.FieldError{{ID: "siren", Message: "…"}})
//	@ui.FormBox(ui.Form{Action: "…", Hidden: rev, Actions: …, Aside: …}) {
//		@ui.FormPart("The contract") {
//			@ui.Input(ui.Field{Name: "name", Label: "…", Value: in.Name, Error: msg, Full: true})
//			@ui.Input(ui.Field{Name: "end", Label: "…", Kind: "date", Value: in.End})
//			@ui.Input(ui.Field{Name: "value", Label: "…", Inputmode: "decimal", Unit: &ui.Unit{Name: "currency", …}})
//			@ui.SelectField(ui.Field{Name: "renewal", Options: …})
//			@ui.TextArea(…)  @ui.ChoiceField(ui.Choices{…})  @ui.Check(…)  @ui.FileDrop(…)
//		}
//	}
//
// Value is what was typed, even wrong; Fix proposes what was meant. A stale edit
// is ConflictTable(Conflict): radio buttons named by ConflictRow.Name with the
// values "mine" and "theirs", none chosen beforehand.
//
// # The trade
//
//	AttentionList(Attention)   AttentionRow: title = verb and object (55 characters), why = two facts,
//	                           due = internal decision date; Critical rows get the filled button by themselves;
//	                           Popover = id of the Why of its score; Menu = snooze, done, dismiss, useful
//	Changes([]Change)  Feed([]FeedItem)  Facts([]Fact)  Files([]File)  Clauses([]Clause)
//	Why(Explanation) WhyFlat   Steps or Factors; the Result step stands under the line of ink
//	DeadlineStrip(Strip)       the next months, each with charts.Ruler
//	LifeFigure(LifeLine)       charts.Life wide and narrow, a list on a phone
//	CalendarFigure(charts.Calendar, data) CalendarLegend   renewals; on a phone Facts by quarter
//	Weighing([]Fact) DecisionOptions(Decision)
//	BigFigures([]Kpi) ChartFigure(ChartBox{Wide, Narrow, Data}) MonthLegend Bullets([]BulletRow)
//	Stepper AskColumn Mapping MappingFold MappingForm MarkedCell LineNumber Reason ActBar RunBox Log   imports
//	BriefSheet(Brief) BriefRows BriefLines   one A4 page, on screen and printed
//	Found(Results)             answer of /search to the palette (partial) and list of its page
//
// # Menus
//
//	ui.Menu{Label: "Other gestures", Parts: []ui.MenuPart{{Heading: "Snooze", Items: []ui.MenuItem{
//		{Label: "Tomorrow", Note: "Tue 24 Nov", Icon: "clock-3", Post: "/attention/snooze", Fields: fields},
//		{Label: "Choose a date…", Icon: "calendar-days", Post: "/attention/snooze", Fields: fields,
//			Ask: &ui.Ask{Label: "Until", Name: "until", Kind: "date", Max: "2026-11-30", Submit: "Snooze"}},
//	}}}}
//
// # Icons
//
// The names are those of assets/icons.svg (Lucide). Add one there, nowhere else.
package ui
