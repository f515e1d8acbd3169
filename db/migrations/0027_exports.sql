-- Exports as JSON and CSV, compression, and the list of past exports.

SET LOCAL ROLE showroom_owner;

-- How much a request would write, before any compression: rows by the environment's record where it tells, else counted;
-- bytes extrapolated from some rows of each table. With the caller's rights.
CREATE OR REPLACE FUNCTION showroom.export_estimate(p_request jsonb)
RETURNS TABLE (table_name text, label text, is_event boolean, row_count bigint, byte_count bigint)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    entry record;
    row_bytes numeric;
BEGIN
    FOR entry IN SELECT * FROM showroom.export_tables(p_request) LOOP
        table_name := entry.table_name;
        label := initcap(replace(split_part(entry.table_name, '.', 2), '_', ' '));
        is_event := entry.is_event;
        row_count := entry.row_count;
        IF row_count IS NULL THEN
            EXECUTE format('SELECT count(*) FROM %s WHERE %I = $1%s', entry.guard_view, entry.key_column, entry.filter)
            INTO row_count USING p_request ->> 'tenant';
        END IF;
        -- A JSON line has the table's name around the row; SQL has quotes and commas instead of the row's parentheses, and
        -- CSV hardly any.
        EXECUTE format('SELECT coalesce(avg(%s), 0) FROM (SELECT * FROM %s WHERE %I = $1%s LIMIT 200) s',
                       CASE p_request ->> 'format'
                           WHEN 'sql' THEN 'octet_length(s::text) + 2.5 * (SELECT count(*) FROM jsonb_object_keys(to_jsonb(s)))'
                           WHEN 'csv' THEN 'octet_length(s::text)'
                           WHEN 'json' THEN 'octet_length(row_to_json(s)::text) + 2'
                           ELSE 'octet_length(row_to_json(s)::text) + 22 + ' || octet_length(entry.table_name) END,
                       entry.guard_view, entry.key_column, entry.filter)
        INTO row_bytes USING p_request ->> 'tenant';
        byte_count := ceil(row_count * row_bytes)::bigint;
        RETURN NEXT;
    END LOOP;
END
$$;

