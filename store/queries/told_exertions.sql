-- The first import that tells how hard an activity was, unless an import has brought that into the log.
SELECT min(t.import_id) AS import_id, t.activity_id, s.date, coalesce(s.timer_s, s.elapsed_s) AS duration_s,
       t.document ->> '$.source' AS source, t.document ->> '$.exertion' AS exertion
FROM told t
JOIN summary s ON s.activity_id = t.activity_id
WHERE t.document ->> '$.exertion' IS NOT NULL
  AND coalesce(s.timer_s, s.elapsed_s) > 0
  AND t.activity_id NOT IN (
    SELECT l.document ->> '$.activity' FROM log l
    WHERE l.kind = 'rpe' AND l.import_id IS NOT NULL AND l.document ->> '$.activity' IS NOT NULL
  )
GROUP BY t.activity_id
ORDER BY t.activity_id
