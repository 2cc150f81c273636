-- The ledger of a unit's year. Each table holds versions derived from acts: the current one has no superseded_at.

CREATE TABLE disclosure (
  id                   uuid        NOT NULL,
  version              integer     NOT NULL CHECK (version > 0),
  unit_id              uuid        NOT NULL,
  act_id               bigint      NOT NULL REFERENCES act (id),
  recorded_at          timestamptz NOT NULL,
  superseded_at        timestamptz,
  title                text        NOT NULL CHECK (title <> ''),
  category             text        NOT NULL CHECK (category IN ('work-news', 'policy', 'key-area', 'notice', 'other')),
  index_no             text,
  formed_on            date        NOT NULL,
  -- Published before, or elsewhere than, the receipts say: the day and where that can be seen.
  first_public_on      date,
  first_public_source  text,
  PRIMARY KEY (id, version),
  CHECK ((first_public_on IS NULL) = (first_public_source IS NULL)),
  CHECK (first_public_on >= formed_on)
);
CREATE UNIQUE INDEX disclosure_current ON disclosure (id) WHERE superseded_at IS NULL;
CREATE UNIQUE INDEX disclosure_index_no ON disclosure (unit_id, index_no) WHERE superseded_at IS NULL;

CREATE TABLE receipt (
  id             uuid        NOT NULL,
  version        integer     NOT NULL CHECK (version > 0),
  unit_id        uuid        NOT NULL,
  act_id         bigint      NOT NULL REFERENCES act (id),
  recorded_at    timestamptz NOT NULL,
  superseded_at  timestamptz,
  disclosure_id  uuid        NOT NULL,
  channel        text        NOT NULL CHECK (channel IN ('web', 'wechat', 'notice-board', 'gazette', 'other')),
  -- withdrawn: was public and was taken down, still counted; void: entered by mistake, not counted.
  state          text        NOT NULL CHECK (state IN ('live', 'withdrawn', 'void')),
  live_on        date        NOT NULL,
  ended_on       date,
  source         text,
  PRIMARY KEY (id, version),
  CHECK ((state = 'live') = (ended_on IS NULL)),
  CHECK (ended_on >= live_on)
);
CREATE UNIQUE INDEX receipt_current ON receipt (id) WHERE superseded_at IS NULL;
CREATE INDEX receipt_of_disclosure ON receipt (disclosure_id);
CREATE INDEX receipt_of_unit ON receipt (unit_id, live_on);

CREATE TABLE application (
  id               uuid        NOT NULL,
  version          integer     NOT NULL CHECK (version > 0),
  unit_id          uuid        NOT NULL,
  act_id           bigint      NOT NULL REFERENCES act (id),
  recorded_at      timestamptz NOT NULL,
  superseded_at    timestamptz,
  reference        text        NOT NULL CHECK (reference <> ''),
  applicant_class  text        NOT NULL CHECK (applicant_class IN
    ('natural-person', 'business', 'research', 'public-interest', 'legal-service', 'other')),
  received_on      date        NOT NULL,
  channel          text        CHECK (channel IN ('in-person', 'post', 'online', 'fax', 'oral')),
  outcome          text,
  outcome_article  text,
  closed_on        date        CHECK (closed_on >= received_on),
  PRIMARY KEY (id, version),
  CHECK ((outcome IS NULL) = (closed_on IS NULL)),
  CHECK ((outcome IS NULL) = (outcome_article IS NULL))
);
CREATE UNIQUE INDEX application_current ON application (id) WHERE superseded_at IS NULL;
CREATE UNIQUE INDEX application_reference ON application (unit_id, reference) WHERE superseded_at IS NULL;
CREATE INDEX application_of_unit ON application (unit_id, received_on);

-- 109号: one notice of a processing fee for one application.
CREATE TABLE fee_notice (
  id              uuid        NOT NULL,
  version         integer     NOT NULL CHECK (version > 0),
  unit_id         uuid        NOT NULL,
  act_id          bigint      NOT NULL REFERENCES act (id),
  recorded_at     timestamptz NOT NULL,
  superseded_at   timestamptz,
  application_id  uuid        NOT NULL,
  amount_in_fen   bigint      NOT NULL CHECK (amount_in_fen > 0),
  noticed_on      date        NOT NULL,
  paid_in_fen     bigint      CHECK (paid_in_fen > 0 AND paid_in_fen <= amount_in_fen),
  paid_on         date        CHECK (paid_on >= noticed_on),
  PRIMARY KEY (id, version),
  CHECK ((paid_on IS NULL) = (paid_in_fen IS NULL))
);
CREATE UNIQUE INDEX fee_notice_current ON fee_notice (id) WHERE superseded_at IS NULL;
CREATE UNIQUE INDEX fee_notice_of_application ON fee_notice (application_id) WHERE superseded_at IS NULL;
CREATE INDEX fee_notice_of_unit ON fee_notice (unit_id, noticed_on);

