-- The control plane: every table of Showroom's own, time, refusals and change notifications.
-- Runs as showroom_owner. Nothing here is open to people: functions and views of later files are.

GRANT USAGE ON SCHEMA showroom TO showroom_viewer, showroom_service, showroom_app;
GRANT SELECT ON showroom.migration TO showroom_viewer;
ALTER DEFAULT PRIVILEGES FOR ROLE showroom_owner IN SCHEMA showroom REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE showroom_owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

-- Refusals and time ------------------------------------------------------------------------------------------------

-- Ends the statement with one of our states (SR001 guard, SR002 not found, SR003 conflict, SR004 rate limit, SR005 invalid
-- input, SR006 busy, SR007 salt mismatch). `problems` is [{"field","code","message"}].
CREATE FUNCTION showroom.refuse(state text, message text, hint text DEFAULT '', problems jsonb DEFAULT NULL)
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = state, MESSAGE = message, HINT = coalesce(hint, ''),
        DETAIL = coalesce(problems::text, '');
END
$$;

-- True on the server that Showroom starts for one person. Both settings come from the configuration file only.
CREATE FUNCTION showroom.is_private_server()
RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp
RETURN current_setting('cluster_name') = 'showroom-private' AND current_setting('listen_addresses') = '';

-- The time of every rule: the server's; on the private server a session may set `showroom.now` instead.
CREATE FUNCTION showroom.now()
RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp
RETURN CASE WHEN coalesce(current_setting('showroom.now', true), '') <> '' AND showroom.is_private_server()
            THEN current_setting('showroom.now')::timestamptz ELSE now() END;

GRANT EXECUTE ON FUNCTION showroom.refuse(text, text, text, jsonb), showroom.is_private_server(), showroom.now()
    TO showroom_viewer, showroom_service, showroom_app;

CREATE DOMAIN showroom.environment_id AS text
    CHECK (VALUE ~ '^(demo|sandbox)-[a-z0-9]([a-z0-9-]*[a-z0-9])?$' AND length(VALUE) <= 48);

-- Refuses whatever is not an environment's id, before any table is touched.
CREATE FUNCTION showroom.require_environment_id(id text)
RETURNS void LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF id IS NULL OR id !~ '^(demo|sandbox)-[a-z0-9]([a-z0-9-]*[a-z0-9])?$' OR length(id) > 48 THEN
        RAISE EXCEPTION USING ERRCODE = 'SR001',
            MESSAGE = format('“%s” is not a demo tenant or sandbox; Showroom leaves it alone.', coalesce(id, '')),
            HINT = 'Ids of environments begin with demo- or sandbox-.';
    END IF;
END
$$;
GRANT EXECUTE ON FUNCTION showroom.require_environment_id(text) TO showroom_viewer, showroom_service, showroom_app;

-- Settings, salts, blueprints --------------------------------------------------------------------------------------

CREATE TABLE showroom.setting (
    key        text PRIMARY KEY CHECK (key ~ '^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)*$'),
    value      jsonb NOT NULL,
    updated_at timestamptz NOT NULL DEFAULT now(),
    updated_by text NOT NULL DEFAULT session_user
);

-- Versions of the master salt, never the salt: `check_value` is an HMAC of a label under it.
CREATE TABLE showroom.salt_version (
    version     text PRIMARY KEY CHECK (version ~ '^[A-Za-z0-9._-]{1,32}$'),
    check_value text NOT NULL CHECK (check_value ~ '^[0-9a-f]{64}$'),
    created_at  timestamptz NOT NULL DEFAULT now(),
    created_by  text NOT NULL DEFAULT session_user
);

CREATE TABLE showroom.blueprint (
    name       text NOT NULL CHECK (name ~ '^[a-z][a-z0-9_-]*$'),
    version    text NOT NULL CHECK (version <> ''),
    source     text NOT NULL,
    checksum   bytea NOT NULL CHECK (octet_length(checksum) = 32),
    built_in   boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL DEFAULT now(),
    created_by text NOT NULL DEFAULT session_user,
    PRIMARY KEY (name, version)
);

