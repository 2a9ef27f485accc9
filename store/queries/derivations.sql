SELECT a.id, a.original_id, a.position, s.model_version, EXISTS (SELECT 1 FROM twin t WHERE t.activity_id = a.id)
FROM activity a LEFT JOIN summary s ON s.activity_id = a.id
ORDER BY a.original_id, a.position
