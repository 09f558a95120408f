package main

import (
	"context"
	"errors"
)

// interrupted tells who stops a command before it is done that it was stopped, in place of whatever step the stop reached
// first: that step is of no use to them.
func (w words) interrupted(ctx context.Context, err error) error {
	if ctx.Err() != nil && errors.Is(err, context.Canceled) {
		return w.refuse("interrupted")
	}
	return err
}
