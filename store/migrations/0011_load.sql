-- Derived. What load, intensity and anchors rest on, per activity: times by speed and by heart rate do not depend on any threshold,
-- so that a threshold may move without reading samples again.
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
