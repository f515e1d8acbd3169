-- Filling, measuring, counting and clearing environments that have tables of their own.

SET LOCAL ROLE showroom_owner;

-- The environment with tables of its own that a job works on, for its present owner alone. The job is not locked: a copy takes
-- minutes, and the owner's heartbeat must not wait for it; the step's record looks at the token again.
CREATE FUNCTION showroom.own_environment_of(p_job bigint, p_token integer, p_kind text) RETURNS text
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    target text;
BEGIN
    PERFORM showroom.require_job_role(p_kind);
    SELECT e.id INTO target FROM showroom.job j JOIN showroom.environment e ON e.id = j.environment
     WHERE j.id = p_job AND j.fencing_token = p_token AND j.state = 'running' AND j.kind = p_kind AND e.isolation = 'full';
    IF NOT FOUND THEN
        PERFORM showroom.refuse('SR006', format('Job %s is nobody''s here to go on with.', p_job),
                                'Watch it in the list of jobs.');
    END IF;
    RETURN target;
END
$$;

CREATE FUNCTION showroom.open_environment_schema(p_job bigint, p_token integer) RETURNS void
LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
SELECT showroom_guard.open_own_schema(showroom.own_environment_of(p_job, p_token, 'seed'))
$$;

-- Opens one of the environment's own tables for the caller's login; the COPY that fills it. The transaction can only be
-- committed after close_environment_table.
CREATE FUNCTION showroom.open_environment_table(p_job bigint, p_token integer, p_table text, p_columns text[]) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    target text := showroom.own_environment_of(p_job, p_token, 'seed');
BEGIN
    INSERT INTO showroom.open_table (environment, table_name) VALUES (target, p_table);
    RETURN showroom_guard.open_own_table(target, p_table, p_columns);
END
$$;

CREATE FUNCTION showroom.close_environment_table(p_job bigint, p_token integer, p_table text, p_is_complete boolean)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    target text := showroom.own_environment_of(p_job, p_token, 'seed');
BEGIN
    PERFORM showroom_guard.close_own_table(target, p_table, p_is_complete);
    DELETE FROM showroom.open_table WHERE environment = target AND table_name = p_table;
END
$$;

CREATE FUNCTION showroom.complete_environment_schema(p_job bigint, p_token integer) RETURNS void
LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
SELECT showroom_guard.make_missing_tables(showroom.own_environment_of(p_job, p_token, 'seed'))
$$;

CREATE FUNCTION showroom.drop_environment_schema(p_job bigint, p_token integer) RETURNS void
LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
SELECT showroom_guard.drop_own_schemas(showroom.own_environment_of(p_job, p_token, 'teardown'))
$$;

-- Statistics of an environment's table, in both isolations.
CREATE FUNCTION showroom.analyze_own_table(p_environment text, p_table text) RETURNS void
LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
SELECT showroom_guard.analyze_own_table(p_environment, p_table)
$$;

CREATE FUNCTION showroom.analyze_table(p_environment text, p_table text) RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM showroom.require_environment_id(p_environment);
    IF EXISTS (SELECT FROM showroom.environment_list e WHERE e.id = p_environment AND e.isolation = 'full') THEN
        PERFORM showroom.analyze_own_table(p_environment, p_table);
    ELSE
        PERFORM showroom.analyze_table(p_table);
    END IF;
END
$$;

-- Rows of an environment in every registered table, counted with the caller's rights; a table of its own that is not there
-- holds none.
CREATE OR REPLACE FUNCTION showroom.remaining_rows(p_environment text) RETURNS TABLE (table_name text, rows bigint)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    entry record;
    source_view text;
BEGIN
    FOR entry IN SELECT t.*, e.isolation = 'full' AS is_own
                   FROM showroom.environment_tables(p_environment) t
                   JOIN showroom.environment_list e ON e.id = p_environment
                  ORDER BY t.load_order DESC, t.schema_name, t.table_name
    LOOP
        table_name := entry.schema_name || '.' || entry.table_name;
        source_view := CASE WHEN entry.is_own THEN format('%I.%I', p_environment || '_guard', entry.table_name)
                            ELSE entry.guard_view END;
        rows := 0;
        IF NOT entry.is_own OR (to_regnamespace(quote_ident(p_environment || '_guard')) IS NOT NULL
                                AND to_regclass(source_view) IS NOT NULL) THEN
            EXECUTE format('SELECT count(*) FROM %s WHERE %I = $1', source_view, entry.key_column)
               INTO rows USING p_environment;
        END IF;
        RETURN NEXT;
    END LOOP;
END
$$;

CREATE OR REPLACE FUNCTION showroom.clear_table(p_environment text, p_table text) RETURNS bigint
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    target record;
    removed bigint;
BEGIN
    SELECT * INTO STRICT target FROM showroom.environment_guard(p_environment, p_table);
    EXECUTE format('DELETE FROM %s WHERE %I = $1', target.guard_view, target.key_column) USING p_environment;
    GET DIAGNOSTICS removed = ROW_COUNT;
    RETURN removed;
END
$$;

