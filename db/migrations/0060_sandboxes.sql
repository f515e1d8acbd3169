-- Sandboxes: environments with a type, limits, restrictions and users of their own.

SET LOCAL ROLE showroom_owner;

-- What a sandbox is unless somebody asks for something else.
CREATE TABLE showroom.sandbox_type (
    name          text PRIMARY KEY CHECK (name ~ '^[a-z]+$'),
    life_days     integer NOT NULL CHECK (life_days BETWEEN 1 AND 3650),
    max_users     integer NOT NULL CHECK (max_users > 0),
    max_api_calls integer NOT NULL CHECK (max_api_calls > 0),
    position      integer NOT NULL UNIQUE
);
INSERT INTO showroom.sandbox_type VALUES
    ('trial', 14, 10, 10000, 1), ('demo', 7, 5, 5000, 2), ('development', 30, 10, 100000, 3), ('training', 90, 50, 50000, 4);
GRANT SELECT ON showroom.sandbox_type TO showroom_viewer, showroom_service;

-- What a sandbox's own users may not do. The outward ones hold for every environment and cannot be lifted.
CREATE TABLE showroom.restriction (
    name       text PRIMARY KEY CHECK (name ~ '^[a-z]+$'),
    is_outward boolean NOT NULL,
    message    text NOT NULL,
    position   integer NOT NULL UNIQUE
);
INSERT INTO showroom.restriction VALUES
    ('invitations', true, 'Nobody can be invited from a demo environment.', 1),
    ('integrations', true, 'A demo environment is not connected to other systems.', 2),
    ('export', false, 'Data cannot be exported from a sandbox.', 3),
    ('billing', false, 'A sandbox has no billing.', 4),
    ('deletion', false, 'A sandbox cannot be deleted by its users.', 5);
GRANT SELECT ON showroom.restriction TO showroom_viewer, showroom_service;

-- `restrictions` holds what differs from the usual, as {"export": false, "watermark": false}; `api_rate` is calls a minute.
ALTER TABLE showroom.sandbox
    DROP CONSTRAINT sandbox_type_check,
    ADD FOREIGN KEY (type) REFERENCES showroom.sandbox_type,
    ADD COLUMN api_rate integer CHECK (api_rate BETWEEN 1 AND 100000);
CREATE INDEX sandbox_by_type ON showroom.sandbox (type);

-- Whom showroom.admit_user let in.
CREATE TABLE showroom.sandbox_user (
    environment showroom.environment_id NOT NULL REFERENCES showroom.sandbox ON DELETE CASCADE,
    person      text NOT NULL CHECK (person <> ''),
    first_seen  timestamptz NOT NULL,
    last_seen   timestamptz NOT NULL,
    PRIMARY KEY (environment, person)
);

-- Calls of the product's API. Unlogged, so that counting one never waits for the disk nor makes the product's own transaction do
-- without; every 256 calls the count is kept in showroom.sandbox and showroom.usage_daily (`kept` is how many are there), from
-- where it goes on after a crash of the server.
CREATE UNLOGGED TABLE showroom.api_counter (
    environment showroom.environment_id PRIMARY KEY REFERENCES showroom.environment ON DELETE CASCADE,
    calls       bigint NOT NULL,
    kept        bigint NOT NULL,
    allowed     bigint
) WITH (fillfactor = 20);

-- The outbox: what people are to hear. `once` keeps the same word from being queued twice.
ALTER TABLE showroom.notification ADD COLUMN once text;
CREATE UNIQUE INDEX notification_once ON showroom.notification (once) WHERE once IS NOT NULL;
CREATE INDEX notification_environment ON showroom.notification (environment, created_at DESC);

CREATE CONSTRAINT TRIGGER announce_change AFTER INSERT OR UPDATE OR DELETE ON showroom.notification
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION showroom.announce_change('notification');

-- Queues word about an environment for its owner and, when it has one, its admin; false when that was done before.
CREATE FUNCTION showroom.queue_notification(p_environment text, p_kind text, p_content jsonb, p_once text DEFAULT NULL)
RETURNS boolean LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO showroom.notification (environment, kind, recipient, content, created_at, once)
    SELECT e.id, p_kind, coalesce(nullif(e.admin_email, ''), e.owner),
           jsonb_build_object('name', e.name, 'owner', e.owner) || p_content, showroom.now(), p_once
      FROM showroom.environment e WHERE e.id = p_environment
    ON CONFLICT (once) WHERE once IS NOT NULL DO NOTHING;
    RETURN FOUND;
