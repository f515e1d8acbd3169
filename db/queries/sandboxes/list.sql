-- Sandboxes that are not deleted, newest first, or the one that is named. One is interrupted when nobody lives any more who fills it
-- or tears it down.
SELECT e.*, s.type, s.session_mode, s.max_users, s.users, s.max_api_calls, s.used_api_calls, s.api_rate, s.is_own_rate,
       s.restrictions, s.accessible_by, s.auto_reset_hours, s.last_reset_at, s.next_reset_at, s.links, s.personas,
       coalesce(j.kind <> 'export' AND j.is_orphaned, false)
           OR coalesce(e.status = 'deleting' AND j.state IN ('failed', 'cancelled'), false) AS is_interrupted,
       coalesce(j.state = 'paused', false) AS is_paused
  FROM showroom.sandbox_list s
  JOIN showroom.environment_list e ON e.id = s.environment
  LEFT JOIN showroom.job_list j ON j.id = e.job
 WHERE e.id = coalesce(:id::text, e.id)
 ORDER BY e.created_at DESC, e.id
