// Package ref points at a record of any area by kind and identifier.
package ref

// Kind names a record's kind: "account", "contract". It is stored; never rename one without a migration.
type Kind string

// Ref points at one record.
type Ref struct {
	Kind Kind
	ID   string
}

// To makes a reference from a typed identifier.
func To[T ~string](kind Kind, id T) Ref { return Ref{Kind: kind, ID: string(id)} }

// IsZero says that there is no reference.
func (r Ref) IsZero() bool { return r.ID == "" }

// String is kind/id, used in alert keys.
func (r Ref) String() string { return string(r.Kind) + "/" + r.ID }
