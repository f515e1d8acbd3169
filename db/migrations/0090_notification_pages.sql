-- Notifications a page at a time and by kind; reading them is news for the same login's other consoles.

SET LOCAL ROLE showroom_owner;

DROP FUNCTION showroom.notification_list(integer);

-- What concerns the caller, newest first: word for their login and of their environments, for operations of all.
-- `p_before` begins under an id; `p_kinds` leaves other kinds out.
CREATE FUNCTION showroom.notification_list(p_limit integer DEFAULT 100, p_before bigint DEFAULT NULL,
                                           p_kinds text[] DEFAULT NULL)
RETURNS TABLE (id bigint, kind text, environment text, recipient text, content jsonb, created_at timestamptz,
               delivered_at timestamptz, is_read boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
SELECT n.id, n.kind, n.environment::text, n.recipient, n.content, n.created_at, n.delivered_at,
       n.id <= coalesce((SELECT r.up_to FROM showroom.notification_read r WHERE r.login = session_user), 0)
  FROM showroom.notification n
 WHERE (pg_has_role(session_user, 'showroom_ops', 'USAGE') OR n.recipient = session_user
        OR n.content ->> 'owner' = session_user)
   AND (p_before IS NULL OR n.id < p_before)
   AND (coalesce(cardinality(p_kinds), 0) = 0 OR n.kind = ANY (p_kinds))
 ORDER BY n.id DESC
 LIMIT least(greatest(p_limit, 1), 1000)
$$;

CREATE OR REPLACE FUNCTION showroom.mark_notifications_read(p_up_to bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO showroom.notification_read AS r (login, up_to) VALUES (session_user, p_up_to)
    ON CONFLICT (login) DO UPDATE SET up_to = excluded.up_to WHERE r.up_to < excluded.up_to;
    IF FOUND THEN
        PERFORM nextval('showroom.change_sequence');
        PERFORM pg_notify('showroom_changes', 'notification:' || p_up_to);
    END IF;
END
$$;

REVOKE ALL ON FUNCTION showroom.notification_list(integer, bigint, text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION showroom.notification_list(integer, bigint, text[]) TO showroom_viewer, showroom_service;

RESET ROLE;
