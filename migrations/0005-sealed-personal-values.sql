-- Personal values are kept sealed (kit/crypto/envelope.ts); key_id names the key, null stands for a value in clear text.

ALTER TABLE personal_value ADD COLUMN key_id text;
ALTER TABLE personal_value ADD CONSTRAINT personal_value_sealed
  CHECK (key_id IS NULL OR (value IS NOT NULL AND starts_with(value, 'zm1.' || key_id || '.')));

-- A value may be erased, sealed when it lay in clear text, or have its data key wrapped anew: the sealed text itself and
-- the salt stay. What a first sealing holds is proved by the commitment in the act.
DROP TRIGGER personal_value_only_erased ON personal_value;
CREATE TRIGGER personal_value_only_erased BEFORE UPDATE ON personal_value
  FOR EACH ROW WHEN (
    OLD.value IS NULL OR NEW.act_id <> OLD.act_id OR NEW.field <> OLD.field
    OR (NEW.value IS NOT NULL AND (
      NEW.key_id IS NULL
      OR NEW.salt IS DISTINCT FROM OLD.salt
      OR (OLD.key_id IS NOT NULL AND (
        split_part(NEW.value, '.', 4) <> split_part(OLD.value, '.', 4)
        OR split_part(NEW.value, '.', 5) <> split_part(OLD.value, '.', 5))))))
  EXECUTE FUNCTION refuse_change();

GRANT UPDATE (key_id) ON personal_value TO zhaoming_app;
