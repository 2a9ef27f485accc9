-- Kept. Every plan ever made, as its document; at most one is in force.
CREATE TABLE plan (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    made_at  TEXT    NOT NULL,   -- RFC 3339, UTC
    document TEXT    NOT NULL,   -- stayer.plan/1
    in_force INTEGER NOT NULL CHECK (in_force IN (0, 1))
) STRICT;

CREATE UNIQUE INDEX plan_in_force ON plan (in_force) WHERE in_force = 1;
