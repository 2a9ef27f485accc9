SELECT count(*), total(distance_m), total(coalesce(timer_s, elapsed_s))
FROM summary
WHERE sport = :sport AND date BETWEEN :from AND :to
