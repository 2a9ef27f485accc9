-- Kept rows without their derived rows and the other way round, as sentences.
SELECT 'activity ' || a.id || ' has no figures; run stayer rebuild'
FROM activity a LEFT JOIN summary s ON s.activity_id = a.id WHERE s.activity_id IS NULL
UNION ALL
SELECT 'activity ' || s.activity_id || ' lacks a column of samples; run stayer rebuild'
FROM summary s
WHERE s.records > 0
  AND (SELECT count(*) FROM channel c WHERE c.activity_id = s.activity_id)
      <> 1 + CASE WHEN s.channels = '' THEN 0 ELSE length(s.channels) - length(replace(s.channels, ' ', '')) + 1 END
UNION ALL
SELECT 'original ' || o.path || ' belongs to no activity; run stayer undo-import ' || o.import_id || ' and import it again'
FROM original o
WHERE o.kind NOT IN ('strong', 'hevy', 'hrv4training', 'elitehrv', 'bodymeasures')
  AND NOT EXISTS (SELECT 1 FROM activity a WHERE a.original_id = o.id) AND NOT EXISTS (SELECT 1 FROM twin t WHERE t.original_id = o.id)
