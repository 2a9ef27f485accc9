SELECT s.activity_id, s.date, s.sport, s.distance_m, s.elapsed_s, s.timer_s, coalesce(a.race_said, s.race_in_file) AS race,
       l.activity_id IS NOT NULL AS known, l.by_speed_s, l.by_speed_cm, l.by_heart_rate_s, l.normalised_mps, l.peak_bpm,
       l.best_40_min_bpm, l.hour_bpm, l.hour_mps, l.hour_drift, l.heart_rate_doubtful
FROM summary s
JOIN activity a ON a.id = s.activity_id
LEFT JOIN load l ON l.activity_id = s.activity_id
WHERE s.start_ms BETWEEN ?1 AND ?2 AND s.date BETWEEN ?3 AND ?4
ORDER BY s.start_ms, s.activity_id
