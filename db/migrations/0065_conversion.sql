-- Converting a sandbox to production: the one operation that writes production rows. Only showroom.convert_to_production does it,
-- which belongs to a role of its own; that role may add rows to a product's tables only where the table's owner let it.

SET LOCAL ROLE showroom_owner;

-- The tables whose owner allowed conversion, and what they hold. Users have a mail address, and with a password column one that is
-- cleared: they set a new one before they come in.
CREATE TABLE showroom.conversion_table (
    schema_name     text NOT NULL,
    table_name      text NOT NULL,
    part            text NOT NULL DEFAULT 'other' CHECK (part IN ('users', 'organisations', 'other')),
    mail_column     text CHECK ((part = 'users') = (mail_column IS NOT NULL)),
    name_column     text,
    password_column text,
    PRIMARY KEY (schema_name, table_name),
    FOREIGN KEY (schema_name, table_name) REFERENCES showroom.registered_table ON DELETE CASCADE
);

-- What was converted to what; survives the sandbox.
CREATE TABLE showroom.conversion (
    id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    environment  showroom.environment_id NOT NULL,
    target       text NOT NULL UNIQUE,
    plan         text NOT NULL,
    region       text NOT NULL,
    admin_email  text NOT NULL,
    counts       jsonb NOT NULL,
    converted_at timestamptz NOT NULL,
    converted_by text NOT NULL DEFAULT session_user
);
CREATE INDEX conversion_environment ON showroom.conversion (environment, converted_at);

-- The rows of a sandbox while its conversion is counted or carried out; empty at the end of the transaction. `why` says why a row
-- moves, NULL that it stays behind.
CREATE UNLOGGED TABLE showroom.conversion_row (
    conversion    uuid NOT NULL,
    product_table text NOT NULL,
    number        bigint GENERATED ALWAYS AS IDENTITY,
    origin        text NOT NULL CHECK (origin IN ('base', 'edited', 'made')),
    is_persona    boolean NOT NULL DEFAULT false,
    why           text CHECK (why IN ('made', 'organisation', 'ancestor', 'seeded', 'account')),
    content       jsonb NOT NULL,
    PRIMARY KEY (conversion, product_table, number)
);
GRANT SELECT ON showroom.conversion_row, showroom.registered_table TO showroom_conversion;
GRANT USAGE ON SCHEMA showroom TO showroom_conversion;
GRANT EXECUTE ON FUNCTION showroom.refuse(text, text, text, jsonb) TO showroom_conversion;

CREATE FUNCTION showroom.record_conversion_table(p_table text, p_part text, p_mail text, p_name text, p_password text)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO showroom.conversion_table (schema_name, table_name, part, mail_column, name_column, password_column)
    SELECT r.schema_name, r.table_name, p_part, p_mail, p_name, p_password
      FROM showroom.registered_table r WHERE r.schema_name || '.' || r.table_name = p_table
    ON CONFLICT (schema_name, table_name) DO UPDATE
        SET part = excluded.part, mail_column = excluded.mail_column, name_column = excluded.name_column,
            password_column = excluded.password_column;
    IF NOT FOUND THEN
        PERFORM showroom.refuse('SR002', format('The table “%s” is not registered.', left(p_table, 130)),
                                'Register it with showroom.register_table first.');
    END IF;
END
$$;
GRANT EXECUTE ON FUNCTION showroom.record_conversion_table(text, text, text, text, text) TO showroom_admin;

-- The table's owner lets sandboxes become production tenants in it. `part`: users, organisations or other.
CREATE FUNCTION showroom.allow_conversion(table_name text, part text DEFAULT 'other', mail_column text DEFAULT NULL,
                                          name_column text DEFAULT NULL, password_column text DEFAULT NULL)
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    product_table regclass := showroom.product_table(table_name);
BEGIN
    PERFORM showroom.record_conversion_table(table_name, part, mail_column, name_column, password_column);
    EXECUTE format('GRANT USAGE ON SCHEMA %s TO showroom_conversion',
                   (SELECT relnamespace::regnamespace FROM pg_class WHERE oid = product_table));
    EXECUTE format('GRANT SELECT, INSERT ON %s TO showroom_conversion', product_table);
