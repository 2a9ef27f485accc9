SELECT b.activity_id, s.date, b.elapsed_s, coalesce(a.race_said, s.race_in_file), s.indoor
FROM best b
JOIN summary s ON s.activity_id = b.activity_id
JOIN activity a ON a.id = b.activity_id
WHERE b.distance_m = ?1 AND s.sport = 'running' AND NOT (s.indoor AND NOT s.distance_said) AND s.date >= ?2
ORDER BY b.elapsed_s, b.activity_id
LIMIT 1
