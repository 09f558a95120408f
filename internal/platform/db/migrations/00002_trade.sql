-- +goose ENVSUB ON
-- +goose Up

-- Accounts (owner: account).
CREATE TABLE account (
  id UUID PRIMARY KEY,
  name TEXT NOT NULL,
  name_fold TEXT NOT NULL,
  tier TEXT NOT NULL DEFAULT 'UNRATED',
  status TEXT NOT NULL DEFAULT 'CANDIDATE',
  -- Derived from status: key accounts first, those that left last.
  status_rank INTEGER NOT NULL DEFAULT 4,
  sector TEXT NOT NULL DEFAULT '',
  ccy CHAR(3) NOT NULL DEFAULT 'EUR',
  country TEXT NOT NULL DEFAULT '',
  city TEXT NOT NULL DEFAULT '',
  website TEXT NOT NULL DEFAULT '',
  since_day INTEGER,
  parent_id UUID REFERENCES account (id),
  owner_id UUID REFERENCES app_user (id),
  note TEXT NOT NULL DEFAULT '',
  exit_reason TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL DEFAULT '',
  external_key TEXT,
  batch_id UUID,
  deleted_at BIGINT,
  rev INTEGER NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL, created_by UUID, updated_at BIGINT NOT NULL, updated_by UUID
);
CREATE INDEX account_name ON account (name_fold, id);
CREATE INDEX account_owner ON account (owner_id);
CREATE INDEX account_parent ON account (parent_id);
CREATE INDEX account_rank ON account (status_rank, name_fold, id);
CREATE INDEX account_sector ON account (sector, status_rank, name_fold, id);
CREATE INDEX account_country ON account (country);
CREATE INDEX account_updated ON account (updated_at, id);
CREATE INDEX account_batch ON account (batch_id);
CREATE UNIQUE INDEX account_external ON account (source, external_key);
-- Further keys of an account that two sources know, found to be one by its SIREN.
CREATE TABLE account_key (
  source TEXT NOT NULL,
  external_key TEXT NOT NULL,
  account_id UUID NOT NULL REFERENCES account (id),
  batch_id UUID,
  PRIMARY KEY (source, external_key)
);
CREATE INDEX account_key_account ON account_key (account_id);
CREATE INDEX account_key_batch ON account_key (batch_id);
CREATE TABLE legal_entity (
  id UUID PRIMARY KEY,
  account_id UUID NOT NULL REFERENCES account (id),
  parent_id UUID REFERENCES legal_entity (id),
  legal_name TEXT NOT NULL,
  country TEXT NOT NULL DEFAULT '',
  city TEXT NOT NULL DEFAULT '',
  ccy TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT 'ACTIVE',
  from_day INTEGER,
  to_day INTEGER,
  is_root BOOLEAN NOT NULL DEFAULT FALSE,
  deleted_at BIGINT,
  rev INTEGER NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL, created_by UUID, updated_at BIGINT NOT NULL, updated_by UUID
);
CREATE INDEX legal_entity_account ON legal_entity (account_id);
CREATE INDEX legal_entity_country ON legal_entity (country, account_id);
CREATE TABLE identifier (
  id UUID PRIMARY KEY,
  entity_id UUID NOT NULL REFERENCES legal_entity (id),
  account_id UUID NOT NULL REFERENCES account (id),
  scheme TEXT NOT NULL,
  value TEXT NOT NULL,
  state TEXT NOT NULL,
  verdict TEXT NOT NULL,
  verified_day INTEGER,
  source TEXT NOT NULL DEFAULT '',
  deleted_at BIGINT,
  rev INTEGER NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL, created_by UUID, updated_at BIGINT NOT NULL, updated_by UUID
);
CREATE INDEX identifier_value ON identifier (scheme, value);
CREATE INDEX identifier_account ON identifier (account_id);
CREATE INDEX identifier_entity ON identifier (entity_id);
CREATE INDEX identifier_verdict ON identifier (verdict, account_id);
-- One legal body has one SIREN, and no other has it.
CREATE UNIQUE INDEX identifier_siren ON identifier (value) WHERE scheme = 'SIREN' AND verdict = 'OK' AND state <> 'OBSOLETE' AND deleted_at IS NULL;
CREATE TABLE assignment (
  id UUID PRIMARY KEY,
  account_id UUID NOT NULL REFERENCES account (id),
  user_id UUID NOT NULL REFERENCES app_user (id),
  role TEXT NOT NULL,
  from_day INTEGER NOT NULL,
  to_day INTEGER,
  reason TEXT NOT NULL DEFAULT '',
  approved_by UUID,
  exception_until INTEGER,
  deleted_at BIGINT,
  rev INTEGER NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL, created_by UUID, updated_at BIGINT NOT NULL, updated_by UUID
);
CREATE INDEX assignment_account ON assignment (account_id, from_day);
CREATE INDEX assignment_user ON assignment (user_id, account_id);
CREATE TABLE team_member (
  id UUID PRIMARY KEY,
  account_id UUID NOT NULL REFERENCES account (id),
  user_id UUID NOT NULL REFERENCES app_user (id),
  function TEXT NOT NULL,
  country TEXT NOT NULL DEFAULT '',
  from_day INTEGER NOT NULL,
  to_day INTEGER,
  deleted_at BIGINT,
  rev INTEGER NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL, created_by UUID, updated_at BIGINT NOT NULL, updated_by UUID
);
CREATE INDEX team_member_account ON team_member (account_id);
CREATE INDEX team_member_user ON team_member (user_id, account_id);

