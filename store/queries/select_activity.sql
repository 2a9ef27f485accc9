SELECT a.id, s.start_ms, s.utc_offset_s, s.date, s.sport, s.sub_sport, s.name, s.manufacturer, s.product, s.serial, s.time_created_s,
       s.distance_m, s.distance_said, s.elapsed_s, s.timer_s, s.moving_s, s.heart_rate_bpm, s.ascent_m, s.records, s.channels, s.race_in_file,
       s.indoor, s.workout, s.model_version, coalesce(a.race_said, s.race_in_file) AS race, o.sha256, o.path
FROM summary s
JOIN activity a ON a.id = s.activity_id
JOIN original o ON o.id = a.original_id
