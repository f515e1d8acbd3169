-- Settings that programs share, the rate limits that hold for all of them alike, and the one way into the audit log.

-- Keeps what was done, by whom and why, inside the transaction of the effect. Never secrets.
CREATE FUNCTION showroom.audit_record(p_action text, p_environment text, p_reason text, p_details jsonb,
                                      p_counts_before jsonb DEFAULT NULL, p_counts_after jsonb DEFAULT NULL) RETURNS void
LANGUAGE sql
SET search_path = pg_catalog, pg_temp
AS $$
INSERT INTO showroom.audit (action, environment, reason, details, counts_before, counts_after)
VALUES (p_action, p_environment, coalesce(p_reason, ''), p_details, p_counts_before, p_counts_after)
$$;

-- The settings that exist; a value stands in showroom.setting only when somebody chose one.
CREATE FUNCTION showroom.setting_definition()
RETURNS TABLE (key text, default_value bigint, minimum bigint, maximum bigint, description text)
LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
VALUES
    ('rateLimit.createPerHour', 5::bigint, 1::bigint, 10000::bigint,
     'Creations per hour of one client address'),
    ('rateLimit.refreshPerHour', 10, 1, 10000,
     'Refreshes per hour of one environment'),
    ('rateLimit.exportPerHour', 20, 1, 10000,
     'Exports per hour of one environment')
$$;

CREATE FUNCTION showroom.setting_list()
RETURNS TABLE (key text, value bigint, default_value bigint, minimum bigint, maximum bigint, description text)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
SELECT d.key, coalesce(s.value::text::bigint, d.default_value), d.default_value, d.minimum, d.maximum, d.description
  FROM showroom.setting_definition() d
  LEFT JOIN showroom.setting s ON s.key = d.key
 ORDER BY d.key
$$;

CREATE FUNCTION showroom.setting_value(p_key text) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
SELECT value FROM showroom.setting_list() WHERE key = p_key
$$;

CREATE FUNCTION showroom.setting_set(p_key text, p_value text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    definition record;
BEGIN
    SELECT * INTO definition FROM showroom.setting_definition() d WHERE d.key = p_key;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'SR005',
            MESSAGE = format('There is no setting “%s”.', left(p_key, 60)),
            HINT = 'The settings are: '
                || (SELECT string_agg(d.key, ', ' ORDER BY d.key) FROM showroom.setting_definition() d) || '.',
            DETAIL = '[{"field": "key", "code": "unknown", "message": "There is no such setting."}]';
    END IF;
    IF p_value !~ '^[0-9]{1,18}$' OR p_value::bigint NOT BETWEEN definition.minimum AND definition.maximum THEN
        RAISE EXCEPTION USING ERRCODE = 'SR005',
            MESSAGE = format('“%s” is no value for %s.', left(p_value, 60), p_key),
            HINT = format('Give a whole number from %s to %s.', definition.minimum, definition.maximum),
            DETAIL = '[{"field": "value", "code": "out-of-range", "message": "The value is out of range."}]';
    END IF;
    INSERT INTO showroom.setting AS s (key, value) VALUES (p_key, to_jsonb(p_value::bigint))
    ON CONFLICT (key) DO UPDATE
        SET value = excluded.value, updated_at = showroom.now(), updated_by = session_user;
    PERFORM showroom.audit_record('settings.set', NULL, NULL, jsonb_build_object('key', p_key, 'value', p_value));
END
$$;

-- Who a rate belongs to when it is counted per client: the address, or the login on a socket.
CREATE FUNCTION showroom.rate_client() RETURNS text
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
SELECT coalesce(host(inet_client_addr()), 'local:' || session_user)
$$;

-- Takes one of the calls that p_key may make within an hour, or raises SR004 with the time of the next free one. A sliding
-- log: the call counts from now until an hour from now, and not at all when the transaction rolls back.
CREATE FUNCTION showroom.take_rate(p_kind text, p_key text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    allowed bigint := showroom.setting_value('rateLimit.' || p_kind || 'PerHour');
    moment timestamptz := showroom.now();
    used bigint;
    next_free timestamptz;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('showroom.rate/' || p_kind || '/' || p_key, 0));
    DELETE FROM showroom.rate_window
     WHERE action = p_kind AND key = p_key AND accepted_at <= moment - interval '1 hour';
    SELECT count(*) INTO used FROM showroom.rate_window WHERE action = p_kind AND key = p_key;
    IF used >= allowed THEN
        SELECT accepted_at + interval '1 hour' INTO next_free
          FROM showroom.rate_window
         WHERE action = p_kind AND key = p_key
         ORDER BY accepted_at DESC OFFSET allowed - 1 LIMIT 1;
        RAISE EXCEPTION USING ERRCODE = 'SR004',
            MESSAGE = format('The limit of %s calls of the kind “%s” an hour is reached for %s.', allowed, p_kind, p_key),
            HINT = format('The next one is free at %s UTC, in %s. An administrator can change rateLimit.%sPerHour.',
                          to_char(next_free AT TIME ZONE 'UTC', 'HH24:MI:SS'),
                          CASE WHEN next_free - moment < interval '2 minutes'
                               THEN ceil(extract(epoch FROM next_free - moment)) || ' seconds'
                               ELSE ceil(extract(epoch FROM next_free - moment) / 60) || ' minutes' END,
                          p_kind);
    END IF;
    INSERT INTO showroom.rate_window (action, key, accepted_at) VALUES (p_kind, p_key, moment);
END
$$;

GRANT EXECUTE ON FUNCTION showroom.setting_list() TO showroom_viewer;
GRANT EXECUTE ON FUNCTION showroom.setting_set(text, text) TO showroom_admin;
