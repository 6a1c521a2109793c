-- The numbers of a week that is over once more, as one text: what the pulse sums up and its table lists is read in one go.
-- Made from `pulse_count` at night. What goes there takes the text with it, so it never tells more; whoever adds there
-- drops the text in the same transaction, since a trigger for each of thousands of new rows takes its time.
CREATE TABLE pulse_page (
  week            INTEGER PRIMARY KEY,
  told            TEXT                            -- one line a topic; NULL: is being written
) STRICT;

CREATE TRIGGER pulse_page_goes AFTER DELETE ON pulse_count BEGIN DELETE FROM pulse_page WHERE week = OLD.week; END;
