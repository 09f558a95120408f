package relationdesk_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/relation"
	"comptoir/internal/relation/relationdesk"
)

// Whatever is noted, corrected and removed, in whatever order, the sums of the database are the formula on what is left.
func TestSumsAreTheFormula(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		rapid.Check(t, func(rt *rapid.T) {
			left := map[id.Interaction]relation.Input{}
			some := func(label string, names ...string) []string {
				return rapid.SliceOfNDistinct(rapid.SampledFrom(names), 1, len(names), rapid.ID[string]).Draw(rt, label)
			}
			draw := func() relation.Input {
				return h.input(rapid.SampledFrom(relation.Kinds).Draw(rt, "kind"), today-day.Day(rapid.IntRange(-2, 4).Draw(rt, "age")),
					some("ours", "Camille", "Bastien", "Étienne"), some("theirs", "Odile", "Marc"))
			}
			for range rapid.IntRange(1, 7).Draw(rt, "gestures") {
				what := rapid.IntRange(0, 3).Draw(rt, "gesture")
				if len(left) == 0 || what < 2 {
					in := draw()
					x, err := h.desk.Log(ctx, h.people["Camille"], in)
					must(t, err)
					left[x] = in
					continue
				}
				for x := range left {
					if what == 2 {
						in := draw()
						must(t, h.desk.Edit(ctx, h.people["Camille"], x, 0, in))
						left[x] = in
					} else {
						must(t, h.desk.Remove(ctx, h.people["Camille"], x, 0))
						delete(left, x)
					}
					break
				}
			}
			h.compare(t, left)
			for x := range left {
				must(t, h.desk.Remove(ctx, h.people["Camille"], x, 0))
			}
		})
	})
}

func (h *house) compare(t *testing.T, left map[id.Interaction]relation.Input) {
	t.Helper()
	all, pairs := map[id.Contact][]relation.Touch{}, map[relationdesk.Pair][]relation.Touch{}
	for _, in := range left {
		touch := relation.Touch{Kind: in.Kind, Day: *in.Day}
		for _, c := range in.Contacts {
			all[c] = append(all[c], touch)
			for _, u := range in.Users {
				pairs[relationdesk.Pair{User: u, Contact: c}] = append(pairs[relationdesk.Pair{User: u, Contact: c}], touch)
			}
		}
	}
	h.read(t, func(tx *db.Tx) error {
		got, err := relationdesk.StrengthsIn(tx, today, h.accounts["Helvane"])
		if err != nil {
			return err
		}
		for _, c := range h.contacts {
			same(t, got, c, all[c])
		}
		some, err := relationdesk.PairsIn(tx, today, h.accounts["Helvane"])
		for p, touches := range pairs {
			same(t, some, p, touches)
		}
		for p := range some {
			if len(pairs[p]) == 0 {
				t.Fatalf("%v never met", p)
			}
		}
		return err
	})
}

func same[K comparable](t *testing.T, got map[K]relation.Strength, k K, touches []relation.Touch) {
	t.Helper()
	want, ok := relation.StrengthOf(touches, today)
	have, known := got[k]
	if ok != known || math.Abs(want.Value-have.Value) > 1e-9 || want.Last != have.Last {
		t.Fatalf("%v: %+v %v, formula %+v %v", k, have, known, want, ok)
	}
}
