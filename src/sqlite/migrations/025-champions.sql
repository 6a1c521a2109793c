-- Champions: who volunteers for which topic. Nobody stands here without their own yes.
CREATE TABLE champion (
  person          INTEGER NOT NULL REFERENCES person (key) ON DELETE CASCADE,
  skill           TEXT NOT NULL,                  -- SkillId
  since           INTEGER NOT NULL,               -- ms since 1970
  PRIMARY KEY (person, skill)
) STRICT, WITHOUT ROWID;
CREATE INDEX champion_by_skill ON champion (skill);

-- A community manager asks somebody whether they want to be champion. `by` is the key of a person without a reference
-- on purpose: what points to a person is in that person's export, and there the one who asked would read a no. It is
-- emptied with the no; forgetting empties it as well.
CREATE TABLE nomination (
  key             INTEGER PRIMARY KEY,
  person          INTEGER NOT NULL REFERENCES person (key) ON DELETE CASCADE,
  skill           TEXT NOT NULL,
  by              INTEGER,
  at              INTEGER NOT NULL,               -- ms since 1970
  answer          TEXT CHECK (answer IN ('yes', 'no')),
  answered_at     INTEGER,
  service_url     TEXT NOT NULL,                  -- the way on which the yes goes back
  tenant          TEXT,
  bot             TEXT NOT NULL
) STRICT;
CREATE INDEX nomination_by_person ON nomination (person, skill);
CREATE INDEX nomination_by_nominator ON nomination (by) WHERE by IS NOT NULL;

-- The weekly round of open requests: whether each champion wants it, and when it last came or comes next.
CREATE TABLE champion_round (
  key             INTEGER PRIMARY KEY,
  person          INTEGER NOT NULL UNIQUE REFERENCES person (key) ON DELETE CASCADE,
  wanted          INTEGER NOT NULL DEFAULT 1 CHECK (wanted IN (0, 1)),
  round_at        INTEGER                         -- ms since 1970; NULL: never
) STRICT;
