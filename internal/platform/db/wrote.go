package db

import (
	"context"
	"fmt"
	"strings"
)

// On PostgreSQL a statement trigger on every table notes its name in a setting local to the transaction. (The
// statistics views are no answer: they still count earlier transactions of the session.)
const wroteFunction = `CREATE OR REPLACE FUNCTION comptoir_wrote() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE seen TEXT := coalesce(current_setting('comptoir.wrote', true), '');
BEGIN
  IF position(',' || TG_TABLE_NAME || ',' IN seen) = 0 THEN
    PERFORM set_config('comptoir.wrote', seen || ',' || TG_TABLE_NAME || ',', true);
  END IF;
  RETURN NULL;
END $$`

func (d *DB) watchWritesOnPostgres(ctx context.Context) error {
	var tables []string
	err := d.write.NewRaw(`SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
		WHERE n.nspname = current_schema() AND c.relkind = 'r' AND c.relname NOT LIKE 'goose%'
		AND NOT EXISTS (SELECT 1 FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = 'comptoir_wrote')`).Scan(ctx, &tables)
	if err != nil || len(tables) == 0 {
		return err
	}
	if _, err := d.write.ExecContext(ctx, wroteFunction); err != nil {
		return err
	}
	for _, t := range tables {
		if _, err := d.write.ExecContext(ctx, fmt.Sprintf(`CREATE OR REPLACE TRIGGER comptoir_wrote
			AFTER INSERT OR UPDATE OR DELETE ON %q FOR EACH STATEMENT EXECUTE FUNCTION comptoir_wrote()`, t)); err != nil {
			return err
		}
	}
	return nil
}

// written are the tables that the transaction has written so far, as the engine says.
func (tx *Tx) written() ([]string, error) {
	if tx.db.engine == SQLite {
		return tx.db.wrote.list(), nil
	}
	s, _, err := One[*string](tx, `SELECT current_setting('comptoir.wrote', true)`)
	if err != nil || s == nil {
		return nil, err
	}
	return strings.FieldsFunc(*s, func(r rune) bool { return r == ',' }), nil
}
