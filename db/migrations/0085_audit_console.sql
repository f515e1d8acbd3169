-- What a console needs of the audit log: to hear of new entries, to choose environments in its filter, and to find a link of the
-- chain.

SET LOCAL ROLE showroom_owner;

DROP FUNCTION showroom.audit_words();
-- What filters can choose from.
CREATE FUNCTION showroom.audit_words()
RETURNS TABLE (actors text[], actions text[], environments text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
SELECT (SELECT array_agg(DISTINCT a.actor ORDER BY a.actor) FROM showroom.audit a),
       (SELECT array_agg(DISTINCT a.action ORDER BY a.action) FROM showroom.audit a),
       (SELECT array_agg(DISTINCT a.environment ORDER BY a.environment) FROM showroom.audit a WHERE a.environment IS NOT NULL)
$$;

-- The entry at this place of the chain or, where it is missing, at the next one; null past the end.
CREATE FUNCTION showroom.audit_id_of(p_sequence bigint) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
SELECT a.id FROM showroom.audit a WHERE a.sequence >= p_sequence ORDER BY a.sequence LIMIT 1
$$;

REVOKE ALL ON FUNCTION showroom.audit_words(), showroom.audit_id_of(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION showroom.audit_words(), showroom.audit_id_of(bigint) TO showroom_viewer, showroom_service;

CREATE CONSTRAINT TRIGGER announce_change AFTER INSERT ON showroom.audit
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION showroom.announce_change('audit');

RESET ROLE;
