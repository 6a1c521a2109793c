-- Which questions a helper wants no more of stands with the ping itself. It was told by its passed_at being the moment
-- of the block, which was the same for two questions without a name of the same asker.
ALTER TABLE ping ADD COLUMN unwanted_at INTEGER;   -- when its helper wanted no more questions of whoever asked it
UPDATE ping SET unwanted_at = passed_at
WHERE EXISTS (SELECT 1 FROM asker_block b JOIN request r ON r.key = ping.request
              WHERE b.helper = ping.helper AND b.asker = r.asker AND b.at = ping.passed_at);
