-- Runs between two days with what is known of how they were held; `known` is 0 where an older program derived the run.
SELECT s.activity_id, s.date, s.sub_sport, s.distance_m, s.elapsed_s, l.activity_id IS NOT NULL AS known,
       l.drift_per_hour, l.drift_s, l.onset_s, l.fresh_start_s, l.fresh_mps, l.fresh_bpm, l.tired_start_s, l.tired_mps, l.tired_bpm
FROM summary s
LEFT JOIN long_run l ON l.activity_id = s.activity_id
WHERE s.sport = 'running' AND s.date BETWEEN ?1 AND ?2 AND s.elapsed_s > ?3
ORDER BY s.start_ms, s.activity_id
