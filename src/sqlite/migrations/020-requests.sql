-- Help requests. `chosen` and `asker_block.asker` are keys of people without a reference on purpose: what points to a
-- person is in that person's export, and there a helper would read who asked, or an asker who blocks them. Forgetting
-- takes care of both.
CREATE TABLE request (
  key             INTEGER PRIMARY KEY,
  asker           INTEGER NOT NULL REFERENCES person (key) ON DELETE CASCADE,
  question        TEXT NOT NULL,                  -- in the asker's words; '' where only the topic was named
  skill           TEXT NOT NULL,                  -- SkillId, or '' where none was recognised
  anonymous       INTEGER NOT NULL CHECK (anonymous IN (0, 1)), -- 1: no name before somebody says yes
  champions       INTEGER NOT NULL CHECK (champions IN (0, 1)), -- 1: champions of the topic come first
  chosen          INTEGER,                        -- the helper whom the asker picked; asked first
  state           TEXT NOT NULL CHECK (state IN
                  ('open', 'asking', 'accepted', 'solved', 'unsolved', 'withdrawn', 'expired')),
  version         INTEGER NOT NULL,               -- counts the changes
  made_at         INTEGER NOT NULL,               -- moments in ms since 1970
  due_at          INTEGER,                        -- when to look at it again; NULL once it has ended
  accepted_at     INTEGER,
  remind_at       INTEGER,                        -- when to ask whether it helped; NULL: was asked, or not accepted
  posted_at       INTEGER,                        -- when the community channel was asked
  done_at         INTEGER,                        -- when it ended
  service_url     TEXT NOT NULL,                  -- the way on which notices about it go
  tenant          TEXT,
  bot             TEXT NOT NULL
) STRICT;
CREATE INDEX request_due ON request (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX request_by_asker ON request (asker, made_at);

-- A request reaching one helper; never the same helper twice.
CREATE TABLE ping (
  key             INTEGER PRIMARY KEY,
  request         INTEGER NOT NULL REFERENCES request (key) ON DELETE CASCADE,
  helper          INTEGER NOT NULL REFERENCES person (key) ON DELETE CASCADE,
  at              INTEGER NOT NULL,
  until           INTEGER NOT NULL,               -- then the next one is asked
  passed_at       INTEGER,                        -- when the next one was asked; an answer is still welcome
  answer          TEXT CHECK (answer IN ('accept', 'later', 'decline', 'tried', 'unreachable')),
  answered_at     INTEGER,
  reported_at     INTEGER,                        -- the helper showed the text to a community manager
  UNIQUE (request, helper)
) STRICT;
CREATE INDEX ping_by_helper ON ping (helper, at);
-- Two helpers may press yes at the same moment; one wins.
CREATE UNIQUE INDEX ping_one_yes ON ping (request) WHERE answer = 'accept';

-- Every change of a request, by whom and when.
CREATE TABLE request_change (
  key             INTEGER PRIMARY KEY,
  request         INTEGER NOT NULL REFERENCES request (key) ON DELETE CASCADE,
  event           TEXT NOT NULL,
  state           TEXT NOT NULL,                  -- after it
  role            TEXT NOT NULL CHECK (role IN ('asker', 'helper', 'KnowWho')),
  by              INTEGER REFERENCES person (key) ON DELETE SET NULL, -- NULL: KnowWho, or somebody who was forgotten
  at              INTEGER NOT NULL
) STRICT;
CREATE INDEX request_change_by_request ON request_change (request);
CREATE INDEX request_change_by_person ON request_change (by) WHERE by IS NOT NULL;

-- Whose questions a helper does not want to get.
CREATE TABLE asker_block (
  helper          INTEGER NOT NULL REFERENCES person (key) ON DELETE CASCADE,
  asker           INTEGER NOT NULL,
  at              INTEGER NOT NULL,
  PRIMARY KEY (helper, asker)
) STRICT, WITHOUT ROWID;
CREATE INDEX asker_block_by_asker ON asker_block (asker);

-- The kinds of changes are the code's to know.
CREATE TABLE last_change_new (
  person          INTEGER PRIMARY KEY REFERENCES person (key) ON DELETE CASCADE,
  kind            TEXT NOT NULL,
  before          TEXT NOT NULL                   -- JSON
) STRICT;
INSERT INTO last_change_new SELECT person, kind, before FROM last_change;
DROP TABLE last_change;
ALTER TABLE last_change_new RENAME TO last_change;
