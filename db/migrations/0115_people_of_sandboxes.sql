-- People of a sandbox: one place each however their address is written, and a password that lets its persona in even where somebody
-- chose another one in a session.

SET LOCAL ROLE showroom_owner;

-- Lets a person into a sandbox, once and for all of its life, however their address is written; how many may still come, NULL in a
-- demo tenant. SR022 when it is full, SR023 when it names who may enter and this person is none of them, no persona and no visitor
-- by a link.
CREATE OR REPLACE FUNCTION showroom.admit_user(p_environment text, p_user text) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    target showroom.sandbox;
    who text := btrim(p_user);
BEGIN
    PERFORM showroom.require_usable(p_environment);
    IF coalesce(who, '') = '' OR length(who) > 200 THEN
        PERFORM showroom.refuse('SR005', 'A user has a name or mail address of at most 200 characters.', 'Give it.',
            '[{"field": "user", "code": "required", "message": "Give the user''s name or mail address."}]');
    END IF;
    SELECT * INTO target FROM showroom.sandbox s WHERE s.environment = p_environment;
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    IF cardinality(target.accessible_by) > 0 AND who NOT LIKE 'visitor:%'
       AND NOT EXISTS (SELECT FROM unnest(target.accessible_by) a WHERE lower(a) = lower(who))
       AND NOT EXISTS (SELECT FROM showroom.persona p WHERE p.environment = p_environment AND lower(p.email) = lower(who)) THEN
        PERFORM showroom.refuse('SR023', format('“%s” is not among those who may enter “%s”.', who, p_environment),
                                'Somebody of operations can add them.');
    END IF;
    UPDATE showroom.sandbox_user SET last_seen = showroom.now()
     WHERE environment = p_environment AND lower(person) = lower(who) AND last_seen <= showroom.now() - interval '1 minute';
    IF NOT EXISTS (SELECT FROM showroom.sandbox_user u WHERE u.environment = p_environment AND lower(u.person) = lower(who)) THEN
        PERFORM showroom.add_user(p_environment, who);
    END IF;
    PERFORM showroom.note_access(p_environment);
    RETURN target.max_users - (SELECT count(*) FROM showroom.sandbox_user u WHERE u.environment = p_environment);
END
$$;

-- Gives a person a place, unless they have one by now; SR022. One after the other, so that two at once do not both get the last.
CREATE FUNCTION showroom.add_user(p_environment text, p_user text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    target showroom.sandbox;
BEGIN
    SELECT * INTO target FROM showroom.sandbox s WHERE s.environment = p_environment FOR NO KEY UPDATE;
    IF EXISTS (SELECT FROM showroom.sandbox_user u WHERE u.environment = p_environment AND lower(u.person) = lower(p_user)) THEN
        RETURN;
    END IF;
    IF (SELECT count(*) FROM showroom.sandbox_user u WHERE u.environment = p_environment) >= target.max_users THEN
        PERFORM showroom.refuse('SR022', format('“%s” has room for %s users, and all are there.', p_environment, target.max_users),
                                'Somebody of operations can raise the limit.');
    END IF;
    INSERT INTO showroom.sandbox_user (environment, person, first_seen, last_seen)
    VALUES (p_environment, p_user, showroom.now(), showroom.now());
    INSERT INTO showroom.usage_event (environment, kind, person, occurred_at) VALUES (p_environment, 'user', p_user, showroom.now());
END
$$;
REVOKE ALL ON FUNCTION showroom.add_user(text, text) FROM PUBLIC;

-- Takes a user out, so that somebody else has room. SR002.
CREATE OR REPLACE FUNCTION showroom.dismiss_user(p_environment text, p_user text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM showroom.hold_sandbox(p_environment);
    DELETE FROM showroom.sandbox_user WHERE environment = p_environment AND lower(person) = lower(btrim(p_user));
    IF NOT FOUND THEN
        PERFORM showroom.refuse('SR002', format('“%s” is no user of “%s”.', left(p_user, 60), p_environment),
                                'Look for them in the sandbox''s list of users.');
    END IF;
    PERFORM showroom.audit_record('sandbox.dismiss', p_environment, NULL, jsonb_build_object('user', btrim(p_user)));
END
$$;

RESET ROLE;
SET LOCAL ROLE showroom_guard;

-- Writes a hash into the one row with this mail address, into its copies in open sessions, and into those in archives that still
-- have the old one. Answers with the row's part of the table's fingerprint before and after; no row: there is none, or more than
-- one. The settings are those of table_fingerprint.
CREATE OR REPLACE FUNCTION showroom_guard.write_password(p_environment text, p_table text, p_mail_column text, p_password_column text,
                                                         p_content text[], p_mail text, p_hash text)
RETURNS TABLE (before bigint[], after bigint[])
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET datestyle = 'ISO, YMD' SET timezone = 'UTC' SET intervalstyle = 'iso_8601' SET extra_float_digits = 1
SET bytea_output = 'hex' SET xmlbinary = 'base64' AS $$
DECLARE
    target record;
    old_hash text;
    found_rows integer;
    overlaid showroom.layered_table;
    parts text := (SELECT format('ARRAY[(''x'' || left(md5(ROW(%1$s)::text), 16))::bit(64)::bigint, '
                                 '(''x'' || right(md5(ROW(%1$s)::text), 16))::bit(64)::bigint]',
                                 string_agg(quote_ident(name), ', ' ORDER BY position))
                     FROM unnest(p_content) WITH ORDINALITY AS content (name, position));
BEGIN
    SELECT * INTO STRICT target FROM showroom.environment_guard(p_environment, p_table);
    EXECUTE format('SELECT count(*) FROM %s WHERE %I = $1 AND %I = $2', target.guard_view, target.key_column, p_mail_column)
       INTO found_rows USING p_environment, p_mail;
    IF found_rows <> 1 THEN
        RETURN;
    END IF;
    EXECUTE format('SELECT %I, %s FROM %s WHERE %I = $1 AND %I = $2 FOR UPDATE', p_password_column, parts, target.guard_view,
                   target.key_column, p_mail_column)
       INTO old_hash, before USING p_environment, p_mail;
    EXECUTE format('UPDATE %s SET %I = $3 WHERE %I = $1 AND %I = $2 RETURNING %s', target.guard_view, p_password_column,
                   target.key_column, p_mail_column, parts)
       INTO after USING p_environment, p_mail, p_hash;
    FOR overlaid IN SELECT * FROM showroom_guard.layered_tables_of(p_environment) l WHERE l.product_table = p_table LOOP
        EXECUTE format('UPDATE %s SET %2$I = $3 WHERE %3$I = $1 AND %4$I = $2 AND _sr_op <> ''D'' '
                       'AND (%2$I IS NOT DISTINCT FROM $4 OR _sr_layer IN (SELECT l.id FROM showroom.layer l WHERE l.state = ''active''))',
                       overlaid.overlay, p_password_column, overlaid.key_column, p_mail_column)
          USING p_environment, p_mail, p_hash, old_hash;
    END LOOP;
    RETURN NEXT;
END
$$;

RESET ROLE;
