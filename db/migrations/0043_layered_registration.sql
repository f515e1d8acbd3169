-- Registration installs session layers, renews them after a change of the product's table, and takes them away again; for
-- tables in the shared schema and for those of environments that have their own.

RESET ROLE;
SET LOCAL ROLE showroom_guard;

CREATE FUNCTION showroom_guard.has_layered_rows(p_overlay text) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    found_one boolean;
BEGIN
    IF NOT EXISTS (SELECT FROM showroom.layered_table t WHERE t.overlay = p_overlay) THEN
        RETURN false;
    END IF;
    EXECUTE format('SELECT EXISTS (SELECT FROM %s)', p_overlay) INTO found_one;
    RETURN found_one;
END
$$;

-- Gives rows that stand for base rows the base's value in columns that are new.
CREATE FUNCTION showroom_guard.fill_layered_columns(p_overlay text, p_columns text[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    target showroom.layered_table := (SELECT t FROM showroom.layered_table t WHERE t.overlay = p_overlay);
BEGIN
    EXECUTE format('UPDATE %s o SET %s FROM %s b WHERE o._sr_op <> ''I'' AND %s', target.overlay,
                   (SELECT string_agg(format('%1$I = b.%1$I', c), ', ') FROM unnest(p_columns) c), target.base,
                   (SELECT string_agg(format('o.%1$I = b.%1$I', c), ' AND ') FROM unnest(target.key_columns) c));
END
$$;
GRANT USAGE ON SCHEMA showroom_guard TO showroom_live;
GRANT EXECUTE ON FUNCTION showroom_guard.has_layered_rows(text), showroom_guard.fill_layered_columns(text, text[])
    TO showroom_live;

RESET ROLE;
SET LOCAL ROLE showroom_live;
GRANT USAGE ON SCHEMA showroom_live TO showroom_owner;

-- Renewal -----------------------------------------------------------------------------------------------------------

CREATE FUNCTION showroom_live.column_shapes(p_relation oid) RETURNS TABLE (name text, shape text, expression text, is_required boolean)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT a.attname::text,
           format_type(a.atttypid, a.atttypmod)
               || coalesce((SELECT format(' COLLATE %I.%I', n.nspname, c.collname)
                              FROM pg_collation c JOIN pg_namespace n ON n.oid = c.collnamespace
                             WHERE c.oid = a.attcollation AND c.collname <> 'default'), '')
               || CASE WHEN a.attgenerated <> '' THEN format(' GENERATED ALWAYS AS (%s) STORED', pg_get_expr(d.adbin, d.adrelid))
                       ELSE '' END,
           CASE WHEN a.attgenerated = '' AND a.attidentity = '' THEN pg_get_expr(d.adbin, d.adrelid) END,
           a.attnotnull
      FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
     WHERE a.attrelid = p_relation AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT LIKE '\_sr\_%'
$$;

-- Refuses a change that the sessions' rows cannot follow.
CREATE FUNCTION showroom_live.refuse_renewal(p_table showroom.layered_table, p_why text) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM showroom.refuse('SR003', format('Sessions hold changes of %s that no longer fit: %s', p_table.product_table, p_why),
                            'Reset or close the sessions and purge their archives, then register the table again.');
END
$$;

CREATE FUNCTION showroom_live.follow_columns(p_table showroom.layered_table) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    differing record;
    filled text[] := '{}';
BEGIN
    FOR differing IN
        SELECT coalesce(b.name, o.name) AS name, b.shape, b.expression, o.shape AS shape_before
          FROM showroom_live.column_shapes(to_regclass(p_table.base)) b
          FULL JOIN showroom_live.column_shapes(to_regclass(p_table.overlay)) o ON o.name = b.name
         WHERE b.shape IS DISTINCT FROM o.shape
    LOOP
        IF differing.shape IS NULL THEN
            EXECUTE format('ALTER TABLE %s DROP COLUMN %I', p_table.overlay, differing.name);
        ELSIF differing.shape_before IS NULL THEN
            EXECUTE format('ALTER TABLE %s ADD COLUMN %I %s%s', p_table.overlay, differing.name, differing.shape,
                           coalesce(' DEFAULT ' || differing.expression, ''));
            EXECUTE format('ALTER TABLE %s ALTER COLUMN %I DROP DEFAULT', p_table.overlay, differing.name);
            filled := filled || CASE WHEN differing.shape LIKE '% GENERATED ALWAYS AS %' THEN '{}' ELSE ARRAY[differing.name] END;
        ELSE
            PERFORM showroom_live.refuse_renewal(p_table,
                format('the column “%s” was %s and is %s now.', differing.name, differing.shape_before, differing.shape));
        END IF;
    END LOOP;
    IF cardinality(filled) > 0 THEN
        PERFORM showroom_guard.fill_layered_columns(p_table.overlay, filled);
    END IF;
END
$$;

-- Gives an overlay with rows in it the columns, checks and indexes that its table has by now.
CREATE FUNCTION showroom_live.follow_table(p_table showroom.layered_table) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    wanted text;
    overlay oid := to_regclass(p_table.overlay);
BEGIN
    IF showroom_live.column_names(overlay, (SELECT (indkey::smallint[])[1:] FROM pg_index WHERE indrelid = overlay AND indisprimary))
       <> p_table.key_columns THEN
        PERFORM showroom_live.refuse_renewal(p_table, 'the primary key has other columns.');
    END IF;
    FOR wanted IN
        SELECT format('DROP INDEX %s', indexrelid::regclass) FROM pg_index WHERE indrelid = overlay AND NOT indisprimary
        UNION ALL
        SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', p_table.overlay, conname) FROM pg_constraint
         WHERE conrelid = overlay AND contype = 'c' AND pg_get_constraintdef(oid) NOT LIKE '%\_sr\_op%'
    LOOP
        EXECUTE wanted;
    END LOOP;
    PERFORM showroom_live.follow_columns(p_table);
    FOR wanted IN
        SELECT format('ALTER TABLE %s ALTER COLUMN %I %s NOT NULL', p_table.overlay, b.name,
                      CASE WHEN b.is_required THEN 'SET' ELSE 'DROP' END)
          FROM showroom_live.column_shapes(to_regclass(p_table.base)) b
          JOIN showroom_live.column_shapes(overlay) o ON o.name = b.name
         WHERE b.is_required <> o.is_required
        UNION ALL
        SELECT format('ALTER TABLE %s ADD CONSTRAINT %I %s NOT VALID', p_table.overlay, conname, pg_get_constraintdef(oid))
          FROM pg_constraint WHERE conrelid = to_regclass(p_table.base) AND contype = 'c'
        UNION ALL
        SELECT i.statement FROM showroom_live.overlay_indexes(p_table) i
    LOOP
        EXECUTE wanted;
    END LOOP;
EXCEPTION WHEN not_null_violation OR unique_violation OR check_violation THEN
    PERFORM showroom_live.refuse_renewal(p_table, SQLERRM || '.');
END
$$;

-- Installing --------------------------------------------------------------------------------------------------------

CREATE FUNCTION showroom_live.describe(p_relation oid, p_product_table text, p_blueprint text, p_environment text, p_key_column text)
RETURNS showroom.layered_table LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT n.nspname::text, c.relname::text, p_product_table, p_blueprint, p_environment::showroom.environment_id, p_key_column,
           format('%I.%I', n.nspname, c.relname), format('%I.%I', n.nspname || '_overlay', c.relname),
           format('%I.%I', n.nspname || '_live', c.relname),
           showroom_live.column_names(c.oid, i.indkey::smallint[]),
           (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute a
             WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped),
           0
      FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
     WHERE c.oid = p_relation
$$;

-- How far each table is from one that refers to no other: children have more than their parents, loops end somewhere. Of the shared
-- schema's tables, or of one environment's own.
CREATE FUNCTION showroom_live.measure_depths(p_environment text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE showroom.layered_table t SET depth = 0 WHERE t.environment IS NOT DISTINCT FROM p_environment AND t.depth <> 0;
    FOR round IN 1..16 LOOP
        UPDATE showroom.layered_table c SET depth = m.depth
          FROM (SELECT c.base, max((showroom_live.layered(k.confrelid)).depth) + 1 AS depth
                  FROM showroom.layered_table c
                  JOIN pg_constraint k ON k.conrelid = to_regclass(c.base) AND k.contype = 'f' AND k.confrelid <> k.conrelid
                 WHERE c.environment IS NOT DISTINCT FROM p_environment
                 GROUP BY c.base) m
         WHERE m.base = c.base AND m.depth <> c.depth;
        EXIT WHEN NOT FOUND;
    END LOOP;
END
$$;

-- Writes the triggers of the tables anew that refer to one or that it refers to.
CREATE FUNCTION showroom_live.renew_neighbours(p_relation oid) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    neighbour showroom.layered_table;
BEGIN
    FOR neighbour IN
        SELECT l.* FROM (SELECT k.confrelid AS relation FROM pg_constraint k WHERE k.conrelid = p_relation AND k.contype = 'f'
                         UNION
                         SELECT k.conrelid FROM pg_constraint k WHERE k.confrelid = p_relation AND k.contype = 'f') n,
               LATERAL showroom_live.layered(n.relation) l
         WHERE n.relation <> p_relation AND l.base IS NOT NULL
    LOOP
        PERFORM showroom_live.make_trigger(neighbour);
    END LOOP;
END
$$;

-- Gives a table its session layers, or renews them; sessions go on with their changes, or nothing is changed (SR003, SR014).
CREATE FUNCTION showroom_live.install(
    p_relation oid, p_product_table text, p_blueprint text, p_environment text, p_key_column text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET lock_timeout = '5s' AS $$
DECLARE
    target showroom.layered_table;
BEGIN
    PERFORM showroom.check_environment_key(p_relation, p_key_column);
    PERFORM showroom_live.check_layerable(p_relation);
    PERFORM showroom_live.check_lookups(p_relation);
    target := showroom_live.describe(p_relation, p_product_table, p_blueprint, p_environment, p_key_column);
    PERFORM showroom_live.make_schemas(target);
    EXECUTE format('DROP VIEW IF EXISTS %s', target.live_view);
    IF to_regclass(target.overlay) IS NOT NULL AND showroom_guard.has_layered_rows(target.overlay) THEN
        PERFORM showroom_live.follow_table(target);
    ELSE
        EXECUTE format('DROP TABLE IF EXISTS %s', target.overlay);
        PERFORM showroom_live.make_overlay(target);
    END IF;
    DELETE FROM showroom.layered_table t WHERE t.base = target.base;
    INSERT INTO showroom.layered_table SELECT target.*;
    PERFORM showroom_live.make_view(target);
    PERFORM showroom_live.measure_depths(p_environment);
    PERFORM showroom_live.make_trigger(target);
    PERFORM showroom_live.renew_neighbours(p_relation);
END
$$;

-- Takes a table's session layers away with all that is in them; the schemas with the last.
CREATE FUNCTION showroom_live.remove(p_schema text, p_table text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET lock_timeout = '5s' AS $$
DECLARE
    target showroom.layered_table;
    emptied text;
BEGIN
    DELETE FROM showroom.layered_table t WHERE t.base_schema = p_schema AND t.table_name = p_table RETURNING * INTO target;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    EXECUTE format('DROP VIEW IF EXISTS %s', target.live_view);
    EXECUTE format('DROP FUNCTION IF EXISTS %I.%I()', p_schema || '_overlay', p_table);
    EXECUTE format('DROP TABLE IF EXISTS %s', target.overlay);
    IF to_regclass(target.base) IS NOT NULL THEN
        PERFORM showroom_live.renew_neighbours(to_regclass(target.base));
    END IF;
    IF NOT EXISTS (SELECT FROM showroom.layered_table t WHERE t.base_schema = p_schema) THEN
        FOREACH emptied IN ARRAY ARRAY[p_schema || '_live', p_schema || '_overlay'] LOOP
            EXECUTE format('DROP SCHEMA IF EXISTS %I', emptied);
        END LOOP;
    END IF;
END
$$;

-- The same for all tables of an environment's own.
CREATE FUNCTION showroom_live.remove_own(p_environment text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET lock_timeout = '5s' AS $$
BEGIN
    PERFORM showroom.require_environment_id(p_environment);
    DELETE FROM showroom.layered_table t WHERE t.base_schema = p_environment;
    IF EXISTS (SELECT FROM pg_namespace WHERE nspname = p_environment || '_overlay' AND nspowner = 'showroom_live'::regrole) THEN
        EXECUTE format('DROP SCHEMA IF EXISTS %I, %I CASCADE', p_environment || '_live', p_environment || '_overlay');
    END IF;
END
$$;
GRANT EXECUTE ON FUNCTION showroom_live.install(oid, text, text, text, text), showroom_live.remove(text, text)
    TO showroom_admin, showroom_owner;
GRANT EXECUTE ON FUNCTION showroom_live.remove_own(text) TO showroom_guard, showroom_owner;

-- Registration ------------------------------------------------------------------------------------------------------

RESET ROLE;
SET LOCAL ROLE showroom_owner;
GRANT SELECT ON showroom.layered_table TO showroom_viewer, showroom_service;

-- The sequences that a table's columns count with.
CREATE FUNCTION showroom.table_sequences(p_relation regclass) RETURNS SETOF regclass
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
    SELECT d.objid::regclass FROM pg_depend d JOIN pg_class s ON s.oid = d.objid AND s.relkind = 'S'
     WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.refobjid = p_relation
       AND d.deptype IN ('a', 'i')
    UNION
    SELECT p.refobjid::regclass FROM pg_attrdef a
      JOIN pg_depend p ON p.classid = 'pg_attrdef'::regclass AND p.objid = a.oid AND p.refclassid = 'pg_class'::regclass
      JOIN pg_class s ON s.oid = p.refobjid AND s.relkind = 'S'
     WHERE a.adrelid = p_relation;
END;

-- Lets the login-less owner of the live views read the table and the keys that it refers to, and sessions count on.
CREATE FUNCTION showroom.lend_table(p_relation regclass) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    wanted text;
BEGIN
    FOR wanted IN
        SELECT format('GRANT USAGE ON SCHEMA %s TO showroom_live', relnamespace::regnamespace) FROM pg_class WHERE oid = p_relation
        UNION ALL
        SELECT format('GRANT SELECT ON %s TO showroom_live', p_relation)
        UNION ALL
        SELECT format('GRANT USAGE ON SEQUENCE %s TO showroom_live, showroom_product', s)
          FROM showroom.table_sequences(p_relation) s
        UNION ALL
        SELECT format('GRANT USAGE ON SCHEMA %s TO showroom_live; GRANT SELECT (%s) ON %s TO showroom_live',
                      c.relnamespace::regnamespace,
                      (SELECT string_agg(quote_ident(a.attname), ', ') FROM pg_attribute a
                        WHERE a.attrelid = k.confrelid AND a.attnum = ANY (k.confkey)), k.confrelid::regclass)
          FROM pg_constraint k JOIN pg_class c ON c.oid = k.confrelid
         WHERE k.conrelid = p_relation AND k.contype = 'f' AND k.confrelid <> k.conrelid
           AND pg_has_role(current_user, c.relowner, 'USAGE')
           AND NOT has_table_privilege('showroom_live', k.confrelid, 'SELECT')
    LOOP
        EXECUTE wanted;
    END LOOP;
END
$$;

-- Takes back what lend_table gave. Tables that others still refer to keep what those need.
CREATE FUNCTION showroom.take_table_back(p_relation regclass) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    wanted text;
BEGIN
    FOR wanted IN
        SELECT format('REVOKE ALL ON %s FROM showroom_live', p_relation)
        UNION ALL
        SELECT format('REVOKE ALL ON SEQUENCE %s FROM showroom_live, showroom_product', s)
          FROM showroom.table_sequences(p_relation) s
        UNION ALL
        SELECT format('REVOKE ALL ON %s FROM showroom_live', k.confrelid::regclass)
          FROM pg_constraint k JOIN pg_class c ON c.oid = k.confrelid
         WHERE k.conrelid = p_relation AND k.contype = 'f' AND pg_has_role(current_user, c.relowner, 'USAGE')
           AND NOT EXISTS (SELECT FROM showroom.layered_table t
                            WHERE to_regclass(t.base) = k.confrelid
                               OR to_regclass(t.base) IN (SELECT o.conrelid FROM pg_constraint o
                                                           WHERE o.contype = 'f' AND o.confrelid = k.confrelid))
    LOOP
        EXECUTE wanted;
    END LOOP;
    FOR wanted IN
        SELECT t.base FROM showroom.layered_table t JOIN pg_constraint k ON k.conrelid = to_regclass(t.base)
         WHERE k.contype = 'f' AND k.confrelid = p_relation
    LOOP
        PERFORM showroom.lend_table(wanted::regclass);
    END LOOP;
END
$$;

-- Registers a product's table. Called by the table's owner (who holds showroom_admin) or a superuser, since it grants the
-- table's privileges to the guard; repeating it renews everything, for example after a new column. Sessions go on.
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
    PERFORM showroom_live.install(product_table, (SELECT r.schema_name || '.' || r.table_name FROM showroom.registered_table r
                                                    JOIN pg_class c ON c.relname = r.table_name
                                                    JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = r.schema_name
                                                   WHERE c.oid = product_table), product_blueprint, NULL, key_column);
END
$$;

-- Takes back everything that register_table made or granted; the schema's USAGE goes with its last table.
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
    PERFORM showroom_live.remove(registered.schema_name, registered.table_name);
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
GRANT EXECUTE ON FUNCTION showroom.table_sequences(regclass), showroom.lend_table(regclass), showroom.take_table_back(regclass)
    TO showroom_admin, showroom_guard;

-- Environments with tables of their own -------------------------------------------------------------------------------

RESET ROLE;
SET LOCAL ROLE showroom_guard;

-- Lets showroom_live read an environment's own tables; the tables that get layers, parents first.
CREATE FUNCTION showroom_guard.lend_own_tables(p_environment text)
RETURNS TABLE (relation oid, product_table text, key_column text)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET client_min_messages = warning AS $$
DECLARE
    own record;
BEGIN
    PERFORM showroom.require_environment_id(p_environment);
    FOR own IN SELECT * FROM showroom_guard.own_relations(p_environment) o
                WHERE o.key_column IS NOT NULL AND to_regclass(o.own_table) IS NOT NULL
                ORDER BY o.load_order, o.product_table
    LOOP
        PERFORM showroom.lend_table(own.own_table::regclass);
        relation := own.own_table::regclass;
        product_table := own.product_table;
        key_column := own.key_column;
        RETURN NEXT;
    END LOOP;
END
$$;
GRANT EXECUTE ON FUNCTION showroom_guard.lend_own_tables(text) TO showroom_owner;

CREATE OR REPLACE FUNCTION showroom_guard.drop_own_schemas(p_environment text)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET lock_timeout = '5s' AS $$
DECLARE
    schemas text := (SELECT string_agg(quote_ident(n.nspname), ', ') FROM pg_namespace n
                     WHERE n.nspname IN (p_environment, p_environment || '_guard')
                       AND n.nspowner = 'showroom_guard'::regrole);
BEGIN
    PERFORM showroom.require_environment_id(p_environment);
    PERFORM showroom_live.remove_own(p_environment);
    IF schemas IS NOT NULL THEN
        EXECUTE format('DROP SCHEMA %s CASCADE', schemas);
    END IF;
EXCEPTION WHEN lock_not_available THEN
    PERFORM showroom.refuse('SR006', format('Somebody is using the tables of “%s”; nothing was removed.', p_environment),
                            'Wait until they are through, or close their connections, then tear it down again.');
END
$$;

RESET ROLE;
SET LOCAL ROLE showroom_owner;

-- Gives the tables of an environment that has its own session layers, or renews them.
CREATE FUNCTION showroom.install_own_layers(p_environment text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    own record;
    product_blueprint text := (SELECT e.blueprint FROM showroom.environment e WHERE e.id = p_environment);
BEGIN
    FOR own IN SELECT * FROM showroom_guard.lend_own_tables(p_environment) LOOP
        PERFORM showroom_live.install(own.relation, own.product_table, product_blueprint, p_environment, own.key_column);
    END LOOP;
END
$$;

CREATE OR REPLACE FUNCTION showroom.complete_environment_schema(p_job bigint, p_token integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    target text := showroom.own_environment_of(p_job, p_token, 'seed');
BEGIN
    PERFORM showroom_guard.make_missing_tables(target);
    PERFORM showroom.install_own_layers(target);
END
$$;

-- What is wrong with schemas of environments, one line a fault; empty when all is well. Sessions' login-less reader is no fault.
CREATE OR REPLACE FUNCTION showroom.doctor_own_schemas() RETURNS TABLE (relation text, fault text)
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
 WHERE EXISTS (SELECT FROM aclexplode(c.relacl) a
                WHERE a.grantee <> c.relowner
                  AND NOT (a.grantee = 'showroom_live'::regrole AND a.privilege_type IN ('SELECT', 'USAGE'))
                  AND NOT (a.grantee = 'showroom_product'::regrole AND c.relkind = 'S' AND a.privilege_type = 'USAGE'))
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

RESET ROLE;