-- People at the account (owner: contact).
CREATE TABLE contact (
  id UUID PRIMARY KEY,
  account_id UUID NOT NULL REFERENCES account (id),
  name TEXT NOT NULL,
  name_fold TEXT NOT NULL,
  job TEXT NOT NULL DEFAULT '',
  job_fold TEXT NOT NULL DEFAULT '',
  lang TEXT NOT NULL DEFAULT '',
  email TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '',
  phone_e164 TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  origin TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL DEFAULT '',
  external_key TEXT,
  batch_id UUID,
  deleted_at BIGINT,
  rev INTEGER NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL, created_by UUID, updated_at BIGINT NOT NULL, updated_by UUID
);
CREATE INDEX contact_account ON contact (account_id, name_fold, id);
CREATE INDEX contact_name ON contact (name_fold, id);
CREATE INDEX contact_email ON contact (email);
CREATE INDEX contact_phone ON contact (phone_e164);
CREATE INDEX contact_updated ON contact (updated_at, id);
CREATE INDEX contact_batch ON contact (batch_id);
CREATE UNIQUE INDEX contact_external ON contact (source, external_key);

-- Contracts (owner: contract).
CREATE TABLE contract (
  id UUID PRIMARY KEY,
  account_id UUID NOT NULL REFERENCES account (id),
  number TEXT NOT NULL DEFAULT '',
  name TEXT NOT NULL,
  name_fold TEXT NOT NULL,
  type TEXT NOT NULL,
  regime TEXT NOT NULL DEFAULT 'NONE',
  state TEXT NOT NULL,
  our_entity TEXT NOT NULL DEFAULT '',
  client_entity UUID,
  client_name TEXT NOT NULL DEFAULT '',
  beneficiaries TEXT NOT NULL DEFAULT '',
  effective_day INTEGER,
  renewed_from INTEGER,
  term_months INTEGER NOT NULL DEFAULT 0,
  open_ended BOOLEAN NOT NULL DEFAULT FALSE,
  end_typed INTEGER,
  term_start INTEGER,
  end_day INTEGER,
  us_known BOOLEAN NOT NULL DEFAULT FALSE,
  us_n INTEGER NOT NULL DEFAULT 0,
  us_unit TEXT NOT NULL DEFAULT '',
  us_convention TEXT NOT NULL DEFAULT '',
  us_from TEXT NOT NULL DEFAULT '',
  us_form TEXT NOT NULL DEFAULT '',
  us_not_before INTEGER,
  client_known BOOLEAN NOT NULL DEFAULT FALSE,
  client_n INTEGER NOT NULL DEFAULT 0,
  client_unit TEXT NOT NULL DEFAULT '',
  client_convention TEXT NOT NULL DEFAULT '',
  client_from TEXT NOT NULL DEFAULT '',
  client_form TEXT NOT NULL DEFAULT '',
  client_not_before INTEGER,
  for_convenience BOOLEAN,
  renewal TEXT NOT NULL DEFAULT 'NONE',
  renewal_months INTEGER NOT NULL DEFAULT 0,
  renewal_max INTEGER,
  renewals_done INTEGER NOT NULL DEFAULT 0,
  value_minor BIGINT,
  ccy CHAR(3) NOT NULL DEFAULT 'EUR',
  pay_days INTEGER NOT NULL DEFAULT 0,
  pay_from TEXT NOT NULL DEFAULT '',
  owner_id UUID REFERENCES app_user (id),
  observed BOOLEAN NOT NULL DEFAULT FALSE,
  holder TEXT NOT NULL DEFAULT '',
  signed_day INTEGER,
  notice_by TEXT NOT NULL DEFAULT '',
  notice_sent INTEGER,
  notice_received INTEGER,
  notice_form TEXT NOT NULL DEFAULT '',
  notice_proof UUID,
  notice_late BOOLEAN NOT NULL DEFAULT FALSE,
  notice_ends INTEGER,
  decision TEXT NOT NULL DEFAULT '',
  decision_term_end INTEGER,
  decision_by UUID,
  decision_day INTEGER,
  decision_reason TEXT NOT NULL DEFAULT '',
  decision_agreed INTEGER,
  successor_id UUID,
  successor_signed INTEGER,
  last_performed INTEGER,
  terminated_for TEXT NOT NULL DEFAULT '',
  -- Derived from the above by the rules, kept so that lists and alerts filter on them; rank_day is far away when
  -- there is no date.
  theoretical_day INTEGER,
  prudent_day INTEGER,
  decide_by INTEGER,
  rank_day INTEGER NOT NULL DEFAULT 9999999,
  source TEXT NOT NULL DEFAULT '',
  external_key TEXT,
  batch_id UUID,
  deleted_at BIGINT,
  rev INTEGER NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL, created_by UUID, updated_at BIGINT NOT NULL, updated_by UUID
);
CREATE INDEX contract_account ON contract (account_id);
CREATE INDEX contract_name ON contract (name_fold, id);
CREATE INDEX contract_rank ON contract (rank_day, id);
CREATE INDEX contract_decide ON contract (decide_by);
CREATE INDEX contract_end ON contract (end_day);
CREATE INDEX contract_batch ON contract (batch_id);
CREATE UNIQUE INDEX contract_external ON contract (source, external_key);

