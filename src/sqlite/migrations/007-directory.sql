-- When somebody was last shown as a helper or asked for help: their profile is read again sooner.
CREATE TABLE shown (
  person          INTEGER PRIMARY KEY REFERENCES person (key) ON DELETE CASCADE,
  at              INTEGER NOT NULL                -- ms since 1970, to the quarter of a day
) STRICT;
CREATE INDEX shown_by_at ON shown (at);
