-- One environment, deleted ones included. It is interrupted when nobody lives who works on it.
SELECT e.*, coalesce(j.is_orphaned, false) AS is_interrupted
  FROM showroom.environment_list e
  LEFT JOIN showroom.job_list j ON j.id = e.job
 WHERE e.id = :id
