package accountweb

import (
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/web"
)

// atException says the problems of an exception at the fields of its form.
func atException(err error) error {
	l, ok := problem.All(err)
	if !ok {
		return err
	}
	for i := range l {
		if l[i].Field == "to" {
			l[i].Field = "exception_until"
		}
	}
	return l
}

// inUse names what hangs on the account, in the reader's words.
func inUse(c *web.Ctx, err error) error {
	l, ok := problem.All(err)
	if !ok {
		return err
	}
	for i := range l {
		if what, ok := l[i].Args["what"].(string); ok {
			l[i].Args = problem.Args{"what": c.T("account.built_on." + what)}
		}
	}
	return l
}
