-- Kept. Names of entries that a page gave them before it sent them, so that what is sent again is kept once.
CREATE TABLE log_key (
    key    TEXT    PRIMARY KEY CHECK (key <> ''),
    log_id INTEGER NOT NULL REFERENCES log (id)
) STRICT, WITHOUT ROWID;