-- Results (owner: result).
CREATE TABLE result (
  id UUID PRIMARY KEY,
  account_id UUID NOT NULL REFERENCES account (id),
  contract_id UUID,
  month INTEGER NOT NULL,
  revenue_minor BIGINT NOT NULL,
  margin_minor BIGINT,
  ccy CHAR(3) NOT NULL,
  source TEXT NOT NULL DEFAULT '',
  external_key TEXT,
  batch_id UUID,
  deleted_at BIGINT,
  rev INTEGER NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL, created_by UUID, updated_at BIGINT NOT NULL, updated_by UUID
);
CREATE INDEX result_account ON result (account_id, month);
CREATE INDEX result_by_month ON result (month);
CREATE INDEX result_batch ON result (batch_id);
CREATE UNIQUE INDEX result_external ON result (source, external_key);
-- Of the versions of an account's month, in_force marks the last approved one: the one that counts.
CREATE TABLE target (
  id UUID PRIMARY KEY,
  account_id UUID NOT NULL REFERENCES account (id),
  month INTEGER NOT NULL,
  amount_minor BIGINT NOT NULL,
  ccy CHAR(3) NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  state TEXT NOT NULL,
  in_force BOOLEAN NOT NULL DEFAULT FALSE,
  approved_by UUID,
  source TEXT NOT NULL DEFAULT '',
  external_key TEXT,
  batch_id UUID,
  deleted_at BIGINT,
  rev INTEGER NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL, created_by UUID, updated_at BIGINT NOT NULL, updated_by UUID
);
CREATE INDEX target_account ON target (account_id, month);
CREATE UNIQUE INDEX target_in_force ON target (account_id, month) WHERE in_force = TRUE;
CREATE INDEX target_batch ON target (batch_id);
CREATE UNIQUE INDEX target_external ON target (source, external_key);
-- Derived: what the whole company brought in and aimed at, by month and currency, kept by every write of a result or
-- a target, so that a director's page does not add up a hundred thousand accounts.
CREATE TABLE result_total (
  month INTEGER NOT NULL,
  ccy CHAR(3) NOT NULL,
  revenue BIGINT NOT NULL,
  lines BIGINT NOT NULL,
  margined BIGINT NOT NULL,
  margin BIGINT NOT NULL,
  aimed BIGINT NOT NULL,
  aimed_lines BIGINT NOT NULL,
  target BIGINT NOT NULL,
  targets BIGINT NOT NULL,
  PRIMARY KEY (month, ccy)
);

