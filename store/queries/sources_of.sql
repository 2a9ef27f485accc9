-- The files of an activity: its own, then its others in the order they came. Those of one import are left out.
SELECT f.original_id, f.position, o.kind, o.path, o.sha256
FROM (
    SELECT 0 AS later, original_id, position FROM activity WHERE id = ?1
    UNION ALL
    SELECT 1, original_id, position FROM twin WHERE activity_id = ?1
) f
JOIN original o ON o.id = f.original_id
WHERE ?2 IS NULL OR o.import_id <> ?2
ORDER BY f.later, f.original_id, f.position
