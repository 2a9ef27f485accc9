-- Kept. How a race is to be run, as the runner said to keep it; the newest counts, the ones before stay for undo.
CREATE TABLE race_kept (
    id       INTEGER PRIMARY KEY,
    race_id  INTEGER NOT NULL REFERENCES race (id) ON DELETE CASCADE,
    document TEXT    NOT NULL    -- the day, the time, pacing, start, weather and ground as typed, JSON
) STRICT;

CREATE INDEX race_kept_race ON race_kept (race_id, id);