-- How much disk an environment takes: its own tables' with their indexes; in the shared schema about its share, by rows.
CREATE OR REPLACE FUNCTION showroom.environment_bytes(p_environment text) RETURNS bigint
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
SELECT CASE e.isolation
    WHEN 'full' THEN
        (SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0)::bigint
           FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE n.nspname = e.id AND c.relkind IN ('r', 'S'))
    ELSE
        (SELECT coalesce(sum(pg_total_relation_size(c.oid) * (f.row_count / greatest(c.reltuples, f.row_count, 1)))::bigint, 0)
           FROM showroom.base_fingerprint f
           JOIN pg_namespace n ON n.nspname = f.schema_name
           JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = f.table_name
          WHERE f.environment = e.id)
    END
  FROM showroom.environment e WHERE e.id = p_environment
$$;

-- Time and room for a number of rows: the median of the latest twenty data sets of the same isolation that were written here in
-- one go, else what is typical of a small machine (in the shared schema 14 microseconds a row, in one's own 5; 420 bytes with
-- indexes).
DROP FUNCTION showroom.seed_estimate(bigint);
CREATE FUNCTION showroom.seed_estimate(p_rows bigint, p_isolation text DEFAULT 'shared_schema')
RETURNS TABLE (milliseconds bigint, bytes bigint, is_measured boolean)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
WITH measured AS (
    SELECT (j.outcome ->> 'durationMs')::numeric / (j.outcome ->> 'rows')::numeric AS ms_per_row,
           e.storage_bytes / (j.outcome ->> 'rows')::numeric AS bytes_per_row
      FROM showroom.job j
      JOIN showroom.environment e ON e.id = j.environment
     WHERE j.kind = 'seed' AND j.state = 'done' AND (j.outcome ->> 'rows')::bigint >= 1000
       AND j.outcome ->> 'rows' = j.outcome ->> 'writtenRows' AND e.isolation = p_isolation
     ORDER BY j.id DESC LIMIT 20)
SELECT ceil(p_rows * coalesce(percentile_cont(0.5) WITHIN GROUP (ORDER BY ms_per_row),
                              CASE p_isolation WHEN 'full' THEN 0.005 ELSE 0.014 END))::bigint,
       ceil(p_rows * coalesce(percentile_cont(0.5) WITHIN GROUP (ORDER BY bytes_per_row), 420))::bigint,
       count(*) > 0
  FROM measured
$$;

-- What is wrong with schemas of environments, one line a fault; empty when all is well.
CREATE FUNCTION showroom.doctor_own_schemas() RETURNS TABLE (relation text, fault text)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
WITH own AS (
    SELECT n.oid AS schema, n.nspname, e.id IS NOT NULL AS is_known
      FROM pg_namespace n
      LEFT JOIN showroom.environment e ON e.id = n.nspname AND e.isolation = 'full' AND e.status <> 'deleted'
     WHERE n.nspowner = 'showroom_guard'::regrole AND n.nspname ~ '^(demo|sandbox)-' AND n.nspname !~ '_'
)
SELECT o.nspname::text, 'leftover' FROM own o WHERE NOT o.is_known
UNION ALL
SELECT e.id::text, 'missing' FROM showroom.environment e
 WHERE e.isolation = 'full' AND e.status IN ('ready', 'expired') AND NOT EXISTS (SELECT FROM own o WHERE o.nspname = e.id)
UNION ALL
SELECT o.nspname || '.' || c.relname, 'open'
  FROM own o JOIN pg_class c ON c.relnamespace = o.schema AND c.relkind IN ('r', 'S')
 WHERE EXISTS (SELECT FROM aclexplode(c.relacl) a WHERE a.grantee <> c.relowner)
    OR c.relowner <> 'showroom_guard'::regrole
UNION ALL
SELECT o.nspname || '.' || c.relname, 'unguarded'
  FROM own o
  JOIN showroom.environment e ON e.id = o.nspname
  JOIN showroom.registered_table t ON t.blueprint = e.blueprint
  JOIN pg_class c ON c.relnamespace = o.schema AND c.relkind = 'r' AND c.relname = t.table_name
  LEFT JOIN pg_class v ON v.oid = to_regclass(format('%I.%I', o.nspname || '_guard', c.relname)) AND v.relkind = 'v'
 WHERE NOT coalesce(v.reloptions @> ARRAY['security_barrier=true', 'check_option=cascaded']
                    AND v.relowner = 'showroom_guard'::regrole, false)
 ORDER BY 1, 2
$$;

GRANT EXECUTE ON FUNCTION showroom.seed_estimate(bigint, text), showroom.doctor_own_schemas() TO showroom_viewer;
GRANT EXECUTE ON FUNCTION showroom.open_environment_schema(bigint, integer),
    showroom.open_environment_table(bigint, integer, text, text[]),
    showroom.close_environment_table(bigint, integer, text, boolean),
    showroom.complete_environment_schema(bigint, integer), showroom.drop_environment_schema(bigint, integer),
    showroom.analyze_own_table(text, text), showroom.analyze_table(text, text) TO showroom_ops, showroom_service;

RESET ROLE;