-- Environments -----------------------------------------------------------------------------------------------------

CREATE TABLE showroom.environment (
    id                showroom.environment_id PRIMARY KEY,
    kind              text NOT NULL CHECK (kind IN ('demo', 'sandbox')),
    name              text NOT NULL CHECK (name <> '' AND length(name) <= 200),
    status            text NOT NULL DEFAULT 'queued' CHECK (status IN ('queued', 'seeding', 'ready', 'refreshing', 'failed',
                          'cancelled', 'expired', 'deleting', 'deleted')),
    blueprint         text NOT NULL,
    blueprint_version text NOT NULL,
    size              text NOT NULL CHECK (size <> ''),
    parameters        jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(parameters) = 'object'),
    seed              numeric(20) NOT NULL CHECK (seed BETWEEN 0 AND 18446744073709551615),
    reference_date    date NOT NULL,
    salt_version      text REFERENCES showroom.salt_version,
    fingerprint       text CHECK (fingerprint ~ '^[0-9a-f]{64}$'),
    isolation         text NOT NULL DEFAULT 'shared_schema' CHECK (isolation IN ('shared_schema', 'full')),
    session_mode      text NOT NULL DEFAULT 'personal' CHECK (session_mode IN ('personal', 'shared')),
    session_store     text NOT NULL DEFAULT 'layers' CHECK (session_store IN ('layers', 'clones')),
    owner             text NOT NULL DEFAULT session_user,
    admin_email       text NOT NULL DEFAULT '',
    description       text NOT NULL DEFAULT '',
    customer          text NOT NULL DEFAULT '',
    notes             text NOT NULL DEFAULT '',
    tags              text[] NOT NULL DEFAULT '{}',
    row_counts        jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(row_counts) = 'object'),
    events_by_kind    jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(events_by_kind) = 'object'),
    storage_bytes     bigint CHECK (storage_bytes >= 0),
    duration_ms       bigint CHECK (duration_ms >= 0),
    protected         boolean NOT NULL DEFAULT false,
    created_at        timestamptz NOT NULL DEFAULT now(),
    created_by        text NOT NULL DEFAULT session_user,
    updated_at        timestamptz NOT NULL DEFAULT now(),
    ready_at          timestamptz,
    expires_at        timestamptz,
    last_accessed_at  timestamptz,
    deleted_at        timestamptz,
    FOREIGN KEY (blueprint, blueprint_version) REFERENCES showroom.blueprint (name, version),
    CHECK (starts_with(id, kind || '-'))
);
CREATE INDEX environment_blueprint ON showroom.environment (blueprint, blueprint_version);
CREATE INDEX environment_salt_version ON showroom.environment (salt_version);
CREATE INDEX environment_expiry ON showroom.environment (expires_at) WHERE status IN ('ready', 'expired');

CREATE TABLE showroom.sandbox (
    environment      showroom.environment_id PRIMARY KEY REFERENCES showroom.environment ON DELETE CASCADE,
    type             text NOT NULL CHECK (type IN ('trial', 'demo', 'development', 'training')),
    max_users        integer NOT NULL CHECK (max_users > 0),
    max_api_calls    integer NOT NULL CHECK (max_api_calls > 0),
    used_api_calls   bigint NOT NULL DEFAULT 0 CHECK (used_api_calls >= 0),
    restrictions     jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(restrictions) = 'object'),
    accessible_by    text[] NOT NULL DEFAULT '{}',
    auto_reset_hours integer CHECK (auto_reset_hours > 0),
    last_reset_at    timestamptz
);

CREATE TABLE showroom.persona (
    id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    environment   showroom.environment_id NOT NULL REFERENCES showroom.environment ON DELETE CASCADE,
    name          text NOT NULL CHECK (name <> ''),
    email         text NOT NULL CHECK (email <> ''),
    role          text NOT NULL,
    avatar        text NOT NULL DEFAULT '',
    password_hash text NOT NULL,
    position      integer NOT NULL DEFAULT 0,
    UNIQUE (environment, email)
);

