-- Conversion of what has many rows: rows are matched by hashing their keys, whatever the planner believes of a table that is empty
-- between two conversions.

SET LOCAL ROLE showroom_owner;

-- SQL for the values of some columns of a laid-out row, to be compared.
CREATE FUNCTION showroom.key_sql(p_alias text, p_columns text[]) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp
RETURN 'jsonb_build_array(' || (SELECT string_agg(format('%s.content -> %L', p_alias, c), ', ' ORDER BY n)
                                  FROM unnest(p_columns) WITH ORDINALITY u (c, n)) || ')';

-- Marks what marked rows refer to, and what that refers to, until nothing is missing; how many those were. Personas stay behind.
CREATE OR REPLACE FUNCTION showroom.mark_ancestors(p_conversion uuid, p_blueprint text) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_nestloop = off AS $$
DECLARE
    link record;
    marked bigint;
    added bigint;
    total bigint := 0;
BEGIN
    LOOP
        added := 0;
        FOR link IN SELECT * FROM showroom.blueprint_references(p_blueprint) LOOP
            EXECUTE format(
                'UPDATE showroom.conversion_row p SET why = ''ancestor'' '
                'FROM (SELECT DISTINCT %1$s AS key FROM showroom.conversion_row c '
                       'WHERE c.conversion = $1 AND c.product_table = $2 AND c.why IS NOT NULL) wanted '
                'WHERE p.conversion = $1 AND p.product_table = $3 AND p.why IS NULL AND NOT p.is_persona '
                  'AND p.replaced_by IS NULL AND %2$s = wanted.key',
                showroom.key_sql('c', link.child_columns), showroom.key_sql('p', link.parent_columns))
              USING p_conversion, link.child, link.parent;
            GET DIAGNOSTICS marked = ROW_COUNT;
            added := added + marked;
        END LOOP;
        total := total + added;
        EXIT WHEN added = 0;
    END LOOP;
    RETURN total;
END
$$;

-- The numbers of the personas that moving rows refer to.
CREATE FUNCTION showroom.referred_personas(p_conversion uuid, p_blueprint text, p_people text) RETURNS SETOF bigint
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET enable_nestloop = off AS $$
DECLARE
    link record;
BEGIN
    FOR link IN SELECT * FROM showroom.blueprint_references(p_blueprint) k WHERE k.parent = p_people LOOP
        RETURN QUERY EXECUTE format(
            'SELECT DISTINCT p.number FROM showroom.conversion_row p JOIN showroom.conversion_row c ON %1$s = %2$s '
            'WHERE p.conversion = $1 AND p.product_table = $3 AND p.is_persona '
              'AND c.conversion = $1 AND c.product_table = $2 AND c.why IS NOT NULL',
            showroom.key_sql('c', link.child_columns), showroom.key_sql('p', link.parent_columns))
          USING p_conversion, link.child, link.parent;
    END LOOP;
END
$$;

-- The row of the person whose tenant it becomes: a user with that address, else the first persona that something refers to, whose
-- row becomes that account; NULL when nothing refers to a persona.
CREATE OR REPLACE FUNCTION showroom.conversion_account(p_conversion uuid, p_blueprint text, p_people text, p_mail_column text,
                                                       p_mail text)
RETURNS bigint LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
SELECT r.number
  FROM showroom.conversion_row r
 WHERE r.conversion = p_conversion AND r.product_table = p_people
   AND (r.why = 'account' OR NOT r.is_persona AND lower(r.content ->> p_mail_column) = lower(p_mail)
        OR r.is_persona AND r.number IN (SELECT showroom.referred_personas(p_conversion, p_blueprint, p_people)))
 ORDER BY r.why IS NOT DISTINCT FROM 'account' DESC, r.is_persona, r.number
 LIMIT 1
$$;

-- Lets rows that refer to a replaced one refer to what took its place; how many those were.
CREATE OR REPLACE FUNCTION showroom.hand_over(p_conversion uuid, p_blueprint text) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_nestloop = off AS $$
DECLARE
    link record;
    changed bigint;
    total bigint := 0;
BEGIN
    FOR link IN SELECT * FROM showroom.blueprint_references(p_blueprint) LOOP
        EXECUTE format(
            'UPDATE showroom.conversion_row c '
               'SET is_handed = true, content = c.content || (SELECT jsonb_object_agg(u.child, heir.content -> u.parent) '
                                                               'FROM unnest($4, $5) u (child, parent)) '
            'FROM showroom.conversion_row p '
            'JOIN showroom.conversion_row heir ON heir.conversion = p.conversion AND heir.product_table = p.product_table '
                                             'AND heir.number = p.replaced_by '
            'WHERE c.conversion = $1 AND c.product_table = $2 AND c.why IS NOT NULL '
              'AND p.conversion = $1 AND p.product_table = $3 AND p.replaced_by IS NOT NULL AND %1$s = %2$s',
            showroom.key_sql('c', link.child_columns), showroom.key_sql('p', link.parent_columns))
          USING p_conversion, link.child, link.parent, link.child_columns, link.parent_columns;
        GET DIAGNOSTICS changed = ROW_COUNT;
        total := total + changed;
    END LOOP;
    RETURN total;
END
$$;

-- Of rows that say the same since they were handed to one account (two memberships of one organisation), one stays; how many were
-- replaced by it.
CREATE OR REPLACE FUNCTION showroom.merge_handed(p_conversion uuid) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_nestloop = off AS $$
DECLARE
    entry record;
    merged bigint;
    total bigint := 0;
BEGIN
    FOR entry IN SELECT h.product_table, u.columns
                   FROM (SELECT DISTINCT r.product_table FROM showroom.conversion_row r
                          WHERE r.conversion = p_conversion AND r.is_handed) h
                  CROSS JOIN LATERAL showroom.unique_columns(h.product_table) u WHERE NOT u.is_primary LOOP
        EXECUTE format(
            'UPDATE showroom.conversion_row r SET why = NULL, replaced_by = same.kept '
            'FROM (SELECT s.number, first_value(s.number) OVER (PARTITION BY s.key ORDER BY s.is_handed, s.number) AS kept '
                    'FROM (SELECT c.number, c.is_handed, %s AS key FROM showroom.conversion_row c '
                           'WHERE c.conversion = $1 AND c.product_table = $2 AND c.why IS NOT NULL) s '
                   'WHERE NOT s.key @> ''[null]'') same '
            'WHERE r.conversion = $1 AND r.product_table = $2 AND r.number = same.number AND r.is_handed '
              'AND same.kept <> same.number', showroom.key_sql('c', entry.columns))
          USING p_conversion, entry.product_table;
        GET DIAGNOSTICS merged = ROW_COUNT;
        total := total + merged;
    END LOOP;
    RETURN total;
END
$$;

RESET ROLE;
