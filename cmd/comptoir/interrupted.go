package main

import (
	"context"
	"errors"
)

// errInterrupted is what somebody reads who stops a command before it is done; what it was at is of no use to them.
var errInterrupted = errors.New("interrupted")

// interrupted says so in place of whatever step the stop reached first.
func interrupted(ctx context.Context, err error) error {
	if ctx.Err() != nil && errors.Is(err, context.Canceled) {
		return errInterrupted
	}
	return err
}
