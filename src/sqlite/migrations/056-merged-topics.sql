-- Topics of this organisation that became a part of another topic. While the row stands, `topic` leads to `target`, and its
-- label is one of the target's words.
CREATE TABLE topic_merge (
  key             INTEGER PRIMARY KEY AUTOINCREMENT, -- never given anew, so that an old button takes nothing new back
  topic           TEXT NOT NULL UNIQUE,           -- SkillId, `org:…`
  label           TEXT NOT NULL,
  target          TEXT NOT NULL,                  -- SkillId
  by              INTEGER REFERENCES person (key) ON DELETE SET NULL, -- NULL: somebody who was forgotten
  at              INTEGER NOT NULL,               -- ms since 1970
  phase           TEXT NOT NULL CHECK (phase IN ('moving', 'merged', 'returning'))
) STRICT;
CREATE INDEX topic_merge_into ON topic_merge (target);
CREATE INDEX topic_merge_by ON topic_merge (by) WHERE by IS NOT NULL;

-- Whose word it was, and how they stood to both topics before and right after.
CREATE TABLE topic_moved (
  merge           INTEGER NOT NULL REFERENCES topic_merge (key) ON DELETE CASCADE,
  person          INTEGER NOT NULL REFERENCES person (key) ON DELETE CASCADE,
  before          TEXT,                           -- JSON; NULL once it cannot be taken back any more
  PRIMARY KEY (merge, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX topic_moved_by_person ON topic_moved (person);

-- Thanks, requests and the like that were about the topic; gone once it cannot be taken back any more.
CREATE TABLE topic_moved_row (
  merge           INTEGER NOT NULL REFERENCES topic_merge (key) ON DELETE CASCADE,
  what            TEXT NOT NULL CHECK (what IN ('thanks', 'request', 'nomination', 'ambassador_question')),
  row             INTEGER NOT NULL,
  PRIMARY KEY (merge, what, row)
) STRICT, WITHOUT ROWID;

-- Where each merged topic leads to in the end.
CREATE VIEW topic_now (topic, now) AS
WITH RECURSIVE way (topic, now) AS (
  SELECT topic, target FROM topic_merge WHERE phase <> 'returning'
  UNION
  SELECT way.topic, m.target FROM way JOIN topic_merge m ON m.topic = way.now AND m.phase <> 'returning'
)
SELECT topic, now FROM way
WHERE NOT EXISTS (SELECT 1 FROM topic_merge m WHERE m.topic = way.now AND m.phase <> 'returning');

-- Who taught a word, and when; NULL where nobody knows.
ALTER TABLE skill_alias ADD COLUMN by INTEGER REFERENCES person (key) ON DELETE SET NULL;
ALTER TABLE skill_alias ADD COLUMN at INTEGER;
CREATE INDEX skill_alias_by ON skill_alias (by) WHERE by IS NOT NULL;

-- Every word that was learned, be it taught or the label of a merged topic.
CREATE VIEW learned_word (words, skill, locale) AS
SELECT a.words, coalesce(n.now, a.skill), a.locale FROM skill_alias a LEFT JOIN topic_now n ON n.topic = a.skill
UNION
SELECT m.label, n.now, l.value FROM topic_merge m JOIN topic_now n ON n.topic = m.topic JOIN json_each('["en","de"]') l;
