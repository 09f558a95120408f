package db

// OneAtATime makes write transactions that name the same matter run one after the other, where a rule looks at rows
// that another transaction may be changing ("the last administrator"). Call it first. SQLite has one writer and needs
// nothing.
func (tx *Tx) OneAtATime(matter string) error {
	if tx.db.engine != Postgres {
		return nil
	}
	_, err := tx.Exec(`SELECT pg_advisory_xact_lock(hashtextextended(?, 0))`, matter)
	return err
}
