-- Kept. Distances that the runner says instead of the file's; of an activity the last one is in force, undoing takes it away.
CREATE TABLE correction (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    activity_id INTEGER NOT NULL REFERENCES activity (id) ON DELETE CASCADE,
    distance_m  REAL CHECK (distance_m > 0),   -- null: the file's own again
    said_on     TEXT NOT NULL                  -- the runner's day
) STRICT;

CREATE INDEX correction_by_activity ON correction (activity_id, id);

-- Derived: whether the summary's distance is the runner's word.
ALTER TABLE summary ADD COLUMN distance_said INTEGER NOT NULL DEFAULT 0 CHECK (distance_said IN (0, 1));