CREATE TABLE showroom.access_link (
    id          uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    environment showroom.environment_id NOT NULL REFERENCES showroom.environment ON DELETE CASCADE,
    persona     uuid REFERENCES showroom.persona ON DELETE CASCADE,
    token_hash  bytea NOT NULL UNIQUE CHECK (octet_length(token_hash) = 32),
    label       text NOT NULL DEFAULT '',
    max_uses    integer CHECK (max_uses > 0),
    uses        integer NOT NULL DEFAULT 0 CHECK (uses >= 0),
    expires_at  timestamptz,
    revoked_at  timestamptz,
    created_at  timestamptz NOT NULL DEFAULT now(),
    created_by  text NOT NULL DEFAULT session_user
);
CREATE INDEX access_link_environment ON showroom.access_link (environment);
CREATE INDEX access_link_persona ON showroom.access_link (persona);

-- Jobs -------------------------------------------------------------------------------------------------------------

-- Survives its environment, hence no foreign key. The id is half of the advisory lock that a living owner holds.
CREATE TABLE showroom.job (
    id               bigint GENERATED ALWAYS AS IDENTITY (MAXVALUE 2147483647) PRIMARY KEY,
    kind             text NOT NULL CHECK (kind ~ '^[a-z][a-z-]*$'),
    environment      showroom.environment_id,
    state            text NOT NULL DEFAULT 'queued'
                         CHECK (state IN ('queued', 'running', 'paused', 'done', 'failed', 'cancelled')),
    parameters       jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(parameters) = 'object'),
    requested_by     text NOT NULL DEFAULT session_user,
    -- The present or last owner: which program, where.
    program          text NOT NULL DEFAULT '',
    host             text NOT NULL DEFAULT '',
    process_id       bigint,
    fencing_token    integer NOT NULL DEFAULT 0 CHECK (fencing_token >= 0),
    lease_until      timestamptz,
    heartbeat_at     timestamptz,
    cancel_requested boolean NOT NULL DEFAULT false,
    pause_requested  boolean NOT NULL DEFAULT false,
    progress         jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(progress) = 'object'),
    outcome          jsonb,
    error            jsonb,
    created_at       timestamptz NOT NULL DEFAULT now(),
    started_at       timestamptz,
    finished_at      timestamptz
);
CREATE INDEX job_environment ON showroom.job (environment);
CREATE INDEX job_unfinished ON showroom.job (state) WHERE state IN ('queued', 'running', 'paused');
CREATE INDEX job_created ON showroom.job (created_at DESC);

-- A step's record and its rows commit together; what is not here was not done.
CREATE TABLE showroom.job_step (
    job           bigint NOT NULL REFERENCES showroom.job ON DELETE CASCADE,
    number        integer NOT NULL CHECK (number > 0),
    name          text NOT NULL CHECK (name <> ''),
    rows          bigint NOT NULL CHECK (rows >= 0),
    fencing_token integer NOT NULL,
    finished_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (job, number)
);

-- Who took which data away, and why: survives its environment, hence no foreign key to it.
CREATE TABLE showroom.export (
    id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    environment  showroom.environment_id NOT NULL,
    job          bigint REFERENCES showroom.job ON DELETE SET NULL,
    format       text NOT NULL CHECK (format IN ('json', 'jsonl', 'sql', 'csv')),
    compression  text NOT NULL DEFAULT 'none' CHECK (compression IN ('none', 'gzip', 'zstd', 'zip')),
    options      jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(options) = 'object'),
    file_name    text NOT NULL,
    bytes        bigint CHECK (bytes >= 0),
    row_count    bigint CHECK (row_count >= 0),
    sha256       text CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    reason       text NOT NULL DEFAULT '',
    requested_by text NOT NULL DEFAULT session_user,
    created_at   timestamptz NOT NULL DEFAULT now(),
    finished_at  timestamptz
);
CREATE INDEX export_environment ON showroom.export (environment, created_at DESC);
CREATE INDEX export_job ON showroom.export (job);

