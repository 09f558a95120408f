package teamdesk

import (
	"context"

	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
)

// UpdateProfile changes what a person says of themselves.
func (k *Desk) UpdateProfile(ctx context.Context, a who.Actor, in team.ProfileInput) error {
	if err := mustBeSomeone(a); err != nil {
		return err
	}
	in = in.Clean()
	l := in.Validate()
	checkZone(&l, in.TZ)
	if len(l) > 0 {
		return l
	}
	return k.ownChange(ctx, a, func(r *userRow) { r.Name, r.Lang, r.TZ, r.Theme = in.Name, in.Lang, in.TZ, in.Theme })
}

// SetLang changes the language a person reads.
func (k *Desk) SetLang(ctx context.Context, a who.Actor, lang string) error {
	if err := mustBeSomeone(a); err != nil {
		return err
	}
	if err := oneOf("lang", lang, team.Languages); err != nil {
		return err
	}
	return k.ownChange(ctx, a, func(r *userRow) { r.Lang = lang })
}

// SetTheme changes the theme a person sees.
func (k *Desk) SetTheme(ctx context.Context, a who.Actor, theme string) error {
	if err := mustBeSomeone(a); err != nil {
		return err
	}
	if err := oneOf("theme", theme, team.Themes); err != nil {
		return err
	}
	return k.ownChange(ctx, a, func(r *userRow) { r.Theme = theme })
}

func (k *Desk) ownChange(ctx context.Context, a who.Actor, set func(r *userRow)) error {
	return k.changeUser(ctx, a, a.ID, 0, "user.profile_edited", func(_ *db.Tx, r *userRow) error {
		set(r)
		return nil
	})
}

func oneOf(field, value string, list []string) error {
	for _, v := range list {
		if v == value {
			return nil
		}
	}
	return problem.At(field, "unknown_choice")
}
