-- Kept. The runner's word on an activity's sources stands in the same row of words as that on its distance, so that one undo takes the last back.
ALTER TABLE correction ADD COLUMN what        TEXT NOT NULL DEFAULT 'distance' CHECK (what IN ('distance', 'source', 'split'));
ALTER TABLE correction ADD COLUMN part        TEXT;      -- of 'source': which part of the recording
ALTER TABLE correction ADD COLUMN original_id INTEGER;   -- of 'source': whence, none for the rule's choice again; of 'split': what was split off
ALTER TABLE correction ADD COLUMN position    INTEGER;   -- where in that original
ALTER TABLE correction ADD COLUMN other_id    INTEGER REFERENCES activity (id) ON DELETE CASCADE;   -- of 'split': the activity that it became

-- Derived. The files of an activity that has several, and what each of them gives.
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
