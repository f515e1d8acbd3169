-- Sessions: who is inside one, and what the product may call. A session points at a layer; its changes lie in overlay tables
-- under the layer's id. The bearer token in the setting showroom.token alone says which session a statement belongs to.

RESET ROLE;
CREATE SCHEMA showroom_live AUTHORIZATION showroom_live;
GRANT USAGE ON SCHEMA showroom TO showroom_live, showroom_product;
GRANT USAGE ON SCHEMA showroom_live TO showroom_owner, showroom_guard, showroom_admin;
-- Who may make functions could watch rows go by before a view's conditions hold them back. Whoever needs temporary tables here
-- gets the right by name, so that a database's owner can take it from the public; the private server's are all Showroom's.
DO $grant$ BEGIN
    EXECUTE format('GRANT CREATE ON DATABASE %I TO showroom_live', current_database());
    EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO showroom_viewer, showroom_service', current_database());
    IF showroom.is_private_server() THEN
        EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
    END IF;
END $grant$;

SET LOCAL ROLE showroom_live;
ALTER DEFAULT PRIVILEGES FOR ROLE showroom_live REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

RESET ROLE;
SET LOCAL ROLE showroom_owner;

-- Tables ------------------------------------------------------------------------------------------------------------

-- In the mode `shared` an environment has one session for all, whose person is "*".
ALTER TABLE showroom.session
    DROP COLUMN last_activity,
    ALTER COLUMN layer DROP NOT NULL,
    ADD COLUMN mode text NOT NULL DEFAULT 'personal' CHECK (mode IN ('personal', 'shared')),
    ADD COLUMN opened_by text NOT NULL DEFAULT session_user,
    ADD CHECK (state = 'closed' OR layer IS NOT NULL),
    ADD CHECK ((mode = 'shared') = (person = '*'));

-- Apart from the session, so that noting activity never waits for a reset or makes one wait.
CREATE TABLE showroom.session_activity (
    session       uuid PRIMARY KEY REFERENCES showroom.session ON DELETE CASCADE,
    last_activity timestamptz NOT NULL
);

ALTER TABLE showroom.session_token
    ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid() UNIQUE,
    ADD COLUMN person text NOT NULL DEFAULT '',
    ADD COLUMN issued_by text NOT NULL DEFAULT session_user;

-- An archived layer is one of its session's past; `reason` says what put it there.
ALTER TABLE showroom.layer
    ADD COLUMN session uuid REFERENCES showroom.session ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    ADD COLUMN reason text NOT NULL DEFAULT '' CHECK (reason IN ('', 'reset', 'undo', 'closed'));
CREATE INDEX layer_session ON showroom.layer (session);
CREATE INDEX layer_expiry ON showroom.layer (expires_at) WHERE state = 'archived';

-- The tables that have session layers: a product's in the shared schema, and those of environments with tables of their own.
-- `depth` is 0 for a table that refers to no other one.
CREATE TABLE showroom.layered_table (
    base_schema   text NOT NULL,
    table_name    text NOT NULL,
    product_table text NOT NULL,
    blueprint     text NOT NULL,
    environment   showroom.environment_id REFERENCES showroom.environment ON DELETE CASCADE,
    key_column    text NOT NULL,
    base          text NOT NULL UNIQUE,
    overlay       text NOT NULL UNIQUE,
    live_view     text NOT NULL UNIQUE,
    key_columns   text[] NOT NULL,
    columns       text[] NOT NULL,
    depth         integer NOT NULL DEFAULT 0 CHECK (depth >= 0),
    PRIMARY KEY (base_schema, table_name)
);
CREATE INDEX layered_table_environment ON showroom.layered_table (environment);
CREATE INDEX layered_table_blueprint ON showroom.layered_table (blueprint) WHERE environment IS NULL;
GRANT SELECT ON showroom.layered_table TO showroom_guard;
GRANT SELECT, INSERT, UPDATE, DELETE ON showroom.layered_table TO showroom_live;
GRANT SELECT ON showroom.registered_table TO showroom_live;
GRANT EXECUTE ON FUNCTION showroom.refuse(text, text, text, jsonb), showroom.require_environment_id(text),
    showroom.check_environment_key(regclass, text) TO showroom_live;

-- Context -----------------------------------------------------------------------------------------------------------

CREATE FUNCTION showroom.token_hash(p_token text) RETURNS bytea
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp
RETURN sha256(convert_to(p_token, 'UTF8'));

-- The layer that the statement reads, by the token alone; NULL outside a session.
CREATE FUNCTION showroom.current_layer() RETURNS bigint
LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET enable_seqscan = off AS $$
DECLARE
    token text := current_setting('showroom.token', true);
    digest bytea;
    found_layer bigint;