-- Sessions ---------------------------------------------------------------------------------------------------------

CREATE TABLE showroom.layer (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    environment showroom.environment_id NOT NULL REFERENCES showroom.environment ON DELETE CASCADE,
    state       text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'archived')),
    created_at  timestamptz NOT NULL DEFAULT now(),
    archived_at timestamptz,
    expires_at  timestamptz,
    CHECK ((state = 'archived') = (archived_at IS NOT NULL))
);
CREATE INDEX layer_environment ON showroom.layer (environment);

CREATE TABLE showroom.session (
    id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    environment   showroom.environment_id NOT NULL REFERENCES showroom.environment ON DELETE CASCADE,
    person        text NOT NULL CHECK (person <> ''),
    name          text NOT NULL DEFAULT '',
    layer         bigint NOT NULL REFERENCES showroom.layer,
    state         text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed')),
    kept          boolean NOT NULL DEFAULT false,
    created_at    timestamptz NOT NULL DEFAULT now(),
    last_activity timestamptz NOT NULL DEFAULT now(),
    closed_at     timestamptz
);
CREATE UNIQUE INDEX session_open_person ON showroom.session (environment, person) WHERE state = 'open';
CREATE INDEX session_layer ON showroom.session (layer);

CREATE TABLE showroom.session_token (
    token_hash bytea PRIMARY KEY CHECK (octet_length(token_hash) = 32),
    session    uuid NOT NULL REFERENCES showroom.session ON DELETE CASCADE,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz,
    revoked_at timestamptz
);
CREATE INDEX session_token_session ON showroom.session_token (session);

