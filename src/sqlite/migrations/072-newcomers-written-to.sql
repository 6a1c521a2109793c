-- Whoever was written to as new stays marked, without the day, until no setting could make them new again: 26 weeks after
-- their first day at least, told so coarsely (a grid of 13 weeks) that the day cannot be read from it.
-- From now on started_at 0 means: the day is not kept any more.
ALTER TABLE newcomer ADD COLUMN kept_until INTEGER NOT NULL DEFAULT 0; -- ms since 1970
UPDATE newcomer SET kept_until = (started_at / 7862400000 + 3) * 7862400000;
