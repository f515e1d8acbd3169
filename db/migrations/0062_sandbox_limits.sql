-- What the product calls about one of its environments: may this be done, does this call still count, may this person come in, what
-- is to be shown. Every refusal has a state of its own: SR020 restricted, SR021 API calls used up, SR022 no room for another user,
-- SR023 not on the list of who may enter.

SET LOCAL ROLE showroom_owner;

-- The environment, which must be ready; SR001, SR002, SR003. Without a lock: these calls are on the product's path.
CREATE FUNCTION showroom.require_usable(p_environment text) RETURNS showroom.environment
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    found_one showroom.environment;
BEGIN
    PERFORM showroom.require_environment_id(p_environment);
    SELECT * INTO found_one FROM showroom.environment e WHERE e.id = p_environment AND e.status <> 'deleted';
    IF NOT FOUND THEN
        PERFORM showroom.refuse('SR002', format('There is no environment “%s”.', p_environment), 'Answer it like an unknown address.');
    ELSIF found_one.status NOT IN ('ready', 'refreshing') THEN
        PERFORM showroom.refuse('SR003', format('“%s” is %s; it cannot be used.', p_environment, found_one.status),
                                'Answer it like an unknown address.');
    END IF;
    RETURN found_one;
END
$$;

-- Restrictions ---------------------------------------------------------------------------------------------------------

-- Whether an environment's own users are kept from something. In demo tenants only what reaches outward is.
CREATE FUNCTION showroom.is_restricted(p_environment text, p_name text) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
SELECT r.is_outward OR EXISTS (SELECT FROM showroom.sandbox s
                                WHERE s.environment = p_environment AND coalesce((s.restrictions ->> r.name)::boolean, true))
  FROM showroom.restriction r WHERE r.name = p_name
$$;

-- Ends with SR020 when an environment's own users may not do this: invitations, integrations, export, billing, deletion.
CREATE FUNCTION showroom.check_restriction(p_environment text, p_name text) RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    restricted boolean;
BEGIN
    PERFORM showroom.require_usable(p_environment);
    restricted := showroom.is_restricted(p_environment, p_name);
    IF restricted IS NULL THEN
        PERFORM showroom.refuse('SR005', format('There is no restriction “%s”.', left(p_name, 60)),
            'Known are: ' || (SELECT string_agg(r.name, ', ' ORDER BY r.position) FROM showroom.restriction r) || '.',
            '[{"field": "name", "code": "unknown", "message": "There is no such restriction."}]');
    ELSIF restricted THEN
        PERFORM showroom.refuse('SR020', (SELECT r.message FROM showroom.restriction r WHERE r.name = p_name),
                                'This is a demo environment; convert it to production to use everything.');
    END IF;
END
$$;

-- What an environment's users may and may not do, {"export": true, …, "watermark": true}; true is restricted.
CREATE FUNCTION showroom.restrictions(p_environment text) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM showroom.require_usable(p_environment);
    RETURN (SELECT jsonb_object_agg(r.name, showroom.is_restricted(p_environment, r.name)) FROM showroom.restriction r)
           || jsonb_build_object('watermark', (SELECT coalesce((s.restrictions ->> 'watermark')::boolean, true)
                                                 FROM showroom.sandbox s WHERE s.environment = p_environment) IS NOT FALSE);
END
$$;

-- API calls ------------------------------------------------------------------------------------------------------------

