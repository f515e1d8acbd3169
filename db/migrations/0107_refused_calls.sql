-- Who was refused lately. A refused call's transaction leaves nothing behind, so its trace is kept where a rollback does not reach:
-- in sequences. There are sixteen places, each for one login and one limit; the longest unused one is taken over when all are in use.
-- A caller in a loop counts on in its own place: no row, no lock that others wait for, some hundred bytes of WAL.

SET LOCAL ROLE showroom_owner;

-- A place has three numbers. `who`: 40 bits of the login's hash, 3 of the limit, 3 of the program, 16 of the day since when it is
-- counted. `count`: the calls. `latest`: seconds since 2000. All from 2000-01-01 UTC, so that a dump restores them anywhere.
DO $$
BEGIN
    FOR place IN 1..16 LOOP
        EXECUTE format('CREATE SEQUENCE showroom.refusal_who_%s', place);
        EXECUTE format('CREATE SEQUENCE showroom.refusal_count_%s', place);
        EXECUTE format('CREATE SEQUENCE showroom.refusal_latest_%s', place);
    END LOOP;
END
$$;

CREATE FUNCTION showroom.refusal_places() RETURNS TABLE (place integer, who bigint, calls bigint, latest bigint)
LANGUAGE sql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
SELECT p, pg_sequence_last_value(('showroom.refusal_who_' || p)::regclass), pg_sequence_last_value(('showroom.refusal_count_' || p)::regclass),
       pg_sequence_last_value(('showroom.refusal_latest_' || p)::regclass)
  FROM generate_series(1, 16) p
$$;

CREATE FUNCTION showroom.refusal_programs() RETURNS text[]
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp
RETURN ARRAY['showroom', 'showroomctl', 'showroomd'];

CREATE FUNCTION showroom.refusal_kinds() RETURNS text[]
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp
RETURN ARRAY['create', 'refresh', 'export'];

-- What stands for a login in a place.
CREATE FUNCTION showroom.login_mark(p_login text) RETURNS bigint
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp
RETURN ('x' || left(encode(sha256(convert_to(p_login, 'UTF8')), 'hex'), 10))::bit(40)::bigint;

-- Counts a refused call of the present login, whatever becomes of its transaction.
CREATE FUNCTION showroom.note_refusal(p_kind text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    moment bigint := extract(epoch FROM showroom.now() - timestamptz '2000-01-01 00:00:00+00');
    mine bigint := showroom.login_mark(session_user) << 3 | array_position(showroom.refusal_kinds(), p_kind);
    program bigint := coalesce(array_position(showroom.refusal_programs(), current_setting('application_name')), 0);
    found_one record;
    is_new boolean;
BEGIN
    SELECT p.* INTO found_one FROM showroom.refusal_places() p
     ORDER BY p.who >> 19 IS NOT DISTINCT FROM mine DESC, p.latest NULLS FIRST, p.place LIMIT 1;
    is_new := found_one.who >> 19 IS DISTINCT FROM mine OR found_one.latest < moment - 30 * 86400;
    IF is_new THEN
        PERFORM setval(format('showroom.refusal_count_%s', found_one.place)::regclass, 1);
    ELSE
        PERFORM nextval(format('showroom.refusal_count_%s', found_one.place)::regclass);
    END IF;
    IF is_new OR (found_one.who >> 16) & 7 <> program THEN
        PERFORM setval(format('showroom.refusal_who_%s', found_one.place)::regclass,
                       mine << 19 | (program << 16) | CASE WHEN is_new THEN moment / 86400 ELSE found_one.who & 65535 END);
    END IF;
    IF is_new OR found_one.latest <> moment THEN
        PERFORM setval(format('showroom.refusal_latest_%s', found_one.place)::regclass, moment);
    END IF;
END
$$;

-- Logins that were refused calls in the last thirty days, the latest first: which limit, how often since when, from which program
-- the last time. Without a login: it is not there any more, or has another name.
CREATE FUNCTION showroom.refusals()
RETURNS TABLE (login text, program text, kind text, calls bigint, since date, latest timestamptz)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
SELECT (SELECT r.rolname::text FROM pg_roles r WHERE showroom.login_mark(r.rolname::text) = p.who >> 22 ORDER BY r.rolcanlogin DESC LIMIT 1),
       (showroom.refusal_programs())[(p.who >> 16) & 7], (showroom.refusal_kinds())[(p.who >> 19) & 7], p.calls,
       date '2000-01-01' + (p.who & 65535)::integer, timestamptz '2000-01-01 00:00:00+00' + make_interval(secs => p.latest)
  FROM showroom.refusal_places() p
 WHERE timestamptz '2000-01-01 00:00:00+00' + make_interval(secs => p.latest) > showroom.now() - interval '30 days'
 ORDER BY p.latest DESC, p.calls DESC, p.place
$$;

-- Takes one of the calls that p_key may make within an hour, or raises SR004 with the time of the next free one. A sliding
-- log: the call counts from now until an hour from now, and not at all when the transaction rolls back. A refusal is noted.
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
        PERFORM showroom.note_refusal(p_kind);
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

GRANT EXECUTE ON FUNCTION showroom.refusals() TO showroom_viewer, showroom_service;

RESET ROLE;
