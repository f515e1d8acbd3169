-- Passwords of personas that somebody chose. Only hashes are kept: in the persona, whence a reset brings it back, and in the
-- product's row, whose change the recorded fingerprints follow, so that the proof of the base stays true.

SET LOCAL ROLE showroom_owner;

ALTER TABLE showroom.persona ADD COLUMN password_set_at timestamptz, ADD COLUMN password_set_by text;

GRANT EXECUTE ON FUNCTION showroom.environment_guard(text, text) TO showroom_guard;

-- Where a product keeps the hashes of passwords, by its owner's word (allow_conversion); no row: nowhere.
CREATE FUNCTION showroom.login_table(p_blueprint text)
RETURNS TABLE (table_name text, mail_column text, password_column text, content_columns text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
SELECT r.schema_name || '.' || r.table_name, c.mail_column, c.password_column, r.content_columns
  FROM showroom.conversion_table c JOIN showroom.registered_table r USING (schema_name, table_name)
 WHERE r.blueprint = p_blueprint AND c.part = 'users' AND c.password_column IS NOT NULL
 ORDER BY r.load_order, 1 LIMIT 1
$$;

-- What a table's lanes are once one row's two parts were exchanged.
CREATE FUNCTION showroom.exchanged_lanes(p_lanes text, p_before bigint[], p_after bigint[]) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp
RETURN split_part(p_lanes, ':', 1)::numeric - p_before[1] + p_after[1] || ':' || (split_part(p_lanes, ':', 2)::bigint # p_before[1] # p_after[1])
       || ':' || split_part(p_lanes, ':', 3)::numeric - p_before[2] + p_after[2] || ':'
       || (split_part(p_lanes, ':', 4)::bigint # p_before[2] # p_after[2]);

RESET ROLE;
SET LOCAL ROLE showroom_guard;

-- Writes a hash into the one row with this mail address, and into the copies of it in sessions and archives that still have the old
-- one. Answers with the row's part of the table's fingerprint before and after; no row: there is none, or more than one. The settings
-- are those of table_fingerprint.
CREATE FUNCTION showroom_guard.write_password(p_environment text, p_table text, p_mail_column text, p_password_column text,
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
        EXECUTE format('UPDATE %s SET %2$I = $3 WHERE %3$I = $1 AND %4$I = $2 AND %2$I IS NOT DISTINCT FROM $4 AND _sr_op <> ''D''',
                       overlaid.overlay, p_password_column, overlaid.key_column, p_mail_column)
          USING p_environment, p_mail, p_hash, old_hash;
    END LOOP;
    RETURN NEXT;
END
$$;

REVOKE ALL ON FUNCTION showroom_guard.write_password(text, text, text, text, text[], text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION showroom_guard.write_password(text, text, text, text, text[], text, text) TO showroom_owner;

RESET ROLE;
SET LOCAL ROLE showroom_owner;

-- Puts a hash into the persona's row of the product and carries it into the fingerprints that were recorded. False when there is no
-- such row.
CREATE FUNCTION showroom.put_password(p_environment showroom.environment, p_mail text, p_hash text) RETURNS boolean
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    logins record;
    part record;
BEGIN
    SELECT * INTO logins FROM showroom.login_table(p_environment.blueprint);
    SELECT * INTO part FROM showroom_guard.write_password(p_environment.id, logins.table_name, logins.mail_column,
                                                          logins.password_column, logins.content_columns, p_mail, p_hash);
    IF part.after IS NULL THEN
        RETURN false;
    END IF;
    UPDATE showroom.base_fingerprint b SET lanes = showroom.exchanged_lanes(b.lanes, part.before, part.after)
     WHERE b.environment = p_environment.id AND b.schema_name || '.' || b.table_name = logins.table_name;
    UPDATE showroom.environment e
       SET fingerprint = (SELECT encode(sha256(convert_to(string_agg(
                                     b.schema_name || '.' || b.table_name || ' ' || b.row_count || ' ' || b.lanes, E'\n'
                                     ORDER BY (b.schema_name || '.' || b.table_name) COLLATE "C"), 'UTF8')), 'hex')
                            FROM showroom.base_fingerprint b WHERE b.environment = e.id),
           updated_at = showroom.now()
     WHERE e.id = p_environment.id;
    RETURN true;
END
$$;

-- Gives a persona another password, as an argon2id hash. SR002 for no such persona, SR003 for an environment that is not ready or a
-- product that keeps no passwords, SR005 for what is no hash.
CREATE FUNCTION showroom.set_persona_password(p_environment text, p_persona text, p_hash text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    target showroom.environment := showroom.hold_environment(p_environment);
BEGIN
    IF target.status <> 'ready' THEN
        PERFORM showroom.refuse('SR003', format('“%s” is %s; nobody logs in there.', p_environment, target.status),
                                'Set passwords of what is ready.');
    END IF;
    IF coalesce(p_hash !~ '^\$argon2id\$v=19\$m=[0-9]{4,7},t=[0-9]{1,2},p=[0-9]{1,2}\$[A-Za-z0-9+/]{22,86}\$[A-Za-z0-9+/]{43,86}$', true) THEN
        PERFORM showroom.refuse('SR005', 'This is no argon2id hash of a password.', 'Set it with showroomctl or in the console.');
    END IF;
    UPDATE showroom.persona p SET password_hash = p_hash, password_set_at = showroom.now(), password_set_by = session_user
     WHERE p.environment = p_environment AND p.email = p_persona;
    IF NOT FOUND THEN
        PERFORM showroom.refuse('SR002', format('“%s” has no persona “%s”%s.', p_environment, left(p_persona, 60),
            coalesce('; known are: ' || (SELECT string_agg(p.email, ', ' ORDER BY p.position)
                                           FROM showroom.persona p WHERE p.environment = p_environment), '')),
            'Choose one of its personas.');
    ELSIF NOT EXISTS (SELECT FROM showroom.login_table(target.blueprint)) THEN
        PERFORM showroom.refuse('SR003', format('The product of “%s” keeps no passwords.', p_environment),
            'Open it by a link; or its owner names the column with showroom.allow_conversion.');
    ELSIF NOT showroom.put_password(target, p_persona, p_hash) THEN
        PERFORM showroom.refuse('SR002', format('The row of “%s” is gone from the product''s users.', left(p_persona, 60)),
            'Reset the sandbox: it brings the personas back.');
    END IF;
    PERFORM showroom.audit_record('persona.password', p_environment, NULL, jsonb_build_object('persona', p_persona));
END
$$;

GRANT EXECUTE ON FUNCTION showroom.set_persona_password(text, text, text) TO showroom_sales, showroom_service;

-- Rows that were filled anew have the passwords that were chosen before.
CREATE OR REPLACE FUNCTION showroom.seal_dataset(p_job bigint, p_token integer) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
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
    PERFORM showroom_guard.write_password(target.id, l.table_name, l.mail_column, l.password_column, l.content_columns, p.email,
                                          p.password_hash)
       FROM showroom.persona p, showroom.login_table(target.blueprint) l
      WHERE p.environment = target.id AND p.password_hash <> '';
    dataset := showroom.record_fingerprints(target.id, target.blueprint);
    PERFORM showroom.hold_job(p_job, p_token);
    RETURN dataset;
END
$$;

CREATE OR REPLACE VIEW showroom.persona_list AS
SELECT p.id, p.environment, p.name, p.email, p.role, p.avatar, p.position, p.password_set_at,
       EXISTS (SELECT FROM showroom.environment e, showroom.login_table(e.blueprint) WHERE e.id = p.environment) AS takes_password
  FROM showroom.persona p;
GRANT EXECUTE ON FUNCTION showroom.login_table(text) TO showroom_viewer, showroom_service;

RESET ROLE;
