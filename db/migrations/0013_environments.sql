-- Operations on environments: create, fill, tear down.

-- The environment's row, locked; SR001, SR002.
CREATE FUNCTION showroom.hold_environment(p_id text) RETURNS showroom.environment
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    found_one showroom.environment;
BEGIN
    PERFORM showroom.require_environment_id(p_id);
    SELECT * INTO found_one FROM showroom.environment WHERE id = p_id AND status <> 'deleted' FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'SR002', MESSAGE = format('There is no environment “%s”.', p_id),
            HINT = 'Check the id in the list of environments; it may have been deleted.';
    END IF;
    RETURN found_one;
END
$$;

CREATE VIEW showroom.environment_list AS
SELECT e.id, e.name, e.kind, e.status, e.isolation, e.blueprint, e.blueprint_version, e.size, e.parameters,
       ARRAY(SELECT jsonb_array_elements_text(e.parameters -> 'regions')) AS regions,
       e.parameters ->> 'vertical' AS vertical,
       (e.parameters ->> 'months')::integer AS months,
       (e.parameters ->> 'seasonality')::boolean AS seasonality,
       e.seed, e.reference_date, e.salt_version, e.fingerprint,
       e.row_counts, e.events_by_kind,
       (SELECT coalesce(sum(v::bigint), 0)::bigint FROM jsonb_each_text(e.events_by_kind) k (n, v)) AS events_total,
       e.storage_bytes, e.owner, e.admin_email, e.description, e.customer, e.notes, e.tags,
       e.protected AS is_protected, e.created_at, e.expires_at, e.last_accessed_at,
       e.duration_ms,
       (SELECT max(j.id) FROM showroom.job j WHERE j.environment = e.id AND j.created_at >= e.created_at) AS job
  FROM showroom.environment e;