-- Keeps what was counted where a crash and a teardown leave it: per sandbox, and per day of the environment's time.
CREATE FUNCTION showroom.keep_api_calls(p_environment text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    counted showroom.api_counter;
BEGIN
    SELECT * INTO counted FROM showroom.api_counter c WHERE c.environment = p_environment FOR UPDATE;
    IF NOT FOUND OR counted.calls <= counted.kept THEN
        RETURN;
    END IF;
    INSERT INTO showroom.usage_daily AS d (environment, day, kind, total)
    VALUES (p_environment, (showroom.now() AT TIME ZONE 'UTC')::date, 'api-call', counted.calls - counted.kept)
    ON CONFLICT (environment, day, kind) DO UPDATE SET total = d.total + excluded.total;
    UPDATE showroom.sandbox SET used_api_calls = counted.calls WHERE environment = p_environment;
    UPDATE showroom.api_counter SET kept = counted.calls WHERE environment = p_environment;
END
$$;

-- An environment's first call, one after a crash took the counter, or one that is refused: SR021, SR003, SR002, SR001.
CREATE FUNCTION showroom.begin_api_counter(p_environment text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    target showroom.environment := showroom.require_usable(p_environment);
    counted showroom.api_counter;
BEGIN
    INSERT INTO showroom.api_counter (environment, calls, kept, allowed)
    SELECT target.id, coalesce(s.used_api_calls, 0), coalesce(s.used_api_calls, 0), s.max_api_calls
      FROM (SELECT) one LEFT JOIN showroom.sandbox s ON s.environment = target.id
    ON CONFLICT DO NOTHING;
    SELECT * INTO STRICT counted FROM showroom.api_counter c WHERE c.environment = p_environment;
    IF counted.calls >= counted.allowed THEN
        PERFORM showroom.refuse('SR021', format('The %s API calls of “%s” are used up.', counted.allowed, p_environment),
            'Somebody of operations can raise the limit; answer with 429 until then.');
    END IF;
END
$$;

-- Counts a call of the product's API; how many are left, NULL where nothing limits them. SR021 at the limit. One statement counts
-- and compares, so that no number of callers at once gets past the limit or loses a call. Call it in a transaction of its own: the
-- environment's next call waits for its end.
CREATE FUNCTION showroom.count_api_call(p_environment text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    counted showroom.api_counter;
BEGIN
    FOR attempt IN 1..2 LOOP
        UPDATE showroom.api_counter c SET calls = c.calls + 1
          FROM showroom.environment e
         WHERE c.environment = p_environment AND (c.allowed IS NULL OR c.calls < c.allowed)
           AND e.id = c.environment AND e.status IN ('ready', 'refreshing')
        RETURNING c.* INTO counted;
        EXIT WHEN FOUND;
        PERFORM showroom.begin_api_counter(p_environment);
    END LOOP;
    IF counted.calls - counted.kept >= 256 THEN
        PERFORM showroom.keep_api_calls(p_environment);
    END IF;
    RETURN counted.allowed - counted.calls;
END
$$;

-- How many calls a minute an environment's API takes; NULL for the product's own rate.
CREATE FUNCTION showroom.api_rate(p_environment text) RETURNS integer
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM showroom.require_usable(p_environment);
    RETURN (SELECT coalesce(s.api_rate, showroom.setting_value('sandbox.apiRatePerMinute'))
              FROM showroom.sandbox s WHERE s.environment = p_environment);
END
$$;

-- Users ----------------------------------------------------------------------------------------------------------------

-- Lets a person into a sandbox, once and for all of its life; how many may still come, NULL in a demo tenant. SR022 when it is
-- full, SR023 when it names who may enter and this person is none of them, no persona and no visitor by a link.
CREATE FUNCTION showroom.admit_user(p_environment text, p_user text) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    target showroom.sandbox;
    who text := btrim(p_user);
    present bigint;
BEGIN
    PERFORM showroom.require_usable(p_environment);
    IF coalesce(who, '') = '' OR length(who) > 200 THEN
        PERFORM showroom.refuse('SR005', 'A user has a name or mail address of at most 200 characters.', 'Give it.',
            '[{"field": "user", "code": "required", "message": "Give the user''s name or mail address."}]');
    END IF;
    SELECT * INTO target FROM showroom.sandbox s WHERE s.environment = p_environment;
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    IF cardinality(target.accessible_by) > 0 AND who NOT LIKE 'visitor:%'
       AND NOT EXISTS (SELECT FROM unnest(target.accessible_by) a WHERE lower(a) = lower(who))
       AND NOT EXISTS (SELECT FROM showroom.persona p WHERE p.environment = p_environment AND lower(p.email) = lower(who)) THEN
        PERFORM showroom.refuse('SR023', format('“%s” is not among those who may enter “%s”.', who, p_environment),
                                'Somebody of operations can add them.');
    END IF;
    UPDATE showroom.sandbox_user SET last_seen = showroom.now()
     WHERE environment = p_environment AND person = who AND last_seen <= showroom.now() - interval '1 minute';
    IF NOT EXISTS (SELECT FROM showroom.sandbox_user u WHERE u.environment = p_environment AND u.person = who) THEN
        -- One after the other, so that two at once do not both get the last place.
        SELECT * INTO target FROM showroom.sandbox s WHERE s.environment = p_environment FOR NO KEY UPDATE;
        SELECT count(*) INTO present FROM showroom.sandbox_user u WHERE u.environment = p_environment AND u.person <> who;
        IF present >= target.max_users THEN
            PERFORM showroom.refuse('SR022', format('“%s” has room for %s users, and all are there.', p_environment, target.max_users),
                                    'Somebody of operations can raise the limit.');
        END IF;
        INSERT INTO showroom.sandbox_user (environment, person, first_seen, last_seen)
        VALUES (p_environment, who, showroom.now(), showroom.now())
        ON CONFLICT DO NOTHING;
        IF FOUND THEN
            INSERT INTO showroom.usage_event (environment, kind, person, occurred_at)
            VALUES (p_environment, 'user', who, showroom.now());
        END IF;
    END IF;
    PERFORM showroom.note_access(p_environment);
    RETURN target.max_users - (SELECT count(*) FROM showroom.sandbox_user u WHERE u.environment = p_environment);
END
$$;

-- The users that were let in, who came first comes first.
CREATE FUNCTION showroom.sandbox_users(p_environment text) RETURNS TABLE (person text, first_seen timestamptz, last_seen timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
SELECT u.person, u.first_seen, u.last_seen FROM showroom.sandbox_user u WHERE u.environment = p_environment
 ORDER BY u.first_seen, u.person
$$;

-- Takes a user out, so that somebody else has room. SR002.
CREATE FUNCTION showroom.dismiss_user(p_environment text, p_user text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM showroom.hold_sandbox(p_environment);
    DELETE FROM showroom.sandbox_user WHERE environment = p_environment AND person = btrim(p_user);
    IF NOT FOUND THEN
        PERFORM showroom.refuse('SR002', format('“%s” is no user of “%s”.', left(p_user, 60), p_environment),
                                'Look for them in the sandbox''s list of users.');
    END IF;
    PERFORM showroom.audit_record('sandbox.dismiss', p_environment, NULL, jsonb_build_object('user', btrim(p_user)));
END
$$;

-- Banner ---------------------------------------------------------------------------------------------------------------

-- What the product draws across an environment: the words, how long it is there, and a colour (as #rrggbb) that gets warmer towards
-- the end. Nothing for one without a watermark.
CREATE FUNCTION showroom.banner(p_environment text)
RETURNS TABLE (title text, message text, remaining interval, expires_at timestamptz, colour text, kind text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    target showroom.environment := showroom.require_usable(p_environment);
    days integer;
BEGIN
    IF EXISTS (SELECT FROM showroom.sandbox s WHERE s.environment = p_environment AND s.restrictions ->> 'watermark' = 'false') THEN
        RETURN;
    END IF;
    kind := target.kind;
    title := CASE target.kind WHEN 'sandbox' THEN 'Sandbox' ELSE 'Demo' END;
    expires_at := target.expires_at;
    remaining := CASE WHEN target.protected THEN NULL ELSE greatest(target.expires_at - showroom.now(), interval '0') END;
    days := floor(extract(epoch FROM remaining) / 86400);
    message := 'This environment holds sample data.' || CASE
        WHEN remaining IS NULL THEN ''
        WHEN days >= 2 THEN format(' It expires in %s days.', days)
        WHEN days = 1 THEN ' It expires tomorrow.'
        WHEN remaining > interval '0' THEN ' It expires within a day.'
        ELSE ' It is about to expire.' END;
    colour := CASE WHEN days < 1 THEN '#b42318' WHEN days < 7 THEN '#b54708' ELSE '#1d4ed8' END;
    RETURN NEXT;
END
$$;

GRANT EXECUTE ON FUNCTION showroom.check_restriction(text, text), showroom.restrictions(text), showroom.count_api_call(text),
    showroom.api_rate(text), showroom.admit_user(text, text), showroom.banner(text)
    TO showroom_app, showroom_product, showroom_service;
GRANT EXECUTE ON FUNCTION showroom.banner(text), showroom.restrictions(text), showroom.sandbox_users(text)
    TO showroom_viewer, showroom_service;
GRANT EXECUTE ON FUNCTION showroom.dismiss_user(text, text) TO showroom_ops, showroom_service;

RESET ROLE;
