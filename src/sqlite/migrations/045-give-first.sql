-- How often somebody said no to "what could others ask you?"; after the second no it is never asked again.
ALTER TABLE choice ADD COLUMN idea_noes INTEGER NOT NULL DEFAULT 0;
