-- The latest weekly digest of each person: for which week it was written, and when it falls due.
CREATE TABLE digest (
  key             INTEGER PRIMARY KEY AUTOINCREMENT, -- never given anew, so that one of last week tells nothing
  person          INTEGER NOT NULL UNIQUE REFERENCES person (key) ON DELETE CASCADE,
  week            INTEGER NOT NULL,               -- where the person lives, counted as the weeks of the pulse
  due_at          INTEGER NOT NULL                -- ms since 1970
) STRICT;
CREATE INDEX choice_with_digest ON choice (person) WHERE digest = 1;

-- What the house can tell of a week that is over; one row once it is prepared.
CREATE TABLE house_week (
  week            INTEGER PRIMARY KEY
) STRICT;
-- Topics that several people can help with, and the week in which that was first so; 0: before anybody looked.
CREATE TABLE house_topic (
  skill           TEXT PRIMARY KEY,               -- SkillId
  week            INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX house_topic_by_week ON house_topic (week);
-- Distinct people who thanked somebody in that week, rounded down to fives; fewer than five are not kept at all.
CREATE TABLE house_thanks (
  week            INTEGER NOT NULL REFERENCES house_week (week) ON DELETE CASCADE,
  skill           TEXT NOT NULL,                  -- SkillId, or '' for all thanks together
  people          INTEGER NOT NULL CHECK (people >= 5 AND people % 5 = 0),
  PRIMARY KEY (week, skill)
) STRICT, WITHOUT ROWID;

CREATE INDEX thanks_by_time ON thanks (at, key);
-- Requests that look for a helper, by their topic.
CREATE INDEX request_seeking ON request (skill, made_at) WHERE state IN ('open', 'asking');