END
$$;

-- Asking for one -------------------------------------------------------------------------------------------------------

CREATE OR REPLACE FUNCTION showroom.setting_definition()
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
     'Exports per hour of one environment'),
    ('sandbox.apiRatePerMinute', 60, 1, 100000,
     'API calls a minute in a sandbox that says nothing else'),
    ('sweep.cap', 50, 1, 1000,
     'Environments that one sweep touches at most'),
    ('sweep.autoResetHour', 2, 0, 23,
     'Hour (UTC) of the nightly auto-reset'),
    ('sweep.expiryHour', 3, 0, 23,
     'Hour (UTC) of the nightly expiry and clean-up'),
    ('sweep.cleanUpDays', 30, 1, 3650,
     'Days after its end that an expired environment is kept')
$$;

CREATE FUNCTION showroom.problem(p_field text, p_code text, p_message text) RETURNS jsonb
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp
RETURN jsonb_build_object('field', p_field, 'code', p_code, 'message', p_message);

-- True for a whole number in the range; false for anything else that a request may hold.
CREATE FUNCTION showroom.is_whole_number(p_value jsonb, p_minimum bigint, p_maximum bigint) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp
RETURN CASE WHEN jsonb_typeof(p_value) = 'number' AND p_value::text ~ '^[0-9]{1,18}$'
            THEN p_value::text::bigint BETWEEN p_minimum AND p_maximum ELSE false END;

-- All that is wrong with what somebody asks of a sandbox, an array of problems. p_terms: {type, days, maxUsers, maxApiCalls,
-- autoResetHours, apiRate, restrictions, accessibleBy}; what is absent or null is left to the type.
CREATE FUNCTION showroom.sandbox_problems(p_terms jsonb) RETURNS jsonb
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
SELECT coalesce(jsonb_agg(found.problem ORDER BY found.place), '[]')
  FROM (SELECT 1 AS place, showroom.problem('type', 'unknown', format('There is no type “%s”; known are: %s.',
                   left(p_terms ->> 'type', 40), (SELECT string_agg(t.name, ', ' ORDER BY t.position) FROM showroom.sandbox_type t)))
               AS problem
         WHERE p_terms ->> 'type' IS NOT NULL
           AND NOT EXISTS (SELECT FROM showroom.sandbox_type t WHERE t.name = p_terms ->> 'type')
        UNION ALL
        SELECT l.place, showroom.problem(l.field, 'out-of-range', l.message)
          FROM (VALUES (2, 'days', 3650, 'A sandbox lives 1 to 3650 days.'),
                       (3, 'maxUsers', 100000, 'A sandbox takes 1 to 100000 users.'),
                       (4, 'maxApiCalls', 2000000000, 'A sandbox takes 1 to 2000000000 API calls.'),
                       (5, 'autoResetHours', 2160, 'A sandbox is reset every 1 to 2160 hours.'),
                       (6, 'apiRate', 100000, 'A sandbox takes 1 to 100000 API calls a minute.')) l (place, field, maximum, message)
         WHERE p_terms ->> l.field IS NOT NULL AND NOT showroom.is_whole_number(p_terms -> l.field, 1, l.maximum)
        UNION ALL
        SELECT 7, CASE WHEN r.is_outward THEN showroom.problem('restrictions', 'guard',
                                format('“%s” cannot be allowed: nothing leaves an environment.', left(k.key, 40)))
                       ELSE showroom.problem('restrictions', 'unknown', format('There is no restriction “%s”; known are: %s.',
                                left(k.key, 40), (SELECT string_agg(n.name, ', ' ORDER BY n.position) FROM showroom.restriction n
                                                   WHERE NOT n.is_outward) || ', watermark')) END
          FROM jsonb_each(CASE jsonb_typeof(p_terms -> 'restrictions') WHEN 'object' THEN p_terms -> 'restrictions'
                               ELSE '{}' END) k
          LEFT JOIN showroom.restriction r ON r.name = k.key
         WHERE NOT (k.key = 'watermark' OR r.name IS NOT NULL AND (NOT r.is_outward OR k.value = 'true'))
            OR jsonb_typeof(k.value) <> 'boolean'
        UNION ALL
        SELECT 8, showroom.problem('accessibleBy', 'invalid', 'Name at most 200 people by logins or mail addresses.')
         WHERE p_terms ->> 'accessibleBy' IS NOT NULL
           AND (jsonb_typeof(p_terms -> 'accessibleBy') <> 'array' OR jsonb_array_length(p_terms -> 'accessibleBy') > 200
                OR EXISTS (SELECT FROM jsonb_array_elements_text(p_terms -> 'accessibleBy') p
                            WHERE btrim(p) = '' OR length(p) > 200))) found
