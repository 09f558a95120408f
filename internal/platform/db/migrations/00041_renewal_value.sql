-- +goose Up

-- A renewal signed early has its value from the first day of its term; until then the present one counts (owner: contract).
ALTER TABLE contract ADD COLUMN next_value_minor BIGINT;

-- +goose Down
ALTER TABLE contract DROP COLUMN next_value_minor;
