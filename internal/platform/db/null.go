package db

// Opt is a text for a column that may be NULL: what is empty is not there.
func Opt[T ~string](v T) *T {
	if v == "" {
		return nil
	}
	return &v
}

// Val is what a column that may be NULL holds; NULL reads as the empty value.
func Val[T any](p *T) (v T) {
	if p != nil {
		v = *p
	}
	return v
}
