-- Generated from migrations/ by the tests of store: UPDATE_SCHEMA=1 cargo test -p store schema
-- Schema version 25.

CREATE TABLE import (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    at     TEXT NOT NULL,   -- RFC 3339, UTC
    source TEXT NOT NULL    -- what was named on the command line or in the browser
) STRICT;

CREATE TABLE original (
    id         INTEGER PRIMARY KEY,
    sha256     BLOB    NOT NULL UNIQUE CHECK (length(sha256) = 32),  -- of the unpacked bytes
    byte_count INTEGER NOT NULL CHECK (byte_count >= 0),             -- of the unpacked bytes
    kind       TEXT    NOT NULL,                                     -- fit, tcx, gpx
    path       TEXT    NOT NULL,                                     -- where it was found; members of archives after a slash
    import_id  INTEGER NOT NULL REFERENCES import (id),
    packed     BLOB    NOT NULL                                      -- the bytes under zstd
) STRICT;

CREATE INDEX original_by_import ON original (import_id);

CREATE TABLE activity (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    original_id INTEGER NOT NULL REFERENCES original (id),
    position    INTEGER NOT NULL CHECK (position >= 0),     -- within the original: a multisport file holds several
    race_said   INTEGER CHECK (race_said IN (0, 1)),        -- by the runner; null while nothing was said
    UNIQUE (original_id, position)
) STRICT;

