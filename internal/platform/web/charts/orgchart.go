package charts

// OrgChart is who reports to whom, in layers: each stands in the middle above those who report to them. People from
// outside stand in a lane beneath. The layout is that of Reingold and Tilford: branches are pushed together until their
// outlines meet.
type OrgChart struct {
	Label string
	// People stand in any order; Above is the place of whom each reports to, -1 for nobody.
	People []Person
	Above  []int
	// Lane names the lane of those from outside.
	Lane string
	// Zoom is the scale, 1 when 0.
	Zoom float64
}

const (
	orgPitch, orgGap, orgGroup = 150.0, 12.0, 18.0
	orgText                    = 128.0 // what a line of text may take
	orgTop                     = 34.0
)

// orgNode is a person laid out.
type orgNode struct {
	kids   []int
	w, off float64
	x, y   float64
	job    [2]string
}

// outline is how far a branch reaches to both sides, layer by layer.
type outline struct{ left, right []float64 }

func (o OrgChart) layout() (nodes []orgNode, w, h, lane float64) {
	nodes = make([]orgNode, len(o.People))
	var roots, outside []int
	for i, p := range o.People {
		nodes[i].job[0], nodes[i].job[1] = Split(p.Job, orgText, 11, false)
		nodes[i].w = max(2*p.radius(), Width(Fit(p.Name, orgText, 12, true), 12, true), Width(nodes[i].job[0], 11, false), Width(nodes[i].job[1], 11, false), o.metaWidth(p))
		switch a := o.Above[i]; {
		case p.External:
			outside = append(outside, i)
		case a < 0 || o.People[a].External:
			roots = append(roots, i)
		default:
			nodes[a].kids = append(nodes[a].kids, i)
		}
	}
	var all outline
	at := 0.0
	for n, r := range roots {
		line := hang(nodes, r)
		if n > 0 {
			at = apart(all, line, orgGap, orgGroup)
		}
		all = join(all, line, at)
		nodes[r].off = at
	}
	low := 0.0
	for _, l := range all.left {
		low = min(low, l)
	}
	for _, r := range roots {
		h = max(h, drop(nodes, r, nodes[r].off-low+8, orgTop))
	}
	for _, r := range all.right {
		w = max(w, r-low+16)
	}
	h += 110
	if len(outside) == 0 {
		return nodes, w, h, 0
	}
	lane = h
	x := 20.0
	for _, i := range outside {
		nodes[i].x, nodes[i].y = x+nodes[i].w/2, lane+54
		x += nodes[i].w + orgGroup
	}
	return nodes, max(w, x), lane + 140, lane
}

func (o OrgChart) metaWidth(p Person) float64 {
	if p.Vacant {
		return Width(p.Meta, 11, false)
	}
	return levelsWide + Width(p.Meta, 11, false)
}

// hang lays out the branch below a person, who stands at 0.
func hang(nodes []orgNode, i int) outline {
	n := &nodes[i]
	own := outline{left: []float64{-n.w / 2}, right: []float64{n.w / 2}}
	var below outline
	for k, kid := range n.kids {
		line := hang(nodes, kid)
		at := 0.0
		if k > 0 {
			at = apart(below, line, orgGap, orgGroup)
		}
		below = join(below, line, at)
		nodes[kid].off = at
	}
	if len(n.kids) == 0 {
		return own
	}
	middle := nodes[n.kids[len(n.kids)-1]].off / 2
	for _, kid := range n.kids {
		nodes[kid].off -= middle
	}
	for j := range below.left {
		own.left, own.right = append(own.left, below.left[j]-middle), append(own.right, below.right[j]-middle)
	}
	return own
}

// apart is how far a branch is pushed so that it stands clear of those before it.
func apart(before, next outline, gap, group float64) (at float64) {
	for j := range min(len(before.right), len(next.left)) {
		room := gap
		if j > 0 {
			room = group
		}
		at = max(at, before.right[j]-next.left[j]+room)
	}
	return at
}

func join(all, next outline, at float64) outline {
	for j := range next.left {
		if j >= len(all.left) {
			all.left, all.right = append(all.left, next.left[j]+at), append(all.right, next.right[j]+at)
		} else {
			all.right[j] = max(all.right[j], next.right[j]+at)
			all.left[j] = min(all.left[j], next.left[j]+at)
		}
	}
	return all
}

// drop gives a branch its places and returns how deep it reaches.
func drop(nodes []orgNode, i int, x, y float64) float64 {
	nodes[i].x, nodes[i].y = x, y
	deep := y
	for _, kid := range nodes[i].kids {
		deep = max(deep, drop(nodes, kid, x+nodes[kid].off, y+orgPitch))
	}
	return deep
}

func (o OrgChart) Frame() Frame {
	_, w, h, _ := o.layout()
	zoom := o.Zoom
	if zoom == 0 {
		zoom = 1
	}
	return Frame{Class: "ch k-org", W: max(w, 1), H: max(h, 1), Label: o.Label, Links: true, Scale: zoom}
}

func (o OrgChart) Draw(c Canvas) {
	nodes, w, h, lane := o.layout()
	if lane > 0 {
		c.Rect("sh-lane", 4, lane, w-8, h-lane-4, 8)
		c.Text("sh-lt", 16, lane+18, Start, o.Lane)
	}
	for i := range nodes {
		o.bus(c, nodes, i)
	}
	for i, p := range o.People {
		c.Link(p.Href, p.Name, func(c Canvas) { o.person(c, p, nodes[i]) })
	}
}

// bus is the line from a person to those below them.
func (o OrgChart) bus(c Canvas, nodes []orgNode, i int) {
	n := nodes[i]
	if len(n.kids) == 0 {
		return
	}
	kid := func(k int) orgNode { return nodes[n.kids[k]] }
	turn := kid(0).y - 36
	c.Line("sh-rep", n.x, n.y+o.People[i].radius()+58, n.x, turn)
	c.Line("sh-rep", kid(0).x, turn, kid(len(n.kids)-1).x, turn)
	for k, j := range n.kids {
		c.Line("sh-rep", kid(k).x, turn, kid(k).x, nodes[j].y-o.People[j].radius())
	}
}

func (o OrgChart) person(c Canvas, p Person, n orgNode) {
	r := p.radius()
	p.disc(c, n.x, n.y, r)
	y := n.y + r + 15
	c.Text("sh-n", n.x, y, Middle, Fit(p.Name, orgText, 12, true))
	for _, line := range n.job {
		if line != "" {
			y += 13
			c.Text("sh-j", n.x, y, Middle, line)
		}
	}
	y += 14
	if p.Vacant {
		c.Text("sh-j", n.x, y, Middle, p.Meta)
		return
	}
	x := n.x - o.metaWidth(p)/2
	p.levels(c, x, y-7)
	c.Text("sh-j", x+levelsWide, y, Start, p.Meta)
}
