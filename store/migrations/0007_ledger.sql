-- Derived. Answers of the hold ledger; emptied by every change of what they rest on.
CREATE TABLE ledger (
    key      TEXT PRIMARY KEY,   -- the day, the model's version and whatever else the answer depends on
    document TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Counts the changes of everything that answers rest on, so that an answer which began before a change is not kept after it.
CREATE TABLE revision (
    id    INTEGER PRIMARY KEY CHECK (id = 1),
    count INTEGER NOT NULL
) STRICT;

INSERT INTO revision (id, count) VALUES (1, 0);
