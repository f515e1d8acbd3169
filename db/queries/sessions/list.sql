-- Open sessions with what they changed, of one environment or of all, of one person or of all, or one session; who was active last
-- comes first.
SELECT s.id, s.environment, e.name AS environment_name, s.person, s.name, s.mode, s.state, s.is_kept, s.opened_by, s.created_at,
       s.last_activity, s.held_by, s.held_until, s.held_for, s.held_by = session_user AS is_own_hold, s.tokens, s.undo_until,
       s.is_mine, NOT s.is_kept AND s.held_until IS NULL
       AND s.last_activity <= showroom.now() - make_interval(days => :days::integer) AS is_stale,
       c.created, c.edited, c.deleted
  FROM showroom.session_list s
  JOIN showroom.environment_list e ON e.id = s.environment
  CROSS JOIN LATERAL (SELECT coalesce(sum(t.created), 0)::bigint AS created, coalesce(sum(t.edited), 0)::bigint AS edited,
                             coalesce(sum(t.deleted), 0)::bigint AS deleted
                        FROM showroom.session_statistics(s.id) t) c
 WHERE s.state = 'open' AND s.environment = coalesce(:environment::text, s.environment)
   AND s.person = coalesce(:person::text, s.person) AND s.id = coalesce(:session::uuid, s.id)
 ORDER BY s.last_activity DESC, s.id
