-- Days that are left are counted in one way wherever they are shown, and a persona's new password reaches the sessions that are
-- copying its row at that moment.

SET LOCAL ROLE showroom_owner;

-- Days until a moment as people count them: one that has begun is a whole one; 0 when the moment has come. Programs count likewise.
CREATE FUNCTION showroom.days_until(p_moment timestamptz) RETURNS integer
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN greatest(ceil(extract(epoch FROM p_moment - showroom.now()) / 86400), 0)::integer;

-- What the product draws across an environment: the words, how long it is there, and a colour (as #rrggbb) that gets warmer towards
-- the end. Nothing for one without a watermark.
CREATE OR REPLACE FUNCTION showroom.banner(p_environment text)
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
    days := CASE WHEN target.protected THEN NULL ELSE showroom.days_until(target.expires_at) END;
    message := 'This environment holds sample data.' || CASE
        WHEN days IS NULL THEN ''
        WHEN days >= 2 THEN format(' It expires in %s days.', days)
        WHEN days = 1 THEN ' It expires within a day.'
        ELSE ' It is about to expire.' END;
    colour := CASE WHEN days <= 1 THEN '#b42318' WHEN days <= 7 THEN '#b54708' ELSE '#1d4ed8' END;
    RETURN NEXT;
END
$$;

-- Gives a persona another password, as an argon2id hash. SR002 for no such persona, SR003 for an environment that is not ready or a
-- product that keeps no passwords, SR005 for what is no hash, SR006 while somebody writes in a session for longer than 5 seconds.
CREATE OR REPLACE FUNCTION showroom.set_persona_password(p_environment text, p_persona text, p_hash text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    target showroom.environment := showroom.hold_environment(p_environment);
BEGIN
    IF target.status <> 'ready' THEN
        PERFORM showroom.refuse('SR003', format('“%s” is %s; nobody logs in there.', p_environment, target.status),
                                'Set passwords of what is ready.');
    END IF;
    IF coalesce(p_hash !~ '^\$argon2id\$v=19\$m=[0-9]{4,7},t=[0-9]{1,2},p=[0-9]{1,2}\$[A-Za-z0-9+/]{22,86}\$[A-Za-z0-9+/]{43,86}$', true) THEN
        PERFORM showroom.refuse('SR005', 'This is no argon2id hash of a password.', 'Set it with showroomctl or in the console.');
    END IF;
    -- Whoever is copying the row into a session comes first; whoever saw the sessions before this repeats the transaction.
    PERFORM showroom.hold_sessions(p_environment);
    UPDATE showroom.session s SET layer = s.layer WHERE s.environment = p_environment AND s.state = 'open';
    UPDATE showroom.persona p SET password_hash = p_hash, password_set_at = showroom.now(), password_set_by = session_user
     WHERE p.environment = p_environment AND p.email = p_persona;
    IF NOT FOUND THEN
        PERFORM showroom.refuse('SR002', format('“%s” has no persona “%s”%s.', p_environment, left(p_persona, 60),
            coalesce('; known are: ' || (SELECT string_agg(p.email, ', ' ORDER BY p.position)
                                           FROM showroom.persona p WHERE p.environment = p_environment), '')),
            'Choose one of its personas.');
    ELSIF NOT EXISTS (SELECT FROM showroom.login_table(target.blueprint)) THEN
        PERFORM showroom.refuse('SR003', format('The product of “%s” keeps no passwords.', p_environment),
            'Open it by a link; or its owner names the column with showroom.allow_conversion.');
    ELSIF NOT showroom.put_password(target, p_persona, p_hash) THEN
        PERFORM showroom.refuse('SR002', format('The row of “%s” is gone from the product''s users.', left(p_persona, 60)),
            'Reset the sandbox: it brings the personas back.');
    END IF;
    PERFORM showroom.audit_record('persona.password', p_environment, NULL, jsonb_build_object('persona', p_persona));
END
$$;

RESET ROLE;
