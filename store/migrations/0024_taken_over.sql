-- Kept. What an import took over of another library beside originals, in order, so that taking the import back takes it back too.
CREATE TABLE taken_over (
    import_id INTEGER NOT NULL REFERENCES import (id),
    turn      INTEGER NOT NULL CHECK (turn >= 0),
    what      TEXT    NOT NULL CHECK (what IN ('fact', 'race', 'course', 'race_kept', 'plan', 'log', 'race_said', 'word')),
    name      TEXT    NOT NULL,   -- of 'fact' its key; else a number: of the race, the plan, the entry, the activity
    said      TEXT    NOT NULL,   -- of 'fact' its value, of 'race_said' 0 or 1, of 'word' the number of the word, of 'plan' how many changes it had
    PRIMARY KEY (import_id, turn)
) STRICT, WITHOUT ROWID;
