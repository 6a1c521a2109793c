-- Words that at least five people looked for in one week and that nobody could make sense of. Until the fifth of them
-- only a hash under the secret of the week stands for the word. `skill` is that hash, as in `pulse_hash` and `pulse_count`.
CREATE TABLE pulse_word (
  week            INTEGER NOT NULL,
  skill           TEXT NOT NULL,                  -- `word:` and the hash
  words           TEXT NOT NULL,                  -- folded, one to three
  PRIMARY KEY (week, skill)
) STRICT, WITHOUT ROWID;
