-- Kept. What the runner tells day by day; an entry taken back stays as a row.
CREATE TABLE log (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    kind       TEXT    NOT NULL CHECK (kind <> ''),
    date       TEXT    NOT NULL,   -- the day it is about
    document   TEXT    NOT NULL CHECK (json_valid(document)),
    taken_back INTEGER NOT NULL DEFAULT 0 CHECK (taken_back IN (0, 1))
) STRICT;

CREATE INDEX log_by_date ON log (date, kind) WHERE taken_back = 0;
