-- Derived. A kept answer says up to which day it looks, so that an import of later runs leaves it where it is.
DROP TABLE ledger;
CREATE TABLE ledger (
    id       INTEGER PRIMARY KEY,      -- grows: the oldest answers are dropped first
    key      TEXT    NOT NULL UNIQUE,  -- the day, the model's version and whatever else the answer depends on
    until    TEXT    NOT NULL,         -- the last local day whose runs may change the answer
    document TEXT    NOT NULL
) STRICT;
