-- The latest question "still yours?" of each person. What they answered shows in the evidence itself: renewed or gone
-- since then.
CREATE TABLE freshness (
  key             INTEGER PRIMARY KEY AUTOINCREMENT, -- never given anew, so that an old card asks nothing new
  person          INTEGER NOT NULL UNIQUE REFERENCES person (key) ON DELETE CASCADE,
  asked_at        INTEGER NOT NULL,               -- when it is due, ms since 1970
  skills          TEXT NOT NULL                   -- JSON: {"skills": [SkillId, …]}, at most three
) STRICT;

-- What people said in the chat, oldest first.
CREATE INDEX evidence_added ON evidence (at) WHERE source = 'added';
