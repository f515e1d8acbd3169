-- What was not changed is no archive: a second reset in a row, or the end of a session without changes, does not stand between
-- somebody and what they can bring back.

SET LOCAL ROLE showroom_owner;

-- Takes a session's changes away, to be brought back within 24 hours; the archive, NULL when there was nothing to take. With a stamp
-- (of session_stamp) only as long as exactly that is there: SR008.
CREATE OR REPLACE FUNCTION showroom.session_reset(p_session uuid, p_confirmation text, p_stamp text DEFAULT NULL,
                                                  p_reason text DEFAULT '') RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    target showroom.session;
    sizes jsonb;
BEGIN
    PERFORM showroom.require_confirmation(p_confirmation);
    target := showroom.hold_session(p_session);
    IF p_stamp IS NOT NULL AND p_stamp <> showroom_guard.layer_stamp(target.environment, target.layer) THEN
        PERFORM showroom.refuse('SR008', 'The session changed since the preview; nothing was reset.', 'Look at the preview again.');
    END IF;
    IF showroom_guard.is_layer_empty(target.environment, target.layer) THEN
        RETURN NULL;
    END IF;
    sizes := showroom_guard.layer_sizes(target.environment, target.layer);
    PERFORM showroom.archive_layer(target.layer, 'reset');
    UPDATE showroom.session SET layer = showroom.new_layer(target.environment, target.id) WHERE id = target.id;
    PERFORM showroom.audit_record('session.reset', target.environment, p_reason,
                                  jsonb_build_object('session', target.id, 'person', target.person, 'archive', target.layer),
                                  sizes, showroom.no_rows(sizes));
    RETURN target.layer;
END
$$;

-- Ends a session: its tokens are void, its changes, if there are any, an archive until clean-up.
CREATE OR REPLACE FUNCTION showroom.end_session(p_session showroom.session) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    sizes jsonb := showroom_guard.layer_sizes(p_session.environment, p_session.layer);
BEGIN
    UPDATE showroom.session SET state = 'closed', closed_at = showroom.now(), layer = NULL WHERE id = p_session.id;
    IF showroom_guard.is_layer_empty(p_session.environment, p_session.layer) THEN
        DELETE FROM showroom.layer WHERE id = p_session.layer;
    ELSE
        PERFORM showroom.archive_layer(p_session.layer, 'closed');
    END IF;
    UPDATE showroom.session_token SET revoked_at = showroom.now() WHERE session = p_session.id AND revoked_at IS NULL;
    DELETE FROM showroom.hold WHERE session = p_session.id;
    PERFORM showroom.audit_record('session.close', p_session.environment, NULL,
                                  jsonb_build_object('session', p_session.id, 'person', p_session.person),
                                  sizes, showroom.no_rows(sizes));
END
$$;

-- Those that there are already.
DELETE FROM showroom.layer l WHERE l.state = 'archived' AND showroom_guard.is_layer_empty(l.environment, l.id);

RESET ROLE;
