-- What people keep to themselves, of all that is known of their skills: one skill, or everything from one source.
-- It stays stored, so that it can be shown again, but nobody is found by it and nothing of it is quoted.
CREATE TABLE hidden_skill (
  person          INTEGER NOT NULL REFERENCES person (key) ON DELETE CASCADE,
  skill           INTEGER NOT NULL REFERENCES skill (key) ON DELETE CASCADE,
  PRIMARY KEY (person, skill)
) STRICT, WITHOUT ROWID;

CREATE TABLE hidden_source (
  person          INTEGER NOT NULL REFERENCES person (key) ON DELETE CASCADE,
  source          TEXT NOT NULL
                  CHECK (source IN ('profile', 'project', 'responsibility', 'title', 'about', 'interest')),
  PRIMARY KEY (person, source)
) STRICT, WITHOUT ROWID;

-- 1: the sentence names a skill that the person hides or took back.
ALTER TABLE statement ADD COLUMN closed INTEGER NOT NULL DEFAULT 0;
