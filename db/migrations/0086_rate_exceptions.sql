-- Exceptions to the rate limits, made by an administrator for one address or one environment and for as long as they say; what is used
-- of each limit; and the logins that a role can be given to.

SET LOCAL ROLE showroom_owner;

-- `key` as in rate_window: the client's address or local:<login> for creations, else the environment. Without an end it holds until
-- it is taken back.
CREATE TABLE showroom.rate_exception (
    action   text NOT NULL CHECK (action IN ('create', 'refresh', 'export')),
    key      text NOT NULL CHECK (key <> '' AND length(key) <= 200),
    per_hour bigint NOT NULL CHECK (per_hour BETWEEN 1 AND 10000),
    until    timestamptz,
    reason   text NOT NULL DEFAULT '',
    made_at  timestamptz NOT NULL,
    made_by  text NOT NULL DEFAULT session_user,
    PRIMARY KEY (action, key)
);

-- How many calls an hour this one may make at the moment.
CREATE FUNCTION showroom.rate_allowed(p_kind text, p_key text) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
SELECT coalesce((SELECT x.per_hour FROM showroom.rate_exception x
                  WHERE x.action = p_kind AND x.key = p_key AND (x.until IS NULL OR x.until > showroom.now())),
                showroom.setting_value('rateLimit.' || p_kind || 'PerHour'))
$$;

-- When the next call is free: null when it is free now.
CREATE FUNCTION showroom.rate_next_free(p_kind text, p_key text, p_allowed bigint) RETURNS timestamptz
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
SELECT w.accepted_at + interval '1 hour' FROM showroom.rate_window w
 WHERE w.action = p_kind AND w.key = p_key AND w.accepted_at > showroom.now() - interval '1 hour'
 ORDER BY w.accepted_at DESC OFFSET p_allowed - 1 LIMIT 1
$$;

-- Takes one of the calls that p_key may make within an hour, or raises SR004 with the time of the next free one. A sliding
-- log: the call counts from now until an hour from now, and not at all when the transaction rolls back.
CREATE OR REPLACE FUNCTION showroom.take_rate(p_kind text, p_key text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    allowed bigint;
    moment timestamptz := showroom.now();
    next_free timestamptz;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('showroom.rate/' || p_kind || '/' || p_key, 0));
    allowed := showroom.rate_allowed(p_kind, p_key);
    DELETE FROM showroom.rate_window
     WHERE action = p_kind AND key = p_key AND accepted_at <= moment - interval '1 hour';
    next_free := showroom.rate_next_free(p_kind, p_key, allowed);
    IF next_free IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'SR004',
            MESSAGE = format('The limit of %s calls of the kind “%s” an hour is reached for %s.', allowed, p_kind, p_key),
            HINT = format('The next one is free at %s UTC, in %s. An administrator can change rateLimit.%sPerHour or make an exception.',
                          to_char(next_free AT TIME ZONE 'UTC', 'HH24:MI:SS'),
                          CASE WHEN next_free - moment < interval '2 minutes'
                               THEN ceil(extract(epoch FROM next_free - moment)) || ' seconds'
                               ELSE ceil(extract(epoch FROM next_free - moment) / 60) || ' minutes' END,
                          p_kind);
    END IF;
    INSERT INTO showroom.rate_window (action, key, accepted_at) VALUES (p_kind, p_key, moment);
END
$$;

