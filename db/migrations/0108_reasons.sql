-- Why something was taken away or given away stands in the audit log, by whatever way it was asked for: every call that does takes a
-- reason. None has to give one but whoever exports a restricted environment.

SET LOCAL ROLE showroom_owner;

-- A reason as it is kept: without the white space around it, and not longer than a sentence or two. SR005.
CREATE FUNCTION showroom.checked_reason(p_reason text) RETURNS text
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF length(p_reason) > 500 THEN
        PERFORM showroom.refuse('SR005', 'A reason has 500 characters at most.', 'Say it in fewer words; nothing was done.',
            '[{"field": "reason", "code": "too-long", "message": "At most 500 characters."}]');
    END IF;
    RETURN coalesce(btrim(p_reason), '');
END
$$;


DROP FUNCTION showroom.start_teardown(text);

-- Marks an environment as deleting and records the job that clears it.
CREATE FUNCTION showroom.start_teardown(p_id text, p_reason text DEFAULT '')
RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    target showroom.environment := showroom.hold_environment(p_id);
    status_before text := target.status;
BEGIN
    IF target.protected THEN
        RAISE EXCEPTION USING ERRCODE = 'SR003', MESSAGE = format('“%s” is protected.', p_id),
            HINT = 'Lift the protection first.';
    END IF;
    PERFORM showroom.require_idle(p_id);
    PERFORM showroom.require_unheld(p_id);
    IF status_before = 'deleting' THEN
        -- An earlier teardown lost its owner; what the environment was before it stands in that job.
        SELECT j.parameters ->> 'statusBefore' INTO status_before FROM showroom.job j
         WHERE j.environment = p_id AND j.kind = 'teardown' ORDER BY j.id DESC LIMIT 1;
    ELSIF status_before IN ('queued', 'seeding') THEN
        status_before := 'cancelled';
    END IF;
    UPDATE showroom.environment SET status = 'deleting' WHERE id = p_id;
    PERFORM showroom.audit_record('environment.teardown', p_id, showroom.checked_reason(p_reason), '{}');
    RETURN showroom.new_job('teardown', p_id, jsonb_build_object('statusBefore', status_before));
END
$$;

DROP FUNCTION showroom.start_reset(text);

-- Records the job that fills a sandbox anew.
CREATE FUNCTION showroom.start_reset(p_id text, p_reason text DEFAULT '')
RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    target showroom.environment := showroom.hold_environment(p_id);
    new_job bigint;
BEGIN
    PERFORM showroom.hold_sandbox(p_id);
    IF target.protected THEN
        PERFORM showroom.refuse('SR003', format('“%s” is protected.', p_id), 'Lift the protection first.');
    ELSIF target.status <> 'ready' THEN
        PERFORM showroom.refuse('SR003', format('“%s” is %s; it cannot be reset.', p_id, target.status),
                                'Only what is ready can be reset.');
    END IF;
    PERFORM showroom.require_idle(p_id);
    PERFORM showroom.require_not_held(p_id);
    UPDATE showroom.environment SET status = 'queued', updated_at = showroom.now() WHERE id = p_id;
    new_job := showroom.new_job('seed', p_id, '{"reset": true}');
    PERFORM showroom.audit_record('sandbox.reset', p_id, showroom.checked_reason(p_reason), jsonb_build_object('job', new_job), target.row_counts);
    RETURN new_job;
END
$$;

DROP FUNCTION showroom.session_undo(uuid, bigint, text, jsonb, boolean);

-- Brings an archive back; what could not come back, and why.
CREATE FUNCTION showroom.session_undo(
    p_session uuid, p_archive bigint DEFAULT NULL, p_take text DEFAULT NULL, p_choices jsonb DEFAULT NULL, p_partly boolean DEFAULT false, p_reason text DEFAULT '')
