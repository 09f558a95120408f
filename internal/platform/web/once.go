package web

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"

	"comptoir/internal/platform/db"
	"comptoir/internal/platform/once"
	"comptoir/internal/platform/web/ui"
)

// onceField is the hidden field by which a form that creates something is known when it is sent again.
const onceField = "once"

// OnceField is put in every form that creates something. A form that comes back refused keeps its key.
func (c *Ctx) OnceField() ui.HiddenField {
	if key := c.R.PostFormValue(onceField); key != "" {
		return ui.HiddenField{Name: onceField, Value: key}
	}
	return ui.HiddenField{Name: onceField, Value: rand.Text()}
}

// Once makes what a form creates, in one transaction with the memory that it did. The same form sent again gets what
// the first sending made, and again is true; a form without a key makes it every time.
func Once[T ~string](c *Ctx, f *Form, create func(tx *db.Tx) (T, error)) (made T, again bool, err error) {
	key := f.onceKey()
	err = c.site.DB.Write(c.Context(), c.Who, func(tx *db.Tx) error {
		if key == "" {
			made, err = create(tx)
			return err
		}
		var text string
		text, again, err = once.Do(tx, c.Who.ID, key, func() (string, error) {
			t, err := create(tx)
			return string(t), err
		})
		made = T(text)
		return err
	})
	return made, again, err
}

// Again is what the same form made before, for a page that asks something before it creates.
func Again[T ~string](c *Ctx, f *Form) (made T, known bool, err error) {
	key := f.onceKey()
	if key == "" {
		return "", false, nil
	}
	err = c.site.DB.Read(c.Context(), func(tx *db.Tx) error {
		var text string
		text, known, err = once.Made(tx, c.Who.ID, key)
		made = T(text)
		return err
	})
	return made, known, err
}

// onceKey is the key together with all that was typed: who goes back to a form, types something else and sends it
// means something else.
func (f *Form) onceKey() string {
	if f.r.PostForm.Get(onceField) == "" {
		return ""
	}
	sum := sha256.Sum256([]byte(f.r.URL.Path + "?" + f.r.PostForm.Encode()))
	return hex.EncodeToString(sum[:])
}
