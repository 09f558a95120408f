-- +goose Up

-- What a form that creates something has made, so that the same form sent twice makes it once (owner: platform).
CREATE TABLE form_once (
  user_id UUID NOT NULL,
  form_key TEXT NOT NULL,
  record_id TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  PRIMARY KEY (user_id, form_key)
);
CREATE INDEX form_once_age ON form_once (made_at);