-- Exchange rates (owner: fx). 1 EUR = rate / 1,000,000 units: whole millionths add up exactly in both engines, which
-- decimal text does not. month is rate_day's, for the averages.
CREATE TABLE fx_rate (
  id UUID PRIMARY KEY,
  ccy CHAR(3) NOT NULL,
  rate_day INTEGER NOT NULL,
  month INTEGER NOT NULL,
  rate BIGINT NOT NULL,
  source TEXT NOT NULL,
  batch_id UUID,
  created_at BIGINT NOT NULL, created_by UUID,
  UNIQUE (ccy, rate_day)
);
CREATE INDEX fx_rate_day ON fx_rate (rate_day);
CREATE INDEX fx_rate_batch ON fx_rate (batch_id);

-- Tasks and promises (owner: task).
CREATE TABLE task (
  id UUID PRIMARY KEY,
  account_id UUID REFERENCES account (id),
  title TEXT NOT NULL,
  title_fold TEXT NOT NULL,
  kind TEXT NOT NULL,
  owner_id UUID NOT NULL REFERENCES app_user (id),
  delegated_by UUID REFERENCES app_user (id),
  due_day INTEGER,
  -- The due day, far away when there is none, so that lists read by key.
  rank_day INTEGER NOT NULL,
  ref_kind TEXT NOT NULL DEFAULT '',
  ref_id TEXT NOT NULL DEFAULT '',
  contact_id UUID,
  state TEXT NOT NULL,
  done_day INTEGER,
  note TEXT NOT NULL DEFAULT '',
  deleted_at BIGINT,
  rev INTEGER NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL, created_by UUID, updated_at BIGINT NOT NULL, updated_by UUID
);
CREATE INDEX task_owner ON task (owner_id, state, rank_day, id);
CREATE INDEX task_author ON task (created_by, state);
CREATE INDEX task_account ON task (account_id, state, rank_day, id);
CREATE INDEX task_rank ON task (state, rank_day, id);

