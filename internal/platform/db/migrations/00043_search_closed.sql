-- +goose Up

-- Contacts are now found by e-mail address and job, by whoever sees those: the index follows the journal again from its
-- beginning. A new database has nothing to follow yet.
UPDATE cursor_position SET seq = 0 WHERE name = 'search';

-- +goose Down
SELECT 1;
