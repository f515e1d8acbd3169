-- Operations on several environments at once: extend, describe, hand over, create from a list. Each is one transaction: all
-- of them or none.

-- The rows of several environments, locked in one order for everybody; SR001, SR002, and SR006 for one that is being deleted.
CREATE FUNCTION showroom.hold_environments(p_ids text[]) RETURNS SETOF showroom.environment
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    wanted text;
    held showroom.environment;
BEGIN
    IF coalesce(cardinality(p_ids), 0) NOT BETWEEN 1 AND 1000 THEN
        PERFORM showroom.refuse('SR005', 'No environment is named, or too many.', 'Name 1 to 1000 environments.');
    END IF;
    FOR wanted IN SELECT DISTINCT id COLLATE "C" FROM unnest(p_ids) u (id) ORDER BY 1
    LOOP
        held := showroom.hold_environment(wanted);
        IF held.status = 'deleting' THEN
            PERFORM showroom.refuse('SR006', format('“%s” is being torn down.', wanted), 'Leave it out.');
        END IF;
        RETURN NEXT held;
    END LOOP;
END
$$;

-- Lets environments live longer: by p_days from their present end (from now when that has passed), or until p_until. One that
-- had expired can be used again.
CREATE FUNCTION showroom.extend_environments(p_ids text[], p_days integer, p_until timestamptz)
RETURNS TABLE (environment text, expires_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
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
        PERFORM showroom.audit_record('environment.extend', target.id, NULL,
                                      jsonb_build_object('from', target.expires_at, 'to', new_end));
        environment := target.id;
        expires_at := new_end;
        RETURN NEXT;
    END LOOP;
END
$$;

-- The logins that an environment can belong to: people of Showroom.
CREATE FUNCTION showroom.possible_owners() RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
SELECT r.rolname::text
  FROM pg_roles r
 WHERE r.rolcanlogin AND (r.rolname = session_user OR NOT r.rolsuper AND pg_has_role(r.oid, 'showroom_viewer', 'MEMBER'))
 ORDER BY 1
$$;

-- One field of an edit: what it becomes. SR003 when it is no longer what the person saw, SR005 when it cannot be that.
CREATE FUNCTION showroom.edited_text(p_environment text, p_field text, p_present text, p_change jsonb) RETURNS text
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    wanted text := p_change ->> 'now';
    too_long boolean := length(wanted) > CASE p_field WHEN 'admin' THEN 254 ELSE 2000 END;
BEGIN
    IF p_change IS NULL OR wanted = p_present THEN
        RETURN p_present;
    END IF;
    IF p_change ->> 'was' <> p_present THEN
        PERFORM showroom.refuse('SR003', format('Somebody else changed %s of “%s” meanwhile.', p_field, p_environment),
            'Look at what it says now, and change it again if you still want to.',
            jsonb_build_array(jsonb_build_object('field', p_field, 'code', 'changed',
                'message', 'Somebody else changed it meanwhile to: ' || left(p_present, 200))));
    END IF;
    IF wanted IS NULL OR too_long OR p_field = 'owner' AND wanted NOT IN (SELECT showroom.possible_owners()) THEN
        PERFORM showroom.refuse('SR005', format('“%s” cannot be the %s.', left(wanted, 60), p_field),
            CASE p_field WHEN 'owner' THEN 'The owner is a login of this server that has a role of Showroom.'
                         ELSE 'Shorten the text.' END,
            jsonb_build_array(jsonb_build_object('field', p_field, 'code', 'invalid',
                'message', CASE p_field WHEN 'owner' THEN 'There is no such login with a role of Showroom.'
                                        ELSE 'The text is too long.' END)));
    END IF;
    RETURN wanted;
END
$$;

-- The tags of an environment after an edit: what is added comes at the end, nothing is there twice; SR005 for more than 20.
CREATE FUNCTION showroom.edited_tags(p_present text[], p_changes jsonb) RETURNS text[]
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    merged text[] := ARRAY(
        SELECT t FROM (SELECT t, min(n) AS place
                         FROM unnest(p_present || ARRAY(SELECT jsonb_array_elements_text(p_changes -> 'addTags')))
                              WITH ORDINALITY u (t, n)
                        WHERE NOT coalesce(jsonb_exists(p_changes -> 'removeTags', t), false)
                        GROUP BY t) merged
         ORDER BY place);
BEGIN
    IF cardinality(merged) > 20 OR EXISTS (SELECT FROM unnest(merged) t WHERE length(t) NOT BETWEEN 1 AND 40) THEN
        PERFORM showroom.refuse('SR005', 'These are too many tags, or one is too long.',
            'An environment has at most 20 tags of 1 to 40 characters.',
            '[{"field": "tags", "code": "invalid", "message": "At most 20 tags of 1 to 40 characters are allowed."}]');
    END IF;
    RETURN merged;
END
$$;

-- Changes what is written about environments. p_changes: {description, customer, notes, admin, owner: {was, now}, addTags,
-- removeTags}; what is absent stays, and a `was` that is no longer true refuses the edit, so that nobody's words get lost.
CREATE FUNCTION showroom.edit_environments(p_ids text[], p_changes jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    target showroom.environment;
    edited showroom.environment;
BEGIN
    FOR target IN SELECT * FROM showroom.hold_environments(p_ids)
    LOOP
        edited := target;
        edited.description := showroom.edited_text(target.id, 'description', target.description, p_changes -> 'description');
        edited.customer := showroom.edited_text(target.id, 'customer', target.customer, p_changes -> 'customer');
        edited.notes := showroom.edited_text(target.id, 'notes', target.notes, p_changes -> 'notes');
        edited.admin_email := showroom.edited_text(target.id, 'admin', target.admin_email, p_changes -> 'admin');
        edited.owner := showroom.edited_text(target.id, 'owner', target.owner, p_changes -> 'owner');
        edited.tags := showroom.edited_tags(target.tags, p_changes);
        CONTINUE WHEN edited = target;
        UPDATE showroom.environment e
           SET description = edited.description, customer = edited.customer, notes = edited.notes,
               admin_email = edited.admin_email, owner = edited.owner, tags = edited.tags, updated_at = showroom.now()
         WHERE e.id = target.id;
        PERFORM showroom.audit_record('environment.edit', target.id, NULL,
            (SELECT jsonb_object_agg(o.key, jsonb_build_object('from', o.value, 'to', n.value))
               FROM jsonb_each(to_jsonb(target)) o JOIN jsonb_each(to_jsonb(edited)) n USING (key)
              WHERE o.value IS DISTINCT FROM n.value));
    END LOOP;
END
$$;

-- Which of these ids a new environment may not take.
CREATE FUNCTION showroom.taken_ids(p_ids text[]) RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
SELECT e.id::text FROM showroom.environment e WHERE e.id = ANY (p_ids) AND e.status <> 'deleted'
$$;

-- Records several environments and the jobs that fill them; p_requests are those of showroom.create_environment. Together they
-- count as one creation: the entry of the rate's log that one of them took is given back before the next one takes its own.
CREATE FUNCTION showroom.create_environments(p_requests jsonb) RETURNS TABLE (environment text, job bigint)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    request jsonb;
    ids text[] := ARRAY(SELECT r ->> 'id' FROM jsonb_array_elements(p_requests) r);
    taken bigint;
BEGIN
    IF cardinality(ids) NOT BETWEEN 1 AND 200 THEN
        PERFORM showroom.refuse('SR005', 'There is nothing to create, or too much.', 'Create 1 to 200 environments at once.');
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended('showroom.create-many', 0));
    FOR request IN SELECT r FROM jsonb_array_elements(p_requests) r
    LOOP
        DELETE FROM showroom.rate_window w WHERE w.id = taken;
        RETURN QUERY SELECT c.environment, c.job FROM showroom.create_environment(request) c;
        SELECT max(w.id) INTO taken FROM showroom.rate_window w
         WHERE w.action = 'create' AND w.key = showroom.rate_client();
    END LOOP;
    PERFORM showroom.audit_record('environment.create-many', NULL, NULL, jsonb_build_object('environments', to_jsonb(ids)));
END
$$;

GRANT EXECUTE ON FUNCTION showroom.taken_ids(text[]), showroom.possible_owners() TO showroom_viewer;
GRANT EXECUTE ON FUNCTION showroom.extend_environments(text[], integer, timestamptz),
    showroom.edit_environments(text[], jsonb), showroom.create_environments(jsonb) TO showroom_ops, showroom_service;
