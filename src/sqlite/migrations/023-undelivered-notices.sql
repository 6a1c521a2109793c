-- A send that nobody has heard the end of: what must not be told twice is not sent again then.
ALTER TABLE notice ADD COLUMN begun INTEGER NOT NULL DEFAULT 0 CHECK (begun IN (0, 1));
-- Why it reached nobody; NULL: it did, or nothing was to be told.
ALTER TABLE notice ADD COLUMN undelivered TEXT
  CHECK (undelivered IN ('blocked', 'not-installed', 'unsure', 'failed', 'off'));
CREATE INDEX notice_undelivered ON notice (kind, undelivered) WHERE undelivered IS NOT NULL;
