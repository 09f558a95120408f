package accountweb

import (
	"comptoir/internal/account/accountdesk"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

// groupView is the tree of accounts that this one belongs to.
type groupView struct {
	card ui.Card
	top  []treeNode
}

// treeNode is an account of the tree with those below it.
type treeNode struct {
	name, note string
	href       string
	self       string // words for screen readers, on the account whose page it is
	hidden     string // words instead of the name, for what the reader may not see
	below      []treeNode
}

func group(c *web.Ctx, s accountdesk.Sheet) *groupView {
	if len(s.Group) < 2 {
		return nil
	}
	nodes, _ := treeFrom(c, s.Group, 0)
	return &groupView{card: ui.Card{ID: "group", Title: c.T("account.card.group"), Count: c.Loc.N("account.count", len(s.Group))}, top: nodes}
}

// treeFrom nests the nodes of one depth and deeper; it returns how many it took.
func treeFrom(c *web.Ctx, list []accountdesk.Node, depth int) (out []treeNode, taken int) {
	for taken < len(list) && list[taken].Depth >= depth {
		n := list[taken]
		t := treeNode{name: n.Name}
		switch {
		case n.Hidden:
			t.hidden = c.T("masked")
		case n.Self:
			t.self = c.T("account.group.self")
		default:
			t.href = href(n.ID)
		}
		if !n.Hidden {
			t.note = joined(" · ", c.Loc.Country(n.Country), c.T("account.status."+string(n.Status)))
		}
		taken++
		below, k := treeFrom(c, list[taken:], depth+1)
		t.below, taken = below, taken+k
		out = append(out, t)
	}
	return out, taken
}
