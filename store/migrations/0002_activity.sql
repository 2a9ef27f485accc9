-- Kept. What was done: which original holds it, and what the runner says of it. Its figures are in `summary`.
CREATE TABLE activity (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    original_id INTEGER NOT NULL REFERENCES original (id),
    position    INTEGER NOT NULL CHECK (position >= 0),     -- within the original: a multisport file holds several
    race_said   INTEGER CHECK (race_said IN (0, 1)),        -- by the runner; null while nothing was said
    UNIQUE (original_id, position)
) STRICT;

-- Other files of the same activity, for example a second download with other bytes. Each is kept too.
CREATE TABLE twin (
    original_id INTEGER NOT NULL REFERENCES original (id),
    position    INTEGER NOT NULL CHECK (position >= 0),
    activity_id INTEGER NOT NULL REFERENCES activity (id),
    PRIMARY KEY (original_id, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX twin_by_activity ON twin (activity_id);
