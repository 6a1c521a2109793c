-- Thanks of somebody who was forgotten stay with the helper, without a name. SQLite cannot loosen a column, so the
-- table is made anew; notices point to it and step aside meanwhile.
CREATE TABLE notice_aside AS SELECT * FROM notice;
DELETE FROM notice;
CREATE TABLE thanks_new (
  key             INTEGER PRIMARY KEY,
  asker           INTEGER REFERENCES person (key) ON DELETE SET NULL, -- NULL: somebody who was forgotten
  helper          INTEGER NOT NULL REFERENCES person (key) ON DELETE CASCADE,
  skill           TEXT NOT NULL,                  -- SkillId, or '' for thanks without a topic
  sentence        TEXT,
  at              INTEGER NOT NULL,               -- ms since 1970
  CHECK (asker <> helper),
  CHECK (asker IS NOT NULL OR sentence IS NULL)   -- a sentence can tell who wrote it
) STRICT;
INSERT INTO thanks_new SELECT key, asker, helper, skill, sentence, at FROM thanks;
DROP TABLE thanks;
ALTER TABLE thanks_new RENAME TO thanks;
CREATE INDEX thanks_by_helper ON thanks (helper, skill, asker, at);
CREATE INDEX thanks_by_asker ON thanks (asker, helper, skill, at);
INSERT INTO notice SELECT * FROM notice_aside;
DROP TABLE notice_aside;

-- When the notice was sent or dropped, ms since 1970. Of older ones nobody knows.
ALTER TABLE notice ADD COLUMN done_at INTEGER;
CREATE INDEX notice_by_done ON notice (done_at) WHERE done_at IS NOT NULL;

-- What belongs to this database alone.
CREATE TABLE meta (
  name            TEXT PRIMARY KEY,
  value           BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Who asked to be forgotten: an HMAC-SHA-256 of the person's id under a key in `meta`, and nothing else.
CREATE TABLE forgotten (
  hash            BLOB PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Since when people are away, noted once a night; the row goes when they return.
CREATE TABLE leaver (
  person          INTEGER PRIMARY KEY REFERENCES person (key) ON DELETE CASCADE,
  since           INTEGER NOT NULL                -- ms since 1970
) STRICT;
