-- People as the directory lists them. What they say in the chat lives in tables of its own, so that this one
-- can be rebuilt from Microsoft Graph.
CREATE TABLE person (
  key             INTEGER PRIMARY KEY,
  id              TEXT NOT NULL UNIQUE,           -- Entra object id, lower case
  name            TEXT NOT NULL,
  mail            TEXT,
  upn             TEXT,
  title           TEXT,
  department      TEXT,
  office          TEXT,
  language        TEXT,                           -- BCP 47
  country         TEXT,                           -- ISO 3166
  listed          INTEGER NOT NULL DEFAULT 0,     -- 1: the directory lists this person; 0: met in a chat, or left
  enabled         INTEGER NOT NULL DEFAULT 1,     -- 0: cannot sign in, or left
  guest           INTEGER NOT NULL DEFAULT 0,
  forgotten       INTEGER NOT NULL DEFAULT 0      -- 1: asked to be deleted; a sync writes nothing here any more
) STRICT;
CREATE INDEX person_by_mail ON person (lower(mail));
CREATE INDEX person_by_upn ON person (lower(upn));

-- What a person chose in the chat; no row means every default.
CREATE TABLE choice (
  person          INTEGER PRIMARY KEY REFERENCES person (key) ON DELETE CASCADE,
  locale          TEXT CHECK (locale IN ('en', 'de')),
  hidden          INTEGER NOT NULL DEFAULT 0,     -- 1: nobody finds this person
  opted_in        INTEGER NOT NULL DEFAULT 0,     -- 1: said yes to being found (VISIBILITY=opt-in)
  paused_until    INTEGER                         -- ms since 1970
) STRICT;

-- The words of a name without accents and case, so that "mueller" finds Jörg Müller.
CREATE TABLE name_word (
  word            TEXT NOT NULL,
  person          INTEGER NOT NULL REFERENCES person (key) ON DELETE CASCADE,
  PRIMARY KEY (word, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX name_word_by_person ON name_word (person);

-- What the sync knows about everybody the directory lists; the row goes when the person leaves.
CREATE TABLE directory_entry (
  person          INTEGER PRIMARY KEY REFERENCES person (key) ON DELETE CASCADE,
  round           INTEGER NOT NULL,               -- the last complete listing that named this person
  added           INTEGER NOT NULL DEFAULT 0,     -- the run that brought this person
  changed         INTEGER NOT NULL DEFAULT 0,     -- the run that last changed facts or profile
  due             INTEGER,                        -- read the profile from then on, ms since 1970; NULL: never
  read_at         INTEGER,                        -- last good reading of the profile, ms since 1970
  tries           INTEGER NOT NULL DEFAULT 0,     -- failed readings since
  stale           INTEGER NOT NULL DEFAULT 1,     -- 1: the search does not know the title or profile yet
  profile         TEXT                            -- what that reading said, JSON; NULL: unknown
) STRICT;
CREATE INDEX directory_entry_by_due ON directory_entry (due) WHERE due IS NOT NULL;
CREATE INDEX directory_entry_by_round ON directory_entry (round);
CREATE INDEX directory_entry_unknown ON directory_entry (person)
  WHERE due IS NOT NULL AND (profile IS NULL OR tries > 0);

-- Where the sync stands; one row.
CREATE TABLE sync_state (
  only            INTEGER PRIMARY KEY CHECK (only = 1),
  run             INTEGER NOT NULL,               -- the newest run; an older one that still goes on must stop
  started         INTEGER NOT NULL,               -- when it began, ms since 1970
  beat            INTEGER NOT NULL,               -- when it last wrote, ms since 1970; 0 once it ended
  added           INTEGER NOT NULL,               -- people that it brought
  updated         INTEGER NOT NULL,               -- people whose facts or profile it changed
  token           TEXT,                           -- where to go on; NULL: from the beginning
  midway          INTEGER NOT NULL,               -- 1: the token stands between two pages
  round           INTEGER NOT NULL,               -- number of the listing from the beginning, see directory_entry
  phase           TEXT NOT NULL CHECK (phase IN ('changes', 'listing', 'sweeping'))
) STRICT;
INSERT INTO sync_state (only, run, started, beat, added, updated, midway, round, phase)
VALUES (1, 0, 0, 0, 0, 0, 0, 0, 'changes');
