INSERT INTO summary (
    activity_id, start_ms, utc_offset_s, date, week, sport, sub_sport, name, manufacturer, product, serial, time_created_s,
    distance_m, distance_said, elapsed_s, timer_s, moving_s, heart_rate_bpm, ascent_m, records, channels, race_in_file, indoor, workout, model_version
) VALUES (
    :activity_id, :start_ms, :utc_offset_s, :date, :week, :sport, :sub_sport, :name, :manufacturer, :product, :serial, :time_created_s,
    :distance_m, :distance_said, :elapsed_s, :timer_s, :moving_s, :heart_rate_bpm, :ascent_m, :records, :channels, :race_in_file, :indoor, :workout, :model_version
)
