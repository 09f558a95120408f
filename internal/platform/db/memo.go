package db

// Memo answers a question once in a transaction that reads: it sees one snapshot, so that the answer stays the same.
// A transaction that writes asks again every time.
func Memo[T any](tx *Tx, key string, ask func() (T, error)) (T, error) {
	if tx.writing {
		return ask()
	}
	if known, ok := tx.memo[key].(T); ok {
		return known, nil
	}
	got, err := ask()
	if err == nil {
		if tx.memo == nil {
			tx.memo = map[string]any{}
		}
		tx.memo[key] = got
	}
	return got, err
}
