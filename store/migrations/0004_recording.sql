-- Derived. The samples as a compressed column per channel, the exact curve, the bests, and what the device cut and stopped.
CREATE TABLE channel (
    activity_id INTEGER NOT NULL REFERENCES activity (id),
    name        TEXT    NOT NULL,   -- elapsed_ms or a channel's word
    packed      BLOB    NOT NULL,   -- docs/library.md describes the bytes
    UNIQUE (activity_id, name)
) STRICT;

-- The farthest distance within every whole number of seconds, from 0 s to the activity's length, in centimetres.
CREATE TABLE curve (
    activity_id   INTEGER PRIMARY KEY REFERENCES activity (id),
    seconds       INTEGER NOT NULL CHECK (seconds >= 0),
    packed        BLOB    NOT NULL,
    model_version INTEGER NOT NULL
) STRICT;

-- The best time over a distance, on the elapsed time line.
CREATE TABLE best (
    activity_id   INTEGER NOT NULL REFERENCES activity (id),
    distance_m    REAL    NOT NULL CHECK (distance_m > 0),
    elapsed_s     REAL    NOT NULL CHECK (elapsed_s > 0),
    start_s       REAL    NOT NULL CHECK (start_s >= 0),   -- after the activity's start
    model_version INTEGER NOT NULL,
    PRIMARY KEY (activity_id, distance_m)
) STRICT, WITHOUT ROWID;

CREATE INDEX best_by_distance ON best (distance_m, elapsed_s, activity_id);

-- A lap as the device cut it.
CREATE TABLE lap (
    activity_id    INTEGER NOT NULL REFERENCES activity (id),
    position       INTEGER NOT NULL,
    start_s        REAL    NOT NULL,
    elapsed_s      REAL    NOT NULL,
    timer_s        REAL,
    distance_m     REAL,
    heart_rate_bpm REAL,
    workout_step   INTEGER,
    intensity      TEXT,
    ended_by       TEXT,
    PRIMARY KEY (activity_id, position)
) STRICT, WITHOUT ROWID;

-- The timer stood still.
CREATE TABLE pause (
    activity_id INTEGER NOT NULL REFERENCES activity (id),
    position    INTEGER NOT NULL,
    from_ms     INTEGER NOT NULL,
    to_ms       INTEGER NOT NULL,
    PRIMARY KEY (activity_id, position)
) STRICT, WITHOUT ROWID;

-- What was dropped or mended on the way in.
CREATE TABLE repair (
    activity_id INTEGER NOT NULL REFERENCES activity (id),
    position    INTEGER NOT NULL,
    kind        TEXT    NOT NULL,
    what        TEXT    NOT NULL,
    samples     INTEGER NOT NULL,
    PRIMARY KEY (activity_id, position)
) STRICT, WITHOUT ROWID;