BEGIN
    IF token IS NULL OR token = '' THEN
        RETURN NULL;
    END IF;
    digest := sha256(convert_to(token, 'UTF8'));
    SELECT s.layer INTO found_layer
      FROM showroom.session_token t JOIN showroom.session s ON s.id = t.session
     WHERE t.token_hash = digest AND t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > now())
       AND s.state = 'open';
    RETURN found_layer;
END
$$;

-- Likewise the environment.
CREATE FUNCTION showroom.current_environment() RETURNS text
LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET enable_seqscan = off AS $$
DECLARE
    token text := current_setting('showroom.token', true);
    digest bytea;
    found_environment text;
BEGIN
    IF token IS NULL OR token = '' THEN
        RETURN NULL;
    END IF;
    digest := sha256(convert_to(token, 'UTF8'));
    SELECT s.environment INTO found_environment
      FROM showroom.session_token t JOIN showroom.session s ON s.id = t.session
     WHERE t.token_hash = digest AND t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > now())
       AND s.state = 'open';
    RETURN found_environment;
END
$$;

-- True inside a session. The live views ask before they read any row, and a login that can make functions or operators of its
-- own is refused: the planner may run those on rows that a view's conditions would have held back.
CREATE FUNCTION showroom.has_session() RETURNS boolean
LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF coalesce(current_setting('showroom.token', true), '') = '' THEN
        RETURN false;
    END IF;
    IF has_database_privilege(session_user, current_database(), 'TEMPORARY, CREATE')
       OR (to_regnamespace('public') IS NOT NULL AND has_schema_privilege(session_user, 'public', 'CREATE')) THEN
        IF NOT (SELECT r.rolsuper FROM pg_roles r WHERE r.rolname = session_user) THEN
            PERFORM showroom.refuse('SR018',
                format('The login “%s” can make functions in this database, so it gets no sessions.', session_user),
                format('The database''s owner runs: REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC; and grants it to those who '
                       'need it, and takes CREATE on every schema from this login.', current_database()));
        END IF;
    END IF;
    RETURN true;
END
$$;

-- What a write belongs to. Holds the session against reset, undo and close until the transaction ends, then looks anew: whoever
-- waited for a reset writes into the layer after it. An older snapshot must not (40001).
CREATE FUNCTION showroom.write_context(OUT layer bigint, OUT environment text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET enable_seqscan = off AS $$
DECLARE
    digest bytea := sha256(convert_to(coalesce(current_setting('showroom.token', true), ''), 'UTF8'));
    entered uuid;
BEGIN
    SELECT t.session INTO entered FROM showroom.session_token t
     WHERE t.token_hash = digest AND t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > now());
    IF NOT FOUND THEN
        PERFORM showroom.refuse('SR013', 'Nothing can be written outside a session.',
                                'Call showroom.enter with a session''s token first.');
    END IF;
    PERFORM pg_advisory_xact_lock_shared(1397904723, hashtext(entered::text));
    IF current_setting('transaction_isolation') = 'read committed' THEN
        SELECT s.layer, s.environment INTO layer, environment FROM showroom.session s
         WHERE s.id = entered AND s.state = 'open';
    ELSE
        SELECT s.layer, s.environment INTO layer, environment FROM showroom.session s
         WHERE s.id = entered AND s.state = 'open' FOR SHARE;
    END IF;
    IF layer IS NULL THEN
        PERFORM showroom.refuse('SR011', 'This session was closed.', 'Open it again to get a new token.');
    END IF;
END
$$;

-- Keeps "a child appears" and "its parent goes" of one layer apart, until the transaction ends. Two transactions of a session
-- that wait for each other would end in a deadlock; they get 40001 instead, and can be repeated.
CREATE FUNCTION showroom.hold_references(p_layer bigint, p_is_removal boolean) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    place integer := (p_layer % 2147483647)::integer;
BEGIN
    IF NOT p_is_removal THEN
        PERFORM pg_advisory_xact_lock_shared(1397904722, place);
    ELSIF NOT pg_try_advisory_xact_lock(1397904722, place) THEN
        BEGIN
            PERFORM pg_advisory_xact_lock(1397904722, place);
        EXCEPTION WHEN deadlock_detected THEN
            RAISE EXCEPTION USING ERRCODE = 'serialization_failure',
                MESSAGE = 'Another transaction of this session works on rows that refer to each other.',
                HINT = 'Repeat the transaction.';
        END;
    END IF;
END
$$;

-- Entering ----------------------------------------------------------------------------------------------------------

