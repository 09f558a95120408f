-- +goose Up

-- Who decides at a client, and how (owner: stakeholder). Influence is 0 to 100; NULL is unknown, which is not zero.
CREATE TABLE stakeholder (
  id UUID PRIMARY KEY,
  account_id UUID NOT NULL REFERENCES account (id),
  -- NULL is an unfilled post, which post names.
  contact_id UUID REFERENCES contact (id),
  post TEXT NOT NULL DEFAULT '',
  roles TEXT NOT NULL DEFAULT '',
  influence INTEGER,
  influence_day INTEGER,
  influence_by UUID REFERENCES app_user (id),
  owner_id UUID REFERENCES app_user (id),
  reports_to UUID REFERENCES stakeholder (id),
  external BOOLEAN NOT NULL DEFAULT FALSE,
  note TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL,
  deleted_at BIGINT,
  rev INTEGER NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL, created_by UUID, updated_at BIGINT NOT NULL, updated_by UUID
);
CREATE INDEX stakeholder_account ON stakeholder (account_id);
CREATE INDEX stakeholder_contact ON stakeholder (contact_id);
CREATE INDEX stakeholder_above ON stakeholder (reports_to);
-- What was thought of somebody, each with its day and its author: INFLUENCE 0 to 100, SENTIMENT -2 to 2. Nothing is ever
-- written over.
CREATE TABLE stakeholder_mark (
  id UUID PRIMARY KEY,
  stakeholder_id UUID NOT NULL REFERENCES stakeholder (id),
  account_id UUID NOT NULL REFERENCES account (id),
  author_id UUID NOT NULL REFERENCES app_user (id),
  kind TEXT NOT NULL,
  value INTEGER,
  day INTEGER NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  deleted_at BIGINT,
  rev INTEGER NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL, created_by UUID, updated_at BIGINT NOT NULL, updated_by UUID
);
CREATE INDEX stakeholder_mark_of ON stakeholder_mark (stakeholder_id, kind, day, id);
CREATE INDEX stakeholder_mark_account ON stakeholder_mark (account_id, kind, day);

CREATE TABLE decision_process (
  id UUID PRIMARY KEY,
  account_id UUID NOT NULL REFERENCES account (id),
  name TEXT NOT NULL,
  competitor TEXT NOT NULL DEFAULT '',
  deleted_at BIGINT,
  rev INTEGER NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL, created_by UUID, updated_at BIGINT NOT NULL, updated_by UUID
);
CREATE INDEX decision_process_account ON decision_process (account_id);
CREATE TABLE decision_step (
  process_id UUID NOT NULL REFERENCES decision_process (id),
  place INTEGER NOT NULL,
  name TEXT NOT NULL,
  owner TEXT NOT NULL DEFAULT '',
  planned_day INTEGER,
  actual_day INTEGER,
  state TEXT NOT NULL,
  reason TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (process_id, place)
);
-- Scores in tenths, 0 to 100; NULL is unknown.
CREATE TABLE decision_criterion (
  process_id UUID NOT NULL REFERENCES decision_process (id),
  place INTEGER NOT NULL,
  name TEXT NOT NULL,
  weight INTEGER NOT NULL,
  ours INTEGER,
  theirs INTEGER,
  evidence TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (process_id, place)
);

-- +goose Down
DROP TABLE decision_criterion;
DROP TABLE decision_step;
DROP TABLE decision_process;
DROP TABLE stakeholder_mark;
DROP TABLE stakeholder;
