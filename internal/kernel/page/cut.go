package page

import "slices"

// Cut makes a page of rows read with one more than the limit, in the order of the query: when the request turns back,
// the rows come in reverse. key is a row's position.
func Cut[R, T any](rows []R, req Request, to func(R) T, key func(R) Cursor) Of[T] {
	more := len(rows) > req.Limit()
	if more {
		rows = rows[:req.Limit()]
	}
	if req.Cursor.Before {
		slices.Reverse(rows)
	}
	var out Of[T]
	for _, r := range rows {
		out.Rows = append(out.Rows, to(r))
	}
	if len(rows) == 0 {
		return out
	}
	if more || req.Cursor.Before {
		out.Next = key(rows[len(rows)-1])
	}
	if (more && req.Cursor.Before) || (!req.Cursor.Before && !req.Cursor.IsZero()) {
		out.Prev = key(rows[0])
		out.Prev.Before = true
	}
	if req.Cursor.Before && !more {
		out.Prev = Cursor{}
	}
	return out
}
