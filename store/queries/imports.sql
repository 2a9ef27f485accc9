SELECT i.id, i.at, i.source, count(a.id) AS activities
FROM import i
LEFT JOIN original o ON o.import_id = i.id
LEFT JOIN activity a ON a.original_id = o.id
GROUP BY i.id
ORDER BY i.id DESC
