-- For each activity of an import that another import brought too: the first such file, and where in it.
SELECT activity_id, original_id, position
FROM (
    SELECT t.activity_id, t.original_id, t.position,
           row_number() OVER (PARTITION BY t.activity_id ORDER BY t.original_id, t.position) AS turn
    FROM twin t
    JOIN original o ON o.id = t.original_id AND o.import_id <> ?1
    JOIN activity a ON a.id = t.activity_id
    JOIN original mine ON mine.id = a.original_id AND mine.import_id = ?1
)
WHERE turn = 1
ORDER BY activity_id
