-- +goose Up

-- Who answers for what at an account, and what is asked of colleagues (owner: coordination).
CREATE TABLE raci (
  id UUID PRIMARY KEY,
  account_id UUID NOT NULL REFERENCES account (id),
  topic TEXT NOT NULL,
  user_id UUID NOT NULL REFERENCES app_user (id),
  part TEXT NOT NULL,
  from_day INTEGER NOT NULL,
  to_day INTEGER,
  deleted_at BIGINT,
  rev INTEGER NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL, created_by UUID, updated_at BIGINT NOT NULL, updated_by UUID
);
CREATE INDEX raci_account ON raci (account_id, topic);
CREATE INDEX raci_user ON raci (user_id);
CREATE TABLE coordination (
  id UUID PRIMARY KEY,
  account_id UUID NOT NULL REFERENCES account (id),
  subject TEXT NOT NULL,
  subject_fold TEXT NOT NULL,
  question TEXT NOT NULL DEFAULT '',
  -- The function in which the person is asked: the one they have in the account's team, or that of their position.
  function TEXT NOT NULL DEFAULT '',
  asked_id UUID NOT NULL REFERENCES app_user (id),
  requested_by UUID NOT NULL REFERENCES app_user (id),
  due_day INTEGER NOT NULL,
  answer TEXT NOT NULL DEFAULT '',
  answered_at BIGINT,
  reminded_day INTEGER,
  state TEXT NOT NULL,
  deleted_at BIGINT,
  rev INTEGER NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL, created_by UUID, updated_at BIGINT NOT NULL, updated_by UUID
);
CREATE INDEX coordination_account ON coordination (account_id, state, due_day);
CREATE INDEX coordination_asked ON coordination (asked_id, state, due_day);
CREATE INDEX coordination_requested ON coordination (requested_by, state, due_day);
CREATE INDEX coordination_due ON coordination (state, due_day);

-- +goose Down
DROP TABLE coordination;
DROP TABLE raci;
