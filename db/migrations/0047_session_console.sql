-- What people need beside the sessions' own functions: word of every change, what an archive holds, and the way back after a
-- session was closed.

RESET ROLE;
SET LOCAL ROLE showroom_owner;

CREATE CONSTRAINT TRIGGER announce_change AFTER INSERT OR UPDATE OR DELETE ON showroom.session
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION showroom.announce_change('session');
CREATE CONSTRAINT TRIGGER announce_change AFTER INSERT OR UPDATE OR DELETE ON showroom.hold
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION showroom.announce_change('hold');

-- Rows that an archive created, edited and deleted, per table.
CREATE FUNCTION showroom.archive_statistics(p_archive bigint)
RETURNS TABLE (table_name text, created bigint, edited bigint, deleted bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
SELECT c.* FROM showroom.layer l, showroom_guard.layer_counts(l.environment, l.id) c
 WHERE l.id = p_archive AND l.state = 'archived'
$$;
GRANT EXECUTE ON FUNCTION showroom.archive_statistics(bigint) TO showroom_viewer, showroom_service;

-- The open session that an archive can be brought back into: its own, or when that was closed its person's present one, opened
-- when there is none; the archive is that one's from now on.
CREATE FUNCTION showroom.session_of_archive(p_archive bigint) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    closed showroom.session;
    target uuid;
    opened record;
BEGIN
    SELECT s.* INTO closed FROM showroom.layer l JOIN showroom.session s ON s.id = l.session
     WHERE l.id = p_archive AND l.state = 'archived' AND l.expires_at > showroom.now();
    IF NOT FOUND THEN
        PERFORM showroom.refuse('SR015', 'There is no reset to undo.',
                                'A reset can be undone once, within 24 hours; the list of archives shows what is left.');
    END IF;
    PERFORM showroom.require_session(closed.id);
    IF closed.state = 'open' THEN
        RETURN closed.id;
    END IF;
    SELECT s.id INTO target FROM showroom.session s
     WHERE s.environment = closed.environment AND s.person = closed.person AND s.state = 'open';
    IF NOT FOUND THEN
        SELECT * INTO opened FROM showroom.session_open(closed.environment,
            CASE closed.mode WHEN 'shared' THEN session_user ELSE closed.person END, closed.name);
        UPDATE showroom.session_token SET revoked_at = showroom.now() WHERE token_hash = showroom.token_hash(opened.token);
        target := opened.session;
    END IF;
    UPDATE showroom.layer SET session = target WHERE id = p_archive;
    RETURN target;
END
$$;
GRANT EXECUTE ON FUNCTION showroom.session_of_archive(bigint)
    TO showroom_sales, showroom_support, showroom_service, showroom_app;

RESET ROLE;