-- The session of a token, for enter(): refuses what is unknown, over, of another environment or not ready. Notes activity, at
-- most once a minute and never waiting for anybody.
CREATE FUNCTION showroom.resolve_session(p_token text, p_environment text, OUT environment text, OUT own_live_schema text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    entered record;
BEGIN
    SELECT s.id, s.state, s.environment, e.status, e.isolation,
           t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > showroom.now()) AS is_valid
      INTO entered
      FROM showroom.session_token t
      JOIN showroom.session s ON s.id = t.session
      JOIN showroom.environment e ON e.id = s.environment
     WHERE t.token_hash = showroom.token_hash(p_token);
    IF NOT FOUND THEN
        PERFORM showroom.refuse('SR010', 'No session has this token.', 'Open the session anew to get a token.');
    ELSIF p_environment IS NOT NULL AND p_environment <> entered.environment THEN
        PERFORM showroom.refuse('SR012', format('This token belongs to no session of “%s”.', left(p_environment, 60)),
                                'Use the token that was issued for this environment.');
    ELSIF NOT entered.is_valid OR entered.state <> 'open' THEN
        PERFORM showroom.refuse('SR011', 'This session was closed, or its token revoked.',
                                'Open it again to get a new token.');
    ELSIF entered.status <> 'ready' THEN
        PERFORM showroom.refuse('SR003', format('“%s” is %s; it cannot be entered.', entered.environment, entered.status),
                                'Wait until it is ready.');
    END IF;
    environment := entered.environment;
    own_live_schema := CASE entered.isolation WHEN 'full' THEN entered.environment || '_live' END;
    IF current_setting('transaction_read_only') = 'off' AND current_setting('transaction_isolation') = 'read committed' THEN
        PERFORM FROM showroom.session_activity a
          WHERE a.session = entered.id AND a.last_activity <= showroom.now() - interval '1 minute' FOR UPDATE SKIP LOCKED;
        IF FOUND THEN
            UPDATE showroom.session_activity SET last_activity = showroom.now() WHERE session = entered.id;
        END IF;
    END IF;
END
$$;

-- A search path without the live schemas of environments.
CREATE FUNCTION showroom.path_without_environments(p_path text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp
RETURN coalesce((SELECT string_agg(btrim(part), ', ' ORDER BY place)
                   FROM unnest(string_to_array(p_path, ',')) WITH ORDINALITY u (part, place)
                  WHERE btrim(part, ' "') !~ '^(demo|sandbox)-[a-z0-9-]+_live$'), '');

-- Enters the session of a token, until leave() or, `local`, for the transaction alone; its environment. With an environment
-- that has tables of its own its live views come first in the search path. Bind the token: a literal shows in
-- pg_stat_activity. No SET clause and no definer here: either would take the settings back at the end.
CREATE FUNCTION showroom.enter(token text, local boolean DEFAULT false, environment text DEFAULT NULL) RETURNS text
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    entered record;
    path_before text := pg_catalog.current_setting('search_path');
    path_within text;
BEGIN
    SELECT * INTO entered FROM showroom.resolve_session(enter.token, enter.environment);
    PERFORM pg_catalog.set_config('showroom.token', enter.token, enter.local);
    PERFORM showroom.has_session();
    path_within := showroom.path_without_environments(path_before);
    IF entered.own_live_schema IS NOT NULL THEN
        path_within := pg_catalog.concat_ws(', ', pg_catalog.quote_ident(entered.own_live_schema),
                                            nullif(path_within, ''));
    END IF;
    IF path_within IS DISTINCT FROM path_before THEN
        PERFORM pg_catalog.set_config('search_path', path_within, enter.local);
    END IF;
    RETURN entered.environment;
END
$$;

-- Leaves the session; a pool calls it before it hands the connection to somebody else.
CREATE FUNCTION showroom.leave() RETURNS void
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    path_before text := pg_catalog.current_setting('search_path');
    path_outside text := showroom.path_without_environments(path_before);
BEGIN
    PERFORM pg_catalog.set_config('showroom.token', '', false);
    IF path_outside IS DISTINCT FROM path_before THEN
        PERFORM pg_catalog.set_config('search_path', path_outside, false);
    END IF;
END
$$;

GRANT EXECUTE ON FUNCTION showroom.current_layer(), showroom.current_environment(), showroom.has_session(),
    showroom.resolve_session(text, text), showroom.path_without_environments(text), showroom.enter(text, boolean, text),
    showroom.leave() TO showroom_product, showroom_live;
GRANT EXECUTE ON FUNCTION showroom.write_context(), showroom.hold_references(bigint, boolean) TO showroom_live;

RESET ROLE;
