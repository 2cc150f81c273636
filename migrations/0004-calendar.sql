-- Holiday notices imported after the built-in ones; the content is the notice in the project's own form.

CREATE TABLE calendar_notice (
  id             uuid        NOT NULL,
  version        integer     NOT NULL CHECK (version > 0),
  unit_id        uuid,
  act_id         bigint      NOT NULL REFERENCES act (id),
  recorded_at    timestamptz NOT NULL,
  superseded_at  timestamptz,
  notice_id      text        NOT NULL,
  layer          text        NOT NULL CHECK (layer IN ('national', 'regional')),
  notice         jsonb       NOT NULL,
  PRIMARY KEY (id, version)
);

CREATE UNIQUE INDEX calendar_notice_current ON calendar_notice (notice_id) WHERE superseded_at IS NULL;

GRANT SELECT, INSERT, UPDATE, DELETE ON calendar_notice TO zhaoming_app;
