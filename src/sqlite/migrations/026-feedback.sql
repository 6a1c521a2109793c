-- A word to the community managers, and their answer. The author stands here even where the word is anonymous, so that
-- the answer finds them; no card and no notice about it names them then.
CREATE TABLE feedback (
  key             INTEGER PRIMARY KEY,
  author          INTEGER NOT NULL REFERENCES person (key) ON DELETE CASCADE,
  text            TEXT NOT NULL,
  anonymous       INTEGER NOT NULL CHECK (anonymous IN (0, 1)),
  at              INTEGER NOT NULL,               -- ms since 1970
  answer          TEXT,
  service_url     TEXT NOT NULL,                  -- the way on which the answer goes back
  tenant          TEXT,
  bot             TEXT NOT NULL
) STRICT;
CREATE INDEX feedback_by_author ON feedback (author, at);

-- Who answered: apart from the words, so that the export of whoever answered never leads to the author.
CREATE TABLE feedback_answer (
  feedback        INTEGER PRIMARY KEY REFERENCES feedback (key) ON DELETE CASCADE,
  by              INTEGER NOT NULL REFERENCES person (key) ON DELETE CASCADE,
  answered_at     INTEGER NOT NULL
) STRICT;
CREATE INDEX feedback_answer_by_person ON feedback_answer (by);
