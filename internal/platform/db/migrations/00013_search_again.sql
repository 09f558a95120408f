-- +goose Up

-- What is found of contracts, tasks and contacts now holds the name of their account: the index follows the journal
-- again from its beginning. A new database has nothing to follow yet.
UPDATE cursor_position SET seq = 0 WHERE name = 'search';

-- +goose Down
SELECT 1;