-- "In use until 15:00": nothing is reset, refreshed or swept meanwhile.
CREATE TABLE showroom.hold (
    id          uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    environment showroom.environment_id NOT NULL REFERENCES showroom.environment ON DELETE CASCADE,
    session     uuid REFERENCES showroom.session ON DELETE CASCADE,
    held_by     text NOT NULL DEFAULT session_user,
    reason      text NOT NULL DEFAULT '',
    until       timestamptz NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX hold_environment ON showroom.hold (environment);
CREATE INDEX hold_session ON showroom.hold (session);

-- Analytics and usage ----------------------------------------------------------------------------------------------

CREATE TABLE showroom.tile (
    environment showroom.environment_id NOT NULL REFERENCES showroom.environment ON DELETE CASCADE,
    name        text NOT NULL CHECK (name <> ''),
    value       jsonb NOT NULL,
    stale       boolean NOT NULL DEFAULT false,
    computed_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (environment, name)
);

CREATE TABLE showroom.report (
    environment showroom.environment_id NOT NULL REFERENCES showroom.environment ON DELETE CASCADE,
    kind        text NOT NULL CHECK (kind <> ''),
    period      daterange NOT NULL CHECK (NOT isempty(period)),
    content     jsonb NOT NULL,
    computed_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (environment, kind, period)
);

-- Survives its environment, hence no foreign key.
CREATE TABLE showroom.usage_event (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    environment showroom.environment_id NOT NULL,
    kind        text NOT NULL CHECK (kind <> ''),
    person      text NOT NULL DEFAULT '',
    internal    boolean NOT NULL DEFAULT false,
    details     jsonb NOT NULL DEFAULT '{}',
    occurred_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX usage_event_environment ON showroom.usage_event (environment, occurred_at);

CREATE TABLE showroom.usage_daily (
    environment  showroom.environment_id NOT NULL,
    day          date NOT NULL,
    kind         text NOT NULL CHECK (kind <> ''),
    total        bigint NOT NULL CHECK (total >= 0),
    unique_users integer NOT NULL DEFAULT 0 CHECK (unique_users >= 0),
    PRIMARY KEY (environment, day, kind)
);

-- Outbox, tokens, limits, audit ------------------------------------------------------------------------------------

CREATE TABLE showroom.notification (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    environment  showroom.environment_id,
    kind         text NOT NULL CHECK (kind <> ''),
    recipient    text NOT NULL DEFAULT '',
    content      jsonb NOT NULL DEFAULT '{}',
    created_at   timestamptz NOT NULL DEFAULT now(),
    delivered_at timestamptz,
    attempts     integer NOT NULL DEFAULT 0 CHECK (attempts >= 0)
);
CREATE INDEX notification_waiting ON showroom.notification (created_at) WHERE delivered_at IS NULL;

CREATE TABLE showroom.api_token (
    id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    token_hash   bytea NOT NULL UNIQUE CHECK (octet_length(token_hash) = 32),
    label        text NOT NULL CHECK (label <> ''),
    role         text NOT NULL,
    created_at   timestamptz NOT NULL DEFAULT now(),
    created_by   text NOT NULL DEFAULT session_user,
    last_used_at timestamptz,
    expires_at   timestamptz,
    revoked_at   timestamptz
);

-- A sliding log of accepted calls: `key` is the client's address, or the environment.
CREATE TABLE showroom.rate_window (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    action      text NOT NULL CHECK (action IN ('create', 'refresh', 'export')),
    key         text NOT NULL CHECK (key <> ''),
    accepted_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX rate_window_key ON showroom.rate_window (action, key, accepted_at);

CREATE TABLE showroom.idempotency_key (
    key        text NOT NULL CHECK (key <> '' AND length(key) <= 200),
    person     text NOT NULL,
    request    bytea NOT NULL CHECK (octet_length(request) = 32),
    response   jsonb,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (person, key)
);

-- Inserted in the transaction of the effect; sealed into a chain (hash of content and previous hash) afterwards.
CREATE TABLE showroom.audit (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    occurred_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor         text NOT NULL DEFAULT session_user,
    action        text NOT NULL CHECK (action <> ''),
    environment   text,
    reason        text NOT NULL DEFAULT '',
    counts_before jsonb,
    counts_after  jsonb,
    details       jsonb NOT NULL DEFAULT '{}',
    sequence      bigint UNIQUE,
    previous_hash bytea CHECK (octet_length(previous_hash) = 32),
    hash          bytea CHECK (octet_length(hash) = 32),
    sealed_at     timestamptz,
    CHECK ((sequence IS NULL) = (hash IS NULL))
);
CREATE INDEX audit_environment ON showroom.audit (environment, occurred_at DESC);
CREATE INDEX audit_unsealed ON showroom.audit (id) WHERE sequence IS NULL;

-- Changes ----------------------------------------------------------------------------------------------------------

CREATE SEQUENCE showroom.change_sequence;

-- Whoever watches polls this beside listening; it moves with every change of an environment, a job or an export.
CREATE FUNCTION showroom.change_counter()
RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
    SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM showroom.change_sequence;
END;
GRANT EXECUTE ON FUNCTION showroom.change_counter() TO showroom_viewer, showroom_service;

-- Deferred to the commit, so that the counter hardly ever moves before the change can be seen.
CREATE FUNCTION showroom.announce_change()
RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM nextval('showroom.change_sequence');
    PERFORM pg_notify('showroom_changes', TG_ARGV[0] || ':' || coalesce(NEW.id, OLD.id));
    RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER announce_change AFTER INSERT OR UPDATE OR DELETE ON showroom.environment
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION showroom.announce_change('environment');
CREATE CONSTRAINT TRIGGER announce_change AFTER INSERT OR UPDATE OR DELETE ON showroom.job
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION showroom.announce_change('job');
CREATE CONSTRAINT TRIGGER announce_change AFTER INSERT OR UPDATE OR DELETE ON showroom.export
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION showroom.announce_change('export');
