-- A notice that was tried waits until then, and whatever the same person is to be told after it waits behind it.
ALTER TABLE notice ADD COLUMN not_before INTEGER NOT NULL DEFAULT 0;
UPDATE notice SET not_before = due_at WHERE due_at IS NOT NULL AND attempts > 0;
CREATE INDEX notice_line ON notice (recipient, due_at, id) WHERE due_at IS NOT NULL;

-- Whom the bot may not write to, until they write to it.
CREATE TABLE unreached (
  person          INTEGER PRIMARY KEY REFERENCES person (key) ON DELETE CASCADE,
  why             TEXT NOT NULL CHECK (why IN ('blocked', 'not-installed')),
  since           INTEGER NOT NULL                -- ms since 1970
) STRICT;

-- What the bot says to the community, in its channel or elsewhere; like a notice, but to nobody in particular.
CREATE TABLE post (
  id              INTEGER PRIMARY KEY,
  kind            TEXT NOT NULL,
  subject         INTEGER NOT NULL,
  version         INTEGER NOT NULL DEFAULT 0,     -- counts the changes of the subject
  service_url     TEXT NOT NULL,
  tenant          TEXT,
  bot             TEXT NOT NULL,
  due_at          INTEGER,                        -- ms since 1970; NULL once it is done
  not_before      INTEGER NOT NULL DEFAULT 0,
  attempts        INTEGER NOT NULL DEFAULT 0,
  begun           INTEGER NOT NULL DEFAULT 0 CHECK (begun IN (0, 1)),
  outcome         TEXT CHECK (outcome IN ('delivered', 'removed', 'blocked', 'outdated', 'failed')),
  undelivered     TEXT CHECK (undelivered IN ('blocked', 'not-installed', 'unsure', 'failed', 'off')),
  conversation    TEXT,                           -- where it stands; NULL: nowhere
  activity        TEXT,
  done_at         INTEGER
) STRICT;
CREATE INDEX post_due ON post (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX post_by_subject ON post (kind, subject);
