SELECT b.activity_id, s.date, b.distance_m, b.elapsed_s, b.start_s, coalesce(a.race_said, s.race_in_file) AS race,
       s.sub_sport, s.indoor AND NOT s.distance_said AS guessed, s.ascent_m, s.distance_m AS run_distance_m, s.elapsed_s AS run_elapsed_s
FROM summary s
JOIN activity a ON a.id = s.activity_id
JOIN best b ON b.activity_id = s.activity_id
WHERE s.sport = 'running' AND s.date BETWEEN ?1 AND ?2
ORDER BY s.date, b.activity_id, b.distance_m
