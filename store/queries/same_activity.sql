-- The activity that a newly read one is another record of; the file's own are no candidates. Either it began within a second of
-- it, and the same device recorded it, or it has as many rows and the same distance within 0.1 % (any distance where the runner
-- said one). Or one of both is less than a recording (a summary without samples, or samples without positions), they began within
-- a minute of each other, and the distance is the same within 2 %, or without any distance the time within 2 % and the sport.
SELECT s.activity_id
FROM summary s JOIN activity a ON a.id = s.activity_id
WHERE s.start_ms BETWEEN :start_ms - 60000 AND :start_ms + 60000
  AND a.original_id <> :original_id
  AND (
    s.start_ms BETWEEN :start_ms - 1000 AND :start_ms + 1000
      AND (
        s.serial = :serial
        OR (s.records = :records AND (s.distance_said OR abs(coalesce(s.distance_m, 0) - coalesce(:distance_m, 0)) <= 0.001 * coalesce(:distance_m, 0))
            AND (:records > 0 OR coalesce(s.distance_m, 0) > 0))
      )
    OR (s.records = 0 OR :records = 0 OR NOT :positions OR ' ' || s.channels || ' ' NOT LIKE '% latitude %')
      AND (
        coalesce(:distance_m, 0) > 0 AND abs(s.distance_m - :distance_m) <= 0.02 * :distance_m
        OR coalesce(:distance_m, 0) = 0 AND coalesce(s.distance_m, 0) = 0 AND s.sport = :sport
           AND abs(s.elapsed_s - :elapsed_s) <= 0.02 * :elapsed_s
      )
  )
ORDER BY s.records DESC, s.activity_id
LIMIT 1
