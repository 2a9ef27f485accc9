SELECT week, total(distance_m), total(coalesce(timer_s, elapsed_s)), count(*)
FROM summary
WHERE sport = 'running' AND week BETWEEN ?1 AND ?2
GROUP BY week
ORDER BY week
