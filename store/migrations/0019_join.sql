-- Kept. Two activities that the runner joins are a word like the others; the activity that went into the other waits in its document, so that
-- undoing gives it back as it was.
CREATE TABLE correction_with_join (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    activity_id INTEGER NOT NULL REFERENCES activity (id) ON DELETE CASCADE,
    distance_m  REAL CHECK (distance_m > 0),   -- null: the file's own again
    said_on     TEXT NOT NULL,                 -- the runner's day
    what        TEXT NOT NULL DEFAULT 'distance' CHECK (what IN ('distance', 'source', 'split', 'join')),
    part        TEXT,      -- of 'source': which part of the recording
    original_id INTEGER,   -- of 'source': whence, none for the rule's choice again; of 'split': what was split off; of 'join': the other's own file
    position    INTEGER,   -- where in that original
    other_id    INTEGER REFERENCES activity (id) ON DELETE CASCADE,   -- of 'split': the activity that it became
    document    TEXT CHECK (json_valid(document))                     -- of 'join': the other activity
) STRICT;
INSERT INTO correction_with_join SELECT id, activity_id, distance_m, said_on, what, part, original_id, position, other_id, NULL FROM correction;
DROP TABLE correction;
ALTER TABLE correction_with_join RENAME TO correction;
CREATE INDEX correction_by_activity ON correction (activity_id, id);
