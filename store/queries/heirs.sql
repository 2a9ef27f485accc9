-- Activities that outlive an import which brought a file of theirs, each with the file that is its own afterwards: the one it has where that came
-- with another import, else the first of its others that did.
SELECT activity_id, original_id, position
FROM (
    SELECT f.activity_id, f.original_id, f.position,
           row_number() OVER (PARTITION BY f.activity_id ORDER BY f.later, f.original_id, f.position) AS turn
    FROM (
        SELECT 0 AS later, id AS activity_id, original_id, position FROM activity
        UNION ALL
        SELECT 1, activity_id, original_id, position FROM twin
    ) f
    JOIN original o ON o.id = f.original_id AND o.import_id <> ?1
    WHERE f.activity_id IN (
        SELECT t.activity_id FROM twin t JOIN original o ON o.id = t.original_id WHERE o.import_id = ?1
        UNION
        SELECT a.id FROM activity a JOIN original o ON o.id = a.original_id WHERE o.import_id = ?1
    )
)
WHERE turn = 1
ORDER BY activity_id