CREATE TABLE remedy_case (
  id              uuid        NOT NULL,
  version         integer     NOT NULL CHECK (version > 0),
  unit_id         uuid        NOT NULL,
  act_id          bigint      NOT NULL REFERENCES act (id),
  recorded_at     timestamptz NOT NULL,
  superseded_at   timestamptz,
  reference       text        NOT NULL CHECK (reference <> ''),
  case_group      text        NOT NULL CHECK (case_group IN ('review', 'suit_direct', 'suit_after_review')),
  filed_on        date        NOT NULL,
  result          text        CHECK (result IN ('upheld', 'corrected', 'other')),
  decided_on      date        CHECK (decided_on >= filed_on),
  application_id  uuid,
  PRIMARY KEY (id, version),
  CHECK ((result IS NULL) = (decided_on IS NULL))
);
CREATE UNIQUE INDEX remedy_case_current ON remedy_case (id) WHERE superseded_at IS NULL;
CREATE UNIQUE INDEX remedy_case_reference ON remedy_case (unit_id, reference) WHERE superseded_at IS NULL;
CREATE INDEX remedy_case_of_unit ON remedy_case (unit_id, filed_on);

-- Numbers of table two as departments state them: 万元 in columns of money, fen in the procurement amount.
CREATE TABLE activity (
  id             uuid          NOT NULL,
  version        integer       NOT NULL CHECK (version > 0),
  unit_id        uuid          NOT NULL,
  act_id         bigint        NOT NULL REFERENCES act (id),
  recorded_at    timestamptz   NOT NULL,
  superseded_at  timestamptz,
  year           integer       NOT NULL CHECK (year BETWEEN 2008 AND 2999),
  form           text          NOT NULL,
  row_id         text          NOT NULL,
  column_id      text          NOT NULL,
  value          numeric(18,6) NOT NULL CHECK (value >= 0 OR column_id = 'items-change'),
  department     text          NOT NULL CHECK (department <> ''),
  source         text          NOT NULL CHECK (source <> ''),
  PRIMARY KEY (id, version)
);
CREATE UNIQUE INDEX activity_current ON activity (id) WHERE superseded_at IS NULL;
CREATE UNIQUE INDEX activity_number ON activity (unit_id, year, row_id, column_id, department) WHERE superseded_at IS NULL;
CREATE INDEX activity_of_unit ON activity (unit_id, year);

CREATE TABLE proposal (
  id             uuid        NOT NULL,
  version        integer     NOT NULL CHECK (version > 0),
  unit_id        uuid        NOT NULL,
  act_id         bigint      NOT NULL REFERENCES act (id),
  recorded_at    timestamptz NOT NULL,
  superseded_at  timestamptz,
  kind           text        NOT NULL CHECK (kind IN ('deputies', 'cppcc')),
  reference      text        NOT NULL CHECK (reference <> ''),
  title          text        NOT NULL CHECK (title <> ''),
  handled_on     date        NOT NULL,
  result         text        NOT NULL CHECK (result <> ''),
  PRIMARY KEY (id, version)
);
CREATE UNIQUE INDEX proposal_current ON proposal (id) WHERE superseded_at IS NULL;
CREATE UNIQUE INDEX proposal_reference ON proposal (unit_id, kind, reference) WHERE superseded_at IS NULL;
CREATE INDEX proposal_of_unit ON proposal (unit_id, handled_on);

CREATE TABLE supervision_entry (
  id             uuid        NOT NULL,
  version        integer     NOT NULL CHECK (version > 0),
  unit_id        uuid        NOT NULL,
  act_id         bigint      NOT NULL REFERENCES act (id),
  recorded_at    timestamptz NOT NULL,
  superseded_at  timestamptz,
  kind           text        NOT NULL CHECK (kind IN ('assessment', 'social-evaluation', 'accountability', 'training')),
  -- The year whose work is judged; a result is often known only in the January after.
  year           integer     NOT NULL CHECK (year BETWEEN 2008 AND 2999),
  held_on        date        NOT NULL,
  result         text        NOT NULL CHECK (result <> ''),
  count          integer     NOT NULL CHECK (count >= 0),
  PRIMARY KEY (id, version)
);
CREATE UNIQUE INDEX supervision_entry_current ON supervision_entry (id) WHERE superseded_at IS NULL;
CREATE INDEX supervision_entry_of_unit ON supervision_entry (unit_id, year);

-- Rows of a projection can be derived again from the acts, so the application may rewrite them.
GRANT SELECT, INSERT, UPDATE, DELETE
  ON disclosure, receipt, application, fee_notice, remedy_case, activity, proposal, supervision_entry TO zhaoming_app;
