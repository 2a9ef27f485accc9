-- Kept. The course of a race, as the file that the runner gave: byte for byte, read again for every plan.
CREATE TABLE course (
    race_id    INTEGER PRIMARY KEY REFERENCES race (id) ON DELETE CASCADE,
    name       TEXT    NOT NULL,                              -- of the file
    sha256     BLOB    NOT NULL CHECK (length(sha256) = 32),  -- of the unpacked bytes
    byte_count INTEGER NOT NULL CHECK (byte_count >= 0),      -- of the unpacked bytes
    packed     BLOB    NOT NULL                               -- the bytes under zstd
) STRICT;
