package once_test

import (
	"context"
	"errors"
	"sync"
	"testing"

	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/db/dbtest"
	"comptoir/internal/platform/once"
	"comptoir/internal/platform/who"
)

// record makes a row of its own, as a creation does.
func record(tx *db.Tx) (string, error) {
	made := string(id.New[id.Any]())
	_, err := tx.Exec(`INSERT INTO cursor_position (name, seq) VALUES (?, 0)`, made)
	return made, err
}

func TestOnceHoweverOftenAndAtTheSameTime(t *testing.T) {
	o := db.Options{Tables: map[string]db.TableClass{"form_once": db.Plumbing, "cursor_position": db.Plumbing}}
	dbtest.Each(t, o, func(t *testing.T, d *db.DB) {
		ctx, me, you := context.Background(), id.New[id.User](), id.New[id.User]()
		send := func(user id.User, key string, create func(tx *db.Tx) (string, error)) (made string, again bool, err error) {
			err = d.Write(ctx, who.System(), func(tx *db.Tx) error {
				made, again, err = once.Do(tx, user, key, func() (string, error) { return create(tx) })
				return err
			})
			return made, again, err
		}
		// A sending that is refused leaves nothing: the form may be sent again.
		refused := errors.New("refused")
		if _, _, err := send(me, "a", func(*db.Tx) (string, error) { return "", refused }); !errors.Is(err, refused) {
			t.Fatal(err)
		}
		var wg sync.WaitGroup
		var mu sync.Mutex
		made, first := map[string]int{}, 0
		for range 8 {
			wg.Go(func() {
				m, again, err := send(me, "a", record)
				if err != nil {
					t.Error(err)
				}
				mu.Lock()
				defer mu.Unlock()
				made[m]++
				if !again {
					first++
				}
			})
		}
		wg.Wait()
		if len(made) != 1 || first != 1 || made[""] != 0 {
			t.Errorf("made %v, %d say they were first", made, first)
		}
		// Another form, and the same key of somebody else, are other things.
		for _, s := range []struct {
			user id.User
			key  string
		}{{me, "b"}, {you, "a"}} {
			if m, again, err := send(s.user, s.key, record); err != nil || again || made[m] > 0 {
				t.Errorf("%s %v %v", m, again, err)
			}
		}
		n := 0
		if err := d.Read(ctx, func(tx *db.Tx) (err error) {
			n, _, err = db.One[int](tx, `SELECT count(*) FROM cursor_position WHERE seq = 0 AND info IS NULL`)
			return err
		}); err != nil || n != 3 {
			t.Errorf("%d rows, %v", n, err)
		}
	})
}
