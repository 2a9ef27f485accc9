SELECT a.id, a.original_id, a.position, s.model_version
FROM activity a LEFT JOIN summary s ON s.activity_id = a.id
ORDER BY a.original_id, a.position
