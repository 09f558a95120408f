package settingdesk_test

import (
	"context"
	"maps"
	"testing"
	"time"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/db/dbtest"
	"comptoir/internal/platform/who"
	"comptoir/internal/setting"
	"comptoir/internal/setting/settingdesk"
	"comptoir/internal/team/teamdesk"
)

var ctx = context.Background()

// today is the business day, which a test moves.
type clock struct{ at time.Time }

func each(t *testing.T, test func(t *testing.T, k *settingdesk.Desk, c *clock)) {
	c := &clock{dbtest.Today}
	o := db.Options{Tables: map[string]db.TableClass{}, Fields: map[ref.Kind]db.Fields{}, Clock: func() time.Time { return c.at }}
	maps.Copy(o.Tables, teamdesk.Tables())
	maps.Copy(o.Tables, settingdesk.Tables())
	maps.Copy(o.Fields, settingdesk.Fields())
	dbtest.Each(t, o, func(t *testing.T, d *db.DB) {
		c.at = dbtest.Today
		test(t, settingdesk.New(settingdesk.Parts{DB: d, Clock: func() time.Time { return c.at }, Company: "Ardoval"}), c)
	})
}

func admin() who.Actor { return who.Actor{ID: id.New[id.User](), Admin: true} }

func TestSettingsHoldFromADayOn(t *testing.T) {
	each(t, func(t *testing.T, k *settingdesk.Desk, c *clock) {
		a := admin()
		s, err := k.Open(ctx, a)
		if err != nil || s.House != setting.Start() || s.Company != "Ardoval" {
			t.Fatalf("%+v %v", s, err)
		}
		h := s.House
		h.Company, h.Cap, h.Calendar = "Verrerie", 4, setting.AlsaceMoselle
		if err := k.Save(ctx, a, s.Rev, h); err != nil {
			t.Fatal(err)
		}
		if got := k.Name(ctx); got != "Verrerie" {
			t.Errorf("name %q", got)
		}
		if err := k.Save(ctx, a, s.Rev, h); !problem.Is(err, problem.Conflict) {
			t.Errorf("over what was decided meanwhile: %v", err)
		}
		c.at = c.at.Add(48 * time.Hour)
		s, err = k.Open(ctx, a)
		if err != nil || s.House != h {
			t.Fatalf("two days later: %+v %v", s, err)
		}
		later := h
		later.Cap, later.Company = 2, ""
		if err := k.Save(ctx, a, s.Rev, later); err != nil {
			t.Fatal(err)
		}
		first := day.FromTime(dbtest.Today)
		for on, want := range map[day.Day]setting.House{first - 1: setting.Start(), first: h, first + 1: h, first + 2: later} {
			err := k.DB.Read(ctx, func(tx *db.Tx) error {
				got, err := settingdesk.On(tx, on)
				if got != want {
					t.Errorf("on %s: %+v, want %+v", on, got, want)
				}
				return err
			})
			if err != nil {
				t.Error(err)
			}
		}
		if got := k.Name(ctx); got != "Ardoval" {
			t.Errorf("without a name, the one it is served under: %q", got)
		}
	})
}

func TestOnlyWhoManagesMayDecide(t *testing.T) {
	each(t, func(t *testing.T, k *settingdesk.Desk, _ *clock) {
		for name, a := range map[string]who.Actor{"a stranger": {}, "the sales director": {ID: id.New[id.User](), Title: "DIRECTION"},
			"finance": {ID: id.New[id.User](), Title: "FINANCE"}, "a manager": {ID: id.New[id.User](), Title: "KAM"}} {
			if _, err := k.Open(ctx, a); !problem.Is(err, problem.NotFound) {
				t.Errorf("%s opens: %v", name, err)
			}
			if err := k.Save(ctx, a, 0, setting.Start()); !problem.Is(err, problem.NotFound) {
				t.Errorf("%s saves: %v", name, err)
			}
		}
		wrong := setting.Start()
		wrong.Cap = 0
		if err := k.Save(ctx, admin(), 0, wrong); !problem.Is(err, problem.Invalid) {
			t.Errorf("%v", err)
		}
	})
}

// A change tells who follows it, in the transaction of the change: what they refuse is not decided.
func TestAChangeIsFollowedOrNotDecided(t *testing.T) {
	each(t, func(t *testing.T, k *settingdesk.Desk, _ *clock) {
		h := setting.Start()
		h.DecideAhead = 5
		k.Changed = func(_ *db.Tx, before, after setting.House) error {
			if before.DecideAhead != 10 || after.DecideAhead != 5 {
				t.Errorf("%+v %+v", before, after)
			}
			return problem.New(problem.Conflict, "not_now")
		}
		if err := k.Save(ctx, admin(), 0, h); !problem.Has(err, "not_now") {
			t.Fatal(err)
		}
		if s, err := k.Open(ctx, admin()); err != nil || s.House != setting.Start() {
			t.Errorf("%+v %v", s, err)
		}
	})
}
