-- Thanks: what one person thanks another for. Once per asker, helper and topic in 30 days.
CREATE TABLE thanks (
  key             INTEGER PRIMARY KEY,
  asker           INTEGER NOT NULL REFERENCES person (key) ON DELETE CASCADE,
  helper          INTEGER NOT NULL REFERENCES person (key) ON DELETE CASCADE,
  skill           TEXT NOT NULL,                  -- SkillId, or '' for thanks without a topic
  sentence        TEXT,
  at              INTEGER NOT NULL,               -- ms since 1970
  CHECK (asker <> helper)
) STRICT;
CREATE INDEX thanks_by_helper ON thanks (helper, skill, asker, at);
CREATE INDEX thanks_by_asker ON thanks (asker, helper, skill, at);
