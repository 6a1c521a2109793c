-- What the bot says on its own. Written in the transaction of the change that causes it.
CREATE TABLE notice (
  id              INTEGER PRIMARY KEY,
  recipient       INTEGER NOT NULL REFERENCES person (key) ON DELETE CASCADE,
  kind            TEXT NOT NULL,
  thanks          INTEGER REFERENCES thanks (key) ON DELETE CASCADE, -- NULL: takes a message back
  service_url     TEXT NOT NULL,
  tenant          TEXT,
  bot             TEXT NOT NULL,
  due_at          INTEGER,                        -- ms since 1970; NULL once it is done
  attempts        INTEGER NOT NULL DEFAULT 0,
  outcome         TEXT CHECK (outcome IN ('delivered', 'blocked', 'outdated', 'failed')),
  conversation    TEXT,                           -- where it was delivered, or what is to be taken back
  activity        TEXT
) STRICT;
CREATE INDEX notice_due ON notice (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX notice_by_recipient ON notice (recipient);
CREATE INDEX notice_by_thanks ON notice (thanks);

-- The 1:1 chat of each person with the bot, as it was last used.
CREATE TABLE chat (
  person          INTEGER PRIMARY KEY REFERENCES person (key) ON DELETE CASCADE,
  conversation    TEXT NOT NULL,
  service_url     TEXT NOT NULL,
  tenant          TEXT,
  bot             TEXT NOT NULL
) STRICT;

-- Conversations that were welcomed since the app was installed there.
CREATE TABLE welcome (
  conversation    TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
