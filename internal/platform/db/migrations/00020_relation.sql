-- +goose Up

-- Exchanges and the relations they make (owner: relation).
CREATE TABLE interaction (
  id UUID PRIMARY KEY,
  account_id UUID NOT NULL REFERENCES account (id),
  day INTEGER NOT NULL,
  at BIGINT,
  kind TEXT NOT NULL,
  summary TEXT NOT NULL DEFAULT '',
  summary_fold TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL DEFAULT '',
  external_key TEXT,
  batch_id UUID,
  deleted_at BIGINT,
  rev INTEGER NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL, created_by UUID, updated_at BIGINT NOT NULL, updated_by UUID
);
CREATE INDEX interaction_account ON interaction (account_id, day, id);
CREATE INDEX interaction_day ON interaction (day, kind, id);
CREATE INDEX interaction_batch ON interaction (batch_id);
CREATE UNIQUE INDEX interaction_external ON interaction (source, external_key);
CREATE TABLE interaction_contact (
  contact_id UUID NOT NULL REFERENCES contact (id),
  interaction_id UUID NOT NULL REFERENCES interaction (id),
  PRIMARY KEY (contact_id, interaction_id)
);
CREATE INDEX interaction_contact_of ON interaction_contact (interaction_id);
CREATE TABLE interaction_user (
  user_id UUID NOT NULL REFERENCES app_user (id),
  interaction_id UUID NOT NULL REFERENCES interaction (id),
  PRIMARY KEY (user_id, interaction_id)
);
CREATE INDEX interaction_user_of ON interaction_user (interaction_id);
-- Derived: what each exchange weighs, once a contact, kind and day, whoever of ours took part (user_id is then all
-- zeros), and once a colleague beside. Decay multiplies, so that a weight brought to one fixed day keeps for ever: the
-- strengths of an account are one sum.
CREATE TABLE relation_energy (
  contact_id UUID NOT NULL,
  user_id UUID NOT NULL,
  kind TEXT NOT NULL,
  day INTEGER NOT NULL,
  energy DOUBLE PRECISION NOT NULL,
  -- The energy follows from the kind and the day; it stands in the key so that a sum reads the key alone.
  PRIMARY KEY (contact_id, user_id, day, kind, energy)
);
-- How well a colleague should know a contact, as who carries the account wants it.
CREATE TABLE relation_wish (
  id UUID PRIMARY KEY,
  account_id UUID NOT NULL REFERENCES account (id),
  user_id UUID NOT NULL REFERENCES app_user (id),
  contact_id UUID NOT NULL REFERENCES contact (id),
  band TEXT NOT NULL,
  deleted_at BIGINT,
  rev INTEGER NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL, created_by UUID, updated_at BIGINT NOT NULL, updated_by UUID
);
CREATE INDEX relation_wish_account ON relation_wish (account_id);
CREATE INDEX relation_wish_contact ON relation_wish (contact_id);
CREATE UNIQUE INDEX relation_wish_pair ON relation_wish (user_id, contact_id) WHERE deleted_at IS NULL;

-- +goose Down
DROP TABLE relation_wish;
DROP TABLE relation_energy;
DROP TABLE interaction_user;
DROP TABLE interaction_contact;
DROP TABLE interaction;
