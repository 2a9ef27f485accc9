-- Derived. How a long run was held: the drift of heart rate against speed, and the kilometre that was run fresh and again after an hour and a half.
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
