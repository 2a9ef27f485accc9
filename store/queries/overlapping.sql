-- Activities that a newly read one may be another recording of, the likeliest first: of the same sport (or one of both says none), begun within
-- a minute of it, at least 80 % of the longer in common, and where both have a distance the same within 5 %. Both have samples; whether those
-- agree is looked at next. Those of the file itself are no candidates. The bounds are defaults, not findings.
SELECT s.activity_id, s.start_ms
FROM summary s JOIN activity a ON a.id = s.activity_id
WHERE s.start_ms BETWEEN :start_ms - 60000 AND :start_ms + 60000
  AND a.original_id <> :original_id
  AND (s.sport = :sport OR s.sport = 'other' OR :sport = 'other')
  AND s.records > 0 AND s.elapsed_s > 0
  AND min(s.start_ms + 1000 * s.elapsed_s, :start_ms + 1000 * :elapsed_s) - max(s.start_ms, :start_ms) >= 800 * max(s.elapsed_s, :elapsed_s)
  AND (s.distance_said OR s.distance_m IS NULL OR :distance_m IS NULL OR abs(s.distance_m - :distance_m) <= 0.05 * max(s.distance_m, :distance_m))
ORDER BY abs(s.start_ms - :start_ms), s.activity_id
LIMIT 5
