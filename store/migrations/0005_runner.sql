-- Kept. What no file tells of the runner, and the races ahead.
CREATE TABLE fact (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE race (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    name       TEXT NOT NULL,
    date       TEXT NOT NULL,
    distance_m REAL NOT NULL CHECK (distance_m > 0),
    goal_s     REAL CHECK (goal_s > 0),
    priority   TEXT NOT NULL CHECK (priority IN ('A', 'B', 'C')),
    course     TEXT
) STRICT;
