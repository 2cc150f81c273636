-- The append-only record: acts, their personal values, the Merkle log of each unit, and the units themselves.

CREATE TABLE act (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  unit_id uuid,
  object_kind text NOT NULL,
  object_id uuid NOT NULL,
  sequence integer NOT NULL CHECK (sequence >= 1),
  kind text NOT NULL,
  actor_kind text NOT NULL,
  actor_name text NOT NULL,
  article text NOT NULL CHECK (article <> ''),
  recorded_at timestamptz NOT NULL,
  effective_on date NOT NULL,
  evidence text,
  -- RFC 8785 canonical JSON, kept as text because these are the hashed bytes.
  body text NOT NULL,
  algorithm text NOT NULL,
  hash text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
  previous_hash text CHECK (previous_hash ~ '^[0-9a-f]{64}$'),
  CONSTRAINT act_chain UNIQUE (object_id, sequence),
  CHECK ((sequence = 1) = (previous_hash IS NULL))
);
CREATE INDEX act_by_unit ON act (unit_id, id);
CREATE INDEX act_by_kind ON act (object_kind, object_id, sequence);

-- Acts that no log holds yet; a row is written with its act and leaves when the act is sealed.
CREATE TABLE act_unsealed (
  act_id bigint PRIMARY KEY,
  log_id uuid NOT NULL
);

CREATE TABLE personal_value (
  act_id bigint NOT NULL REFERENCES act (id),
  field text NOT NULL,
  salt text,
  value text,
  erased_at timestamptz,
  PRIMARY KEY (act_id, field),
  CHECK ((erased_at IS NULL) = (value IS NOT NULL)),
  CHECK ((value IS NULL) = (salt IS NULL))
);

-- log_id is the unit's id; the nil UUID is the log of acts that belong to no unit.
CREATE TABLE log_leaf (
  log_id uuid NOT NULL,
  position bigint NOT NULL CHECK (position >= 0),
  act_id bigint NOT NULL UNIQUE,
  leaf_hash text NOT NULL,
  PRIMARY KEY (log_id, position)
);

CREATE TABLE log_head (
  log_id uuid NOT NULL,
  size bigint NOT NULL CHECK (size > 0),
  algorithm text NOT NULL,
  root text NOT NULL,
  frontier jsonb NOT NULL,
  sealed_at timestamptz NOT NULL,
  PRIMARY KEY (log_id, size)
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'table % is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER act_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON act
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER log_leaf_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log_leaf
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER log_head_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log_head
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER personal_value_kept BEFORE DELETE OR TRUNCATE ON personal_value
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- A personal value may only be erased, never exchanged, and stays erased.
CREATE TRIGGER personal_value_only_erased BEFORE UPDATE ON personal_value
  FOR EACH ROW WHEN (NEW.value IS NOT NULL OR OLD.value IS NULL OR NEW.act_id <> OLD.act_id OR NEW.field <> OLD.field)
  EXECUTE FUNCTION refuse_change();

CREATE TABLE unit (
  id uuid NOT NULL,
  version integer NOT NULL,
  unit_id uuid NOT NULL,
  act_id bigint NOT NULL REFERENCES act (id),
  recorded_at timestamptz NOT NULL,
  superseded_at timestamptz,
  slug text NOT NULL CHECK (slug ~ '^[a-z][a-z0-9-]{1,40}$'),
  name text NOT NULL,
  superior text NOT NULL,
  level text NOT NULL CHECK (level IN ('town', 'county', 'department')),
  address text NOT NULL,
  postcode text NOT NULL,
  phone text NOT NULL,
  may_make_rules boolean NOT NULL,
  is_sample boolean NOT NULL,
  PRIMARY KEY (id, version)
);
CREATE UNIQUE INDEX unit_current ON unit (id) WHERE superseded_at IS NULL;
CREATE UNIQUE INDEX unit_current_slug ON unit (slug) WHERE superseded_at IS NULL;

GRANT SELECT, INSERT ON act TO zhaoming_app;
GRANT SELECT, INSERT, DELETE ON act_unsealed TO zhaoming_app;
GRANT SELECT, INSERT ON personal_value TO zhaoming_app;
GRANT UPDATE (salt, value, erased_at) ON personal_value TO zhaoming_app;
GRANT SELECT, INSERT ON log_leaf TO zhaoming_app;
GRANT SELECT, INSERT ON log_head TO zhaoming_app;
-- Rows of a projection can be derived again from the acts, so the application may rewrite them.
GRANT SELECT, INSERT, UPDATE, DELETE ON unit TO zhaoming_app;
