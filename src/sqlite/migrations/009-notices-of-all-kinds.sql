-- Notices of every kind: `subject` is the key of what the kind is about. A notice that was sent keeps its place in
-- Teams and is made anew when its subject changes; taking a message back is the case in which nothing is left to tell.
CREATE TABLE notice_new (
  id              INTEGER PRIMARY KEY,
  recipient       INTEGER NOT NULL REFERENCES person (key) ON DELETE CASCADE,
  kind            TEXT NOT NULL,
  subject         INTEGER NOT NULL,
  version         INTEGER NOT NULL DEFAULT 0,     -- counts the changes of the subject
  service_url     TEXT NOT NULL,
  tenant          TEXT,
  bot             TEXT NOT NULL,
  due_at          INTEGER,                        -- ms since 1970; NULL once it is done
  attempts        INTEGER NOT NULL DEFAULT 0,
  outcome         TEXT CHECK (outcome IN ('delivered', 'removed', 'blocked', 'outdated', 'failed')),
  conversation    TEXT,                           -- where it stands; NULL: nowhere
  activity        TEXT,
  done_at         INTEGER                         -- when it was last sent or dropped, ms since 1970
) STRICT;
-- What was to be taken back names nothing that exists, so it still is.
INSERT INTO notice_new (id, recipient, kind, subject, service_url, tenant, bot, due_at, attempts, outcome,
                        conversation, activity, done_at)
  SELECT id, recipient, CASE kind WHEN 'retract' THEN 'thanks' ELSE kind END, coalesce(thanks, 0), service_url, tenant,
         bot, due_at, attempts, CASE WHEN kind = 'retract' THEN 'removed' ELSE outcome END, conversation, activity,
         done_at
  FROM notice;
DROP TABLE notice;
ALTER TABLE notice_new RENAME TO notice;
CREATE INDEX notice_due ON notice (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX notice_by_recipient ON notice (recipient);
CREATE INDEX notice_by_subject ON notice (kind, subject);
CREATE INDEX notice_by_done ON notice (done_at) WHERE done_at IS NOT NULL;
CREATE INDEX notice_by_place ON notice (conversation, activity) WHERE conversation IS NOT NULL;

-- What helpers choose about being asked.
ALTER TABLE choice ADD COLUMN weekly_pings INTEGER;                 -- NULL: as the house has it
ALTER TABLE choice ADD COLUMN time_zone TEXT;                       -- IANA; NULL: as the client or the country tells
ALTER TABLE choice ADD COLUMN quiet_from INTEGER;                   -- minutes since midnight; both or none
ALTER TABLE choice ADD COLUMN quiet_to INTEGER;
ALTER TABLE choice ADD COLUMN digest INTEGER NOT NULL DEFAULT 0;    -- 1: wants the weekly digest

-- The time zone of the client the person last wrote from, IANA.
ALTER TABLE person ADD COLUMN time_zone TEXT;
