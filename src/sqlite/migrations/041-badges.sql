-- Badges are worked out from thanks and requests; only whether others may see them is a choice.
ALTER TABLE choice ADD COLUMN badges INTEGER NOT NULL DEFAULT 0; -- 1: others see them on results
-- Who was thanked first for a topic.
CREATE INDEX thanks_by_skill ON thanks (skill, at, key) WHERE skill <> '';