CREATE TABLE twin (
    original_id INTEGER NOT NULL REFERENCES original (id),
    position    INTEGER NOT NULL CHECK (position >= 0),
    activity_id INTEGER NOT NULL REFERENCES activity (id),
    PRIMARY KEY (original_id, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX twin_by_activity ON twin (activity_id);

CREATE TABLE summary (
    activity_id    INTEGER PRIMARY KEY REFERENCES activity (id),
    start_ms       INTEGER NOT NULL,          -- Unix time in milliseconds
    utc_offset_s   INTEGER,                   -- where the file says it
    date           TEXT    NOT NULL,          -- local day; by the offset, else by the longitude, else UTC
    week           TEXT    NOT NULL,          -- the Monday of that day
    sport          TEXT    NOT NULL,
    sub_sport      TEXT    NOT NULL,
    name           TEXT,
    manufacturer   TEXT,
    product        TEXT,
    serial         INTEGER,
    time_created_s INTEGER,                   -- Unix time
    distance_m     REAL,
    elapsed_s      REAL,
    timer_s        REAL,
    moving_s       REAL,                      -- for display; never the base of a best
    heart_rate_bpm REAL,                      -- mean over time
    ascent_m       REAL,                      -- on smoothed altitude
    records        INTEGER NOT NULL,
    channels       TEXT    NOT NULL,          -- words, separated by spaces
    race_in_file   INTEGER CHECK (race_in_file IN (0, 1)),
    indoor         INTEGER NOT NULL CHECK (indoor IN (0, 1)),
    workout        TEXT,                      -- JSON of the planned steps that travelled with the file
    model_version  INTEGER NOT NULL
, distance_said INTEGER NOT NULL DEFAULT 0 CHECK (distance_said IN (0, 1))) STRICT;

CREATE INDEX summary_by_start ON summary (start_ms DESC, activity_id DESC);

CREATE INDEX summary_by_sport ON summary (sport, start_ms DESC, activity_id DESC);

CREATE INDEX summary_by_day ON summary (sport, date, distance_m, timer_s, elapsed_s, activity_id);

CREATE INDEX summary_by_week ON summary (sport, week, distance_m, timer_s, elapsed_s);

CREATE TABLE channel (
    activity_id INTEGER NOT NULL REFERENCES activity (id),
    name        TEXT    NOT NULL,   -- elapsed_ms or a channel's word
    packed      BLOB    NOT NULL,   -- docs/library.md describes the bytes
    UNIQUE (activity_id, name)
) STRICT;

CREATE TABLE curve (
    activity_id   INTEGER PRIMARY KEY REFERENCES activity (id),
    seconds       INTEGER NOT NULL CHECK (seconds >= 0),
    packed        BLOB    NOT NULL,
    model_version INTEGER NOT NULL
) STRICT;

CREATE TABLE best (
    activity_id   INTEGER NOT NULL REFERENCES activity (id),
    distance_m    REAL    NOT NULL CHECK (distance_m > 0),
    elapsed_s     REAL    NOT NULL CHECK (elapsed_s > 0),
    start_s       REAL    NOT NULL CHECK (start_s >= 0),   -- after the activity's start
    model_version INTEGER NOT NULL,
    PRIMARY KEY (activity_id, distance_m)
) STRICT, WITHOUT ROWID;

CREATE INDEX best_by_distance ON best (distance_m, elapsed_s, activity_id);

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

CREATE TABLE pause (
    activity_id INTEGER NOT NULL REFERENCES activity (id),
    position    INTEGER NOT NULL,
    from_ms     INTEGER NOT NULL,
    to_ms       INTEGER NOT NULL,
    PRIMARY KEY (activity_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE repair (
    activity_id INTEGER NOT NULL REFERENCES activity (id),
    position    INTEGER NOT NULL,
    kind        TEXT    NOT NULL,
    what        TEXT    NOT NULL,
    samples     INTEGER NOT NULL,
    PRIMARY KEY (activity_id, position)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE plan (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    made_at  TEXT    NOT NULL,   -- RFC 3339, UTC
    document TEXT    NOT NULL,   -- stayer.plan/1
    in_force INTEGER NOT NULL CHECK (in_force IN (0, 1))
, spec TEXT, head INTEGER REFERENCES plan_change (id)) STRICT;

CREATE UNIQUE INDEX plan_in_force ON plan (in_force) WHERE in_force = 1;

CREATE TABLE revision (
    id    INTEGER PRIMARY KEY CHECK (id = 1),
    count INTEGER NOT NULL
) STRICT;

CREATE TABLE log (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    kind       TEXT    NOT NULL CHECK (kind <> ''),
    date       TEXT    NOT NULL,   -- the day it is about
    document   TEXT    NOT NULL CHECK (json_valid(document)),
    taken_back INTEGER NOT NULL DEFAULT 0 CHECK (taken_back IN (0, 1))
, import_id INTEGER REFERENCES import (id), source    TEXT) STRICT;

CREATE INDEX log_by_date ON log (date, kind) WHERE taken_back = 0;

CREATE TABLE plan_change (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    plan_id   INTEGER NOT NULL REFERENCES plan (id),
    before_id INTEGER REFERENCES plan_change (id),   -- the change it builds on; none for the original
    made_at   TEXT NOT NULL,   -- RFC 3339, UTC
    made_on   TEXT NOT NULL,   -- the runner's day
    edit      TEXT NOT NULL,   -- what was asked for, JSON
    changes   TEXT NOT NULL,   -- what it changed and by which rule, JSON
    document  TEXT NOT NULL,   -- stayer.plan/1 after it
    spec      TEXT NOT NULL    -- stayer.spec/1 after it
) STRICT;

CREATE INDEX plan_change_before ON plan_change (plan_id, before_id);

CREATE TABLE load (
    activity_id       INTEGER PRIMARY KEY REFERENCES activity (id),
    by_speed_s        BLOB    NOT NULL,   -- packed column: seconds in each step of 0.02 m/s of grade-adjusted half-minute speed
    by_speed_cm       BLOB    NOT NULL,   -- packed column: ground covered in them, in centimetres
    by_heart_rate_s   BLOB    NOT NULL,   -- packed column: seconds at each whole beat per minute
    normalised_mps    REAL,               -- fourth-power mean of the half-minute speed
    peak_bpm          REAL,               -- highest median of 5 s
    best_40_min_bpm   REAL,               -- highest mean of 40 min
    hour_bpm          REAL,               -- of the hour after the first five minutes: mean heart rate
    hour_mps          REAL,               -- its mean grade-adjusted speed
    hour_drift        REAL,               -- heart rate over speed, second half against first, less one
    heart_rate_doubtful INTEGER NOT NULL CHECK (heart_rate_doubtful IN (0, 1)),
    model_version     INTEGER NOT NULL
) STRICT;

CREATE TABLE told (
    activity_id INTEGER NOT NULL REFERENCES activity (id) ON DELETE CASCADE,
    import_id   INTEGER NOT NULL REFERENCES import (id),
    document    TEXT    NOT NULL CHECK (json_valid(document)),
    in_file     TEXT    NOT NULL CHECK (json_valid(in_file)),   -- what the activity's own file says instead
    PRIMARY KEY (activity_id, import_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX told_by_import ON told (import_id);

CREATE TABLE import_file (
    import_id  INTEGER NOT NULL REFERENCES import (id),
    position   INTEGER NOT NULL CHECK (position >= 0),   -- in the order of reading
    path       TEXT    NOT NULL,
    outcome    TEXT    NOT NULL,   -- imported, duplicate, skipped, failed
    activities TEXT    NOT NULL CHECK (json_valid(activities)),
    reason     TEXT,
    warnings   TEXT    NOT NULL CHECK (json_valid(warnings)),
    PRIMARY KEY (import_id, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX import_file_by_outcome ON import_file (import_id, outcome, position);

CREATE INDEX log_by_import ON log (import_id) WHERE import_id IS NOT NULL;

CREATE TABLE source (
    activity_id INTEGER NOT NULL REFERENCES activity (id),
    turn        INTEGER NOT NULL CHECK (turn >= 0),   -- 0 is the activity's own file
    original_id INTEGER NOT NULL,
    position    INTEGER NOT NULL,
    start_ms    INTEGER NOT NULL,                     -- Unix time
    elapsed_s   REAL,
    distance_m  REAL,
    device      TEXT,
    records     INTEGER NOT NULL,
    channels    TEXT    NOT NULL,                     -- words, separated by spaces
    gives       TEXT    NOT NULL CHECK (json_valid(gives)),   -- parts of the recording, each with why
    PRIMARY KEY (activity_id, turn)
) STRICT, WITHOUT ROWID;

CREATE TABLE calendar_entry (
    uid         TEXT    PRIMARY KEY,
    sequence    INTEGER NOT NULL CHECK (sequence >= 0),    -- grows with every change, also with one that is undone
    modified_at TEXT    NOT NULL,                          -- RFC 3339, UTC
    date        TEXT    NOT NULL,
    document    TEXT    NOT NULL CHECK (json_valid(document)),   -- title, description, categories
    cancelled   INTEGER NOT NULL CHECK (cancelled IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE delivered_file (
    folder  TEXT    NOT NULL,    -- where a watch or another program reads it
    path    TEXT    NOT NULL,    -- within the folder
    session TEXT,                -- the planned session; none for the schedule
    serial  INTEGER NOT NULL,    -- with made_s what the file says of itself
    made_s  INTEGER NOT NULL,    -- Unix time
    sha256  BLOB    NOT NULL CHECK (length(sha256) = 32),
    PRIMARY KEY (folder, path)
) STRICT, WITHOUT ROWID;

CREATE TABLE course (
    race_id    INTEGER PRIMARY KEY REFERENCES race (id) ON DELETE CASCADE,
    name       TEXT    NOT NULL,                              -- of the file
    sha256     BLOB    NOT NULL CHECK (length(sha256) = 32),  -- of the unpacked bytes
    byte_count INTEGER NOT NULL CHECK (byte_count >= 0),      -- of the unpacked bytes
    packed     BLOB    NOT NULL                               -- the bytes under zstd
) STRICT;

CREATE TABLE long_run (
    activity_id    INTEGER PRIMARY KEY REFERENCES activity (id),
    drift_per_hour REAL,               -- growth of beats per metre in an hour after the fresh part
    drift_s        REAL,               -- running after the fresh part that it rests on
    onset_s        REAL,               -- from the start to the first 5 km with more than 2.5 % more beats per metre
    fresh_start_s  REAL,               -- the kilometre within the first 45 minutes, on level ground
    fresh_mps      REAL,
    fresh_bpm      REAL,
    tired_start_s  REAL,               -- the one that began after 90 minutes
    tired_mps      REAL,
    tired_bpm      REAL,
    model_version  INTEGER NOT NULL
) STRICT;

CREATE TABLE log_key (
    key    TEXT    PRIMARY KEY CHECK (key <> ''),
    log_id INTEGER NOT NULL REFERENCES log (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE device (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    name         TEXT    NOT NULL,               -- what its browser calls itself, shortened
    token_sha256 TEXT    NOT NULL UNIQUE,        -- of what it holds; what it holds is not kept
    paired_on    TEXT    NOT NULL,
    seen_on      TEXT    NOT NULL
) STRICT;

CREATE TABLE race_kept (
    id       INTEGER PRIMARY KEY,
    race_id  INTEGER NOT NULL REFERENCES race (id) ON DELETE CASCADE,
    document TEXT    NOT NULL    -- the day, the time, pacing, start, weather and ground as typed, JSON
) STRICT;

CREATE INDEX race_kept_race ON race_kept (race_id, id);

CREATE TABLE ledger (
    id       INTEGER PRIMARY KEY,      -- grows: the oldest answers are dropped first
    key      TEXT    NOT NULL UNIQUE,  -- the day, the model's version and whatever else the answer depends on
    until    TEXT    NOT NULL,         -- the last local day whose runs may change the answer
    document TEXT    NOT NULL
) STRICT;

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

CREATE INDEX correction_by_activity ON correction (activity_id, id);

CREATE TABLE taken_over (
    import_id INTEGER NOT NULL REFERENCES import (id),
    turn      INTEGER NOT NULL CHECK (turn >= 0),
    what      TEXT    NOT NULL CHECK (what IN ('fact', 'race', 'course', 'race_kept', 'plan', 'log', 'race_said', 'word')),
    name      TEXT    NOT NULL,   -- of 'fact' its key; else a number: of the race, the plan, the entry, the activity
    said      TEXT    NOT NULL,   -- of 'fact' its value, of 'race_said' 0 or 1, of 'word' the number of the word, of 'plan' how many changes it had
    PRIMARY KEY (import_id, turn)
) STRICT, WITHOUT ROWID;

CREATE INDEX summary_stale ON summary (activity_id) WHERE model_version = 0;

CREATE INDEX ledger_until ON ledger (until);