END
$$;
GRANT EXECUTE ON FUNCTION showroom.allow_conversion(text, text, text, text, text) TO showroom_admin;

-- Reading and clearing the sandbox ---------------------------------------------------------------------------------------

RESET ROLE;
SET LOCAL ROLE showroom_guard;

-- An environment's rows of a product's table as a layer shows them: what was seeded, edited and made.
CREATE FUNCTION showroom_guard.merged_rows(p_environment text, p_layer bigint, p_table text)
RETURNS TABLE (origin text, content jsonb)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    registered showroom.registered_table;
    entry showroom.layered_table;
    base text;
BEGIN
    PERFORM showroom.require_environment_id(p_environment);
    SELECT * INTO STRICT registered FROM showroom.registered_table r WHERE r.schema_name || '.' || r.table_name = p_table;
    base := format('%I.%I', CASE WHEN EXISTS (SELECT FROM showroom.environment e WHERE e.id = p_environment AND e.isolation = 'full')
                                 THEN p_environment ELSE registered.schema_name END, registered.table_name);
    SELECT * INTO entry FROM showroom_guard.layered_tables_of(p_environment) t WHERE t.product_table = p_table;
    IF p_layer IS NULL OR entry.base IS NULL THEN
        RETURN QUERY EXECUTE format('SELECT ''base'', to_jsonb(b) FROM %s b WHERE b.%I = $1', base, registered.key_column)
          USING p_environment;
        RETURN;
    END IF;
    RETURN QUERY EXECUTE format(
        'SELECT ''base'', to_jsonb(b) FROM %1$s b WHERE b.%2$I = $1 AND NOT EXISTS (SELECT FROM %3$s o WHERE o._sr_layer = $2 AND %4$s) '
        'UNION ALL SELECT CASE o._sr_op WHEN ''I'' THEN ''made'' ELSE ''edited'' END, %5$s FROM %3$s o '
        'WHERE o._sr_layer = $2 AND o._sr_op <> ''D'' AND o.%2$I = $1',
        base, registered.key_column, entry.overlay, showroom_live.key_match(entry, 'o', 'b'), showroom_guard.row_object('o'))
      USING p_environment, p_layer;
END
$$;

