-- Derived. One row of figures per activity: lists, weeks and evidence are walks over its indexes.
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
) STRICT;

CREATE INDEX summary_by_start ON summary (start_ms DESC, activity_id DESC);
CREATE INDEX summary_by_sport ON summary (sport, start_ms DESC, activity_id DESC);
CREATE INDEX summary_by_day ON summary (sport, date, distance_m, timer_s, elapsed_s, activity_id);
CREATE INDEX summary_by_week ON summary (sport, week, distance_m, timer_s, elapsed_s);
