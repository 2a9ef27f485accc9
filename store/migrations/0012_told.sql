-- Kept. What an export tells of an activity beside its file, what became of every file of an import, and what imports brought for the log.
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

ALTER TABLE log ADD COLUMN import_id INTEGER REFERENCES import (id);   -- none: the runner typed it
ALTER TABLE log ADD COLUMN source    TEXT;                             -- what an import took it from

CREATE INDEX log_by_import ON log (import_id) WHERE import_id IS NOT NULL;
