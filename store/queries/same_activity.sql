-- The activity that a newly read one is another download of: it began within a second of it, and the same device
-- recorded it, or it has as many rows and the same distance within 0.1 % (any distance where the runner said one). Those of
-- the file itself are no candidates.
SELECT s.activity_id
FROM summary s JOIN activity a ON a.id = s.activity_id
WHERE s.start_ms BETWEEN :start_ms - 1000 AND :start_ms + 1000
  AND a.original_id <> :original_id
  AND (
    s.serial = :serial
    OR (s.records = :records AND (s.distance_said OR abs(coalesce(s.distance_m, 0) - coalesce(:distance_m, 0)) <= 0.001 * coalesce(:distance_m, 0)))
  )
ORDER BY s.activity_id
LIMIT 1
