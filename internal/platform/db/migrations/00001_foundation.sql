-- +goose Up

-- People and rights (owner: team).
CREATE TABLE app_user (
  id UUID PRIMARY KEY,
  login TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  lang TEXT NOT NULL DEFAULT 'fr',
  tz TEXT NOT NULL DEFAULT 'Europe/Paris',
  theme TEXT NOT NULL DEFAULT 'auto',
  state TEXT NOT NULL DEFAULT 'ACTIVE',
  admin BOOLEAN NOT NULL DEFAULT FALSE,
  owner BOOLEAN NOT NULL DEFAULT FALSE,
  password_hash TEXT NOT NULL DEFAULT '',
  session_epoch INTEGER NOT NULL DEFAULT 0,
  rev INTEGER NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL, created_by UUID, updated_at BIGINT NOT NULL, updated_by UUID
);
-- Plumbing: when people were last here.
CREATE TABLE visit (
  user_id UUID PRIMARY KEY,
  last_visit BIGINT NOT NULL,
  prev_visit BIGINT
);
CREATE TABLE position (
  id UUID PRIMARY KEY,
  user_id UUID NOT NULL REFERENCES app_user (id),
  title TEXT NOT NULL,
  manager_id UUID REFERENCES app_user (id),
  from_day INTEGER NOT NULL,
  to_day INTEGER,
  rev INTEGER NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL, created_by UUID, updated_at BIGINT NOT NULL, updated_by UUID
);
CREATE INDEX position_user ON position (user_id, from_day);
CREATE INDEX position_manager ON position (manager_id);
CREATE TABLE access_grant (
  id UUID PRIMARY KEY,
  user_id UUID NOT NULL REFERENCES app_user (id),
  account_id UUID NOT NULL,
  level TEXT NOT NULL,
  until_day INTEGER NOT NULL,
  granted_by UUID NOT NULL,
  revoked_at BIGINT,
  rev INTEGER NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL, created_by UUID, updated_at BIGINT NOT NULL, updated_by UUID
);
CREATE INDEX access_grant_user ON access_grant (user_id);

-- Dated settings (owner: setting). A computation uses the row valid at its date.
CREATE TABLE setting (
  id UUID PRIMARY KEY,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  valid_from INTEGER NOT NULL,
  created_at BIGINT NOT NULL, created_by UUID,
  UNIQUE (name, valid_from)
);

-- Plumbing: sessions, failed sign-ins, refusals and sensitive reads, jobs, cursors.
CREATE TABLE session (
  token TEXT PRIMARY KEY,
  data TEXT NOT NULL,
  expires_at BIGINT NOT NULL
);
CREATE TABLE signin_failure (
  login TEXT NOT NULL,
  address TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX signin_failure_login ON signin_failure (login, at);
CREATE INDEX signin_failure_address ON signin_failure (address, at);
CREATE TABLE signin_link (
  token TEXT PRIMARY KEY,
  purpose TEXT NOT NULL,
  user_id UUID,
  expires_at BIGINT NOT NULL
);
CREATE TABLE access_log (
  id UUID PRIMARY KEY,
  at BIGINT NOT NULL,
  user_id UUID,
  action TEXT NOT NULL,
  kind TEXT NOT NULL,
  object_id TEXT NOT NULL,
  outcome TEXT NOT NULL
);
CREATE INDEX access_log_at ON access_log (at);
CREATE TABLE job (
  id UUID PRIMARY KEY,
  kind TEXT NOT NULL,
  args TEXT NOT NULL,
  run_at BIGINT NOT NULL,
  state TEXT NOT NULL,
  attempt INTEGER NOT NULL DEFAULT 0,
  lease_until BIGINT,
  unique_key TEXT,
  last_error TEXT,
  created_at BIGINT NOT NULL,
  finished_at BIGINT
);
CREATE INDEX job_due ON job (state, run_at);
CREATE UNIQUE INDEX job_unique ON job (unique_key);
CREATE TABLE cursor_position (
  name TEXT PRIMARY KEY,
  seq BIGINT NOT NULL,
  info TEXT
);

-- The journal. Headers hold no values; details hold old and new of the changed fields, by class.
CREATE TABLE journal_head (
  id INTEGER PRIMARY KEY,
  seq BIGINT NOT NULL
);
INSERT INTO journal_head (id, seq) VALUES (1, 0);
CREATE TABLE journal (
  seq BIGINT PRIMARY KEY,
  at BIGINT NOT NULL,
  actor UUID,
  action TEXT NOT NULL,
  kind TEXT NOT NULL,
  record_id UUID NOT NULL,
  account_id UUID,
  class TEXT NOT NULL,
  batch_id UUID,
  fields TEXT NOT NULL
);
CREATE INDEX journal_account ON journal (account_id, at, seq);
CREATE INDEX journal_record ON journal (kind, record_id, seq);
CREATE INDEX journal_actor ON journal (actor, at, seq);
CREATE INDEX journal_batch ON journal (batch_id, seq);
CREATE INDEX journal_time ON journal (at, seq);
-- What people did one by one: a page of it must not read through an import of a hundred thousand lines.
CREATE INDEX journal_single ON journal (at, seq) WHERE batch_id IS NULL OR kind = 'import';
CREATE TABLE journal_detail (
  seq BIGINT NOT NULL,
  class TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (seq, class)
);

-- +goose Down
DROP TABLE journal_detail;
DROP TABLE journal;
DROP TABLE journal_head;
DROP TABLE cursor_position;
DROP TABLE job;
DROP TABLE access_log;
DROP TABLE signin_link;
DROP TABLE signin_failure;
DROP TABLE session;
DROP TABLE setting;
DROP TABLE access_grant;
DROP TABLE position;
DROP TABLE visit;
DROP TABLE app_user;
