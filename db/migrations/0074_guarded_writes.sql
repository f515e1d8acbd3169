-- Two ways past the guard, closed.
--
-- A unique key is looked at before a view's check option, so whoever could insert through a guard view learnt from the error
-- whether a production row of that key exists. Rows now come in by a function alone, which looks at whose they are before any
-- key is touched, and nobody changes rows through a guard view.
--
-- And an administrator who is no table's owner could call the parts of registration one by one: forge or forget a registration,
-- drop a guard view, remove sessions' changes. They now ask who owns the table.

RESET ROLE;
DO $grant$ BEGIN
    EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO showroom_guard', current_database());
END $grant$;

SET LOCAL ROLE showroom_owner;

-- Refuses everybody but a product table's owner (and superusers).
CREATE FUNCTION showroom.require_table_owner(p_schema text, p_table text) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    owner name := (SELECT pg_get_userbyid(c.relowner) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                    WHERE n.nspname = p_schema AND c.relname = p_table);
BEGIN
    IF owner IS NOT NULL AND NOT pg_has_role(session_user, owner, 'MEMBER') THEN
        PERFORM showroom.refuse('42501', format('The table “%s.%s” belongs to %s.', p_schema, p_table, owner),
                                'Only its owner registers it and takes it out again.');
    END IF;
END
$$;
GRANT EXECUTE ON FUNCTION showroom.require_table_owner(text, text) TO showroom_guard, showroom_live;

CREATE OR REPLACE FUNCTION showroom.record_registration(
    product_table regclass, product_blueprint text, environment_column text, position_in_load integer, made_function text)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
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
END
$$;

CREATE OR REPLACE FUNCTION showroom.forget_registration(product_schema text, product_table text)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM showroom.require_table_owner(product_schema, product_table);
    DELETE FROM showroom.base_fingerprint f WHERE f.schema_name = product_schema AND f.table_name = product_table;
    DELETE FROM showroom.registered_table r WHERE r.schema_name = product_schema AND r.table_name = product_table;
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
END
$$;

