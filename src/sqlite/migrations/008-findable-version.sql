-- Counts up whenever somebody may have become findable or not, or stands elsewhere for a skill; whoever keeps
-- standings in memory looks at it. Standings are counted by the one who writes them, once a person.
CREATE TABLE findable_version (
  only            INTEGER PRIMARY KEY CHECK (only = 1),
  version         INTEGER NOT NULL
) STRICT;
INSERT INTO findable_version (only, version) VALUES (1, 1);

CREATE TRIGGER choice_made AFTER INSERT ON choice BEGIN
  UPDATE findable_version SET version = version + 1;
END;
CREATE TRIGGER choice_changed AFTER UPDATE ON choice BEGIN
  UPDATE findable_version SET version = version + 1;
END;
CREATE TRIGGER choice_gone AFTER DELETE ON choice BEGIN
  UPDATE findable_version SET version = version + 1;
END;
CREATE TRIGGER person_changed AFTER UPDATE OF id, enabled, guest, listed ON person
WHEN old.id <> new.id OR old.enabled <> new.enabled OR old.guest <> new.guest OR old.listed <> new.listed BEGIN
  UPDATE findable_version SET version = version + 1;
END;
CREATE TRIGGER person_gone AFTER DELETE ON person BEGIN
  UPDATE findable_version SET version = version + 1;
END;
CREATE INDEX choice_by_pause ON choice (paused_until) WHERE paused_until IS NOT NULL;
