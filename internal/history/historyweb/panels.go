package historyweb

import (
	"strings"
	"time"

	"github.com/a-h/templ"

	"comptoir/internal/history/historydesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/journal"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

// How many lines a panel shows.
const (
	inChanges  = 6
	inTimeline = 8
)

// firstVisit is how far back a person looks who was never here.
const firstVisit = 7 * 24 * time.Hour

// changesPanel is « Depuis vendredi 18 h 10 » on the cockpit.
func (h *handlers) changesPanel(c *web.Ctx, _ string) (templ.Component, error) {
	if !reads(c.Who) {
		return nil, nil
	}
	previous, err := h.o.Visit(c.Context(), c.Who)
	if err != nil {
		return nil, err
	}
	// To the hour: the answer is then the same for a while, and need not be made again.
	const hour = instant.Instant(time.Hour / time.Millisecond)
	since, title := c.Now().Add(-firstVisit)/hour*hour, c.T("history.since.first")
	if previous != nil {
		since = instant.Instant(*previous)
		title = sinceTitle(c, since)
	}
	got, err := h.desk.Since(c.Context(), c.Who, since, inChanges)
	if err != nil {
		return nil, err
	}
	card := ui.Card{ID: "chg", Title: title, Width: ui.W5, Right: ui.More(ui.Link{Label: c.T("history.changes.all"), Href: "/journal"})}
	if got.Total > 0 {
		card.Count = c.Loc.Int(int64(got.Total))
		if n := len(got.Entries); n < got.Total {
			card.Count = c.T("history.changes.of", "n", n, "all", got.Total) // what is counted is what is listed
		}
		if got.More {
			card.Count = c.T("history.changes.more", "n", got.Total)
		}
	}
	var list []ui.Change
	for _, e := range got.Entries {
		list = append(list, recent(c, e))
	}
	return changesCard(card, list, ui.EmptyState{Title: c.T("history.changes.none.title"), Text: c.T("history.changes.none.text"), NoArt: true}), nil
}

// recent is one line of what changed: what, then where, who and when.
func recent(c *web.Ctx, e historydesk.Entry) ui.Change {
	v := ui.Change{Icon: iconOf(e.Ref.Kind, e.Action), Title: sentence(c, e), Href: e.Href, Turn: turns[e.Action]}
	if e.Batch != "" {
		v.Href = "/journal?lines=each&batch=" + string(e.Batch)
	}
	var note []string
	if e.AccountName != "" && e.Ref.Kind != "account" {
		note = append(note, e.AccountName)
	}
	if s := short(c, e); s != "" && e.Times == 1 {
		note = append(note, s)
	} else if e.Times > 1 {
		note = append(note, c.Loc.N("history.times", e.Times))
	}
	if e.Actor != "" {
		note = append(note, actor(c, e))
	}
	v.Note = strings.Join(append(note, ago(c, e.At)), " · ")
	return v
}

// timelinePanel is the history on an account's page.
func (h *handlers) timelinePanel(c *web.Ctx, account string) (templ.Component, error) {
	if !reads(c.Who) {
		return nil, nil
	}
	page, err := h.desk.Timeline(c.Context(), c.Who, id.Account(account), journal.Position{}, inTimeline)
	if problem.Is(err, problem.NotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	card := ui.Card{ID: "timeline", Title: c.T("history.timeline.title"),
		Right: ui.More(ui.Link{Label: c.T("history.timeline.all"), Href: "/journal?account=" + account})}
	return timeline(card, feedOf(c, page.Entries, ref.To("account", id.Account(account))), c.T("history.timeline.none")), nil
}

// contractPanel is the history on a contract's page, with the way to see the contract as it was.
func (h *handlers) contractPanel(c *web.Ctx, contract string) (templ.Component, error) {
	if !reads(c.Who) {
		return nil, nil
	}
	of := ref.Ref{Kind: "contract", ID: contract}
	page, err := h.desk.Audit(c.Context(), c.Who, historydesk.Filter{Ref: of, EachLine: true}, journal.Position{}, inTimeline)
	if problem.Is(err, problem.NotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	card := ui.Card{ID: "timeline", Title: c.T("history.timeline.title"),
		Right: ui.More(ui.Link{Label: c.T("history.as_it_was"), Href: "/journal/contract/" + contract})}
	return timeline(card, feedOf(c, page.Entries, of), c.T("history.timeline.none")), nil
}

// feedOf are entries as a dated feed; those about the page's own record do not link to it.
func feedOf(c *web.Ctx, entries []historydesk.Entry, own ref.Ref) []ui.FeedItem {
	var feed []ui.FeedItem
	for _, e := range entries {
		f := ui.FeedItem{Date: agoShort(c, e.At), ISO: iso(e.At), Title: sentence(c, e), Href: e.Href}
		note := []string{actor(c, e)}
		if s := short(c, e); s != "" {
			note = append(note, s)
		}
		f.Note = strings.Join(note, " · ")
		if e.Ref == own {
			f.Href = ""
		}
		feed = append(feed, f)
	}
	return feed
}

var icons = map[ref.Kind]string{"account": "building-2", "entity": "building-2", "identifier": "hash", "assignment": "user-round-check",
	"team_member": "users", "contact": "contact", "contract": "file-text", "result": "receipt", "target": "target", "fx_rate": "coins",
	"task": "list-checks", "alert": "circle-check", "file": "paperclip", "import": "file-spreadsheet", "user": "user-round", "position": "network",
	"grant": "key-round"}

// byAction are the icons of gestures that deserve their own.
var byAction = map[string]string{"contract.signed": "file-check", "contract.renewed": "file-check", "contract.agreed": "handshake",
	"contract.notice_given": "file-warning", "contract.notice_noted": "file-warning", "contract.notice_withdrawn": "file-warning", "contract.terminated": "file-warning", "account.created": "file-plus", "member.left": "user-round-x",
	"member.joined": "user-round-plus", "task.done": "circle-check", "alert.snoozed": "clock-3", "alert.dismissed": "bell-off"}

func iconOf(kind ref.Kind, action string) string {
	if i, ok := byAction[action]; ok {
		return i
	}
	if i, ok := icons[kind]; ok {
		return i
	}
	return "history"
}

// turns are the changes that please or worry; the others are neutral.
var turns = map[string]ui.Turn{"contract.signed": ui.Up, "contract.renewed": ui.Up, "contract.agreed": ui.Up, "contract.notice_given": ui.Down,
	"contract.terminated": ui.Down, "target.declined": ui.Down}
