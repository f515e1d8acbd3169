-- Conversion loses nothing: it waits for whoever still writes, knows a persona under another name, takes the ancestors of the
-- account along, and tells in the preview what it would refuse.

SET LOCAL ROLE showroom_owner;

-- Rows that another one of the conversion takes the place of, by its number; and rows whose references were changed for it.
ALTER TABLE showroom.conversion_row
    ADD COLUMN replaced_by bigint,
    ADD COLUMN is_handed   boolean NOT NULL DEFAULT false;

-- Waits until nobody writes in any session of an environment, and keeps all out until the end; SR006.
CREATE FUNCTION showroom.hold_sessions(p_environment text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET lock_timeout = '5s' AS $$
DECLARE
    entry uuid;
BEGIN
    FOR entry IN SELECT s.id FROM showroom.session s WHERE s.environment = p_environment AND s.state = 'open' ORDER BY s.id LOOP
        PERFORM pg_advisory_xact_lock(1397904723, hashtext(entry::text));
    END LOOP;
EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
    PERFORM showroom.refuse('SR006', format('Somebody is writing in a session of “%s”.', p_environment),
                            'Try again once their transaction has ended.');
END
$$;

-- The sets of columns, without the environment's, that no two rows of an environment share in a product's table.
CREATE FUNCTION showroom.unique_columns(p_table text) RETURNS TABLE (is_primary boolean, columns text[])
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
SELECT i.indisprimary, array_agg(a.attname::text ORDER BY k.place) FILTER (WHERE a.attname <> r.key_column)
  FROM showroom.registered_table r
  JOIN pg_namespace n ON n.nspname = r.schema_name
  JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = r.table_name
  JOIN pg_index i ON i.indrelid = c.oid AND i.indisunique AND i.indisvalid AND i.indexprs IS NULL AND i.indpred IS NULL
 CROSS JOIN LATERAL unnest(i.indkey::smallint[]) WITH ORDINALITY k (attnum, place)
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum
 WHERE r.schema_name || '.' || r.table_name = p_table AND k.place <= i.indnkeyatts
 GROUP BY i.indexrelid, i.indisprimary
HAVING count(*) FILTER (WHERE a.attname <> r.key_column) > 0
$$;

-- The keys of the rows that are an environment's personas, whatever a session made of their mail addresses.
CREATE FUNCTION showroom.persona_keys(p_environment text, p_table text, p_mail_column text, p_key text[]) RETURNS jsonb[]
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
SELECT coalesce(array_agg(showroom.row_values(b.content, p_key)), '{}')
  FROM showroom_guard.merged_rows(p_environment, NULL, p_table) b
  JOIN showroom.persona p ON p.environment = p_environment AND lower(p.email) = lower(b.content ->> p_mail_column)
$$;

-- Lays a table's rows out as the layer shows them, and marks those that move by themselves.
CREATE FUNCTION showroom.lay_out_table(p_conversion uuid, p_environment text, p_layer bigint, p_table text, p_with_seed boolean)
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    kind showroom.conversion_table;
    key text[] := (SELECT u.columns FROM showroom.unique_columns(p_table) u WHERE u.is_primary);
    personas jsonb[] := '{}';
BEGIN
    SELECT c.* INTO STRICT kind FROM showroom.conversion_table c WHERE c.schema_name || '.' || c.table_name = p_table;
    IF kind.part = 'users' THEN
        personas := showroom.persona_keys(p_environment, p_table, kind.mail_column, key);
    END IF;
    INSERT INTO showroom.conversion_row (conversion, product_table, origin, content, is_persona)
    SELECT p_conversion, p_table, m.origin, m.content,
           kind.part = 'users' AND (showroom.row_values(m.content, key) = ANY (personas)
               OR EXISTS (SELECT FROM showroom.persona p WHERE p.environment = p_environment
                             AND lower(p.email) = lower(m.content ->> kind.mail_column)))
      FROM showroom_guard.merged_rows(p_environment, p_layer, p_table) m;
    UPDATE showroom.conversion_row r
       SET why = CASE WHEN r.origin <> 'base' THEN 'made' WHEN kind.part = 'organisations' THEN 'organisation' ELSE 'seeded' END
     WHERE r.conversion = p_conversion AND r.product_table = p_table AND NOT r.is_persona
       AND (p_with_seed OR r.origin <> 'base' OR kind.part = 'organisations');
END
$$;

DROP FUNCTION showroom.mark_ancestors(uuid, text);
-- Marks what marked rows refer to, and what that refers to, until nothing is missing; how many those were. Personas stay behind.
CREATE FUNCTION showroom.mark_ancestors(p_conversion uuid, p_blueprint text) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    link record;
    marked bigint;
    added bigint;
    total bigint := 0;
BEGIN
    LOOP
        added := 0;
        FOR link IN SELECT * FROM showroom.blueprint_references(p_blueprint) LOOP
            UPDATE showroom.conversion_row p SET why = 'ancestor'
              FROM (SELECT DISTINCT showroom.row_values(c.content, link.child_columns) AS key FROM showroom.conversion_row c
                     WHERE c.conversion = p_conversion AND c.product_table = link.child AND c.why IS NOT NULL) wanted
             WHERE p.conversion = p_conversion AND p.product_table = link.parent AND p.why IS NULL AND NOT p.is_persona
               AND p.replaced_by IS NULL AND showroom.row_values(p.content, link.parent_columns) = wanted.key;
            GET DIAGNOSTICS marked = ROW_COUNT;
            added := added + marked;
        END LOOP;
        total := total + added;
        EXIT WHEN added = 0;
    END LOOP;
    RETURN total;
END
$$;

-- The row of the person whose tenant it becomes: a user with that address, else the first persona that something refers to, whose
-- row becomes that account; NULL when nothing refers to a persona.
CREATE FUNCTION showroom.conversion_account(p_conversion uuid, p_blueprint text, p_people text, p_mail_column text, p_mail text)
RETURNS bigint LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
SELECT r.number
  FROM showroom.conversion_row r
 WHERE r.conversion = p_conversion AND r.product_table = p_people
   AND (r.why = 'account' OR NOT r.is_persona AND lower(r.content ->> p_mail_column) = lower(p_mail)
        OR r.is_persona AND EXISTS (
               SELECT FROM showroom.blueprint_references(p_blueprint) k
                 JOIN showroom.conversion_row c ON c.conversion = p_conversion AND c.product_table = k.child
                WHERE k.parent = p_people AND c.why IS NOT NULL
                  AND showroom.row_values(c.content, k.child_columns) = showroom.row_values(r.content, k.parent_columns)))
 ORDER BY r.why IS NOT DISTINCT FROM 'account' DESC, r.is_persona, r.number
 LIMIT 1
$$;

DROP FUNCTION showroom.replace_personas(uuid, text, text);
-- Puts the account of the person whose tenant it becomes in the place of the personas that moving rows refer to.
CREATE FUNCTION showroom.replace_personas(p_conversion uuid, p_blueprint text, p_mail text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    people record;
    account bigint;
BEGIN
    SELECT c.*, c.schema_name || '.' || c.table_name AS name INTO people
      FROM showroom.conversion_table c JOIN showroom.registered_table r USING (schema_name, table_name)
     WHERE r.blueprint = p_blueprint AND c.part = 'users';
    IF NOT FOUND THEN
        RETURN;
    END IF;
    account := showroom.conversion_account(p_conversion, p_blueprint, people.name, people.mail_column, p_mail);
    IF account IS NULL THEN
        RETURN;
    END IF;
    UPDATE showroom.conversion_row r
       SET why = 'account',
           content = CASE WHEN r.is_persona THEN r.content || jsonb_build_object(people.mail_column, p_mail)
                              || CASE WHEN people.name_column IS NULL THEN '{}'
                                      ELSE jsonb_build_object(people.name_column, split_part(p_mail, '@', 1)) END
                          ELSE r.content END
     WHERE r.conversion = p_conversion AND r.product_table = people.name AND r.number = account AND r.why IS NULL;
    UPDATE showroom.conversion_row r SET replaced_by = account
     WHERE r.conversion = p_conversion AND r.product_table = people.name AND r.is_persona AND r.why IS NULL AND r.replaced_by IS NULL;
END
$$;

-- Lets rows that refer to a replaced one refer to what took its place; how many those were.
CREATE FUNCTION showroom.hand_over(p_conversion uuid, p_blueprint text) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    link record;
    changed bigint;
    total bigint := 0;
BEGIN
    FOR link IN SELECT * FROM showroom.blueprint_references(p_blueprint) LOOP
        UPDATE showroom.conversion_row c
           SET is_handed = true,
               content = c.content || (SELECT jsonb_object_agg(u.child, heir.content -> u.parent)
                                         FROM unnest(link.child_columns, link.parent_columns) u (child, parent))
          FROM showroom.conversion_row p
          JOIN showroom.conversion_row heir ON heir.conversion = p.conversion AND heir.product_table = p.product_table
                                           AND heir.number = p.replaced_by
         WHERE c.conversion = p_conversion AND c.product_table = link.child AND c.why IS NOT NULL
           AND p.conversion = p_conversion AND p.product_table = link.parent
           AND showroom.row_values(c.content, link.child_columns) = showroom.row_values(p.content, link.parent_columns);
        GET DIAGNOSTICS changed = ROW_COUNT;
        total := total + changed;
    END LOOP;
    RETURN total;
END
$$;

-- Of rows that say the same since they were handed to one account (two memberships of one organisation), one stays; how many were
-- replaced by it.
CREATE FUNCTION showroom.merge_handed(p_conversion uuid) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    entry record;
    merged bigint;
    total bigint := 0;
BEGIN
    FOR entry IN SELECT h.product_table, u.columns
                   FROM (SELECT DISTINCT r.product_table FROM showroom.conversion_row r
                          WHERE r.conversion = p_conversion AND r.is_handed) h
                  CROSS JOIN LATERAL showroom.unique_columns(h.product_table) u WHERE NOT u.is_primary LOOP
        UPDATE showroom.conversion_row r SET why = NULL, replaced_by = same.kept
          FROM (SELECT s.number, first_value(s.number) OVER (PARTITION BY s.key ORDER BY s.is_handed, s.number) AS kept
                  FROM (SELECT r.number, r.is_handed, showroom.row_values(r.content, entry.columns) AS key
                          FROM showroom.conversion_row r
                         WHERE r.conversion = p_conversion AND r.product_table = entry.product_table AND r.why IS NOT NULL) s
                 WHERE NOT s.key @> '[null]') same
         WHERE r.conversion = p_conversion AND r.product_table = entry.product_table AND r.number = same.number
           AND r.is_handed AND same.kept <> same.number;
        GET DIAGNOSTICS merged = ROW_COUNT;
        total := total + merged;
    END LOOP;
    RETURN total;
END
$$;

-- The numbers of a laid-out conversion, per table and of its people.
CREATE FUNCTION showroom.conversion_report(p_conversion uuid, p_blueprint text) RETURNS jsonb
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
SELECT jsonb_build_object('tables', coalesce(jsonb_agg(t.counts ORDER BY t.load_order, t.name), '[]'),
                          'realUsers', coalesce(sum(t.people), 0), 'personasLeft', coalesce(sum(t.personas), 0))
  FROM (SELECT r.load_order, r.schema_name || '.' || r.table_name AS name,
               jsonb_build_object('table', r.schema_name || '.' || r.table_name,
                   'made', count(*) FILTER (WHERE w.why = 'made'), 'organisations', count(*) FILTER (WHERE w.why = 'organisation'),
                   'ancestors', count(*) FILTER (WHERE w.why IN ('ancestor', 'account')),
                   'seeded', count(*) FILTER (WHERE w.why = 'seeded'),
                   'left', count(*) FILTER (WHERE w.why IS NULL AND w.number IS NOT NULL)) AS counts,
               count(*) FILTER (WHERE c.part = 'users' AND w.why IS NOT NULL) AS people,
               count(*) FILTER (WHERE w.is_persona AND w.why IS NULL) AS personas
          FROM showroom.registered_table r
          JOIN showroom.conversion_table c USING (schema_name, table_name)
          LEFT JOIN showroom.conversion_row w ON w.conversion = p_conversion
                                             AND w.product_table = r.schema_name || '.' || r.table_name
         WHERE r.blueprint = p_blueprint GROUP BY r.load_order, r.schema_name, r.table_name) t
$$;

-- All that is wrong with a request: {sandbox, target, plan, region, adminEmail, session, withSeedData, confirmation}.
CREATE OR REPLACE FUNCTION showroom.conversion_problems(p_request jsonb, p_is_confirmed boolean) RETURNS jsonb
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
SELECT coalesce(jsonb_agg(showroom.problem(c.field, c.code, c.message) ORDER BY c.place), '[]')
  FROM (VALUES
        (1, 'target', 'guard', 'A production tenant''s id begins neither with demo- nor with sandbox-.',
         p_request ->> 'target' ~ '^(demo|sandbox)-'),
        (2, 'target', 'invalid', 'An id has 2 to 63 lower-case letters, digits and inner hyphens.',
         coalesce(p_request ->> 'target' !~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])$', true)),
        (3, 'plan', 'required', 'Say which plan the tenant gets, in one line of at most 60 characters.',
         coalesce(length(btrim(p_request ->> 'plan')) NOT BETWEEN 1 AND 60 OR p_request ->> 'plan' ~ '[[:cntrl:]]', true)),
        (4, 'region', 'required', 'Say in which region the tenant lives, in one line of at most 60 characters.',
         coalesce(length(btrim(p_request ->> 'region')) NOT BETWEEN 1 AND 60 OR p_request ->> 'region' ~ '[[:cntrl:]]', true)),
        (5, 'admin', 'invalid', 'Give the mail address of the person whose tenant it becomes.',
         coalesce(p_request ->> 'adminEmail' !~ '^[^@[:space:][:cntrl:]]+@[^@[:space:][:cntrl:]]+\.[^@[:space:][:cntrl:]]+$'
                  OR length(p_request ->> 'adminEmail') > 254, true)),
        (6, 'admin', 'persona', 'A persona stays behind; name a real person.',
         EXISTS (SELECT FROM showroom.persona p WHERE p.environment = p_request ->> 'sandbox'
                    AND lower(p.email) = lower(p_request ->> 'adminEmail'))),
        (7, 'confirm', 'mismatch', 'Type the sandbox''s id to confirm.',
         p_is_confirmed AND p_request ->> 'confirmation' IS DISTINCT FROM p_request ->> 'sandbox')) c (place, field, code, message, is_wrong)
 WHERE c.is_wrong
$$;

-- Refuses a target that is there, or that a sandbox was converted to before; SR003.
CREATE FUNCTION showroom.refuse_taken_target(p_target text, p_is_taken boolean) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF p_is_taken OR EXISTS (SELECT FROM showroom.conversion c WHERE c.target = p_target) THEN
        PERFORM showroom.refuse('SR003', format('A tenant “%s” exists already.', p_target), 'Choose another id.',
            '[{"field": "target", "code": "exists", "message": "A tenant of this id exists already."}]');
    END IF;
END
$$;

GRANT CREATE ON SCHEMA showroom TO showroom_conversion;
RESET ROLE;
SET LOCAL ROLE showroom_conversion;

-- Whether a product holds rows of a tenant.
CREATE FUNCTION showroom.is_tenant_of(p_blueprint text, p_tenant text) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    entry record;
    is_there boolean := false;
BEGIN
    FOR entry IN SELECT format('%I.%I', r.schema_name, r.table_name) AS relation, r.key_column
                   FROM showroom.registered_table r WHERE r.blueprint = p_blueprint LOOP
        EXECUTE format('SELECT EXISTS (SELECT FROM %s WHERE %I = $1)', entry.relation, entry.key_column) INTO is_there USING p_tenant;
        EXIT WHEN is_there;
    END LOOP;
    RETURN is_there;
END
$$;
REVOKE ALL ON FUNCTION showroom.is_tenant_of(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION showroom.is_tenant_of(text, text) TO showroom_owner;

-- Makes a sandbox a production tenant: in one transaction, or not at all. Takes the administrator's role and the sandbox's id as
-- confirmation. SR005 for what is wrong with the request, SR003 for a target that exists, a sandbox that cannot be converted, or
-- rows that the product does not take.
CREATE OR REPLACE FUNCTION showroom.convert_to_production(p_request jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    laid_out record;
    entry record;
    broken text;
BEGIN
    SELECT * INTO laid_out FROM showroom.lay_out_conversion(p_request, true);
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
        EXECUTE format('INSERT INTO %1$s (%2$s) OVERRIDING SYSTEM VALUE SELECT %2$s FROM (SELECT (jsonb_populate_record(NULL::%1$s, '
                       'w.content || $3)).* FROM showroom.conversion_row w WHERE w.conversion = $1 AND w.product_table = $2 '
                       'AND w.why IS NOT NULL ORDER BY w.number) moved', entry.relation, entry.columns)
          USING laid_out.conversion, entry.name, jsonb_build_object(entry.key_column, p_request ->> 'target')
                || CASE WHEN entry.password_column IS NULL THEN '{}' ELSE jsonb_build_object(entry.password_column, NULL) END;
    END LOOP;
    PERFORM showroom.finish_conversion(laid_out.conversion, p_request, laid_out.report);
    RETURN laid_out.report;
EXCEPTION WHEN unique_violation OR foreign_key_violation OR check_violation OR not_null_violation THEN
    GET STACKED DIAGNOSTICS broken = CONSTRAINT_NAME;
    PERFORM showroom.refuse('SR003', format('The product does not take the rows of “%s” as they are (%s); nothing was moved.',
                                            p_request ->> 'sandbox', coalesce(nullif(broken, ''), 'a column without a value')),
                            'Change in the sandbox what breaks that rule, or ask whoever looks after the product.');
END
$$;

RESET ROLE;
SET LOCAL ROLE showroom_owner;
REVOKE CREATE ON SCHEMA showroom FROM showroom_conversion;

-- Lays out what would move, under a new number; the numbers per table. One that is confirmed holds the target's id and every
-- session of the sandbox until the transaction's end.
CREATE OR REPLACE FUNCTION showroom.lay_out_conversion(p_request jsonb, p_is_confirmed boolean, OUT conversion uuid, OUT report jsonb)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    problems jsonb := showroom.conversion_problems(p_request, p_is_confirmed);
    source showroom.environment;
    layer bigint;
    with_seed boolean := coalesce((p_request ->> 'withSeedData')::boolean, false);
    changed bigint;
BEGIN
    PERFORM showroom.require_environment_id(p_request ->> 'sandbox');
    PERFORM showroom.refuse_problems(problems);
    IF p_is_confirmed THEN
        PERFORM pg_advisory_xact_lock(hashtextextended('showroom.convert/' || (p_request ->> 'target'), 0));
    END IF;
    source := showroom.require_convertible(p_request ->> 'sandbox');
    PERFORM showroom.refuse_taken_target(p_request ->> 'target', showroom.is_tenant_of(source.blueprint, p_request ->> 'target'));
    IF p_is_confirmed THEN
        PERFORM showroom.hold_sessions(source.id);
    END IF;
    layer := showroom.conversion_layer(source, p_request ->> 'session');
    conversion := gen_random_uuid();
    PERFORM showroom.lay_out_table(lay_out_conversion.conversion, source.id, layer, r.schema_name || '.' || r.table_name, with_seed)
       FROM showroom.registered_table r WHERE r.blueprint = source.blueprint;
    LOOP
        changed := showroom.mark_ancestors(conversion, source.blueprint);
        PERFORM showroom.replace_personas(conversion, source.blueprint, p_request ->> 'adminEmail');
        changed := changed + showroom.hand_over(conversion, source.blueprint) + showroom.merge_handed(conversion);
        EXIT WHEN changed = 0;
    END LOOP;
    report := showroom.conversion_report(conversion, source.blueprint);
END
$$;

-- What became of a sandbox that is gone.
CREATE VIEW showroom.conversion_list AS
SELECT c.environment, c.target, c.plan, c.region, c.converted_at, c.converted_by FROM showroom.conversion c;
GRANT SELECT ON showroom.conversion_list TO showroom_viewer, showroom_service;

-- Events of the days from p_from to p_until (UTC, both included; NULL: open), of one environment or all. Colleagues only on request;
-- who makes or converts a sandbox is no visitor, and always counted.
CREATE OR REPLACE FUNCTION showroom.usage_events(p_environment text, p_from date, p_until date, p_with_internal boolean)
RETURNS SETOF showroom.usage_event
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
SELECT u.* FROM showroom.usage_event u
 WHERE (p_environment IS NULL OR u.environment = p_environment)
   AND (p_from IS NULL OR u.occurred_at >= p_from::timestamp AT TIME ZONE 'UTC')
   AND (p_until IS NULL OR u.occurred_at < (p_until + 1)::timestamp AT TIME ZONE 'UTC')
   AND (p_with_internal OR u.kind IN ('created', 'converted') OR NOT showroom.is_internal(u.person))
$$;

RESET ROLE;
