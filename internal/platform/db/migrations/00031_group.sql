-- +goose ENVSUB ON
-- +goose Up

-- Groups of companies (owner: group).
CREATE TABLE site (
  id UUID PRIMARY KEY,
  entity_id UUID NOT NULL REFERENCES legal_entity (id),
  name TEXT NOT NULL,
  siret TEXT NOT NULL DEFAULT '',
  city TEXT NOT NULL DEFAULT '',
  country TEXT NOT NULL DEFAULT '',
  tz TEXT NOT NULL DEFAULT '',
  deleted_at BIGINT,
  rev INTEGER NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL, created_by UUID, updated_at BIGINT NOT NULL, updated_by UUID
);
CREATE INDEX site_entity ON site (entity_id);
CREATE INDEX site_siret ON site (siret);
-- Parts in millionths; pct is null when a parent was known and its part was not. Both days are included.
CREATE TABLE ownership (
  id UUID PRIMARY KEY,
  parent_id UUID NOT NULL REFERENCES legal_entity (id),
  child_id UUID NOT NULL REFERENCES legal_entity (id),
  pct BIGINT,
  votes BIGINT,
  from_day INTEGER NOT NULL,
  to_day INTEGER,
  note TEXT NOT NULL DEFAULT '',
  deleted_at BIGINT,
  rev INTEGER NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL, created_by UUID, updated_at BIGINT NOT NULL, updated_by UUID
);
CREATE INDEX ownership_parent ON ownership (parent_id);
CREATE INDEX ownership_child ON ownership (child_id);
CREATE INDEX legal_entity_parent ON legal_entity (parent_id);
-- The parent that counts where two hold half each; the row has the identifier of the legal body.
CREATE TABLE group_head (
  id UUID PRIMARY KEY REFERENCES legal_entity (id),
  chosen_id UUID NOT NULL REFERENCES legal_entity (id),
  rev INTEGER NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL, created_by UUID, updated_at BIGINT NOT NULL, updated_by UUID
);
-- The accounts that a legal body was with before the one it is with now.
CREATE TABLE entity_stay (
  id UUID PRIMARY KEY,
  entity_id UUID NOT NULL REFERENCES legal_entity (id),
  account_id UUID NOT NULL REFERENCES account (id),
  from_day INTEGER,
  to_day INTEGER NOT NULL,
  deleted_at BIGINT,
  rev INTEGER NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL, created_by UUID, updated_at BIGINT NOT NULL, updated_by UUID
);
CREATE INDEX entity_stay_entity ON entity_stay (entity_id);
CREATE INDEX entity_stay_account ON entity_stay (account_id);
-- Two accounts that became one. The name and what moved are kept as they were.
CREATE TABLE account_merge (
  id UUID PRIMARY KEY,
  absorbed_id UUID NOT NULL UNIQUE REFERENCES account (id),
  absorbed_name TEXT NOT NULL,
  survivor_id UUID NOT NULL REFERENCES account (id),
  merged_day INTEGER NOT NULL,
  reason TEXT NOT NULL,
  moved TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL, created_by UUID, updated_at BIGINT NOT NULL, updated_by UUID
);
CREATE INDEX account_merge_survivor ON account_merge (survivor_id);

-- +goose Down
DROP TABLE account_merge;
DROP TABLE entity_stay;
DROP TABLE group_head;
DROP INDEX legal_entity_parent;
DROP TABLE ownership;
DROP TABLE site;
