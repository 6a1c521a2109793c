-- Who removed the app themselves: it is never installed for them again.
ALTER TABLE unreached ADD COLUMN removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1));