-- Everybody who used one of the limits in the last hour or has an exception.
CREATE FUNCTION showroom.rate_uses()
RETURNS TABLE (kind text, key text, used bigint, allowed bigint, latest timestamptz, next_free timestamptz, per_hour bigint,
               until timestamptz, reason text, made_by text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
WITH used AS (
    SELECT w.action, w.key, count(*) AS calls, max(w.accepted_at) AS latest FROM showroom.rate_window w
     WHERE w.accepted_at > showroom.now() - interval '1 hour' GROUP BY w.action, w.key
), exception AS (
    SELECT x.* FROM showroom.rate_exception x WHERE x.until IS NULL OR x.until > showroom.now()
)
SELECT coalesce(u.action, x.action), coalesce(u.key, x.key), coalesce(u.calls, 0), a.allowed, u.latest,
       showroom.rate_next_free(coalesce(u.action, x.action), coalesce(u.key, x.key), a.allowed), x.per_hour, x.until, x.reason, x.made_by
  FROM used u FULL JOIN exception x ON x.action = u.action AND x.key = u.key
 CROSS JOIN LATERAL (SELECT showroom.rate_allowed(coalesce(u.action, x.action), coalesce(u.key, x.key)) AS allowed) a
 ORDER BY 1, u.latest DESC NULLS LAST, 2
$$;

-- The kind as it is kept and the key in the one form in which calls are counted: an address without its mask.
CREATE FUNCTION showroom.rate_key(p_kind text, p_key text) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF p_kind NOT IN ('create', 'refresh', 'export') OR p_kind IS NULL THEN
        PERFORM showroom.refuse('SR005', format('There is no limit “%s”.', left(p_kind, 60)),
            'The limits are: create, refresh, export.',
            '[{"field": "kind", "code": "unknown", "message": "There is no such limit."}]');
    END IF;
    IF p_kind = 'create' AND p_key ~ '^local:.{1,63}$' THEN
        RETURN p_key;
    END IF;
    IF p_kind = 'create' THEN
        RETURN host(p_key::inet);
    END IF;
    IF p_key ~ '^(demo|sandbox)-[a-z0-9-]{1,48}$' THEN
        RETURN p_key;
    END IF;
    RAISE invalid_text_representation;
EXCEPTION
    WHEN invalid_text_representation OR null_value_not_allowed THEN
        PERFORM showroom.refuse('SR005', format('“%s” is nothing that calls of the kind “%s” are counted for.', left(p_key, 60), p_kind),
            CASE p_kind WHEN 'create' THEN 'Give a client''s address, or local: and a login.'
                        ELSE 'Give an environment''s id; it begins with demo- or sandbox-.' END,
            '[{"field": "key", "code": "invalid", "message": "Nothing is counted for this."}]');
END
$$;

CREATE FUNCTION showroom.rate_except(p_kind text, p_key text, p_per_hour bigint, p_until timestamptz, p_reason text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    counted text := showroom.rate_key(p_kind, p_key);
BEGIN
    IF p_per_hour NOT BETWEEN 1 AND 10000 OR p_per_hour IS NULL THEN
        PERFORM showroom.refuse('SR005', format('%s calls an hour are no limit.', coalesce(p_per_hour::text, 'No')),
            'Give a whole number from 1 to 10000.',
            '[{"field": "perHour", "code": "out-of-range", "message": "The number is out of range."}]');
    END IF;
    IF p_until <= showroom.now() THEN
        PERFORM showroom.refuse('SR005', 'The exception would be over before it begins.', 'Give a time that is still to come, or none.',
            '[{"field": "until", "code": "past", "message": "This time has passed."}]');
    END IF;
    DELETE FROM showroom.rate_exception x WHERE x.until <= showroom.now();
    INSERT INTO showroom.rate_exception AS x (action, key, per_hour, until, reason, made_at)
    VALUES (p_kind, counted, p_per_hour, p_until, coalesce(p_reason, ''), showroom.now())
    ON CONFLICT (action, key) DO UPDATE SET per_hour = excluded.per_hour, until = excluded.until, reason = excluded.reason,
                                            made_at = excluded.made_at, made_by = session_user;
    PERFORM showroom.audit_record('limit.override', CASE WHEN p_kind <> 'create' THEN counted END, p_reason,
        jsonb_build_object('kind', p_kind, 'key', counted, 'perHour', p_per_hour, 'until', p_until));
END
$$;

CREATE FUNCTION showroom.rate_except_end(p_kind text, p_key text, p_reason text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    counted text := showroom.rate_key(p_kind, p_key);
    ended showroom.rate_exception;
BEGIN
    DELETE FROM showroom.rate_exception x WHERE x.action = p_kind AND x.key = counted RETURNING * INTO ended;
    IF ended.key IS NULL OR ended.until <= showroom.now() THEN
        PERFORM showroom.refuse('SR002', format('There is no exception of the kind “%s” for %s.', p_kind, counted),
            'The list of limits shows those that there are.');
    END IF;
    PERFORM showroom.audit_record('limit.clear', CASE WHEN p_kind <> 'create' THEN counted END, p_reason,
        jsonb_build_object('kind', p_kind, 'key', counted, 'perHour', ended.per_hour, 'until', ended.until));
END
$$;

-- Every login of the server; superusers, whom no role can bind, are marked.
CREATE FUNCTION showroom.logins() RETURNS TABLE (login text, is_superuser boolean)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
SELECT r.rolname::text, r.rolsuper FROM pg_roles r WHERE r.rolcanlogin AND r.rolname !~ '^pg_' ORDER BY r.rolname
$$;

REVOKE ALL ON FUNCTION showroom.rate_allowed(text, text), showroom.rate_next_free(text, text, bigint), showroom.rate_key(text, text),
    showroom.rate_uses(), showroom.rate_except(text, text, bigint, timestamptz, text), showroom.rate_except_end(text, text, text),
    showroom.logins() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION showroom.rate_uses(), showroom.logins() TO showroom_viewer, showroom_service;
GRANT EXECUTE ON FUNCTION showroom.rate_except(text, text, bigint, timestamptz, text), showroom.rate_except_end(text, text, text)
    TO showroom_admin;

RESET ROLE;
