-- What people look for and miss, as numbers. Weeks are counted from Monday, 5 January 1970, 0:00 UTC.
-- The secret of a running week. It goes with the week's hashes, so that nobody can be recognised by them afterwards.
CREATE TABLE pulse_key (
  week            INTEGER PRIMARY KEY,
  key             BLOB NOT NULL
) STRICT;

-- Running weeks: who was counted already, as a hash of person, topic and what happened under the week's secret.
CREATE TABLE pulse_hash (
  week            INTEGER NOT NULL REFERENCES pulse_key (week) ON DELETE CASCADE,
  skill           TEXT NOT NULL,                  -- SkillId, or '' for all questions together
  what            TEXT NOT NULL,
  hash            BLOB NOT NULL,
  PRIMARY KEY (week, skill, what, hash)
) STRICT, WITHOUT ROWID;

-- Weeks that are over: distinct people, rounded down to fives; fewer than five are not kept at all.
CREATE TABLE pulse_count (
  week            INTEGER NOT NULL,
  skill           TEXT NOT NULL,
  what            TEXT NOT NULL,
  people          INTEGER NOT NULL CHECK (people >= 5 AND people % 5 = 0),
  PRIMARY KEY (week, skill, what)
) STRICT, WITHOUT ROWID;
