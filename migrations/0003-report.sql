-- Editions of the yearly report: each version of an edition is a row; the frozen content lies under its digest.

CREATE TABLE report_content (
  digest  text PRIMARY KEY,
  content jsonb NOT NULL
);

CREATE TABLE report_edition (
  id                   uuid        NOT NULL,
  version              integer     NOT NULL CHECK (version > 0),
  unit_id              uuid        NOT NULL,
  act_id               bigint      NOT NULL REFERENCES act (id),
  recorded_at          timestamptz NOT NULL,
  superseded_at        timestamptz,
  year                 integer     NOT NULL CHECK (year BETWEEN 2008 AND 2999),
  number               integer     NOT NULL CHECK (number > 0),
  state                text        NOT NULL,
  form                 text        NOT NULL,
  known_at             timestamptz NOT NULL,
  digest               text        NOT NULL REFERENCES report_content (digest),
  texts                jsonb       NOT NULL,
  measures             jsonb       NOT NULL,
  declarations         jsonb       NOT NULL,
  results              jsonb       NOT NULL,
  reasons              jsonb       NOT NULL,
  signed_by            text,
  signed_on            date,
  scan                 text,
  filed_on             date,
  remarks              text,
  published_on         date,
  first_public_on      date,
  first_public_source  text,
  files                jsonb       NOT NULL,
  restates_because     text,
  PRIMARY KEY (id, version),
  CHECK ((first_public_on IS NULL) = (first_public_source IS NULL)),
  CHECK ((signed_on IS NULL) = (signed_by IS NULL))
);

CREATE UNIQUE INDEX report_edition_current ON report_edition (unit_id, year, number) WHERE superseded_at IS NULL;

GRANT SELECT, INSERT ON report_content TO zhaoming_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON report_edition TO zhaoming_app;
