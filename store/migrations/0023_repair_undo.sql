-- Kept. The runner's word that a kind of mending is not to be done stands in the same row of words as those on distance and sources.
ALTER TABLE correction RENAME TO correction_before;

CREATE TABLE correction (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    activity_id INTEGER NOT NULL REFERENCES activity (id) ON DELETE CASCADE,
    said_on     TEXT NOT NULL,                   -- the runner's day
    what        TEXT NOT NULL DEFAULT 'distance' CHECK (what IN ('distance', 'grade', 'repair', 'source', 'split', 'join')),
    distance_m  REAL CHECK (distance_m > 0),     -- of 'distance'; null: the file's own again
    grade       REAL,                            -- of 'grade': height over distance; null: not said again
    part        TEXT,                            -- of 'source': which part of the recording; of 'repair': the kind of mending
    mended      INTEGER CHECK (mended IN (0, 1)),   -- of 'repair': 0 where the device is right, 1 where it is mended again
    original_id INTEGER,                         -- of 'source': whence, none for the rule's choice again; of 'split': what was split off; of 'join': the other's own file
    position    INTEGER,                         -- where in that original
    other_id    INTEGER REFERENCES activity (id) ON DELETE CASCADE,   -- of 'split': the activity that it became
    document    TEXT CHECK (json_valid(document))                     -- of 'join': the other activity
) STRICT;

INSERT INTO correction (id, activity_id, said_on, what, distance_m, grade, part, original_id, position, other_id, document)
SELECT id, activity_id, said_on, what, distance_m, grade, part, original_id, position, other_id, document FROM correction_before;

DROP TABLE correction_before;

CREATE INDEX correction_by_activity ON correction (activity_id, id);

-- Derived: each kind of mending got a word of its own, so that each can be taken back.
UPDATE repair SET kind = 'outlier' WHERE kind = 'spike' AND what LIKE '%out of reach of both neighbours%';
UPDATE repair SET kind = 'heart_rate_spike' WHERE kind = 'heart_rate' AND what LIKE '%jumped faster%';
UPDATE repair SET kind = 'heart_rate_stuck' WHERE kind = 'heart_rate' AND what LIKE '%stuck on one number%';
UPDATE repair SET kind = 'heart_rate_steps' WHERE kind = 'heart_rate' AND what LIKE '%counted steps%';
