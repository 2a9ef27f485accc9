-- Kept. Devices of the home network that may ask: paired by a code, gone when revoked.
CREATE TABLE device (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    name         TEXT    NOT NULL,               -- what its browser calls itself, shortened
    token_sha256 TEXT    NOT NULL UNIQUE,        -- of what it holds; what it holds is not kept
    paired_on    TEXT    NOT NULL,
    seen_on      TEXT    NOT NULL
) STRICT;
