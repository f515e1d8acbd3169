-- Usage: who was there, how long, how many calls, what became of it. Outlives the environments.

SET LOCAL ROLE showroom_owner;

CREATE INDEX usage_event_time ON showroom.usage_event (occurred_at);

-- Whether a person is a colleague, by the mail domain.
CREATE FUNCTION showroom.is_internal(p_person text) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN strpos(p_person, '@') > 0
   AND lower(split_part(p_person, '@', 2)) IN (SELECT btrim(d) FROM regexp_split_to_table(
           (SELECT showroom.text_setting_value('usage.internalDomains')), ',') d WHERE btrim(d) <> '');

-- Who opens a session pays a visit.
CREATE FUNCTION showroom.note_visit() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO showroom.usage_event (environment, kind, person, details, occurred_at)
    SELECT s.environment, 'session', NEW.person, jsonb_build_object('session', s.id), NEW.created_at
      FROM showroom.session s WHERE s.id = NEW.session;
    RETURN NULL;
END
$$;
CREATE TRIGGER note_visit AFTER INSERT ON showroom.session_token FOR EACH ROW EXECUTE FUNCTION showroom.note_visit();

-- How long a session was in use, when it ends.
CREATE FUNCTION showroom.note_session_end() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO showroom.usage_event (environment, kind, person, details, occurred_at)
    SELECT NEW.environment, 'session-end', NEW.person,
           jsonb_build_object('session', NEW.id, 'seconds', extract(epoch FROM a.last_activity - NEW.created_at)::bigint),
           showroom.now()
      FROM showroom.session_activity a WHERE a.session = NEW.id;
    RETURN NULL;
END
$$;
CREATE TRIGGER note_session_end AFTER UPDATE OF state ON showroom.session
    FOR EACH ROW WHEN (NEW.state = 'closed' AND OLD.state = 'open') EXECUTE FUNCTION showroom.note_session_end();

CREATE FUNCTION showroom.note_creation() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO showroom.usage_event (environment, kind, person, details, occurred_at)
    SELECT e.id, 'created', e.created_by, jsonb_build_object('type', NEW.type, 'name', e.name), e.created_at
      FROM showroom.environment e WHERE e.id = NEW.environment;
    RETURN NULL;
END
$$;
CREATE TRIGGER note_creation AFTER INSERT ON showroom.sandbox FOR EACH ROW EXECUTE FUNCTION showroom.note_creation();

-- Keeps the last calls of an environment that goes.
CREATE FUNCTION showroom.note_last_calls() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM showroom.keep_api_calls(NEW.id);
    DELETE FROM showroom.api_counter WHERE environment = NEW.id;
    RETURN NULL;
END
$$;
CREATE TRIGGER note_last_calls AFTER UPDATE OF status ON showroom.environment
    FOR EACH ROW WHEN (NEW.status = 'deleted' AND OLD.status <> 'deleted') EXECUTE FUNCTION showroom.note_last_calls();

-- Events of the days from p_from to p_until (UTC, both included; NULL: open), of one environment or all. Colleagues only on request.
CREATE FUNCTION showroom.usage_events(p_environment text, p_from date, p_until date, p_with_internal boolean)
RETURNS SETOF showroom.usage_event
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
SELECT u.* FROM showroom.usage_event u
 WHERE (p_environment IS NULL OR u.environment = p_environment)
   AND (p_from IS NULL OR u.occurred_at >= p_from::timestamp AT TIME ZONE 'UTC')
   AND (p_until IS NULL OR u.occurred_at < (p_until + 1)::timestamp AT TIME ZONE 'UTC')
   AND (p_with_internal OR NOT showroom.is_internal(u.person))
$$;

-- API calls per environment and day, those that only the counter knows included.
CREATE FUNCTION showroom.usage_calls(p_environment text, p_from date, p_until date)
RETURNS TABLE (environment text, day date, calls bigint)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
SELECT c.environment, c.day, sum(c.calls)::bigint
  FROM (SELECT d.environment::text, d.day, d.total AS calls FROM showroom.usage_daily d WHERE d.kind = 'api-call'
        UNION ALL
        SELECT a.environment::text, (showroom.now() AT TIME ZONE 'UTC')::date, a.calls - a.kept FROM showroom.api_counter a) c
 WHERE c.calls > 0 AND (p_environment IS NULL OR c.environment = p_environment)
   AND (p_from IS NULL OR c.day >= p_from) AND (p_until IS NULL OR c.day <= p_until)
 GROUP BY c.environment, c.day
$$;

-- Lengths of sessions in seconds: of ended ones by their record, of open ones so far.
CREATE FUNCTION showroom.usage_lengths(p_environment text, p_from date, p_until date, p_with_internal boolean)
RETURNS TABLE (environment text, seconds numeric)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
SELECT u.environment::text, (u.details ->> 'seconds')::numeric
  FROM showroom.usage_events(p_environment, p_from, p_until, p_with_internal) u WHERE u.kind = 'session-end'
UNION ALL
SELECT s.environment::text, extract(epoch FROM a.last_activity - s.created_at)
  FROM showroom.session s JOIN showroom.session_activity a ON a.session = s.id
 WHERE s.state = 'open' AND (p_environment IS NULL OR s.environment = p_environment)
   AND (p_from IS NULL OR a.last_activity >= p_from::timestamp AT TIME ZONE 'UTC')
   AND (p_until IS NULL OR a.last_activity < (p_until + 1)::timestamp AT TIME ZONE 'UTC')
   AND (p_with_internal OR NOT showroom.is_internal(s.person))