CREATE OR REPLACE FUNCTION showroom.forget_outbound(p_schema text, p_table text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM showroom.require_table_owner(p_schema, p_table);
    DELETE FROM showroom.outbound_table o WHERE o.schema_name = p_schema AND o.table_name = p_table;
END
$$;

CREATE OR REPLACE FUNCTION showroom.record_conversion_table(p_table text, p_part text, p_mail text, p_name text, p_password text)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
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
END
$$;

-- Guard views -------------------------------------------------------------------------------------------------------

RESET ROLE;
SET LOCAL ROLE showroom_guard;

-- Who may do what through a guard view: everybody reads, operations remove. Rows come in by take_rows alone.
CREATE FUNCTION showroom_guard.grant_view(p_view text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    EXECUTE format('REVOKE ALL ON %s FROM showroom_viewer, showroom_ops, showroom_service', p_view);
    EXECUTE format('GRANT SELECT ON %s TO showroom_viewer, showroom_service', p_view);
    EXECUTE format('GRANT DELETE ON %s TO showroom_ops, showroom_service', p_view);
END
$$;

CREATE OR REPLACE FUNCTION showroom_guard.make_view(product_table regclass, key_column text)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    entry record;
    view_name text;
BEGIN
    SELECT n.nspname, c.relname INTO STRICT entry
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = product_table;
    PERFORM showroom.require_table_owner(entry.nspname, entry.relname);
    PERFORM showroom.check_environment_key(product_table, key_column);
    view_name := format('showroom_guard.%I', entry.nspname || '__' || entry.relname);
    EXECUTE format('DROP VIEW IF EXISTS %s', view_name);
    -- Two prefixes by LIKE cost a tenth of a regular expression, 0.5 µs a row in everything that is read or written here.
    EXECUTE format('CREATE VIEW %1$s WITH (security_barrier) AS SELECT * FROM %2$s '
                   'WHERE %3$I OPERATOR(pg_catalog.~~) ''demo-%%'' OR %3$I OPERATOR(pg_catalog.~~) ''sandbox-%%'' '
                   'WITH CASCADED CHECK OPTION',
                   view_name, product_table, key_column);
    PERFORM showroom_guard.grant_view(view_name);
END
$$;

CREATE OR REPLACE FUNCTION showroom_guard.drop_view(product_schema text, product_table text)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM showroom.require_table_owner(product_schema, product_table);
    EXECUTE format('DROP VIEW IF EXISTS showroom_guard.%I', product_schema || '__' || product_table);
END
$$;

CREATE OR REPLACE FUNCTION showroom_guard.make_own_table(p_environment text, p_relation oid, p_key_column text)
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    table_name text := (SELECT relname FROM pg_class WHERE oid = p_relation);
BEGIN
    EXECUTE format('CREATE TABLE %I.%I (LIKE %s INCLUDING ALL EXCLUDING INDEXES%s)', p_environment, table_name,
                   p_relation::regclass,
                   CASE WHEN p_key_column IS NOT NULL THEN
                       format(', CONSTRAINT showroom_environment_check CHECK (%I = %L)', p_key_column, p_environment)
                   ELSE '' END);
    PERFORM showroom_guard.make_own_sequences(p_environment, p_relation);
    IF p_key_column IS NOT NULL THEN
        EXECUTE format('CREATE VIEW %1$I.%2$I WITH (security_barrier) AS SELECT * FROM %3$I.%2$I '
                       'WHERE %4$I OPERATOR(pg_catalog.=) %3$L WITH CASCADED CHECK OPTION',
                       p_environment || '_guard', table_name, p_environment, p_key_column);
        PERFORM showroom_guard.grant_view(format('%I.%I', p_environment || '_guard', table_name));
    END IF;
END
$$;

-- The views that there are.
DO $renew$
DECLARE
    guard_view text;
BEGIN
    FOR guard_view IN
        SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE c.relkind = 'v' AND c.relowner = 'showroom_guard'::regrole
    LOOP
        PERFORM showroom_guard.grant_view(guard_view);
    END LOOP;
END
$renew$;

-- Filling -----------------------------------------------------------------------------------------------------------

-- Makes the temporary table that a step's rows are copied into. It belongs to the guard, the caller may only add rows: what
-- reads it with the guard's rights can meet nothing of the caller's making.
CREATE FUNCTION showroom_guard.stage_rows(p_table text, p_columns text[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    target showroom.registered_table;
BEGIN
    SELECT * INTO target FROM showroom.registered_table t WHERE t.schema_name || '.' || t.table_name = p_table;
    IF NOT FOUND THEN
        PERFORM showroom.refuse('SR002', format('The table “%s” is not registered.', left(p_table, 130)),
                                'Register it with showroom.register_table first.');
    ELSIF NOT coalesce(target.key_column = ANY (p_columns), false) THEN
        PERFORM showroom.refuse('SR005', format('The rows do not say whose they are: the column “%s” is missing.', target.key_column),
                                'Name it among the columns.');
    END IF;
    EXECUTE format('CREATE TEMPORARY TABLE showroom_staged ON COMMIT DROP AS SELECT %s FROM %s WITH NO DATA',
                   (SELECT string_agg(quote_ident(c), ', ' ORDER BY n) FROM unnest(p_columns) WITH ORDINALITY u (c, n)),
                   target.guard_view);
    EXECUTE format('GRANT INSERT ON pg_temp.showroom_staged TO %I', session_user);
END
$$;

-- Moves the staged rows through the guard view into their table; how many. A row of production is refused before any key is
-- compared with it (SR001).
CREATE FUNCTION showroom_guard.take_rows(p_table text, p_columns text[]) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    target showroom.registered_table;
    column_list text := (SELECT string_agg(quote_ident(c), ', ' ORDER BY n) FROM unnest(p_columns) WITH ORDINALITY u (c, n));
    foreign_keys text[];
    taken bigint;
BEGIN
    SELECT * INTO STRICT target FROM showroom.registered_table t WHERE t.schema_name || '.' || t.table_name = p_table;
    IF NOT EXISTS (SELECT FROM pg_class c WHERE c.relnamespace = pg_my_temp_schema() AND c.relname = 'showroom_staged'
                      AND c.relkind = 'r' AND c.relowner = 'showroom_guard'::regrole) THEN
        PERFORM showroom.refuse('SR003', 'No rows are staged in this transaction.', 'Call showroom.stage_rows first.');
    END IF;
    EXECUTE format('SELECT array_agg(k) FROM (SELECT s.%1$I AS k FROM pg_temp.showroom_staged s '
                   'WHERE (s.%1$I LIKE ''demo-%%'' OR s.%1$I LIKE ''sandbox-%%'') IS NOT TRUE LIMIT 1) f', target.key_column)
       INTO foreign_keys;
    IF foreign_keys IS NOT NULL THEN
        PERFORM showroom.require_environment_id(foreign_keys[1]);
    END IF;
    EXECUTE format('INSERT INTO %s (%s) SELECT %s FROM pg_temp.showroom_staged', target.guard_view, column_list, column_list);
    GET DIAGNOSTICS taken = ROW_COUNT;
    RETURN taken;
END
$$;
GRANT EXECUTE ON FUNCTION showroom_guard.stage_rows(text, text[]), showroom_guard.take_rows(text, text[])
    TO showroom_ops, showroom_service;

RESET ROLE;
SET LOCAL ROLE showroom_owner;

CREATE OR REPLACE FUNCTION showroom.stage_rows(p_table text, p_columns text[]) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp
RETURN showroom_guard.stage_rows(p_table, p_columns);

CREATE OR REPLACE FUNCTION showroom.take_rows(p_table text, p_columns text[]) RETURNS bigint
LANGUAGE sql SET search_path = pg_catalog, pg_temp
RETURN showroom_guard.take_rows(p_table, p_columns);

DROP FUNCTION showroom.registered_guard(text);

-- Sessions' layers --------------------------------------------------------------------------------------------------

RESET ROLE;
SET LOCAL ROLE showroom_live;

-- For registration: gives a registered table its session layers by what is registered, nothing else.
CREATE FUNCTION showroom_live.install_registered(p_relation regclass) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    entry showroom.registered_table;
BEGIN
    SELECT r.* INTO STRICT entry FROM showroom.registered_table r
      JOIN pg_namespace n ON n.nspname = r.schema_name
      JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = r.table_name
     WHERE c.oid = p_relation;
    PERFORM showroom.require_table_owner(entry.schema_name, entry.table_name);
    PERFORM showroom_live.install(p_relation, entry.schema_name || '.' || entry.table_name, entry.blueprint, NULL, entry.key_column);
END
$$;
REVOKE EXECUTE ON FUNCTION showroom_live.install(oid, text, text, text, text) FROM showroom_admin;
GRANT EXECUTE ON FUNCTION showroom_live.install_registered(regclass) TO showroom_admin;

-- For taking a table out: removes its session layers with all that is in them.
CREATE FUNCTION showroom_live.remove_registered(p_schema text, p_table text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM showroom.require_table_owner(p_schema, p_table);
    PERFORM showroom_live.remove(p_schema, p_table);
END
$$;
REVOKE EXECUTE ON FUNCTION showroom_live.remove(text, text) FROM showroom_admin;
GRANT EXECUTE ON FUNCTION showroom_live.remove_registered(text, text) TO showroom_admin;

RESET ROLE;
SET LOCAL ROLE showroom_owner;

CREATE OR REPLACE FUNCTION showroom.register_table(
    product_blueprint text, table_name text, key_column text DEFAULT 'tenant_id', load_order integer DEFAULT 0)
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    product_table regclass := showroom.product_table(table_name);
    product_schema text := (SELECT relnamespace::regnamespace FROM pg_class WHERE oid = product_table);
BEGIN
    PERFORM showroom.check_environment_key(product_table, key_column);
    PERFORM showroom.check_key_indexes(product_table, key_column);
    EXECUTE format('GRANT USAGE ON SCHEMA %s TO showroom_guard', product_schema);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO showroom_guard', product_table);
    PERFORM showroom_guard.make_view(product_table, key_column);
    PERFORM showroom.record_registration(product_table, product_blueprint, key_column, load_order,
                                         showroom.make_analyze_function(product_table));
    PERFORM showroom.lend_table(product_table);
    PERFORM showroom_live.install_registered(product_table);
END
$$;

CREATE OR REPLACE FUNCTION showroom.unregister_table(table_name text)
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    registered showroom.registered_table;
    relation regclass;
BEGIN
    SELECT * INTO registered FROM showroom.registered_table r
    WHERE r.schema_name || '.' || r.table_name = unregister_table.table_name;
    IF NOT FOUND THEN
        PERFORM showroom.refuse('SR002', format('The table “%s” is not registered.', table_name));
    END IF;
    relation := to_regclass(format('%I.%I', registered.schema_name, registered.table_name));
    PERFORM showroom_guard.drop_view(registered.schema_name, registered.table_name);
    EXECUTE format('DROP FUNCTION IF EXISTS %s()', registered.analyze_function);
    PERFORM showroom_live.remove_registered(registered.schema_name, registered.table_name);
    IF relation IS NOT NULL THEN
        EXECUTE format('REVOKE ALL ON %s FROM showroom_guard', relation);
        PERFORM showroom.take_table_back(relation);
    END IF;
    PERFORM showroom.forget_registration(registered.schema_name, registered.table_name);
    IF NOT EXISTS (SELECT FROM showroom.registered_table r WHERE r.schema_name = registered.schema_name)
       AND to_regnamespace(quote_ident(registered.schema_name)) IS NOT NULL THEN
        EXECUTE format('REVOKE USAGE ON SCHEMA %I FROM showroom_guard, showroom_live', registered.schema_name);
    END IF;
END
$$;

RESET ROLE;
