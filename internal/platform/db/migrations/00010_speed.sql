-- +goose Up

-- How often each table was written, kept by every transaction as its last act: what was read is still so while the
-- marks of its tables are the same. The row without a name counts all of them.
CREATE TABLE table_mark (
  name TEXT PRIMARY KEY,
  mark BIGINT NOT NULL
);

-- Who reaches what is asked at every page, of every account: the indexes answer alone, without the rows.
DROP INDEX account_owner;
CREATE INDEX account_owner ON account (owner_id, id);
DROP INDEX assignment_user;
CREATE INDEX assignment_user ON assignment (user_id, account_id, from_day, to_day, deleted_at);
DROP INDEX team_member_user;
CREATE INDEX team_member_user ON team_member (user_id, account_id, from_day, to_day, deleted_at);
DROP INDEX access_grant_user;
CREATE INDEX access_grant_user ON access_grant (user_id, account_id, until_day, revoked_at, level);

-- The calendar of renewals reads from its first line, past the thousands of contracts that have ended.
CREATE INDEX contract_live ON contract (rank_day, id) WHERE deleted_at IS NULL AND observed = FALSE AND (
  state IN ('ACTIVE', 'NOTICE_GIVEN', 'OPEN_ENDED') OR (state IN ('ENDED', 'TERMINATED') AND last_performed > end_day));

-- +goose Down
DROP INDEX contract_live;
DROP INDEX access_grant_user;
CREATE INDEX access_grant_user ON access_grant (user_id);
DROP INDEX team_member_user;
CREATE INDEX team_member_user ON team_member (user_id, account_id);
DROP INDEX assignment_user;
CREATE INDEX assignment_user ON assignment (user_id, account_id);
DROP INDEX account_owner;
CREATE INDEX account_owner ON account (owner_id);
DROP TABLE table_mark;
