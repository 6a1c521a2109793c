-- Skills somebody here has or asked to have: those of the vocabulary by their id, those of this organisation
-- (`org:…`) with the words they came in.
CREATE TABLE skill (
  key             INTEGER PRIMARY KEY,
  id              TEXT NOT NULL UNIQUE,
  label           TEXT,                           -- only of the organisation's own
  people          INTEGER NOT NULL DEFAULT 0      -- how many hold it, counted by the triggers below
) STRICT;

-- Words a champion merged into a skill.
CREATE TABLE skill_alias (
  words           TEXT PRIMARY KEY,
  skill           TEXT NOT NULL,
  locale          TEXT NOT NULL CHECK (locale IN ('en', 'de'))
) STRICT, WITHOUT ROWID;

-- Why we think that a person has a skill. `added` was said in the chat and survives every sync.
CREATE TABLE evidence (
  person          INTEGER NOT NULL REFERENCES person (key) ON DELETE CASCADE,
  skill           INTEGER NOT NULL REFERENCES skill (key),
  source          TEXT NOT NULL
                  CHECK (source IN ('added', 'profile', 'project', 'responsibility', 'title', 'about', 'interest')),
  text            TEXT NOT NULL,
  level           TEXT CHECK (level IN ('start', 'solve', 'teach', 'learn')),
  at              INTEGER,                        -- ms since 1970; null where the source has no date
  PRIMARY KEY (person, skill, source)
) STRICT, WITHOUT ROWID;
CREATE INDEX evidence_by_skill ON evidence (skill);

-- Skills a person took back ("not my topic any more"): a sync doesn't bring them again, only adding does.
CREATE TABLE dropped_skill (
  person          INTEGER NOT NULL REFERENCES person (key) ON DELETE CASCADE,
  skill           INTEGER NOT NULL REFERENCES skill (key) ON DELETE CASCADE,
  PRIMARY KEY (person, skill)
) STRICT, WITHOUT ROWID;

-- Evidence summed up, in the order in which it is read. `own`: 1 sums up only what the person added in the chat
-- (for people whose profile does not count), 0 everything.
CREATE TABLE standing (
  skill           INTEGER NOT NULL REFERENCES skill (key),
  own             INTEGER NOT NULL CHECK (own IN (0, 1)),
  score           REAL NOT NULL,                  -- 0 to 1
  person          INTEGER NOT NULL REFERENCES person (key) ON DELETE CASCADE,
  PRIMARY KEY (skill, own, score DESC, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX standing_by_person ON standing (person, own, skill);

CREATE TRIGGER standing_counts_in AFTER INSERT ON standing WHEN new.own = 0 BEGIN
  UPDATE skill SET people = people + 1 WHERE key = new.skill;
END;
CREATE TRIGGER standing_counts_out AFTER DELETE ON standing WHEN old.own = 0 BEGIN
  UPDATE skill SET people = people - 1 WHERE key = old.skill;
END;

-- What people wrote in whole sentences, for questions no skill is recognised in.
CREATE TABLE statement (
  key             INTEGER PRIMARY KEY,
  person          INTEGER NOT NULL REFERENCES person (key) ON DELETE CASCADE,
  source          TEXT NOT NULL,
  text            TEXT NOT NULL
) STRICT;
CREATE INDEX statement_by_person ON statement (person);

-- The stems of a statement, under the statement's key.
CREATE VIRTUAL TABLE statement_stem USING fts5 (stems, tokenize = "unicode61 tokenchars '+#.'");
INSERT INTO statement_stem (statement_stem, rank) VALUES ('secure-delete', 1);

CREATE TRIGGER statement_forgets AFTER DELETE ON statement BEGIN
  DELETE FROM statement_stem WHERE rowid = old.key;
END;
