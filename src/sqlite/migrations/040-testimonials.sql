-- Who lets others read the sentence of some thanks: the one who wrote it, the one it was written to, each for themselves.
-- It is a testimonial while both stand here. No row: no yes, be it that nobody was asked, said no, or changed their mind.
CREATE TABLE sentence_consent (
  thanks          INTEGER NOT NULL REFERENCES thanks (key) ON DELETE CASCADE,
  person          INTEGER NOT NULL REFERENCES person (key) ON DELETE CASCADE,
  at              INTEGER NOT NULL,               -- ms since 1970
  PRIMARY KEY (thanks, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX sentence_consent_by_person ON sentence_consent (person);
