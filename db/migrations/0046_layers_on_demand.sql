-- An environment with tables of its own gets its session layers with its first session: making them takes as long as filling a
-- small one. Tables may have columns of types that live in other schemas.

SET LOCAL ROLE showroom_owner;

CREATE OR REPLACE FUNCTION showroom.complete_environment_schema(p_job bigint, p_token integer) RETURNS void
LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
SELECT showroom_guard.make_missing_tables(showroom.own_environment_of(p_job, p_token, 'seed'))
$$;

-- The schemas of a table's column types, beside the catalogue's and the table's own.
CREATE FUNCTION showroom.type_schemas(p_relation regclass) RETURNS SETOF regnamespace
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
    SELECT DISTINCT named.typnamespace::regnamespace
      FROM pg_attribute a
      JOIN pg_type t ON t.oid = a.atttypid
      JOIN pg_type named ON named.oid IN (t.oid, t.typelem, t.typbasetype)
      JOIN pg_class c ON c.oid = a.attrelid
     WHERE a.attrelid = p_relation AND a.attnum > 0 AND NOT a.attisdropped
       AND named.typnamespace NOT IN ('pg_catalog'::regnamespace, c.relnamespace);
END;
GRANT EXECUTE ON FUNCTION showroom.type_schemas(regclass) TO showroom_admin, showroom_guard;

-- Lets the login-less owner of the live views read the table and the keys that it refers to, and sessions count on.
CREATE OR REPLACE FUNCTION showroom.lend_table(p_relation regclass) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    wanted text;
BEGIN
    FOR wanted IN
        SELECT format('GRANT USAGE ON SCHEMA %s TO showroom_live', relnamespace::regnamespace) FROM pg_class WHERE oid = p_relation
        UNION ALL
        SELECT format('GRANT USAGE ON SCHEMA %s TO showroom_live', s) FROM showroom.type_schemas(p_relation) s
         WHERE NOT has_schema_privilege('showroom_live', s, 'USAGE')
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
CREATE OR REPLACE FUNCTION showroom.take_table_back(p_relation regclass) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    wanted text;
BEGIN
    FOR wanted IN
        SELECT format('REVOKE ALL ON %s FROM showroom_live', p_relation)
        UNION ALL
        SELECT format('REVOKE USAGE ON SCHEMA %s FROM showroom_live', s) FROM showroom.type_schemas(p_relation) s
         WHERE NOT EXISTS (SELECT FROM showroom.layered_table t
                            WHERE to_regclass(t.base) <> p_relation
                              AND (s IN (SELECT showroom.type_schemas(to_regclass(t.base)))
                                   OR s = to_regnamespace(quote_ident(t.base_schema))))
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

RESET ROLE;