RETURNS TABLE (table_name text, row_key jsonb, problem text) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
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
    PERFORM showroom.audit_record('session.undo', target.environment, showroom.checked_reason(p_reason),
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

DROP FUNCTION showroom.extend_environments(text[], integer, timestamptz);

-- Lets all of some environments live longer, by days or until a moment, or none.
CREATE FUNCTION showroom.extend_environments(p_ids text[], p_days integer, p_until timestamptz, p_reason text DEFAULT '')
RETURNS TABLE (environment text, expires_at timestamptz) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    target showroom.environment;
    moment timestamptz := showroom.now();
    new_end timestamptz;
BEGIN
    IF (p_days IS NULL) = (p_until IS NULL) OR p_days NOT BETWEEN 1 AND 3650
       OR p_until NOT BETWEEN moment AND moment + interval '3650 days' THEN
        PERFORM showroom.refuse('SR005', 'This is no extension.', 'Give 1 to 3650 days, or a day to come within ten years.',
            '[{"field": "days", "code": "out-of-range", "message": "Give 1 to 3650 days, or a day to come."}]');
    END IF;
    FOR target IN SELECT * FROM showroom.hold_environments(p_ids)
    LOOP
        new_end := coalesce(p_until, greatest(target.expires_at, moment) + make_interval(days => p_days));
        IF new_end <= target.expires_at OR new_end > moment + interval '3650 days' THEN
            PERFORM showroom.refuse('SR005',
                format('“%s” cannot live until %s.', target.id, to_char(new_end AT TIME ZONE 'UTC', 'YYYY-MM-DD')),
                CASE WHEN new_end <= target.expires_at
                     THEN format('It lives until %s anyway; choose a later day.',
                                 to_char(target.expires_at AT TIME ZONE 'UTC', 'YYYY-MM-DD'))
                     ELSE 'That is more than ten years; choose an earlier day.' END,
                '[{"field": "until", "code": "out-of-range", "message": "Choose another day."}]');
        END IF;
        UPDATE showroom.environment e
           SET expires_at = new_end, updated_at = moment,
               status = CASE e.status WHEN 'expired' THEN 'ready' ELSE e.status END
         WHERE e.id = target.id;
        PERFORM showroom.audit_record('environment.extend', target.id, showroom.checked_reason(p_reason),
                                      jsonb_build_object('from', target.expires_at, 'to', new_end));
        environment := target.id;
        expires_at := new_end;
        RETURN NEXT;
    END LOOP;
END
$$;

DROP FUNCTION showroom.protect_environments(text[], boolean);

-- Protects all of some environments from teardown, expiry and sweeps, or lifts that.
CREATE FUNCTION showroom.protect_environments(p_ids text[], p_is_protected boolean, p_reason text DEFAULT '')
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    target showroom.environment;
BEGIN
    FOR target IN SELECT * FROM showroom.hold_environments(p_ids) LOOP
        CONTINUE WHEN target.protected = p_is_protected;
        UPDATE showroom.environment SET protected = p_is_protected, updated_at = showroom.now() WHERE id = target.id;
        PERFORM showroom.audit_record(CASE WHEN p_is_protected THEN 'environment.protect' ELSE 'environment.unprotect' END,
                                      target.id, showroom.checked_reason(p_reason), '{}');
    END LOOP;
END
$$;

DROP FUNCTION showroom.end_life(showroom.environment, text, timestamptz);

-- Ends an environment's life.
CREATE FUNCTION showroom.end_life(p_environment showroom.environment, p_action text, p_until timestamptz, p_reason text)
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE showroom.environment e
       SET status = 'expired', expires_at = least(e.expires_at, p_until), updated_at = showroom.now()
     WHERE e.id = p_environment.id;
    PERFORM showroom.queue_notification(p_environment.id, 'expired', jsonb_build_object('deletedOn',
        (least(p_environment.expires_at, p_until)
         + make_interval(days => showroom.setting_value('sweep.cleanUpDays')::integer)) AT TIME ZONE 'UTC'));
    PERFORM showroom.audit_record(p_action, p_environment.id, showroom.checked_reason(p_reason),
                                  jsonb_build_object('from', p_environment.expires_at, 'to', p_until));
END
$$;

DROP FUNCTION showroom.expire_environments(text[]);

-- Ends all of some environments now, or none.
CREATE FUNCTION showroom.expire_environments(p_ids text[], p_reason text DEFAULT '')
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
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
        PERFORM showroom.end_life(target, 'environment.expire', showroom.now(), p_reason);
    END LOOP;
END
$$;

-- Does what is due for one environment; the job to be run for it, NULL when it is done. SR003 when nothing is due any more, SR006
-- with what speaks against it.
CREATE OR REPLACE FUNCTION showroom.sweep_one(p_environment text, p_action text)
RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '5s' AS $$
DECLARE
    target showroom.environment := showroom.hold_environment(p_environment);
    found_due record;
BEGIN
    SELECT * INTO found_due
      FROM showroom.due(CASE p_action WHEN 'reset' THEN 'auto-reset' WHEN 'delete' THEN 'cleanup' ELSE 'expiry' END,
                        NULL, p_environment) d
     WHERE d.action = p_action;
    IF NOT FOUND THEN
        PERFORM showroom.refuse('SR003', format('Nothing is due for “%s” any more.', p_environment),
                                'Somebody else dealt with it, or changed it.');
    ELSIF found_due.obstacle <> '' THEN
        PERFORM showroom.refuse('SR006', format('“%s” was left alone. %s', p_environment, found_due.obstacle),
                                'The next sweep tries again.');
    END IF;
    CASE p_action
        WHEN 'reset' THEN
            RETURN CASE target.status WHEN 'ready' THEN showroom.start_reset(p_environment, 'Due: auto-reset')
                                      ELSE showroom.abandoned_job(p_environment, 'seed') END;
        WHEN 'expire' THEN
            PERFORM showroom.end_life(target, 'environment.expire', target.expires_at, 'Due: expiry');
        WHEN 'delete' THEN
            RETURN showroom.start_teardown(p_environment, 'Due: cleanup');
        ELSE
            PERFORM showroom.queue_notification(p_environment, 'expiry-warning',
                jsonb_build_object('days', right(p_action, 1)::integer, 'expiresAt', target.expires_at AT TIME ZONE 'UTC'),
                showroom.warning_mark(p_environment, p_action, target.expires_at));
    END CASE;
    RETURN NULL;
END
$$;

-- Ends a conversion whose rows have moved: everything else that stands in its place.
CREATE OR REPLACE FUNCTION showroom.finish_conversion(p_conversion uuid, p_request jsonb, p_report jsonb)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
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
    PERFORM showroom.audit_record('sandbox.convert', source.id, showroom.checked_reason(p_request ->> 'reason'),
        p_request - 'confirmation' - 'reason' || jsonb_build_object('report', p_report),
        source.row_counts, (SELECT jsonb_object_agg(t ->> 'table', (SELECT sum(m.value::bigint) FROM jsonb_each_text(t - '{table,left}'::text[]) m))
                              FROM jsonb_array_elements(p_report -> 'tables') t));
    PERFORM showroom.end_sessions(source.id);
    PERFORM showroom_guard.clear_environment(source.id);
    UPDATE showroom.environment SET status = 'deleted', deleted_at = showroom.now(), updated_at = showroom.now()
     WHERE id = source.id;
    PERFORM showroom.forget_environment(source.id);
END
$$;

REVOKE ALL ON FUNCTION showroom.checked_reason(text), showroom.start_teardown(text, text), showroom.start_reset(text, text),
    showroom.session_undo(uuid, bigint, text, jsonb, boolean, text), showroom.extend_environments(text[], integer, timestamptz, text),
    showroom.protect_environments(text[], boolean, text), showroom.expire_environments(text[], text),
    showroom.end_life(showroom.environment, text, timestamptz, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION showroom.start_teardown(text, text), showroom.start_reset(text, text),
    showroom.extend_environments(text[], integer, timestamptz, text), showroom.protect_environments(text[], boolean, text),
    showroom.expire_environments(text[], text) TO showroom_ops, showroom_service;
GRANT EXECUTE ON FUNCTION showroom.session_undo(uuid, bigint, text, jsonb, boolean, text)
    TO showroom_sales, showroom_support, showroom_service, showroom_app;
RESET ROLE;
