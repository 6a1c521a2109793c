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
  listed          INTEGER NOT NULL DEFAULT 0,     -- 1: the directory lists this person; 0: only met in a chat
  enabled         INTEGER NOT NULL DEFAULT 1,
  guest           INTEGER NOT NULL DEFAULT 0
) STRICT;

-- What a person chose in the chat; no row means every default.
CREATE TABLE choice (
  person          INTEGER PRIMARY KEY REFERENCES person (key) ON DELETE CASCADE,
  locale          TEXT CHECK (locale IN ('en', 'de')),
  hidden          INTEGER NOT NULL DEFAULT 0,     -- 1: nobody finds this person
  opted_in        INTEGER NOT NULL DEFAULT 0,     -- 1: said yes to being found (VISIBILITY=opt-in)
  paused_until    INTEGER                         -- ms since 1970
) STRICT;
