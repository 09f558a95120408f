// Package auth proves who someone is: passwords and the store of sessions. What a person may do is the team area's.
package auth

import (
	"github.com/alexedwards/argon2id"
)

// params follow the OWASP advice for argon2id: 19 MiB, two passes.
var params = &argon2id.Params{Memory: 19 * 1024, Iterations: 2, Parallelism: 1, SaltLength: 16, KeyLength: 32}

// unknown is compared with when there is no password to compare with, so that the answer takes as long. It is the form
// of a password nobody has, made once with params (a test says so).
const unknown = "$argon2id$v=19$m=19456,t=2,p=1$y/4gtWU4Xmoz0ztjXxitpw$gXiipk4JCJ+b5USV1gjynFyoR3ooY/AXLbLmOSiu1wk"

// maxPassword bounds in bytes what is worth hashing: more is an attempt to keep us busy.
const maxPassword = 1024

// slots bounds how many passwords are worked on at once: each takes 19 MiB, and a flood of sign-ins must wait its turn
// instead of taking the machine's memory.
var slots = make(chan struct{}, 4)

// Hash makes the stored form of a password.
func Hash(password string) (string, error) {
	slots <- struct{}{}
	defer func() { <-slots }()
	return argon2id.CreateHash(password, params)
}

// Matches compares a password with its stored form; an empty form never matches, and takes as long.
func Matches(password, hash string) bool {
	never := hash == "" || len(password) > maxPassword
	if never {
		password, hash = "never", unknown
	}
	slots <- struct{}{}
	defer func() { <-slots }()
	ok, err := argon2id.ComparePasswordAndHash(password, hash)
	return err == nil && ok && !never
}
