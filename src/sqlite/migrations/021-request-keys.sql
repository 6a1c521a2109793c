-- Keys of requests and pings are never given anew: a card from weeks ago must not answer another question.
CREATE TABLE request_keys (
  only            INTEGER PRIMARY KEY CHECK (only = 1),
  request         INTEGER NOT NULL,               -- the highest key of a deleted request
  ping            INTEGER NOT NULL                -- and of a deleted ping
) STRICT;
INSERT INTO request_keys (only, request, ping) VALUES (1, 0, 0);

CREATE TRIGGER request_gone AFTER DELETE ON request BEGIN
  UPDATE request_keys SET request = max(request, old.key);
END;
CREATE TRIGGER ping_gone AFTER DELETE ON ping BEGIN
  UPDATE request_keys SET ping = max(ping, old.key);
END;
