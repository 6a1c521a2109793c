-- The first week of somebody who wants to be shown around: what they were shown, and when the last of it fell due.
CREATE TABLE first_week (
  key             INTEGER PRIMARY KEY AUTOINCREMENT, -- never given anew, so that an old notice tells nothing new
  person          INTEGER NOT NULL UNIQUE REFERENCES person (key) ON DELETE CASCADE,
  steps           TEXT NOT NULL,                  -- JSON: {"steps": ["skill", "ask", …]}, in the order in which they were shown
  due_at          INTEGER NOT NULL                -- ms since 1970
) STRICT;

ALTER TABLE choice ADD COLUMN first_week INTEGER NOT NULL DEFAULT 0; -- 1: wants to be shown around
CREATE INDEX choice_in_first_week ON choice (person) WHERE first_week = 1;

-- Who works at the same place.
CREATE INDEX person_by_office ON person (office) WHERE office IS NOT NULL;
CREATE INDEX person_by_department ON person (department) WHERE department IS NOT NULL;