-- Whether a new environment may take the id.
CREATE FUNCTION showroom.is_id_available(p_id text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
SELECT NOT EXISTS (SELECT FROM showroom.environment WHERE id = p_id AND status <> 'deleted')
$$;

-- Keeps the check value of a salt's version on first use, and refuses another salt under the same version from then on.
CREATE FUNCTION showroom.require_salt(p_version text, p_check text) RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    INSERT INTO showroom.salt_version (version, check_value) VALUES (p_version, p_check) ON CONFLICT DO NOTHING;
    IF NOT EXISTS (SELECT FROM showroom.salt_version WHERE version = p_version AND check_value = p_check) THEN
        RAISE EXCEPTION USING ERRCODE = 'SR007',
            MESSAGE = format('The master salt that is configured here as version “%s” is not the one of this database.', p_version),
            HINT = 'Use the salt file that this database was filled with; nothing was written.';
    END IF;
END
$$;

-- Keeps a blueprint's version with its source on first use, and refuses other content under the same version from then on.
CREATE FUNCTION showroom.require_blueprint(p_blueprint jsonb) RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    INSERT INTO showroom.blueprint (name, version, source, checksum, built_in)
    VALUES (p_blueprint ->> 'name', p_blueprint ->> 'version', p_blueprint ->> 'source',
            decode(p_blueprint ->> 'checksum', 'hex'), true)
    ON CONFLICT (name, version) DO NOTHING;
    IF NOT EXISTS (SELECT FROM showroom.blueprint b
                    WHERE b.name = p_blueprint ->> 'name' AND b.version = p_blueprint ->> 'version'
                      AND b.checksum = decode(p_blueprint ->> 'checksum', 'hex')) THEN
        RAISE EXCEPTION USING ERRCODE = 'SR003',
            MESSAGE = format('Version %s of the blueprint %s is another one in this database.', p_blueprint ->> 'version',
                             p_blueprint ->> 'name'),
            HINT = 'Use the same Showroom as your colleagues, or give the changed blueprint a new version.';
    END IF;
END
$$;

-- Records an environment as queued and the job that fills it. p_request: see the operation's creation record.
CREATE FUNCTION showroom.create_environment(p_request jsonb) RETURNS TABLE (environment text, job bigint)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    new_id text := p_request ->> 'id';
BEGIN
    PERFORM showroom.require_environment_id(new_id);
    IF new_id NOT LIKE 'demo-%' THEN
        RAISE EXCEPTION USING ERRCODE = 'SR001', MESSAGE = format('“%s” is no id of a demo tenant.', new_id),
            HINT = 'Ids of demo tenants begin with demo-.';
    END IF;
    DELETE FROM showroom.environment e WHERE e.id = new_id AND e.status = 'deleted';
    PERFORM showroom.require_salt(p_request ->> 'saltVersion', p_request ->> 'saltCheck');
    PERFORM showroom.require_blueprint(p_request -> 'blueprint');
    INSERT INTO showroom.environment (id, kind, name, blueprint, blueprint_version, size, parameters, row_counts,
                                      events_by_kind, seed, reference_date, salt_version, admin_email, description,
                                      customer, notes, tags, created_at, updated_at, expires_at)
    VALUES (new_id, 'demo', p_request ->> 'name', p_request #>> '{blueprint,name}', p_request #>> '{blueprint,version}',
            p_request ->> 'size', p_request -> 'parameters', p_request -> 'counts', p_request -> 'eventsByKind',
            (p_request ->> 'seed')::numeric, (p_request ->> 'referenceDate')::date, p_request ->> 'saltVersion',
            p_request ->> 'adminEmail', p_request ->> 'description', p_request ->> 'customer', p_request ->> 'notes',
            ARRAY(SELECT jsonb_array_elements_text(p_request -> 'tags')), showroom.now(), showroom.now(),
            showroom.now() + make_interval(days => (p_request ->> 'lifeDays')::integer))
    ON CONFLICT (id) DO NOTHING;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'SR003', MESSAGE = format('The environment “%s” already exists.', new_id),
            HINT = 'Open it, tear it down first, or choose another name.',
            DETAIL = '[{"field": "name", "code": "exists", "message": "An environment of this id already exists."}]';
    END IF;
    PERFORM showroom.take_rate('create', showroom.rate_client());
    PERFORM showroom.audit_record('environment.create', new_id, NULL,
                                  p_request - 'saltCheck' #- '{blueprint,source}');
    RETURN QUERY SELECT new_id, showroom.new_job('seed', new_id, '{}');
END
$$;

-- Refuses while somebody alive works on the environment; fences off owners that are gone.
CREATE FUNCTION showroom.require_idle(p_environment text) RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    busy showroom.job;
BEGIN
    FOR busy IN SELECT * FROM showroom.job
                 WHERE environment = p_environment AND state IN ('queued', 'running') FOR UPDATE
    LOOP
        IF busy.state = 'running' AND showroom.job_owner_lives(busy.id, busy.fencing_token, busy.lease_until) THEN
            RAISE EXCEPTION USING ERRCODE = 'SR006',
                MESSAGE = format('Job %s (%s) is at work on “%s”.', busy.id, busy.kind, p_environment),
                HINT = 'Wait until it ends, or cancel it first.';
        END IF;
        UPDATE showroom.job SET state = 'cancelled', fencing_token = fencing_token + 1, finished_at = showroom.now(),
                                lease_until = NULL
         WHERE id = busy.id;
    END LOOP;
END
$$;

-- Marks an environment as deleting and records the job that clears it.
CREATE FUNCTION showroom.start_teardown(p_id text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    target showroom.environment := showroom.hold_environment(p_id);
    status_before text := target.status;
BEGIN
    IF target.protected THEN
        RAISE EXCEPTION USING ERRCODE = 'SR003', MESSAGE = format('“%s” is protected.', p_id),
            HINT = 'Lift the protection first.';
    END IF;
    PERFORM showroom.require_idle(p_id);
    IF status_before = 'deleting' THEN
        -- An earlier teardown lost its owner; what the environment was before it stands in that job.
        SELECT j.parameters ->> 'statusBefore' INTO status_before FROM showroom.job j
         WHERE j.environment = p_id AND j.kind = 'teardown' ORDER BY j.id DESC LIMIT 1;
    ELSIF status_before IN ('queued', 'seeding') THEN
        status_before := 'cancelled';
    END IF;
    UPDATE showroom.environment SET status = 'deleting' WHERE id = p_id;
    PERFORM showroom.audit_record('environment.teardown', p_id, NULL, '{}');
    RETURN showroom.new_job('teardown', p_id, jsonb_build_object('statusBefore', status_before));
END
$$;

-- The job that goes on filling an environment which is not complete.
CREATE FUNCTION showroom.resumable_job(p_id text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    target showroom.environment := showroom.hold_environment(p_id);
    last_job bigint;
BEGIN
    IF target.status NOT IN ('queued', 'seeding', 'failed', 'cancelled') THEN
        RAISE EXCEPTION USING ERRCODE = 'SR003', MESSAGE = format('“%s” is %s; there is nothing to resume.', p_id, target.status),
            HINT = 'Only filling that failed or was cancelled can be resumed.';
    END IF;
    SELECT max(j.id) INTO last_job FROM showroom.job j
     WHERE j.environment = p_id AND j.kind = 'seed' AND j.created_at >= target.created_at;
    RETURN last_job;
END
$$;

-- What is kept about an environment that is gone: its row, which counts nothing any more, its jobs, its audit. Everything
-- else goes.
CREATE FUNCTION showroom.forget_environment(p_id text) RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    UPDATE showroom.environment
       SET row_counts = (SELECT coalesce(jsonb_object_agg(k, 0), '{}') FROM jsonb_object_keys(row_counts) k),
           events_by_kind = (SELECT coalesce(jsonb_object_agg(k, 0), '{}') FROM jsonb_object_keys(events_by_kind) k),
           storage_bytes = 0, fingerprint = NULL
     WHERE id = p_id;
    DELETE FROM showroom.base_fingerprint WHERE environment = p_id;
    DELETE FROM showroom.tile WHERE environment = p_id;
    DELETE FROM showroom.report WHERE environment = p_id;
    DELETE FROM showroom.access_link WHERE environment = p_id;
    DELETE FROM showroom.persona WHERE environment = p_id;
    DELETE FROM showroom.hold WHERE environment = p_id;
    DELETE FROM showroom.session WHERE environment = p_id;
    DELETE FROM showroom.layer WHERE environment = p_id;
    DELETE FROM showroom.sandbox WHERE environment = p_id;
END
$$;

-- Registered tables of an environment's blueprint, children first.
CREATE FUNCTION showroom.environment_tables(p_environment text) RETURNS SETOF showroom.registered_table
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
SELECT t.*
  FROM showroom.registered_table t
  JOIN showroom.environment e ON e.blueprint = t.blueprint
 WHERE e.id = p_environment
 ORDER BY t.load_order DESC, t.schema_name, t.table_name
$$;

-- Rows of an environment in every registered table, counted with the caller's rights.
CREATE FUNCTION showroom.remaining_rows(p_environment text) RETURNS TABLE (table_name text, rows bigint)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    entry record;
BEGIN
    FOR entry IN SELECT * FROM showroom.environment_tables(p_environment)
    LOOP
        table_name := entry.schema_name || '.' || entry.table_name;
        EXECUTE format('SELECT count(*) FROM %s WHERE %I = $1', entry.guard_view, entry.key_column)
           INTO rows USING p_environment;
        RETURN NEXT;
    END LOOP;
END
$$;

-- Removes an environment's rows from one table with the caller's rights on its guard view; how many there were.
CREATE FUNCTION showroom.clear_table(p_environment text, p_table text) RETURNS bigint
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    target record;
    removed bigint;
BEGIN
    PERFORM showroom.require_environment_id(p_environment);
    SELECT * INTO STRICT target FROM showroom.registered_guard(p_table);
    EXECUTE format('DELETE FROM %s WHERE %I = $1', target.guard_view, target.key_column) USING p_environment;
    GET DIAGNOSTICS removed = ROW_COUNT;
    RETURN removed;
END
$$;

-- The guard view and the environment column of a registered table; SR002.
CREATE FUNCTION showroom.registered_guard(p_table text) RETURNS TABLE (guard_view text, key_column text)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN QUERY SELECT t.guard_view, t.key_column
                   FROM showroom.registered_table t WHERE t.schema_name || '.' || t.table_name = p_table;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'SR002', MESSAGE = format('The table “%s” is not registered.', left(p_table, 130)),
            HINT = 'Register it with showroom.register_table first.';
    END IF;
END
$$;

-- Makes the temporary table for the rows of a step: the named columns of a registered table, in this order. The table is new
-- in the transaction, so the copy may freeze its rows, and it goes with the transaction.
CREATE FUNCTION showroom.stage_rows(p_table text, p_columns text[]) RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    target record;
BEGIN
    SELECT * INTO STRICT target FROM showroom.registered_guard(p_table);
    EXECUTE format('CREATE TEMPORARY TABLE showroom_staged ON COMMIT DROP AS SELECT %s FROM %s WITH NO DATA',
                   (SELECT string_agg(format('%I', c), ', ' ORDER BY n) FROM unnest(p_columns) WITH ORDINALITY u (c, n)),
                   target.guard_view);
END
$$;

-- Moves the staged rows through the guard view, whose check option refuses any that is no environment's.
CREATE FUNCTION showroom.take_rows(p_table text, p_columns text[]) RETURNS bigint
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    target record;
    column_list text := (SELECT string_agg(format('%I', c), ', ' ORDER BY n) FROM unnest(p_columns) WITH ORDINALITY u (c, n));
    taken bigint;
BEGIN
    SELECT * INTO STRICT target FROM showroom.registered_guard(p_table);
    EXECUTE format('INSERT INTO %s (%s) SELECT %s FROM pg_temp.showroom_staged', target.guard_view, column_list, column_list);
    GET DIAGNOSTICS taken = ROW_COUNT;
    RETURN taken;
END
$$;

-- Keeps what the data of a seed job is, per table; the dataset's fingerprint. The token is looked at last, as with a step: rows
-- that take minutes to read must not hold up the owner's heartbeat.
CREATE FUNCTION showroom.seal_dataset(p_job bigint, p_token integer) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    target showroom.environment;
    dataset text;
BEGIN
    SELECT e.* INTO target FROM showroom.job j JOIN showroom.environment e ON e.id = j.environment
     WHERE j.id = p_job AND j.kind = 'seed';
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'SR002', MESSAGE = format('There is no job %s that fills an environment.', p_job),
            HINT = 'List the jobs to find the one you mean.';
    END IF;
    dataset := showroom.record_fingerprints(target.id, target.blueprint);
    PERFORM showroom.hold_job(p_job, p_token);
    RETURN dataset;
END
$$;

-- Refuses, as SR007, a salt that is not the one an environment was made with.
CREATE FUNCTION showroom.check_environment_salt(p_environment text, p_version text, p_check text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    target showroom.environment := showroom.hold_environment(p_environment);
BEGIN
    IF target.salt_version <> p_version THEN
        RAISE EXCEPTION USING ERRCODE = 'SR007',
            MESSAGE = format('“%s” was made with version “%s” of the master salt, not “%s”.', p_environment,
                             target.salt_version, p_version),
            HINT = 'Add that version to the salt file.';
    END IF;
    PERFORM showroom.require_salt(p_version, p_check);
END
$$;

-- About how much disk an environment takes: each table's and its indexes' size by the share of its rows.
CREATE FUNCTION showroom.environment_bytes(p_environment text) RETURNS bigint
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
SELECT coalesce(sum(pg_total_relation_size(c.oid) * (f.row_count / greatest(c.reltuples, f.row_count, 1)))::bigint, 0)
  FROM showroom.base_fingerprint f
  JOIN pg_namespace n ON n.nspname = f.schema_name
  JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = f.table_name
 WHERE f.environment = p_environment
$$;

-- Time and room for a number of rows: the median of the latest twenty data sets that were written here in one go, else what
-- is typical of a small machine (14 microseconds and 420 bytes a row, with indexes).
CREATE FUNCTION showroom.seed_estimate(p_rows bigint) RETURNS TABLE (milliseconds bigint, bytes bigint, is_measured boolean)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
WITH measured AS (
    SELECT (j.outcome ->> 'durationMs')::numeric / (j.outcome ->> 'rows')::numeric AS ms_per_row,
           e.storage_bytes / (j.outcome ->> 'rows')::numeric AS bytes_per_row
      FROM showroom.job j
      JOIN showroom.environment e ON e.id = j.environment
     WHERE j.kind = 'seed' AND j.state = 'done' AND (j.outcome ->> 'rows')::bigint >= 1000
       AND j.outcome ->> 'rows' = j.outcome ->> 'writtenRows'
     ORDER BY j.id DESC LIMIT 20)
SELECT ceil(p_rows * coalesce(percentile_cont(0.5) WITHIN GROUP (ORDER BY ms_per_row), 0.014))::bigint,
       ceil(p_rows * coalesce(percentile_cont(0.5) WITHIN GROUP (ORDER BY bytes_per_row), 420))::bigint,
       count(*) > 0
  FROM measured
$$;

GRANT SELECT ON showroom.environment_list TO showroom_viewer;
GRANT EXECUTE ON FUNCTION showroom.is_id_available(text), showroom.environment_tables(text), showroom.remaining_rows(text),
    showroom.registered_guard(text), showroom.seed_estimate(bigint) TO showroom_viewer;
GRANT EXECUTE ON FUNCTION showroom.create_environment(jsonb), showroom.start_teardown(text), showroom.resumable_job(text),
    showroom.clear_table(text, text), showroom.stage_rows(text, text[]), showroom.take_rows(text, text[]),
    showroom.seal_dataset(bigint, integer), showroom.check_environment_salt(text, text, text)
    TO showroom_ops, showroom_service;