-- Removes every row of an environment from the product's tables, or its own tables.
CREATE FUNCTION showroom_guard.clear_environment(p_environment text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '5s' AS $$
DECLARE
    entry showroom.registered_table;
BEGIN
    PERFORM showroom.require_environment_id(p_environment);
    IF EXISTS (SELECT FROM showroom.environment e WHERE e.id = p_environment AND e.isolation = 'full') THEN
        PERFORM showroom_guard.drop_own_schemas(p_environment);
        RETURN;
    END IF;
    FOR entry IN SELECT t.* FROM showroom.registered_table t JOIN showroom.environment e ON e.blueprint = t.blueprint
                  WHERE e.id = p_environment ORDER BY t.load_order DESC, t.schema_name, t.table_name LOOP
        EXECUTE format('DELETE FROM %s WHERE %I = $1', entry.guard_view, entry.key_column) USING p_environment;
    END LOOP;
END
$$;
GRANT EXECUTE ON FUNCTION showroom_guard.merged_rows(text, bigint, text), showroom_guard.clear_environment(text) TO showroom_owner;

-- What moves -------------------------------------------------------------------------------------------------------------

RESET ROLE;
SET LOCAL ROLE showroom_owner;

-- Foreign keys between the tables of a blueprint, without the environment's column: which columns refer to which.
CREATE FUNCTION showroom.blueprint_references(p_blueprint text)
RETURNS TABLE (child text, parent text, child_columns text[], parent_columns text[], is_optional boolean)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
WITH registered AS (
    SELECT c.oid, r.schema_name || '.' || r.table_name AS name, r.key_column
      FROM showroom.registered_table r
      JOIN pg_namespace n ON n.nspname = r.schema_name
      JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = r.table_name
     WHERE r.blueprint = p_blueprint)
SELECT child.name, parent.name, p.child_columns, p.parent_columns, p.is_optional
  FROM pg_constraint k
  JOIN registered child ON child.oid = k.conrelid
  JOIN registered parent ON parent.oid = k.confrelid
 CROSS JOIN LATERAL (
        SELECT array_agg(ca.attname::text ORDER BY u.place) AS child_columns,
               array_agg(pa.attname::text ORDER BY u.place) AS parent_columns, bool_or(NOT ca.attnotnull) AS is_optional
          FROM unnest(k.conkey, k.confkey) WITH ORDINALITY u (c, p, place)
          JOIN pg_attribute ca ON ca.attrelid = k.conrelid AND ca.attnum = u.c
          JOIN pg_attribute pa ON pa.attrelid = k.confrelid AND pa.attnum = u.p
         WHERE ca.attname <> child.key_column) p
 WHERE k.contype = 'f' AND k.conparentid = 0 AND p.child_columns IS NOT NULL
$$;

-- The values of some columns of a row, to be compared.
CREATE FUNCTION showroom.row_values(p_content jsonb, p_columns text[]) RETURNS jsonb
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp
RETURN (SELECT jsonb_agg(p_content -> c ORDER BY n) FROM unnest(p_columns) WITH ORDINALITY u (c, n));

-- The layer that goes along: the picked session's, else the shared one's; NULL when nobody opened a session. SR005, SR002.
CREATE FUNCTION showroom.conversion_layer(p_environment showroom.environment, p_session text) RETURNS bigint
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    found_layer bigint;
BEGIN
    IF coalesce(p_session, '') = '' THEN
        IF p_environment.session_mode = 'personal'
           AND EXISTS (SELECT FROM showroom.session s WHERE s.environment = p_environment.id AND s.state = 'open') THEN
            PERFORM showroom.refuse('SR005', 'Each person has a session of their own here; say whose changes go along.',
                'Pick a session from the list.', jsonb_build_array(showroom.problem('session', 'required', 'Pick a session.')));
        END IF;
        RETURN (SELECT s.layer FROM showroom.session s
                 WHERE s.environment = p_environment.id AND s.state = 'open' AND s.mode = 'shared');
    END IF;
    SELECT s.layer INTO found_layer FROM showroom.session s
     WHERE s.environment = p_environment.id AND s.state = 'open' AND s.id::text = p_session;
    IF NOT FOUND THEN
        PERFORM showroom.refuse('SR005', format('“%s” has no such open session.', p_environment.id), 'Pick a session from the list.',
            jsonb_build_array(showroom.problem('session', 'unknown', 'There is no such open session.')));
    END IF;
    RETURN found_layer;
END
$$;

-- All that is wrong with a request: {sandbox, target, plan, region, adminEmail, session, withSeedData, confirmation}.
CREATE FUNCTION showroom.conversion_problems(p_request jsonb, p_is_confirmed boolean) RETURNS jsonb
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
SELECT coalesce(jsonb_agg(showroom.problem(c.field, c.code, c.message) ORDER BY c.place), '[]')
  FROM (VALUES
        (1, 'target', 'guard', 'A production tenant''s id begins neither with demo- nor with sandbox-.',
         p_request ->> 'target' ~ '^(demo|sandbox)-'),
        (2, 'target', 'invalid', 'An id has 2 to 63 lower-case letters, digits and inner hyphens.',
         coalesce(p_request ->> 'target' !~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])$', true)),
        (3, 'plan', 'required', 'Say which plan the tenant gets, in at most 60 characters.',
         coalesce(length(btrim(p_request ->> 'plan')) NOT BETWEEN 1 AND 60, true)),
        (4, 'region', 'required', 'Say in which region the tenant lives, in at most 60 characters.',
         coalesce(length(btrim(p_request ->> 'region')) NOT BETWEEN 1 AND 60, true)),
        (5, 'admin', 'invalid', 'Give the mail address of the person whose tenant it becomes.',
         coalesce(p_request ->> 'adminEmail' !~ '^[^@[:space:]]+@[^@[:space:]]+\.[^@[:space:]]+$'
                  OR length(p_request ->> 'adminEmail') > 254, true)),
        (6, 'confirm', 'mismatch', 'Type the sandbox''s id to confirm.',
         p_is_confirmed AND p_request ->> 'confirmation' IS DISTINCT FROM p_request ->> 'sandbox')) c (place, field, code, message, is_wrong)
 WHERE c.is_wrong
$$;

-- The sandbox that is to be converted, locked; refuses what was converted, is protected, held, at work or not complete.
CREATE FUNCTION showroom.require_convertible(p_id text) RETURNS showroom.environment
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    target showroom.environment;
    earlier showroom.conversion;
BEGIN
    PERFORM showroom.require_environment_id(p_id);
    SELECT * INTO target FROM showroom.environment e WHERE e.id = p_id;
    SELECT * INTO earlier FROM showroom.conversion c WHERE c.environment = p_id AND c.converted_at >= target.created_at;
    IF FOUND THEN
        PERFORM showroom.refuse('SR003', format('“%s” was converted to “%s” on %s.', p_id, earlier.target,
                                                to_char(earlier.converted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD')),
                                'A sandbox is converted once.');
    END IF;
    PERFORM showroom.hold_sandbox(p_id);
    SELECT * INTO target FROM showroom.environment e WHERE e.id = p_id;
    IF target.protected THEN
        PERFORM showroom.refuse('SR003', format('“%s” is protected.', p_id), 'Lift the protection first.');
    ELSIF target.status NOT IN ('ready', 'expired') THEN
        PERFORM showroom.refuse('SR003', format('“%s” is %s; it cannot be converted.', p_id, target.status),
                                'Only what is complete can be converted.');
    END IF;
    PERFORM showroom.require_idle(p_id);
    PERFORM showroom.require_not_held(p_id);
    IF EXISTS (SELECT FROM showroom.registered_table r LEFT JOIN showroom.conversion_table c USING (schema_name, table_name)
                WHERE r.blueprint = target.blueprint AND c.part IS NULL) THEN
        PERFORM showroom.refuse('SR003', format('The product “%s” takes no sandboxes over.', target.blueprint),
            'The owner of its tables allows it with showroom.allow_conversion for each of them.');
    END IF;
    RETURN target;
END
$$;

-- Marks what marked rows refer to, and what that refers to, until nothing is missing. Personas stay behind.
CREATE FUNCTION showroom.mark_ancestors(p_conversion uuid, p_blueprint text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    link record;
    marked bigint;
    added bigint;
BEGIN
    LOOP
        added := 0;
        FOR link IN SELECT * FROM showroom.blueprint_references(p_blueprint) LOOP
            UPDATE showroom.conversion_row p SET why = 'ancestor'
              FROM (SELECT DISTINCT showroom.row_values(c.content, link.child_columns) AS key FROM showroom.conversion_row c
                     WHERE c.conversion = p_conversion AND c.product_table = link.child AND c.why IS NOT NULL) wanted
             WHERE p.conversion = p_conversion AND p.product_table = link.parent AND p.why IS NULL AND NOT p.is_persona
               AND showroom.row_values(p.content, link.parent_columns) = wanted.key;
            GET DIAGNOSTICS marked = ROW_COUNT;
            added := added + marked;
        END LOOP;
        EXIT WHEN added = 0;
    END LOOP;
END
$$;

-- Hands what personas made to the account of the person whose tenant it becomes: a user with that address, else the first persona
-- that something needs, whose row becomes that account. Where nobody is needed the reference is dropped.
CREATE FUNCTION showroom.replace_personas(p_conversion uuid, p_blueprint text, p_mail text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    people record;
    link record;
    account showroom.conversion_row;
BEGIN
    SELECT c.*, c.schema_name || '.' || c.table_name AS name INTO people
      FROM showroom.conversion_table c JOIN showroom.registered_table r USING (schema_name, table_name)
     WHERE r.blueprint = p_blueprint AND c.part = 'users';
    IF NOT FOUND THEN
        RETURN;
    END IF;
    SELECT * INTO account FROM showroom.conversion_row r
     WHERE r.conversion = p_conversion AND r.product_table = people.name AND NOT r.is_persona
       AND lower(r.content ->> people.mail_column) = lower(p_mail)
     ORDER BY r.number LIMIT 1;
    IF account.number IS NULL THEN
        SELECT p.* INTO account
          FROM showroom.conversion_row p
         WHERE p.conversion = p_conversion AND p.product_table = people.name AND p.is_persona
           AND EXISTS (SELECT FROM showroom.blueprint_references(p_blueprint) k
                         JOIN showroom.conversion_row c ON c.product_table = k.child
                        WHERE k.parent = people.name AND NOT k.is_optional AND c.conversion = p_conversion AND c.why IS NOT NULL
                          AND showroom.row_values(c.content, k.child_columns) = showroom.row_values(p.content, k.parent_columns))
         ORDER BY p.number LIMIT 1;
        account.content := account.content || jsonb_build_object(people.mail_column, p_mail)
            || CASE WHEN people.name_column IS NULL THEN '{}'
                    ELSE jsonb_build_object(people.name_column, split_part(p_mail, '@', 1)) END;
    END IF;
    UPDATE showroom.conversion_row SET why = 'account', content = account.content
     WHERE conversion = p_conversion AND product_table = people.name AND number = account.number AND why IS NULL;
    FOR link IN SELECT * FROM showroom.blueprint_references(p_blueprint) k WHERE k.parent = people.name LOOP
        UPDATE showroom.conversion_row c
           SET content = c.content || (SELECT jsonb_object_agg(u.child, coalesce(account.content -> u.parent, 'null'))
                                         FROM unnest(link.child_columns, link.parent_columns) u (child, parent))
          FROM showroom.conversion_row p
         WHERE c.conversion = p_conversion AND c.product_table = link.child AND c.why IS NOT NULL
           AND p.conversion = p_conversion AND p.product_table = people.name AND p.is_persona AND p.why IS NULL
           AND showroom.row_values(c.content, link.child_columns) = showroom.row_values(p.content, link.parent_columns);
    END LOOP;
END
$$;

-- Lays out what would move, under a new number; the numbers per table.
CREATE FUNCTION showroom.lay_out_conversion(p_request jsonb, p_is_confirmed boolean, OUT conversion uuid, OUT report jsonb)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    problems jsonb := showroom.conversion_problems(p_request, p_is_confirmed);
    source showroom.environment;
    layer bigint;
    entry record;
    with_seed boolean := coalesce((p_request ->> 'withSeedData')::boolean, false);
BEGIN
    PERFORM showroom.require_environment_id(p_request ->> 'sandbox');
    PERFORM showroom.refuse_problems(problems);
    source := showroom.require_convertible(p_request ->> 'sandbox');
    layer := showroom.conversion_layer(source, p_request ->> 'session');
    conversion := gen_random_uuid();
    FOR entry IN SELECT r.schema_name || '.' || r.table_name AS name, c.*
                   FROM showroom.registered_table r JOIN showroom.conversion_table c USING (schema_name, table_name)
                  WHERE r.blueprint = source.blueprint LOOP
        INSERT INTO showroom.conversion_row (conversion, product_table, origin, content, is_persona)
        SELECT lay_out_conversion.conversion, entry.name, m.origin, m.content,
               entry.part = 'users' AND EXISTS (SELECT FROM showroom.persona p WHERE p.environment = source.id
                                                  AND lower(p.email) = lower(m.content ->> entry.mail_column))
          FROM showroom_guard.merged_rows(source.id, layer, entry.name) m;
        UPDATE showroom.conversion_row r
           SET why = CASE WHEN r.origin <> 'base' THEN 'made' WHEN entry.part = 'organisations' THEN 'organisation'
                          WHEN with_seed THEN 'seeded' END
         WHERE r.conversion = lay_out_conversion.conversion AND r.product_table = entry.name AND NOT r.is_persona;
    END LOOP;
    PERFORM showroom.mark_ancestors(conversion, source.blueprint);
    PERFORM showroom.replace_personas(conversion, source.blueprint, p_request ->> 'adminEmail');
    SELECT jsonb_build_object('tables', coalesce(jsonb_agg(t.counts ORDER BY t.load_order, t.name), '[]'),
                              'realUsers', coalesce(sum(t.people), 0), 'personasLeft', coalesce(sum(t.personas), 0))
      INTO report
      FROM (SELECT r.load_order, r.schema_name || '.' || r.table_name AS name,
                   jsonb_build_object('table', r.schema_name || '.' || r.table_name,
                       'made', count(*) FILTER (WHERE w.why = 'made'), 'organisations', count(*) FILTER (WHERE w.why = 'organisation'),
                       'ancestors', count(*) FILTER (WHERE w.why IN ('ancestor', 'account')),
                       'seeded', count(*) FILTER (WHERE w.why = 'seeded'), 'left', count(*) FILTER (WHERE w.why IS NULL
                                                                                              AND w.number IS NOT NULL)) AS counts,
                   count(*) FILTER (WHERE c.part = 'users' AND w.why IS NOT NULL) AS people,
                   count(*) FILTER (WHERE w.is_persona AND w.why IS NULL) AS personas
              FROM showroom.registered_table r
              JOIN showroom.conversion_table c USING (schema_name, table_name)
              LEFT JOIN showroom.conversion_row w ON w.conversion = lay_out_conversion.conversion
                                                 AND w.product_table = r.schema_name || '.' || r.table_name
             WHERE r.blueprint = source.blueprint GROUP BY r.load_order, r.schema_name, r.table_name) t;
END
$$;

-- Counts what a conversion would move; keeps nothing of it.
CREATE FUNCTION showroom.preview_conversion(p_request jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    laid_out record;
BEGIN
    SELECT * INTO laid_out FROM showroom.lay_out_conversion(p_request, false);
    DELETE FROM showroom.conversion_row WHERE conversion = laid_out.conversion;
    RETURN laid_out.report;
END
$$;
GRANT EXECUTE ON FUNCTION showroom.preview_conversion(jsonb) TO showroom_admin;

-- Ends a conversion whose rows are written: the sandbox is deleted, the welcome mail queued.
CREATE FUNCTION showroom.finish_conversion(p_conversion uuid, p_request jsonb, p_report jsonb) RETURNS void
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
    PERFORM showroom.audit_record('sandbox.convert', source.id, NULL, p_request - 'confirmation', source.row_counts, p_report);
    PERFORM showroom.end_sessions(source.id);
    PERFORM showroom_guard.clear_environment(source.id);
    UPDATE showroom.environment SET status = 'deleted', deleted_at = showroom.now(), updated_at = showroom.now()
     WHERE id = source.id;
    PERFORM showroom.forget_environment(source.id);
END
$$;

-- Tells the owner that an environment is gone; who converted it knows.
CREATE OR REPLACE FUNCTION showroom.note_deletion() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM showroom.conversion c WHERE c.environment = NEW.id AND c.converted_at >= NEW.created_at) THEN
        PERFORM showroom.queue_notification(NEW.id, 'deleted', '{}');
    END IF;
    RETURN NULL;
END
$$;

-- The columns of a user's row that a conversion clears, by table.
CREATE VIEW showroom.conversion_password AS
SELECT c.schema_name || '.' || c.table_name AS product_table, c.password_column
  FROM showroom.conversion_table c WHERE c.password_column IS NOT NULL;
GRANT SELECT ON showroom.conversion_password TO showroom_conversion;
GRANT EXECUTE ON FUNCTION showroom.lay_out_conversion(jsonb, boolean), showroom.finish_conversion(uuid, jsonb, jsonb),
    showroom.product_table(text) TO showroom_conversion;

-- The one way to a production row ------------------------------------------------------------------------------------------

GRANT CREATE ON SCHEMA showroom TO showroom_conversion;
RESET ROLE;
SET LOCAL ROLE showroom_conversion;

-- Makes a sandbox a production tenant: in one transaction, or not at all. Takes the administrator's role and the sandbox's id as
-- confirmation. SR005 for what is wrong with the request, SR003 for a target that exists or a sandbox that cannot be converted.
CREATE FUNCTION showroom.convert_to_production(p_request jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    laid_out record;
    entry record;
    is_taken boolean;
    new_tenant text := p_request ->> 'target';
BEGIN
    SELECT * INTO laid_out FROM showroom.lay_out_conversion(p_request, true);
    PERFORM pg_advisory_xact_lock(hashtextextended('showroom.convert/' || new_tenant, 0));
    FOR entry IN
        SELECT r.schema_name || '.' || r.table_name AS name, format('%I.%I', r.schema_name, r.table_name) AS relation, r.key_column,
               (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) FROM pg_attribute a
                 WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
               w.password_column
          FROM showroom.registered_table r
          JOIN pg_namespace n ON n.nspname = r.schema_name
          JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = r.table_name
          LEFT JOIN showroom.conversion_password w ON w.product_table = r.schema_name || '.' || r.table_name
         WHERE r.schema_name || '.' || r.table_name IN (SELECT t ->> 'table' FROM jsonb_array_elements(laid_out.report -> 'tables') t)
         ORDER BY r.load_order, r.schema_name, r.table_name
    LOOP
        EXECUTE format('SELECT EXISTS (SELECT FROM %s WHERE %I = $1)', entry.relation, entry.key_column) INTO is_taken USING new_tenant;
        IF is_taken THEN
            PERFORM showroom.refuse('SR003', format('A tenant “%s” exists already.', new_tenant), 'Choose another id.',
                '[{"field": "target", "code": "exists", "message": "A tenant of this id exists already."}]');
        END IF;
        -- A reference that was handed to one account may say the same twice; nothing else can be there already.
        EXECUTE format('INSERT INTO %1$s (%2$s) OVERRIDING SYSTEM VALUE SELECT %2$s FROM (SELECT (jsonb_populate_record(NULL::%1$s, '
                       'w.content || $3)).* FROM showroom.conversion_row w WHERE w.conversion = $1 AND w.product_table = $2 '
                       'AND w.why IS NOT NULL ORDER BY w.number) moved ON CONFLICT DO NOTHING', entry.relation, entry.columns)
          USING laid_out.conversion, entry.name, jsonb_build_object(entry.key_column, new_tenant)
                || CASE WHEN entry.password_column IS NULL THEN '{}' ELSE jsonb_build_object(entry.password_column, NULL) END;
    END LOOP;
    PERFORM showroom.finish_conversion(laid_out.conversion, p_request, laid_out.report);
    RETURN laid_out.report;
END
$$;

REVOKE ALL ON FUNCTION showroom.convert_to_production(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION showroom.convert_to_production(jsonb) TO showroom_admin;

RESET ROLE;
SET LOCAL ROLE showroom_owner;
REVOKE CREATE ON SCHEMA showroom FROM showroom_conversion;

RESET ROLE;
