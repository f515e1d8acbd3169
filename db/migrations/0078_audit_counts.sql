-- Every entry of the audit log about rows says how many there were before and after; and what changes registrations, conversions'
-- tables, names of sessions or goes on with a job is written down, too.

SET LOCAL ROLE showroom_owner;

-- The same tables with no rows.
CREATE FUNCTION showroom.no_rows(p_counts jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp
RETURN (SELECT coalesce(jsonb_object_agg(k, 0), '{}') FROM jsonb_object_keys(p_counts) k);

-- Writes down what was registered or taken out, unless a migration does it, which is on record itself: it holds the migrator's lock.
CREATE FUNCTION showroom.audit_registration(p_action text, p_details jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_locks l
                    WHERE l.locktype = 'advisory' AND l.pid = pg_backend_pid() AND l.objsubid = 1 AND l.granted
                      AND l.classid::bigint = 8316302918379565933 >> 32 AND l.objid::bigint = 8316302918379565933 & 4294967295) THEN
        PERFORM showroom.audit_record(p_action, NULL, NULL, p_details);
    END IF;
END
$$;

-- What a job that ended found and left, by table; of one that did not come to its end what it wrote in all.
CREATE FUNCTION showroom.job_counts(p_job showroom.job, p_is_after boolean) RETURNS jsonb
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    filled jsonb := (SELECT e.row_counts FROM showroom.environment e WHERE e.id = p_job.environment);
BEGIN
    CASE p_job.kind
        WHEN 'teardown' THEN
            RETURN p_job.outcome -> CASE WHEN p_is_after THEN 'remaining' ELSE 'removed' END;
        WHEN 'export' THEN
            RETURN p_job.outcome -> 'perTable';
        WHEN 'seed' THEN
            IF p_job.state = 'done' THEN
                RETURN CASE WHEN p_is_after OR p_job.parameters -> 'reset' = 'true' THEN filled
                            ELSE showroom.no_rows(filled) END;
            END IF;
            RETURN jsonb_build_object('rows', CASE WHEN p_is_after THEN
                (SELECT coalesce(sum(s.rows), 0) FROM showroom.job_step s WHERE s.job = p_job.id) ELSE 0 END);
        ELSE
            RETURN NULL;
    END CASE;
END
$$;

CREATE OR REPLACE FUNCTION showroom.finish_job(p_job bigint, p_token integer, p_state text, p_outcome jsonb, p_error jsonb, p_progress jsonb) RETURNS SETOF showroom.job_list
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    finished showroom.job;
BEGIN
    PERFORM showroom.hold_environment_of(p_job);
    PERFORM showroom.hold_job(p_job, p_token);
    UPDATE showroom.job j
       SET state = CASE WHEN p_state = 'paused' AND j.cancel_requested THEN 'cancelled' ELSE p_state END,
           outcome = p_outcome, error = p_error, progress = p_progress,
           finished_at = CASE WHEN p_state <> 'paused' OR j.cancel_requested THEN showroom.now() END,
           lease_until = NULL, cancel_requested = false, pause_requested = false
     WHERE j.id = p_job
    RETURNING j.* INTO finished;
    PERFORM showroom.settle_environment(finished);
    PERFORM showroom.audit_record('job.' || finished.kind || '.' || finished.state, finished.environment, NULL,
        jsonb_build_object('job', p_job, 'outcome', p_outcome),
        showroom.job_counts(finished, false), showroom.job_counts(finished, true));
    PERFORM pg_advisory_unlock(p_job::integer, showroom.job_lock_key(p_token));
    RETURN QUERY SELECT * FROM showroom.job_list l WHERE l.id = p_job;
END
$$;

CREATE OR REPLACE FUNCTION showroom.session_undo(p_session uuid, p_archive bigint DEFAULT NULL, p_take text DEFAULT NULL, p_choices jsonb DEFAULT NULL, p_partly boolean DEFAULT false) RETURNS TABLE(table_name text, row_key jsonb, problem text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    target showroom.session := showroom.hold_session(p_session);
    archive showroom.layer := showroom.archive_of(p_session, p_archive);
    may_leave_out boolean := p_partly OR showroom.needs_fit(archive);
    left_out jsonb;
    sizes_before jsonb := showroom_guard.layer_sizes(target.environment, target.layer);
BEGIN
    IF p_take NOT IN ('archived', 'current') THEN
        PERFORM showroom.refuse('SR005', format('“%s” is no decision.', left(p_take, 40)), 'Give archived or current.',
            '[{"field": "take", "code": "unknown", "message": "Give archived or current."}]');
    END IF;
    RETURN QUERY SELECT l.product_table, NULL::jsonb,
                        format('its column “%s” is gone; %s archived rows had a value there', l.column_name, l.row_count)
                   FROM showroom.layer_loss l WHERE l.layer = archive.id ORDER BY l.product_table, l.column_name;
    DELETE FROM showroom.layer_loss l WHERE l.layer = archive.id;
    IF archive.reason <> 'undo' AND NOT showroom_guard.is_layer_empty(target.environment, target.layer) THEN
        IF p_take IS NULL THEN
            PERFORM showroom.require_decisions(target.environment, archive.id, target.layer, p_choices);
        END IF;
        left_out := showroom.restore_fitting(target, archive, target.layer, p_take, p_choices, may_leave_out);
    ELSIF showroom.needs_fit(archive)
          AND EXISTS (SELECT FROM showroom_guard.layer_misfits(target.environment, archive.id)) THEN
        left_out := showroom.restore_fitting(target, archive, 0, NULL, NULL, true);
    ELSE
        PERFORM showroom.give_layer(target, archive.id);
    END IF;
    PERFORM showroom.audit_record('session.undo', target.environment, NULL,
        jsonb_build_object('session', target.id, 'person', target.person, 'archive', archive.id,
                           'leftOut', coalesce(jsonb_array_length(left_out), 0)), sizes_before,
        (SELECT showroom_guard.layer_sizes(s.environment, s.layer) FROM showroom.session s WHERE s.id = p_session));
    RETURN QUERY SELECT r ->> 'table', r -> 'key', r ->> 'problem' FROM jsonb_array_elements(left_out) r;
EXCEPTION WHEN undefined_column OR undefined_table THEN
    PERFORM showroom.refuse('SR003', format('The product''s tables changed since they were registered; nothing was restored (%s).',
                                            SQLERRM),
                            'The product''s owner registers them again with showroom.register_table, then undo again.');
END
$$;

CREATE OR REPLACE FUNCTION showroom.session_copy(p_session uuid, p_person text, p_name text DEFAULT '') RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    source showroom.session := showroom.hold_session(p_session);
    copy showroom.session;
    opened record;
BEGIN
    IF source.mode = 'shared' THEN
        PERFORM showroom.refuse('SR003', 'All share this session already.', 'Copies are made between personal sessions.');
    END IF;
    SELECT * INTO opened FROM showroom.session_open(source.environment, p_person, p_name);
    UPDATE showroom.session_token SET revoked_at = showroom.now() WHERE token_hash = showroom.token_hash(opened.token);
    copy := showroom.hold_session(opened.session);
    IF copy.id = source.id OR NOT showroom_guard.is_layer_empty(copy.environment, copy.layer) THEN
        PERFORM showroom.refuse('SR003', format('%s has changes already; nothing was copied.', copy.person),
                                'Reset that session first.');
    END IF;
    PERFORM showroom_guard.copy_layer(source.environment, source.layer, copy.layer);
    PERFORM showroom.audit_record('session.copy', source.environment, NULL,
                                  jsonb_build_object('session', source.id, 'copy', copy.id, 'person', copy.person),
                                  showroom.no_rows(showroom_guard.layer_sizes(copy.environment, copy.layer)),
                                  showroom_guard.layer_sizes(copy.environment, copy.layer));
    RETURN copy.id;
END
$$;

CREATE OR REPLACE FUNCTION showroom.end_session(p_session showroom.session) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    sizes jsonb := showroom_guard.layer_sizes(p_session.environment, p_session.layer);
BEGIN
    PERFORM showroom.archive_layer(p_session.layer, 'closed');
    UPDATE showroom.session SET state = 'closed', closed_at = showroom.now(), layer = NULL WHERE id = p_session.id;
    UPDATE showroom.session_token SET revoked_at = showroom.now() WHERE session = p_session.id AND revoked_at IS NULL;
    DELETE FROM showroom.hold WHERE session = p_session.id;
    PERFORM showroom.audit_record('session.close', p_session.environment, NULL,
                                  jsonb_build_object('session', p_session.id, 'person', p_session.person),
                                  sizes, showroom.no_rows(sizes));
END
$$;

CREATE OR REPLACE FUNCTION showroom.purge_archives(p_rows bigint DEFAULT 10000, OUT removed_rows bigint, OUT removed_archives integer, OUT remains boolean) RETURNS record
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    expired showroom.layer;
    part bigint;
BEGIN
    removed_rows := 0;
    removed_archives := 0;
    FOR expired IN SELECT * FROM showroom.layer l WHERE l.state = 'archived' AND l.expires_at <= showroom.now()
                    ORDER BY l.expires_at, l.id FOR UPDATE SKIP LOCKED LOOP
        EXIT WHEN removed_rows >= p_rows;
        part := showroom_guard.clear_layer(expired.environment, expired.id, p_rows - removed_rows);
        removed_rows := removed_rows + part;
        IF showroom_guard.is_layer_empty(expired.environment, expired.id) THEN
            DELETE FROM showroom.layer WHERE id = expired.id;
            removed_archives := removed_archives + 1;
        END IF;
    END LOOP;
    remains := EXISTS (SELECT FROM showroom.layer l WHERE l.state = 'archived' AND l.expires_at <= showroom.now());
    IF removed_rows > 0 THEN
        PERFORM showroom.audit_record('session.purge', NULL, NULL,
                                      jsonb_build_object('rows', removed_rows, 'archives', removed_archives),
                                      jsonb_build_object('rows', removed_rows), jsonb_build_object('rows', 0));
    END IF;
END
$$;

CREATE OR REPLACE FUNCTION showroom.finish_conversion(p_conversion uuid, p_request jsonb, p_report jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    source showroom.environment := showroom.hold_environment(p_request ->> 'sandbox');
BEGIN
    DELETE FROM showroom.conversion_row WHERE conversion = p_conversion;
    INSERT INTO showroom.conversion (id, environment, target, plan, region, admin_email, counts, converted_at)
    VALUES (p_conversion, source.id, p_request ->> 'target', btrim(p_request ->> 'plan'), btrim(p_request ->> 'region'),
            p_request ->> 'adminEmail', p_report, showroom.now());
    INSERT INTO showroom.usage_event (environment, kind, person, details, occurred_at)
    VALUES (source.id, 'converted', p_request ->> 'adminEmail', jsonb_build_object('target', p_request ->> 'target'), showroom.now());
    INSERT INTO showroom.notification (environment, kind, recipient, content, created_at)
    VALUES (source.id, 'welcome', p_request ->> 'adminEmail',
            jsonb_build_object('name', source.name, 'owner', source.owner, 'target', p_request ->> 'target',
                               'plan', btrim(p_request ->> 'plan'), 'region', btrim(p_request ->> 'region')), showroom.now());
    PERFORM showroom.audit_record('sandbox.convert', source.id, NULL, p_request - 'confirmation' || jsonb_build_object('report', p_report),
        source.row_counts, (SELECT jsonb_object_agg(t ->> 'table', (SELECT sum(m.value::bigint) FROM jsonb_each_text(t - '{table,left}'::text[]) m))
                              FROM jsonb_array_elements(p_report -> 'tables') t));
    PERFORM showroom.end_sessions(source.id);
    PERFORM showroom_guard.clear_environment(source.id);
    UPDATE showroom.environment SET status = 'deleted', deleted_at = showroom.now(), updated_at = showroom.now()
     WHERE id = source.id;
    PERFORM showroom.forget_environment(source.id);
END
$$;

CREATE OR REPLACE FUNCTION showroom.session_rename(p_session uuid, p_name text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    target showroom.session := showroom.require_session(p_session);
BEGIN
    IF length(p_name) > 200 THEN
        PERFORM showroom.refuse('SR005', 'The name is too long.', 'Names have 200 characters at most.',
            '[{"field": "name", "code": "too-long", "message": "Names have 200 characters at most."}]');
    END IF;
    UPDATE showroom.session SET name = coalesce(btrim(p_name), '') WHERE id = target.id;
    PERFORM showroom.audit_record('session.rename', target.environment, NULL,
        jsonb_build_object('session', target.id, 'person', target.person, 'from', target.name, 'to', coalesce(btrim(p_name), '')));
END
$$;

CREATE OR REPLACE FUNCTION showroom.resume_job(p_job bigint) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    resumed showroom.job := showroom.hold_job_row(p_job);
BEGIN
    PERFORM showroom.require_claimable(resumed);
    UPDATE showroom.job SET cancel_requested = false, pause_requested = false
     WHERE id = p_job AND state IN ('paused', 'cancelled');
    PERFORM showroom.audit_record('job.' || resumed.kind || '.resume', resumed.environment, NULL, jsonb_build_object('job', p_job));
    RETURN p_job;
END
$$;

CREATE OR REPLACE FUNCTION showroom.record_registration(product_table regclass, product_blueprint text, environment_column text, position_in_load integer, made_function text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    entry record;
BEGIN
    SELECT n.nspname AS schema_name, c.relname AS table_name, n.nspname || '__' || c.relname AS made_name INTO STRICT entry
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = product_table;
    PERFORM showroom.require_table_owner(entry.schema_name, entry.table_name);
    PERFORM showroom.check_environment_key(product_table, environment_column);
    IF made_function IS DISTINCT FROM format('showroom_analyze.%I', entry.made_name) THEN
        PERFORM showroom.refuse('SR005', format('“%s” is not the function that analyses this table.', left(made_function, 130)),
                                'Register the table with showroom.register_table.');
    END IF;
    INSERT INTO showroom.registered_table AS registered
        (schema_name, table_name, blueprint, key_column, load_order, guard_view, analyze_function, content_columns)
    VALUES (entry.schema_name, entry.table_name, product_blueprint, environment_column, position_in_load,
            format('showroom_guard.%I', entry.made_name), made_function,
            (SELECT array_agg(a.attname::text ORDER BY a.attname COLLATE "C") FROM pg_attribute a
              WHERE a.attrelid = product_table AND a.attnum > 0 AND NOT a.attisdropped AND a.attname <> environment_column))
    ON CONFLICT (schema_name, table_name) DO UPDATE
        SET blueprint = excluded.blueprint, key_column = excluded.key_column, load_order = excluded.load_order,
            guard_view = excluded.guard_view, analyze_function = excluded.analyze_function,
            content_columns = excluded.content_columns, registered_at = now(), registered_by = session_user;
    PERFORM showroom.audit_registration('table.register', jsonb_build_object(
        'table', entry.schema_name || '.' || entry.table_name, 'blueprint', product_blueprint, 'column', environment_column));
END
$$;

CREATE OR REPLACE FUNCTION showroom.forget_registration(product_schema text, product_table text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM showroom.require_table_owner(product_schema, product_table);
    DELETE FROM showroom.base_fingerprint f WHERE f.schema_name = product_schema AND f.table_name = product_table;
    DELETE FROM showroom.registered_table r WHERE r.schema_name = product_schema AND r.table_name = product_table;
    PERFORM showroom.audit_registration('table.unregister', jsonb_build_object('table', product_schema || '.' || product_table));
END
$$;

CREATE OR REPLACE FUNCTION showroom.record_outbound(p_relation regclass, p_blueprint text, p_key_column text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    entry record;
BEGIN
    SELECT n.nspname, c.relname INTO STRICT entry
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = p_relation;
    PERFORM showroom.require_table_owner(entry.nspname, entry.relname);
    INSERT INTO showroom.outbound_table (blueprint, schema_name, table_name, key_column)
    VALUES (p_blueprint, entry.nspname, entry.relname, p_key_column)
        ON CONFLICT (schema_name, table_name) DO UPDATE SET blueprint = excluded.blueprint, key_column = excluded.key_column;
    PERFORM showroom.audit_registration('table.outbound', jsonb_build_object(
        'table', entry.nspname || '.' || entry.relname, 'blueprint', p_blueprint, 'column', p_key_column));
END
$$;

CREATE OR REPLACE FUNCTION showroom.forget_outbound(p_schema text, p_table text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM showroom.require_table_owner(p_schema, p_table);
    DELETE FROM showroom.outbound_table o WHERE o.schema_name = p_schema AND o.table_name = p_table;
    PERFORM showroom.audit_registration('table.not-outbound', jsonb_build_object('table', p_schema || '.' || p_table));
END
$$;

CREATE OR REPLACE FUNCTION showroom.record_conversion_table(p_table text, p_part text, p_mail text, p_name text, p_password text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    registered showroom.registered_table;
BEGIN
    SELECT * INTO registered FROM showroom.registered_table r WHERE r.schema_name || '.' || r.table_name = p_table;
    IF NOT FOUND THEN
        PERFORM showroom.refuse('SR002', format('The table “%s” is not registered.', left(p_table, 130)),
                                'Register it with showroom.register_table first.');
    END IF;
    PERFORM showroom.require_table_owner(registered.schema_name, registered.table_name);
    INSERT INTO showroom.conversion_table (schema_name, table_name, part, mail_column, name_column, password_column)
    VALUES (registered.schema_name, registered.table_name, p_part, p_mail, p_name, p_password)
    ON CONFLICT (schema_name, table_name) DO UPDATE
        SET part = excluded.part, mail_column = excluded.mail_column, name_column = excluded.name_column,
            password_column = excluded.password_column;
    PERFORM showroom.audit_registration('table.convertible', jsonb_build_object('table', p_table, 'part', p_part));
END
$$;

RESET ROLE;
