-- Whom somebody reports to, by Entra object id, lower case; only with MANAGER=on. The directory may name managers
-- before it lists them, so this is no reference; who is deleted is nobody's manager any more.
ALTER TABLE person ADD COLUMN manager TEXT;
CREATE INDEX person_by_manager ON person (manager) WHERE manager IS NOT NULL;

CREATE TRIGGER manager_gone AFTER DELETE ON person BEGIN
  UPDATE person SET manager = NULL WHERE manager = old.id;
END;