-- The COPY of a table's rows and how its columns travel: a list of {"name", "encoding"}. SQL leaves out generated columns.
CREATE OR REPLACE FUNCTION showroom.export_plan(p_request jsonb)
RETURNS TABLE (table_name text, insert_into text, columns jsonb, statement text, is_filtered boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    is_sql boolean := p_request ->> 'format' = 'sql';
    is_text boolean := p_request ->> 'format' IN ('sql', 'csv');
    relations oid[] := ARRAY(SELECT t.relation FROM showroom.export_tables(p_request) t);
BEGIN
    RETURN QUERY
    SELECT t.table_name,
           format('INSERT INTO %s (%s)%s', t.relation::regclass, c.names,
                  CASE WHEN c.is_always_identity THEN ' OVERRIDING SYSTEM VALUE' ELSE '' END),
           c.columns,
           format('COPY (SELECT %s FROM %s WHERE %I = %L%s) TO STDOUT (FORMAT binary)', c.expressions, t.guard_view,
                  t.key_column, p_request ->> 'tenant', t.filter),
           t.filter <> ''
    FROM showroom.export_tables(p_request) WITH ORDINALITY AS t(relation, table_name, guard_view, key_column, is_event,
                                                                filter, row_count, place)
    CROSS JOIN LATERAL (
        SELECT string_agg(quote_ident(x.name), ', ' ORDER BY x.number) AS names,
               bool_or(x.is_always_identity) AS is_always_identity,
               jsonb_agg(jsonb_build_object('name', x.name, 'encoding',
                             coalesce(x.encoding, CASE WHEN is_text THEN 'text' ELSE 'literal' END)) ORDER BY x.number) AS columns,
               string_agg(CASE WHEN x.encoding IS NOT NULL THEN quote_ident(x.name)
                               WHEN is_text THEN quote_ident(x.name) || '::text'
                               ELSE 'to_json(' || quote_ident(x.name) || ')::text' END, ', ' ORDER BY x.number) AS expressions
        FROM (SELECT k.number, k.name, k.is_always_identity, showroom.export_encoding(k.type) AS encoding
              FROM showroom.export_columns(t.relation, relations) k
              WHERE NOT (is_sql AND k.is_generated)
                AND EXISTS (SELECT FROM pg_attribute v
                            WHERE v.attrelid = t.guard_view::regclass AND v.attname = k.name AND NOT v.attisdropped)) x
    ) c
    ORDER BY t.place;
END
$$;

DROP FUNCTION showroom.export_heading(jsonb);
CREATE FUNCTION showroom.export_heading(p_request jsonb)
RETURNS TABLE (id text, blueprint text, blueprint_version text, isolation text, reference_date text, fingerprint text,
               written_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
    SELECT e.id, e.blueprint, e.blueprint_version, e.isolation, e.reference_date::text, coalesce(e.fingerprint, ''),
           showroom.now()
    FROM showroom.require_exportable(p_request ->> 'tenant') e
$$;
GRANT EXECUTE ON FUNCTION showroom.export_heading(jsonb) TO showroom_support, showroom_service;

-- Records an export and the job that writes its file.
CREATE OR REPLACE FUNCTION showroom.begin_export(p_request jsonb) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    tenant text := p_request ->> 'tenant';
    new_job bigint;
BEGIN
    -- A teardown waits for this lock and then finds the job.
    PERFORM FROM showroom.environment e WHERE e.id = tenant FOR SHARE;
    PERFORM FROM showroom.export_tables(p_request);
    IF p_request ->> 'format' = 'sql' THEN
        PERFORM FROM showroom.export_definition(p_request);
    END IF;
    PERFORM showroom.take_rate('export', tenant);
    new_job := showroom.new_job('export', tenant, p_request);
    INSERT INTO showroom.export (environment, job, format, compression, options, file_name, reason)
    VALUES (tenant, new_job, p_request ->> 'format',
            CASE WHEN p_request ->> 'format' = 'csv' THEN 'zip' ELSE coalesce(p_request ->> 'compress', 'none') END,
            p_request - '{tenant,format,out,reason}'::text[], p_request ->> 'out', coalesce(p_request ->> 'reason', ''));
    PERFORM showroom.audit_record('export.start', tenant, p_request ->> 'reason', p_request);
    RETURN new_job;
END
$$;

CREATE INDEX export_newest ON showroom.export (created_at DESC, id DESC);

-- Past exports, newest first, of environments that are gone too. A page begins after the export that the caller has last;
-- the words of a search are looked for in environment, file, person and reason.
CREATE FUNCTION showroom.export_list(p_search text, p_after uuid, p_limit integer)
RETURNS TABLE (id uuid, environment text, environment_name text, is_environment_there boolean, job bigint, state text,
               format text, compression text, options jsonb, file_name text, bytes bigint, row_count bigint, sha256 text,
               reason text, requested_by text, created_at timestamptz, finished_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
    SELECT x.id, x.environment::text, coalesce(e.name, x.environment::text),
           coalesce(e.status IN ('ready', 'expired'), false), x.job,
           CASE WHEN x.finished_at IS NOT NULL THEN 'done'
                WHEN j.state IS NULL OR j.is_orphaned THEN 'failed'
                ELSE j.state END,
           x.format, x.compression, x.options, x.file_name, x.bytes, x.row_count, x.sha256, x.reason, x.requested_by,
           x.created_at, x.finished_at
    FROM showroom.export x
    LEFT JOIN showroom.environment e ON e.id = x.environment
    LEFT JOIN showroom.job_list j ON j.id = x.job
    WHERE (p_after IS NULL
           OR (x.created_at, x.id) < (SELECT l.created_at, l.id FROM showroom.export l WHERE l.id = p_after))
      AND NOT EXISTS (
          SELECT FROM regexp_split_to_table(btrim(p_search), '\s+') AS word
          WHERE word <> '' AND strpos(lower(concat_ws(' ', x.environment, e.name, x.file_name, x.requested_by, x.reason)),
                                      lower(word)) = 0)
    ORDER BY x.created_at DESC, x.id DESC
    LIMIT least(greatest(p_limit, 1), 1000)
$$;
GRANT EXECUTE ON FUNCTION showroom.export_list(text, uuid, integer) TO showroom_viewer, showroom_service;

RESET ROLE;
