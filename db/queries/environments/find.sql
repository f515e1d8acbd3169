-- One environment, deleted ones included. It is interrupted when nobody lives any more who fills it or tears it down.
SELECT e.*, coalesce(j.kind <> 'export' AND j.is_orphaned, false)
           OR coalesce(e.status = 'deleting' AND j.state IN ('failed', 'cancelled'), false) AS is_interrupted,
       coalesce(j.state = 'paused', false) AS is_paused
  FROM showroom.environment_list e
  LEFT JOIN showroom.job_list j ON j.id = e.job
 WHERE e.id = :id
