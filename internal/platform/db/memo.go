package db

// memo is an answer of this transaction, and the tables it was read from.
type memo struct {
	value any
	from  map[string]bool
}

// Memo answers a question once in a transaction that reads: it sees one snapshot, so that the answer stays the same.
// A transaction that writes asks again every time.
func Memo[T any](tx *Tx, key string, ask func() (T, error)) (T, error) {
	if tx.writing {
		return ask()
	}
	if m, ok := tx.memo[key]; ok {
		if known, ok := m.value.(T); ok {
			for t := range m.from {
				tx.note(t)
			}
			return known, nil
		}
	}
	from := tx.noting()
	got, err := ask()
	tx.noted(from)
	if err == nil {
		if tx.memo == nil {
			tx.memo = map[string]memo{}
		}
		tx.memo[key] = memo{got, from}
	}
	return got, err
}
