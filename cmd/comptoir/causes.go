package main

import (
	"errors"
	"io/fs"
	"net"
	"os"
	"syscall"
)

// causes are the refusals of a system that people meet, by their message.
var causes = []struct {
	is  error
	key string
}{
	{syscall.EADDRINUSE, "in_use"}, {syscall.ENOSPC, "full"}, {syscall.EROFS, "read_only"}, {syscall.ECONNREFUSED, "refused"},
	{syscall.EISDIR, "folder"}, {fs.ErrPermission, "denied"}, {fs.ErrNotExist, "absent"},
}

// cause says in the reader's language why a system refused; what it has no word for stays as the system said it, without
// the name of a temporary file, which nobody asked for.
func (w words) cause(err error) string {
	for _, c := range causes {
		if errors.Is(err, c.is) {
			return w.T("cli.cause." + c.key)
		}
	}
	var host *net.DNSError
	var address *net.AddrError
	switch {
	case errors.As(err, &address):
		return w.T("cli.cause.bad_address")
	case errors.As(err, &host):
		return w.T("cli.cause.no_host")
	}
	var at *os.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &at):
		err = at.Err
	case errors.As(err, &link):
		err = link.Err
	}
	return err.Error()
}

// listen opens the address that a command serves on.
func (w words) listen(addr string) (net.Listener, error) {
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, w.refuse("listen", "addr", addr, "why", w.cause(err))
	}
	return l, nil
}