$$;

-- The use of each environment in a range of days, most used first; those that are gone too.
CREATE FUNCTION showroom.usage_by_environment(p_environment text, p_from date, p_until date, p_with_internal boolean)
RETURNS TABLE (environment text, name text, is_there boolean, sessions bigint, unique_users bigint, link_uses bigint,
               api_calls bigint, mean_session_minutes double precision, last_access_at timestamptz, created bigint,
               converted bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
WITH events AS (
    SELECT u.environment::text AS environment, count(*) FILTER (WHERE u.kind = 'session') AS sessions,
           count(DISTINCT u.person) FILTER (WHERE u.kind IN ('session', 'user')) AS unique_users,
           count(*) FILTER (WHERE u.kind = 'link') AS link_uses, count(*) FILTER (WHERE u.kind = 'created') AS created,
           count(*) FILTER (WHERE u.kind = 'converted') AS converted,
           max(u.occurred_at) FILTER (WHERE u.kind IN ('session', 'link', 'user')) AS last_event,
           max(u.details ->> 'name') FILTER (WHERE u.kind = 'created') AS name
      FROM showroom.usage_events(p_environment, p_from, p_until, p_with_internal) u GROUP BY 1
), calls AS (
    SELECT c.environment, sum(c.calls)::bigint AS calls FROM showroom.usage_calls(p_environment, p_from, p_until) c GROUP BY 1
), lengths AS (
    SELECT l.environment, avg(l.seconds) AS seconds
      FROM showroom.usage_lengths(p_environment, p_from, p_until, p_with_internal) l GROUP BY 1
)
SELECT i.id, coalesce(e.name, v.name, i.id), coalesce(e.status <> 'deleted', false), coalesce(v.sessions, 0),
       coalesce(v.unique_users, 0), coalesce(v.link_uses, 0), coalesce(c.calls, 0),
       coalesce(l.seconds / 60, 0)::double precision, greatest(v.last_event, e.last_accessed_at), coalesce(v.created, 0),
       coalesce(v.converted, 0)
  FROM (SELECT environment FROM events UNION SELECT environment FROM calls UNION SELECT environment FROM lengths) i (id)
  LEFT JOIN showroom.environment e ON e.id = i.id
  LEFT JOIN events v ON v.environment = i.id
  LEFT JOIN calls c ON c.environment = i.id
  LEFT JOIN lengths l ON l.environment = i.id
 ORDER BY coalesce(v.sessions, 0) DESC, coalesce(c.calls, 0) DESC, i.id
$$;

-- The same over all of them.
CREATE FUNCTION showroom.usage_total(p_environment text, p_from date, p_until date, p_with_internal boolean)
RETURNS TABLE (sessions bigint, unique_users bigint, link_uses bigint, api_calls bigint, mean_session_minutes double precision,
               last_access_at timestamptz, created bigint, converted bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
SELECT count(*) FILTER (WHERE u.kind = 'session'), count(DISTINCT u.person) FILTER (WHERE u.kind IN ('session', 'user')),
       count(*) FILTER (WHERE u.kind = 'link'),
       (SELECT coalesce(sum(c.calls), 0)::bigint FROM showroom.usage_calls(p_environment, p_from, p_until) c),
       (SELECT coalesce(avg(l.seconds) / 60, 0)::double precision
          FROM showroom.usage_lengths(p_environment, p_from, p_until, p_with_internal) l),
       greatest(max(u.occurred_at) FILTER (WHERE u.kind IN ('session', 'link', 'user')),
                (SELECT max(e.last_accessed_at) FROM showroom.environment e WHERE p_environment IS NULL OR e.id = p_environment)),
       count(*) FILTER (WHERE u.kind = 'created'), count(*) FILTER (WHERE u.kind = 'converted')
  FROM showroom.usage_events(p_environment, p_from, p_until, p_with_internal) u
$$;

-- Each day of a range, those without use included.
CREATE FUNCTION showroom.usage_by_day(p_environment text, p_from date, p_until date, p_with_internal boolean)
RETURNS TABLE (day date, sessions bigint, unique_users bigint, api_calls bigint, converted bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
SELECT d.day::date, coalesce(u.sessions, 0), coalesce(u.unique_users, 0),
       (SELECT coalesce(sum(c.calls), 0)::bigint FROM showroom.usage_calls(p_environment, d.day::date, d.day::date) c),
       coalesce(u.converted, 0)
  FROM generate_series(greatest(p_from, p_until - 3650)::timestamp, p_until::timestamp, '1 day') d (day)
  LEFT JOIN (SELECT (u.occurred_at AT TIME ZONE 'UTC')::date AS day, count(*) FILTER (WHERE u.kind = 'session') AS sessions,
                    count(DISTINCT u.person) FILTER (WHERE u.kind IN ('session', 'user')) AS unique_users,
                    count(*) FILTER (WHERE u.kind = 'converted') AS converted
               FROM showroom.usage_events(p_environment, p_from, p_until, p_with_internal) u GROUP BY 1) u ON u.day = d.day::date
 ORDER BY d.day
$$;

GRANT EXECUTE ON FUNCTION showroom.usage_by_environment(text, date, date, boolean),
    showroom.usage_total(text, date, date, boolean), showroom.usage_by_day(text, date, date, boolean)
    TO showroom_viewer, showroom_service;

RESET ROLE;
