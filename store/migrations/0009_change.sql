-- Kept. What a plan was made from, and every change of it: an undone one stays, and so does the original.
ALTER TABLE plan ADD COLUMN spec TEXT;      -- stayer.spec/1; none for plans made before this
ALTER TABLE plan ADD COLUMN head INTEGER REFERENCES plan_change (id);   -- the change in force; none for the original

CREATE TABLE plan_change (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    plan_id   INTEGER NOT NULL REFERENCES plan (id),
    before_id INTEGER REFERENCES plan_change (id),   -- the change it builds on; none for the original
    made_at   TEXT NOT NULL,   -- RFC 3339, UTC
    made_on   TEXT NOT NULL,   -- the runner's day
    edit      TEXT NOT NULL,   -- what was asked for, JSON
    changes   TEXT NOT NULL,   -- what it changed and by which rule, JSON
    document  TEXT NOT NULL,   -- stayer.plan/1 after it
    spec      TEXT NOT NULL    -- stayer.spec/1 after it
) STRICT;

CREATE INDEX plan_change_before ON plan_change (plan_id, before_id);
