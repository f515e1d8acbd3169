-- What can be brought back, the latest first: of one environment, one session, or everywhere.
SELECT a.archive, s.id AS session, s.environment, e.name AS environment_name, s.person, s.name, a.reason, a.changes, a.archived_at,
       a.expires_at, s.is_mine
  FROM showroom.session_list s
  JOIN showroom.environment_list e ON e.id = s.environment
  CROSS JOIN LATERAL showroom.session_archives(s.id) a
 WHERE s.archives > 0 AND s.environment = coalesce(:environment::text, s.environment) AND s.id = coalesce(:session::uuid, s.id)
 ORDER BY a.archived_at DESC, a.archive DESC
