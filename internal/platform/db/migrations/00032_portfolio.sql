-- +goose Up

-- The portfolio (owner: portfolio). Scores are in tenths, 0 to 100; NULL is unknown, which is not zero.
CREATE TABLE selection_model (
  id UUID PRIMARY KEY,
  version INTEGER NOT NULL UNIQUE,
  name TEXT NOT NULL,
  state TEXT NOT NULL,
  adopted_day INTEGER,
  -- The day of the first assessment against it: frozen since.
  used_day INTEGER,
  threshold_a INTEGER NOT NULL,
  threshold_s INTEGER NOT NULL,
  deleted_at BIGINT,
  rev INTEGER NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL, created_by UUID, updated_at BIGINT NOT NULL, updated_by UUID
);
CREATE TABLE selection_criterion (
  model_id UUID NOT NULL REFERENCES selection_model (id),
  code TEXT NOT NULL,
  place INTEGER NOT NULL,
  axis TEXT NOT NULL,
  label TEXT NOT NULL,
  weight INTEGER NOT NULL,
  anchor_low TEXT NOT NULL DEFAULT '',
  anchor_middle TEXT NOT NULL DEFAULT '',
  anchor_high TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (model_id, code)
);

CREATE TABLE assessment (
  id UUID PRIMARY KEY,
  account_id UUID NOT NULL REFERENCES account (id),
  model_id UUID NOT NULL REFERENCES selection_model (id),
  on_day INTEGER NOT NULL,
  state TEXT NOT NULL,
  competitor TEXT NOT NULL DEFAULT '',
  validated_by UUID REFERENCES app_user (id),
  -- Kept at validation, in thousandths: a model that was used is frozen. NULL is undetermined, as an empty quadrant is.
  a_milli INTEGER,
  s_milli INTEGER,
  quadrant TEXT NOT NULL DEFAULT '',
  -- 1 for the last validated one of the account, 2 for the one before it, 0 for the others.
  recency INTEGER NOT NULL DEFAULT 0,
  deleted_at BIGINT,
  rev INTEGER NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL, created_by UUID, updated_at BIGINT NOT NULL, updated_by UUID
);
CREATE INDEX assessment_account ON assessment (account_id, state, on_day, id);
CREATE INDEX assessment_recency ON assessment (recency, account_id);
CREATE INDEX assessment_model ON assessment (model_id);
CREATE TABLE assessment_mark (
  assessment_id UUID NOT NULL REFERENCES assessment (id),
  criterion TEXT NOT NULL,
  ours INTEGER,
  theirs INTEGER,
  evidence TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (assessment_id, criterion)
);

CREATE TABLE portfolio_step (
  id UUID PRIMARY KEY,
  account_id UUID NOT NULL REFERENCES account (id),
  verb TEXT NOT NULL,
  from_status TEXT NOT NULL,
  to_status TEXT NOT NULL,
  state TEXT NOT NULL,
  reason TEXT NOT NULL DEFAULT '',
  asked_by UUID REFERENCES app_user (id),
  asked_day INTEGER NOT NULL,
  decided_by UUID REFERENCES app_user (id),
  decided_day INTEGER,
  answer TEXT NOT NULL DEFAULT '',
  assessment_id UUID REFERENCES assessment (id),
  deleted_at BIGINT,
  rev INTEGER NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL, created_by UUID, updated_at BIGINT NOT NULL, updated_by UUID
);
CREATE INDEX portfolio_step_account ON portfolio_step (account_id, asked_day, id);
CREATE INDEX portfolio_step_state ON portfolio_step (state, asked_day);

CREATE TABLE handover (
  id UUID PRIMARY KEY,
  account_id UUID NOT NULL REFERENCES account (id),
  purpose TEXT NOT NULL,
  state TEXT NOT NULL,
  from_user UUID REFERENCES app_user (id),
  to_user UUID REFERENCES app_user (id),
  on_day INTEGER NOT NULL,
  due_day INTEGER NOT NULL,
  reason TEXT NOT NULL DEFAULT '',
  deferred_day INTEGER,
  deferred_by UUID REFERENCES app_user (id),
  defer_reason TEXT NOT NULL DEFAULT '',
  done_day INTEGER,
  done_by UUID REFERENCES app_user (id),
  deleted_at BIGINT,
  rev INTEGER NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL, created_by UUID, updated_at BIGINT NOT NULL, updated_by UUID
);
CREATE INDEX handover_account ON handover (account_id, on_day, id);
CREATE INDEX handover_state ON handover (state, due_day);
CREATE TABLE handover_item (
  id UUID PRIMARY KEY,
  handover_id UUID NOT NULL REFERENCES handover (id),
  account_id UUID NOT NULL REFERENCES account (id),
  section TEXT NOT NULL,
  place INTEGER NOT NULL,
  ref_kind TEXT NOT NULL,
  ref_id TEXT NOT NULL,
  state TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  done_by UUID REFERENCES app_user (id),
  done_day INTEGER,
  deleted_at BIGINT,
  rev INTEGER NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL, created_by UUID, updated_at BIGINT NOT NULL, updated_by UUID
);
CREATE INDEX handover_item_of ON handover_item (handover_id, section, place);

-- +goose Down
DROP TABLE handover_item;
DROP TABLE handover;
DROP TABLE portfolio_step;
DROP TABLE assessment_mark;
DROP TABLE assessment;
DROP TABLE selection_criterion;
DROP TABLE selection_model;
