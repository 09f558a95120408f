-- +goose Up

-- What somebody gave to be captured, until they have looked at it: theirs alone, forgotten after a week (owner: capture).
CREATE TABLE capture_drop (
  id UUID PRIMARY KEY,
  user_id UUID NOT NULL REFERENCES app_user (id),
  -- What was read, then what was done with it, as JSON.
  items TEXT NOT NULL,
  done TEXT NOT NULL DEFAULT '',
  created_at BIGINT NOT NULL
);
CREATE INDEX capture_drop_user ON capture_drop (user_id, created_at);
CREATE INDEX capture_drop_age ON capture_drop (created_at);
