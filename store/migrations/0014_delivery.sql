-- Kept. What was delivered: how often each calendar entry changed, and which files in which folder are ours.
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
