-- Kept. The runner's word on how steep a treadmill's belt was stands in the same row of words as those on distance and sources.
ALTER TABLE correction RENAME TO correction_before;

CREATE TABLE correction (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    activity_id INTEGER NOT NULL REFERENCES activity (id) ON DELETE CASCADE,
    said_on     TEXT NOT NULL,                   -- the runner's day
    what        TEXT NOT NULL DEFAULT 'distance' CHECK (what IN ('distance', 'grade', 'source', 'split', 'join')),
    distance_m  REAL CHECK (distance_m > 0),     -- of 'distance'; null: the file's own again
    grade       REAL,                            -- of 'grade': height over distance; null: not said again
    part        TEXT,                            -- of 'source': which part of the recording
    original_id INTEGER,                         -- of 'source': whence, none for the rule's choice again; of 'split': what was split off; of 'join': the other's own file
    position    INTEGER,                         -- where in that original
    other_id    INTEGER REFERENCES activity (id) ON DELETE CASCADE,   -- of 'split': the activity that it became
    document    TEXT CHECK (json_valid(document))                     -- of 'join': the other activity
) STRICT;

INSERT INTO correction (id, activity_id, said_on, what, distance_m, part, original_id, position, other_id, document)
SELECT id, activity_id, said_on, what, distance_m, part, original_id, position, other_id, document FROM correction_before;

DROP TABLE correction_before;

CREATE INDEX correction_by_activity ON correction (activity_id, id);
