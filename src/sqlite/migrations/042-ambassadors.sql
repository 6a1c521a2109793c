-- Questions that are asked once: may beginners come to you with what you were helped with, do you want to be champion of
-- what you help with, and a hint to those who do much here. Each once for a person and topic, ever.
CREATE TABLE ambassador_question (
  key             INTEGER PRIMARY KEY,
  person          INTEGER NOT NULL REFERENCES person (key) ON DELETE CASCADE,
  kind            TEXT NOT NULL CHECK (kind IN ('start', 'champion', 'mover')),
  skill           TEXT NOT NULL,                  -- SkillId; '' where it is about no topic
  asked_at        INTEGER NOT NULL,               -- ms since 1970
  answer          TEXT CHECK (answer IN ('yes', 'no')),
  UNIQUE (person, kind, skill)
) STRICT;
