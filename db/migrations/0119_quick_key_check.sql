-- Whether a product's keys keep tenants apart is asked before every creation: it must not take longer than the rest of it.

SET LOCAL ROLE showroom_owner;

CREATE OR REPLACE FUNCTION showroom.require_own_keys(p_blueprint text) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    names text;
    remedies text;
BEGIN
    -- Nearly every product's keys begin with the environment's column, compared as text is: then no other definition is read.
    IF NOT EXISTS (
        SELECT FROM showroom.registered_table r
          JOIN pg_namespace n ON n.nspname = r.schema_name
          JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = r.table_name
          JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = r.key_column
          JOIN pg_index i ON i.indrelid = c.oid
         WHERE r.blueprint = p_blueprint AND (i.indisunique OR i.indisexclusion)
           AND (c.relkind <> 'r' OR i.indisexclusion OR i.indkey[0] <> a.attnum
                OR i.indcollation[0] <> 'pg_catalog."default"'::regcollation
                OR i.indclass[0] <> (SELECT o.oid FROM pg_opclass o JOIN pg_am m ON m.oid = o.opcmethod
                                      WHERE m.amname = 'btree' AND o.opcname = 'text_ops'
                                        AND o.opcnamespace = 'pg_catalog'::regnamespace))) THEN
        RETURN;
    END IF;
    SELECT string_agg(format('“%s” of %s', k.key_name, r.schema_name || '.' || r.table_name), ', '
                      ORDER BY r.schema_name, r.table_name, k.key_name),
           string_agg(k.remedy, ' ' ORDER BY r.schema_name, r.table_name, k.key_name)
      INTO names, remedies
      FROM showroom.registered_table r
      JOIN pg_namespace n ON n.nspname = r.schema_name
      JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = r.table_name
     CROSS JOIN LATERAL showroom.shared_keys(c.oid, r.key_column) k
     WHERE r.blueprint = p_blueprint;
    IF names IS NOT NULL THEN
        PERFORM showroom.refuse('SR003',
            format('The product “%s” has keys that are unique over all tenants, where environments would meet production: %s.',
                   p_blueprint, names),
            'The tables'' owner runs: ' || remedies);
    END IF;
END
$$;

RESET ROLE;
