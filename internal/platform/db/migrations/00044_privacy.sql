-- +goose Up

-- The law of personal data (owner: privacy). The row of a person has the identifier of the contact.
CREATE TABLE contact_privacy (
  id UUID PRIMARY KEY REFERENCES contact (id),
  legal_basis TEXT NOT NULL,
  basis_note TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL DEFAULT '',
  indirect BOOLEAN NOT NULL DEFAULT FALSE,
  collected_day INTEGER,
  informed_day INTEGER,
  -- The last sign from the person that no exchange tells of.
  last_active INTEGER,
  -- As it was when the card was last saved; a later exchange makes it later.
  retention_until INTEGER,
  objection BOOLEAN NOT NULL DEFAULT FALSE,
  objection_day INTEGER,
  restricted BOOLEAN NOT NULL DEFAULT FALSE,
  restricted_reason TEXT NOT NULL DEFAULT '',
  legal_hold BOOLEAN NOT NULL DEFAULT FALSE,
  hold_reason TEXT NOT NULL DEFAULT '',
  deleted_at BIGINT,
  rev INTEGER NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL, created_by UUID, updated_at BIGINT NOT NULL, updated_by UUID
);
CREATE INDEX contact_privacy_restricted ON contact_privacy (id) WHERE restricted = TRUE;
CREATE TABLE privacy_request (
  id UUID PRIMARY KEY,
  contact_id UUID NOT NULL REFERENCES contact (id),
  kind TEXT NOT NULL,
  received_day INTEGER NOT NULL,
  due_day INTEGER NOT NULL,
  extended BOOLEAN NOT NULL DEFAULT FALSE,
  extension_reason TEXT NOT NULL DEFAULT '',
  asked TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL,
  checked_day INTEGER,
  checked_how TEXT NOT NULL DEFAULT '',
  closed_day INTEGER,
  outcome TEXT NOT NULL DEFAULT '',
  deleted_at BIGINT,
  rev INTEGER NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL, created_by UUID, updated_at BIGINT NOT NULL, updated_by UUID
);
CREATE INDEX privacy_request_contact ON privacy_request (contact_id);
CREATE INDEX privacy_request_due ON privacy_request (state, due_day, id);
CREATE TABLE privacy_processing (
  id UUID PRIMARY KEY,
  purpose TEXT NOT NULL,
  people TEXT NOT NULL DEFAULT '',
  data TEXT NOT NULL DEFAULT '',
  recipients TEXT NOT NULL DEFAULT '',
  retention TEXT NOT NULL DEFAULT '',
  measures TEXT NOT NULL DEFAULT '',
  basis TEXT NOT NULL,
  deleted_at BIGINT,
  rev INTEGER NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL, created_by UUID, updated_at BIGINT NOT NULL, updated_by UUID
);
-- Addresses that must not be written to, as hashes: an erased person stays unknown and is still left alone.
CREATE TABLE privacy_suppression (
  hash TEXT PRIMARY KEY,
  contact_id UUID NOT NULL,
  since_day INTEGER NOT NULL
);
-- Who was erased, without who they were: replayed after a restore.
CREATE TABLE privacy_erasure (
  number INTEGER PRIMARY KEY,
  contact_id UUID NOT NULL UNIQUE,
  erased_day INTEGER NOT NULL,
  erased_by UUID
);

-- +goose Down
DROP TABLE privacy_erasure;
DROP TABLE privacy_suppression;
DROP TABLE privacy_processing;
DROP TABLE privacy_request;
DROP TABLE contact_privacy;
