-- Kept. Imports, and the original files they brought: the truth from which everything derived is made again.
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
