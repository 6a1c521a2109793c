-- Who is new here, by the start date in the directory; only where `NEWCOMER_WEEKS` lets it be read. The row goes so many weeks
-- after that day, and never comes for whoever has been here for longer.
CREATE TABLE newcomer (
  key             INTEGER PRIMARY KEY AUTOINCREMENT, -- never given anew, so that an old notice tells nothing new
  person          INTEGER NOT NULL UNIQUE REFERENCES person (key) ON DELETE CASCADE,
  started_at      INTEGER NOT NULL,               -- ms since 1970, 0:00 UTC of the first day
  written         INTEGER NOT NULL DEFAULT 0      -- 1: was written to, which happens once
) STRICT;
