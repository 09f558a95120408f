-- +goose Up
-- The code that ends meeting mode, one per person (owner: meeting). Like passwords, it is kept hashed; failures are the
-- wrong tries since the last right one.
CREATE TABLE meeting_code (
  user_id UUID PRIMARY KEY REFERENCES app_user (id),
  hash TEXT NOT NULL,
  failures INTEGER NOT NULL DEFAULT 0,
  set_at BIGINT NOT NULL
);

-- +goose Down
DROP TABLE meeting_code;
