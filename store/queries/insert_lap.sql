INSERT INTO lap (activity_id, position, start_s, elapsed_s, timer_s, distance_m, heart_rate_bpm, workout_step, intensity, ended_by)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
