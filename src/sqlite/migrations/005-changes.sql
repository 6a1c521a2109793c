-- The last thing a person changed, with what it takes to go back; one row a person.
CREATE TABLE last_change (
  person          INTEGER PRIMARY KEY REFERENCES person (key) ON DELETE CASCADE,
  kind            TEXT NOT NULL CHECK (kind IN ('thanks', 'choices', 'skills')),
  before          TEXT NOT NULL                   -- JSON
) STRICT;