$$;

-- Refuses with everything that is wrong, as SR005; SR001 for what would let something out of an environment.
CREATE FUNCTION showroom.refuse_problems(p_problems jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    is_guarded boolean := p_problems @> '[{"code": "guard"}]';
BEGIN
    IF jsonb_array_length(p_problems) > 0 THEN
        PERFORM showroom.refuse(CASE WHEN is_guarded THEN 'SR001' ELSE 'SR005' END,
            (SELECT string_agg(p ->> 'message', ' ') FROM jsonb_array_elements(p_problems) p),
            'Nothing was changed; correct the values and try again.', p_problems);
    END IF;
END
$$;

-- Records an environment as queued and the job that fills it. With `sandbox` (see sandbox_problems) it is one: its type decides
-- what the request leaves out. The personas' passwords come as memory-hard hashes.
CREATE OR REPLACE FUNCTION showroom.create_environment(p_request jsonb) RETURNS TABLE (environment text, job bigint)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    new_id text := p_request ->> 'id';
    terms jsonb := p_request -> 'sandbox';
    new_kind text := CASE WHEN terms IS NULL THEN 'demo' ELSE 'sandbox' END;
    usual showroom.sandbox_type;
    isolation text := coalesce(p_request ->> 'isolation', CASE new_kind WHEN 'demo' THEN 'shared_schema' ELSE 'full' END);
BEGIN
    PERFORM showroom.require_environment_id(new_id);
    IF NOT starts_with(new_id, new_kind || '-') THEN
        RAISE EXCEPTION USING ERRCODE = 'SR001',
            MESSAGE = format('“%s” is no id of a %s.', new_id, CASE new_kind WHEN 'demo' THEN 'demo tenant' ELSE 'sandbox' END),
            HINT = format('Ids of %s begin with %s-.', CASE new_kind WHEN 'demo' THEN 'demo tenants' ELSE 'sandboxes' END, new_kind);
    END IF;
    IF terms IS NOT NULL THEN
        terms := jsonb_build_object('type', 'trial') || jsonb_strip_nulls(terms)
                 || jsonb_strip_nulls(jsonb_build_object('days', p_request -> 'lifeDays'));
        PERFORM showroom.refuse_problems(showroom.sandbox_problems(terms));
        SELECT * INTO STRICT usual FROM showroom.sandbox_type t WHERE t.name = terms ->> 'type';
    END IF;
    DELETE FROM showroom.environment e WHERE e.id = new_id AND e.status = 'deleted';
    PERFORM showroom.require_salt(p_request ->> 'saltVersion', p_request ->> 'saltCheck');
    PERFORM showroom.require_blueprint(p_request -> 'blueprint');
    INSERT INTO showroom.environment (id, kind, name, blueprint, blueprint_version, size, parameters, row_counts,
                                      events_by_kind, seed, reference_date, salt_version, isolation, session_mode, admin_email,
                                      description, customer, notes, tags, created_at, updated_at, expires_at)
    VALUES (new_id, new_kind, p_request ->> 'name', p_request #>> '{blueprint,name}', p_request #>> '{blueprint,version}',
            p_request ->> 'size', p_request -> 'parameters', p_request -> 'counts', p_request -> 'eventsByKind',
            (p_request ->> 'seed')::numeric, (p_request ->> 'referenceDate')::date, p_request ->> 'saltVersion', isolation,
            coalesce(p_request ->> 'sessionMode', CASE new_kind WHEN 'demo' THEN 'personal' ELSE 'shared' END),
            p_request ->> 'adminEmail', p_request ->> 'description', p_request ->> 'customer', p_request ->> 'notes',
            ARRAY(SELECT jsonb_array_elements_text(p_request -> 'tags')), showroom.now(), showroom.now(),
            showroom.now() + make_interval(days => coalesce((p_request ->> 'lifeDays')::integer, usual.life_days)))
    ON CONFLICT (id) DO NOTHING;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'SR003', MESSAGE = format('The environment “%s” already exists.', new_id),
            HINT = 'Open it, tear it down first, or choose another name.',
            DETAIL = '[{"field": "name", "code": "exists", "message": "An environment of this id already exists."}]';
    END IF;
    IF terms IS NOT NULL THEN
        INSERT INTO showroom.sandbox (environment, type, max_users, max_api_calls, restrictions, accessible_by, auto_reset_hours,
                                      api_rate)
        VALUES (new_id, usual.name, coalesce((terms ->> 'maxUsers')::integer, usual.max_users),
                coalesce((terms ->> 'maxApiCalls')::integer, usual.max_api_calls), coalesce(terms -> 'restrictions', '{}'),
                ARRAY(SELECT jsonb_array_elements_text(terms -> 'accessibleBy')), (terms ->> 'autoResetHours')::integer,
                (terms ->> 'apiRate')::integer);
    END IF;
    INSERT INTO showroom.persona (environment, name, email, role, avatar, password_hash, position)
    SELECT new_id, p ->> 'name', p ->> 'email', p ->> 'role', coalesce(p ->> 'avatar', ''), p ->> 'passwordHash', place
      FROM jsonb_array_elements(p_request -> 'personas') WITH ORDINALITY AS given (p, place);
    IF isolation = 'full' THEN
        PERFORM showroom_guard.check_own_relations(new_id);
    END IF;
    PERFORM showroom.take_rate('create', showroom.rate_client());
    PERFORM showroom.audit_record('environment.create', new_id, NULL,
                                  p_request - 'saltCheck' - 'personas' #- '{blueprint,source}');
    RETURN QUERY SELECT new_id, showroom.new_job('seed', new_id, '{}');
END
$$;

-- What there is --------------------------------------------------------------------------------------------------------

-- The first beginning of this hour (UTC) that is not before a moment.
CREATE FUNCTION showroom.next_hour(p_hour bigint, p_from timestamptz) RETURNS timestamptz
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp
RETURN (date_trunc('day', p_from AT TIME ZONE 'UTC') + make_interval(hours => p_hour::integer)
        + CASE WHEN date_trunc('day', p_from AT TIME ZONE 'UTC') + make_interval(hours => p_hour::integer)
                    < p_from AT TIME ZONE 'UTC' THEN interval '1 day' ELSE interval '0' END) AT TIME ZONE 'UTC';

-- What holds in a sandbox, {"export": true, …, "watermark": true}: the usual with what was lifted.
CREATE FUNCTION showroom.effective_restrictions(p_own jsonb) RETURNS jsonb
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN (SELECT jsonb_object_agg(r.name, true) FROM showroom.restriction r) || '{"watermark": true}' || p_own;

CREATE VIEW showroom.sandbox_list AS
SELECT s.environment, s.type, e.session_mode, s.max_users,
       (SELECT count(*) FROM showroom.sandbox_user u WHERE u.environment = s.environment) AS users,
       s.max_api_calls, coalesce(c.calls, s.used_api_calls) AS used_api_calls,
       coalesce(s.api_rate, showroom.setting_value('sandbox.apiRatePerMinute')) AS api_rate, s.api_rate IS NOT NULL AS is_own_rate,
       showroom.effective_restrictions(s.restrictions) AS restrictions, s.accessible_by, s.auto_reset_hours, s.last_reset_at,
       d.reset_due_at,
       CASE WHEN d.reset_due_at IS NOT NULL THEN
           showroom.next_hour(showroom.setting_value('sweep.autoResetHour'), greatest(d.reset_due_at, showroom.now()))
       END AS next_reset_at,
       (SELECT count(*) FROM showroom.access_link l
         WHERE l.environment = s.environment AND l.revoked_at IS NULL AND (l.expires_at IS NULL OR l.expires_at > showroom.now())
           AND (l.max_uses IS NULL OR l.uses < l.max_uses)) AS links,
       (SELECT count(*) FROM showroom.persona p WHERE p.environment = s.environment) AS personas
  FROM showroom.sandbox s
  JOIN showroom.environment e ON e.id = s.environment
  LEFT JOIN showroom.api_counter c ON c.environment = s.environment
 CROSS JOIN LATERAL (SELECT coalesce(s.last_reset_at, e.created_at) + make_interval(hours => s.auto_reset_hours) AS reset_due_at) d;
GRANT SELECT ON showroom.sandbox_list TO showroom_viewer, showroom_service;

-- Pre-made logins, never their passwords.
CREATE VIEW showroom.persona_list AS
SELECT p.id, p.environment, p.name, p.email, p.role, p.avatar, p.position FROM showroom.persona p;
GRANT SELECT ON showroom.persona_list TO showroom_viewer, showroom_service;

-- Changing one ---------------------------------------------------------------------------------------------------------

-- The sandbox of an id, locked behind its environment; SR001, SR002.
CREATE FUNCTION showroom.hold_sandbox(p_id text) RETURNS showroom.sandbox
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    held showroom.sandbox;
BEGIN
    PERFORM showroom.hold_environment(p_id);
    SELECT * INTO held FROM showroom.sandbox s WHERE s.environment = p_id FOR UPDATE;
    IF NOT FOUND THEN
        PERFORM showroom.refuse('SR002', format('“%s” is no sandbox.', p_id), 'Ids of sandboxes begin with sandbox-.');
    END IF;
    RETURN held;
END
$$;

-- Changes limits, restrictions, auto-reset and who may enter. p_changes as in sandbox_problems, without type and days; what is
-- absent stays, a null brings the usual back. SR005 also for limits below what is used already.
CREATE FUNCTION showroom.configure_sandbox(p_id text, p_changes jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    target showroom.sandbox := showroom.hold_sandbox(p_id);
    usual showroom.sandbox_type;
    changed showroom.sandbox := target;
    problems jsonb := showroom.sandbox_problems(p_changes - 'type' - 'days');
    used_users bigint := (SELECT count(*) FROM showroom.sandbox_user u WHERE u.environment = p_id);
    used_calls bigint := coalesce((SELECT c.calls FROM showroom.api_counter c WHERE c.environment = p_id), target.used_api_calls);
BEGIN
    PERFORM showroom.refuse_problems(problems);
    SELECT * INTO STRICT usual FROM showroom.sandbox_type t WHERE t.name = target.type;
    IF jsonb_exists(p_changes, 'maxUsers') THEN
        changed.max_users := coalesce((p_changes ->> 'maxUsers')::integer, usual.max_users);
    END IF;
    IF jsonb_exists(p_changes, 'maxApiCalls') THEN
        changed.max_api_calls := coalesce((p_changes ->> 'maxApiCalls')::integer, usual.max_api_calls);
    END IF;
    IF jsonb_exists(p_changes, 'autoResetHours') THEN
        changed.auto_reset_hours := (p_changes ->> 'autoResetHours')::integer;
    END IF;
    IF jsonb_exists(p_changes, 'apiRate') THEN
        changed.api_rate := (p_changes ->> 'apiRate')::integer;
    END IF;
    IF jsonb_exists(p_changes, 'restrictions') THEN
        changed.restrictions := CASE jsonb_typeof(p_changes -> 'restrictions') WHEN 'object'
                                     THEN target.restrictions || (p_changes -> 'restrictions') ELSE '{}' END;
    END IF;
    IF jsonb_exists(p_changes, 'accessibleBy') THEN
        changed.accessible_by := ARRAY(SELECT btrim(p) FROM jsonb_array_elements_text(
            CASE jsonb_typeof(p_changes -> 'accessibleBy') WHEN 'array' THEN p_changes -> 'accessibleBy' ELSE '[]' END) p);
    END IF;
    IF changed.max_users < used_users AND changed.max_users < target.max_users THEN
        problems := problems || showroom.problem('maxUsers', 'below-use', format('%s users are in it already.', used_users));
    END IF;
    IF changed.max_api_calls < used_calls AND changed.max_api_calls < target.max_api_calls THEN
        problems := problems || showroom.problem('maxApiCalls', 'below-use', format('%s API calls were made already.', used_calls));
    END IF;
    PERFORM showroom.refuse_problems(problems);
    IF changed = target THEN
        RETURN;
    END IF;
    UPDATE showroom.sandbox s
       SET max_users = changed.max_users, max_api_calls = changed.max_api_calls, restrictions = changed.restrictions,
           accessible_by = changed.accessible_by, auto_reset_hours = changed.auto_reset_hours, api_rate = changed.api_rate
     WHERE s.environment = p_id;
    UPDATE showroom.api_counter SET allowed = changed.max_api_calls WHERE environment = p_id;
    UPDATE showroom.environment SET updated_at = showroom.now() WHERE id = p_id;
    PERFORM showroom.audit_record('sandbox.configure', p_id, NULL,
        (SELECT jsonb_object_agg(o.key, jsonb_build_object('from', o.value, 'to', n.value))
           FROM jsonb_each(to_jsonb(target)) o JOIN jsonb_each(to_jsonb(changed)) n USING (key)
          WHERE o.value IS DISTINCT FROM n.value));
END
$$;

-- Protects environments from teardown, expiry and every sweep, or lifts that.
CREATE FUNCTION showroom.protect_environments(p_ids text[], p_is_protected boolean) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    target showroom.environment;
BEGIN
    FOR target IN SELECT * FROM showroom.hold_environments(p_ids) LOOP
        CONTINUE WHEN target.protected = p_is_protected;
        UPDATE showroom.environment SET protected = p_is_protected, updated_at = showroom.now() WHERE id = target.id;
        PERFORM showroom.audit_record(CASE WHEN p_is_protected THEN 'environment.protect' ELSE 'environment.unprotect' END,
                                      target.id, NULL, '{}');
    END LOOP;
END
$$;

-- Whom an environment or one of its sessions is held by, other than the caller; the one who holds it longest.
CREATE FUNCTION showroom.foreign_hold(p_environment text) RETURNS showroom.hold
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
SELECT h.* FROM showroom.hold h
 WHERE h.environment = p_environment AND h.until > showroom.now() AND h.held_by <> session_user
 ORDER BY h.until DESC LIMIT 1
$$;

CREATE FUNCTION showroom.require_not_held(p_environment text) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    held showroom.hold := showroom.foreign_hold(p_environment);
BEGIN
    IF held.id IS NOT NULL THEN
        PERFORM showroom.refuse('SR009',
            format('%s holds a session of “%s” until %s UTC.', held.held_by, p_environment,
                   to_char(held.until AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI')),
            'Wait until then, or ask them to release it.');
    END IF;
END
$$;

-- The end of an environment's life, whoever asks: nobody can enter it any more, its data stays until clean-up.
CREATE FUNCTION showroom.end_life(p_environment showroom.environment, p_action text, p_until timestamptz) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE showroom.environment e
       SET status = 'expired', expires_at = least(e.expires_at, p_until), updated_at = showroom.now()
     WHERE e.id = p_environment.id;
    PERFORM showroom.queue_notification(p_environment.id, 'expired', jsonb_build_object('deletedOn',
        (least(p_environment.expires_at, p_until)
         + make_interval(days => showroom.setting_value('sweep.cleanUpDays')::integer)) AT TIME ZONE 'UTC'));
    PERFORM showroom.audit_record(p_action, p_environment.id, NULL,
                                  jsonb_build_object('from', p_environment.expires_at, 'to', p_until));
END
$$;

-- Ends environments now, all of them or none. SR003 for what is protected or not ready, SR006 and SR009 for what is in use.
CREATE FUNCTION showroom.expire_environments(p_ids text[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    target showroom.environment;
BEGIN
    FOR target IN SELECT * FROM showroom.hold_environments(p_ids) LOOP
        IF target.protected THEN
            PERFORM showroom.refuse('SR003', format('“%s” is protected.', target.id), 'Lift the protection first.');
        ELSIF target.status <> 'ready' THEN
            PERFORM showroom.refuse('SR003', format('“%s” is %s; it cannot expire.', target.id, target.status),
                                    'Only what is ready can expire.');
        END IF;
        PERFORM showroom.require_idle(target.id);
        PERFORM showroom.require_not_held(target.id);
        PERFORM showroom.end_life(target, 'environment.expire', showroom.now());
    END LOOP;
END
$$;

GRANT EXECUTE ON FUNCTION showroom.setting_value(text), showroom.next_hour(bigint, timestamptz),
    showroom.effective_restrictions(jsonb) TO showroom_viewer, showroom_service;
GRANT EXECUTE ON FUNCTION showroom.configure_sandbox(text, jsonb), showroom.protect_environments(text[], boolean),
    showroom.expire_environments(text[]) TO showroom_ops, showroom_service;

RESET ROLE;
