package teamdesk

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"time"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/team"
)

// Purpose is what a one-time link opens.
type Purpose string

// Purposes, and how long their links live.
const (
	ForFirstAdmin Purpose = "first_admin"
	ForPassword   Purpose = "password"

	firstAdminLife = 24 * time.Hour
	InviteLife     = 7 * 24 * time.Hour
)

// Link is what a valid link is for.
type Link struct {
	Purpose Purpose
	User    id.User // "" for the first administrator, unless a local owner takes their place
	Login   string
	Name    string
}

// OpenLink says what a link is for, without using it up. An unknown, used or late one is one answer.
func (k *Desk) OpenLink(ctx context.Context, token string) (l Link, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		l, err = k.openLinkIn(tx, token)
		return err
	})
	return l, err
}

func (k *Desk) openLinkIn(tx *db.Tx, token string) (Link, error) {
	row, found, err := findLink(tx, hashed(token), k.clock())
	if err != nil {
		return Link{}, err
	}
	l := Link{Purpose: Purpose(row.Purpose)}
	switch {
	case !found:
	case l.Purpose == ForFirstAdmin:
		if able, err := anyoneCanSignIn(tx); err != nil || !able {
			return l, err
		}
	case row.UserID != nil:
		r, there, err := findUser(tx, *row.UserID)
		if s := team.State(r.State); err != nil || (there && (s == team.Active || s == team.Invited)) {
			l.User, l.Login, l.Name = r.ID, r.Login, r.Name
			return l, err
		}
	}
	return Link{}, errLink
}

var errLink = problem.New(problem.NotFound, "link_used")

// useLink makes sure that one of two people who use a link at once comes too late.
func (k *Desk) useLink(tx *db.Tx, token string) error {
	if _, err := k.openLinkIn(tx, token); err != nil {
		return err
	}
	return spendLink(tx, hashed(token))
}

func linkOr(err error) error {
	if err != nil {
		return err
	}
	return errLink
}

// newToken is 256 bits of chance; only its hash is kept.
func newToken() string {
	b := make([]byte, 32)
	_, _ = rand.Read(b) // never fails: it would stop the program
	return base64.RawURLEncoding.EncodeToString(b)
}

func hashed(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}