-- Attention (owner: attention). Lines are derived; what people did with them is a record.
CREATE TABLE alert_line (
  -- Made of the code and the subject, so that a line keeps its identifier when it is rebuilt.
  id UUID PRIMARY KEY,
  code TEXT NOT NULL,
  variant TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  -- What the reader must have the right to read: ACCOUNT, CONTRACT, RESULT, TASK.
  object TEXT NOT NULL,
  account_id UUID,
  account_name TEXT NOT NULL DEFAULT '',
  severity TEXT NOT NULL,
  sev_rank INTEGER NOT NULL,
  due_day INTEGER,
  -- In euros; unknown without a rate. The amount as it was given is beside it.
  value_minor BIGINT,
  given_minor BIGINT,
  given_ccy TEXT NOT NULL DEFAULT '',
  -- The priority in ten-thousandths of a point, the reader's relation left out; critical ones stand far above.
  points BIGINT NOT NULL,
  -- Whose record it is, who carries the account, and which of the two answers for it.
  owner_id UUID,
  carrier_id UUID,
  person_id UUID,
  action TEXT NOT NULL DEFAULT '',
  params TEXT NOT NULL,
  first_seen INTEGER NOT NULL,
  -- The last day on which it stays out of the lists; 0 is not hidden.
  hidden_until INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX alert_line_account ON alert_line (account_id);
CREATE INDEX alert_line_points ON alert_line (points, id);
CREATE INDEX alert_line_owner ON alert_line (owner_id, points, id);
CREATE INDEX alert_line_carrier ON alert_line (carrier_id, points, id);
CREATE INDEX alert_line_person ON alert_line (person_id, sev_rank, hidden_until);
CREATE TABLE alert_state (
  -- The alert's identifier.
  id UUID PRIMARY KEY,
  code TEXT NOT NULL,
  label TEXT NOT NULL DEFAULT '',
  account_id UUID,
  state TEXT NOT NULL,
  until_day INTEGER,
  reason TEXT NOT NULL DEFAULT '',
  severity TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL, created_by UUID, updated_at BIGINT NOT NULL, updated_by UUID
);
CREATE INDEX alert_state_account ON alert_state (account_id);
CREATE TABLE alert_feedback (
  id UUID PRIMARY KEY,
  alert_id UUID NOT NULL,
  code TEXT NOT NULL,
  useful BOOLEAN NOT NULL,
  created_at BIGINT NOT NULL, created_by UUID,
  UNIQUE (alert_id, created_by)
);
-- Accounts whose lines wait for a recomputation, and the day that the lines are of.
CREATE TABLE alert_stale (
  account_id UUID PRIMARY KEY
);
CREATE TABLE alert_day (
  id INTEGER PRIMARY KEY,
  day INTEGER NOT NULL,
  rolled INTEGER NOT NULL,
  complete BOOLEAN NOT NULL DEFAULT FALSE
);

-- Files (owner: files).
CREATE TABLE file (
  id UUID PRIMARY KEY,
  account_id UUID,
  ref_kind TEXT NOT NULL,
  ref_id TEXT NOT NULL,
  name TEXT NOT NULL,
  media TEXT NOT NULL,
  size BIGINT NOT NULL,
  sha256 TEXT NOT NULL,
  deleted_at BIGINT,
  created_at BIGINT NOT NULL, created_by UUID
);
CREATE INDEX file_ref ON file (ref_kind, ref_id);
CREATE TABLE file_content (
  sha256 TEXT PRIMARY KEY,
  content ${BYTES} NOT NULL
);

-- Imports (owner: intake). import_batch is what was done, for good. import_work is an import on its way, with its files
-- and its lines: machinery, which goes when the work is done, except for the lines to correct.
CREATE TABLE import_batch (
  id UUID PRIMARY KEY,
  files TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  profile TEXT NOT NULL,
  kind TEXT NOT NULL,
  source TEXT NOT NULL,
  choice TEXT NOT NULL DEFAULT '',
  columns TEXT NOT NULL DEFAULT '',
  lines BIGINT NOT NULL DEFAULT 0,
  created BIGINT NOT NULL DEFAULT 0,
  updated BIGINT NOT NULL DEFAULT 0,
  unchanged BIGINT NOT NULL DEFAULT 0,
  rejected BIGINT NOT NULL DEFAULT 0,
  warned BIGINT NOT NULL DEFAULT 0,
  undone_at BIGINT,
  undone_by UUID,
  rev INTEGER NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL, created_by UUID, updated_at BIGINT NOT NULL, updated_by UUID
);
CREATE INDEX import_batch_time ON import_batch (created_at, id);
CREATE TABLE import_work (
  id UUID PRIMARY KEY,
  author_id UUID,
  origin TEXT NOT NULL,
  files TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  profile TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL DEFAULT '',
  choice TEXT NOT NULL DEFAULT '',
  columns TEXT NOT NULL DEFAULT '',
  questions TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL,
  at_item BIGINT NOT NULL DEFAULT 0,
  bytes_read BIGINT NOT NULL DEFAULT 0,
  bytes_all BIGINT NOT NULL DEFAULT 0,
  foreseen TEXT NOT NULL DEFAULT '',
  counts TEXT NOT NULL DEFAULT '',
  latest TEXT NOT NULL DEFAULT '',
  failure TEXT NOT NULL DEFAULT '',
  run INTEGER NOT NULL DEFAULT 0,
  started_at BIGINT,
  created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL
);
CREATE INDEX import_work_author ON import_work (author_id, created_at);
CREATE TABLE import_line (
  batch_id UUID NOT NULL,
  seq BIGINT NOT NULL,
  file_rank INTEGER NOT NULL DEFAULT 0,
  line BIGINT NOT NULL,
  state TEXT NOT NULL,
  verb TEXT NOT NULL DEFAULT '',
  cells TEXT NOT NULL DEFAULT '',
  remarks TEXT NOT NULL DEFAULT '',
  raw TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (batch_id, seq)
);
CREATE INDEX import_line_state ON import_line (batch_id, state, seq);
CREATE TABLE import_upload (
  batch_id UUID NOT NULL,
  file_rank INTEGER NOT NULL,
  part INTEGER NOT NULL,
  content ${BYTES} NOT NULL,
  PRIMARY KEY (batch_id, file_rank, part)
);
CREATE TABLE import_mapping (
  id UUID PRIMARY KEY,
  name TEXT NOT NULL,
  name_fold TEXT NOT NULL UNIQUE,
  body TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL, created_by UUID, updated_at BIGINT NOT NULL, updated_by UUID
);

-- Search (owner: search): what a result line shows; the words are in the per-engine index.
CREATE TABLE search_entry (
  id INTEGER PRIMARY KEY ${AUTOINCREMENT},
  kind TEXT NOT NULL,
  record_id UUID NOT NULL,
  account_id UUID,
  title TEXT NOT NULL,
  subtitle TEXT NOT NULL DEFAULT '',
  weight INTEGER NOT NULL DEFAULT 0,
  UNIQUE (kind, record_id)
);
CREATE INDEX search_entry_account ON search_entry (account_id);

-- +goose Down
DROP TABLE search_entry;
DROP TABLE import_mapping;
DROP TABLE import_upload;
DROP TABLE import_line;
DROP TABLE import_work;
DROP TABLE import_batch;
DROP TABLE file_content;
DROP TABLE file;
DROP TABLE alert_day;
DROP TABLE alert_stale;
DROP TABLE alert_feedback;
DROP TABLE alert_state;
DROP TABLE alert_line;
DROP TABLE task;
DROP TABLE fx_rate;
DROP TABLE result_total;
DROP TABLE target;
DROP TABLE result;
DROP TABLE contract;
DROP TABLE contact;
DROP TABLE team_member;
DROP TABLE assignment;
DROP TABLE identifier;
DROP TABLE legal_entity;
DROP TABLE account_key;
DROP TABLE account;
