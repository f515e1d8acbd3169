-- What leaves the company stays out of environments: tables that a blueprint declares outbound (webhooks, integrations, mail queues)
-- refuse environments' rows, whoever writes them. It is the one thing that Showroom adds to a product's table.

SET LOCAL ROLE showroom_owner;

CREATE TABLE showroom.outbound_table (
    blueprint   text NOT NULL CHECK (blueprint <> ''),
    schema_name text NOT NULL,
    table_name  text NOT NULL,
    key_column  text NOT NULL,
    PRIMARY KEY (schema_name, table_name)
);

-- Refuses a row whose key (the trigger's argument) is an environment's. It runs as whoever writes, hence needs no right and no
-- other function: the product's logins have none in this schema.
CREATE FUNCTION showroom.refuse_outbound() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    environment text := to_jsonb(NEW) ->> TG_ARGV[0];
BEGIN
    IF starts_with(environment, 'demo-') OR starts_with(environment, 'sandbox-') THEN
        RAISE EXCEPTION USING ERRCODE = 'SR030',
            MESSAGE = format('“%s” is an environment: nothing of it leaves the company, so %I.%I takes no row of it.',
                             left(environment, 60), TG_TABLE_SCHEMA, TG_TABLE_NAME),
            HINT = 'No setting changes that. Let the product skip this step for environments; showroom.check_restriction() tells.';
    END IF;
    RETURN NEW;
END
$$;
GRANT EXECUTE ON FUNCTION showroom.refuse_outbound() TO showroom_admin;

CREATE FUNCTION showroom.record_outbound(p_relation regclass, p_blueprint text, p_key_column text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
INSERT INTO showroom.outbound_table (blueprint, schema_name, table_name, key_column)
SELECT p_blueprint, n.nspname, c.relname, p_key_column
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = p_relation
    ON CONFLICT (schema_name, table_name) DO UPDATE SET blueprint = excluded.blueprint, key_column = excluded.key_column
$$;

CREATE FUNCTION showroom.forget_outbound(p_schema text, p_table text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DELETE FROM showroom.outbound_table o WHERE o.schema_name = p_schema AND o.table_name = p_table
$$;

-- Registers a table of the product as outbound and gives it its trigger, which fires also for replicas' rows. Called by the table's
-- owner. Refused when the table does not exist, has no such column, or keeps rows of environments already.
CREATE FUNCTION showroom.register_outbound(product_blueprint text, table_name text, key_column text DEFAULT 'tenant_id')
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    relation regclass := showroom.product_table(table_name);
    kept boolean;
BEGIN
    IF NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = relation AND a.attname = key_column
                      AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid IN ('text'::regtype, 'varchar'::regtype)) THEN
        PERFORM showroom.refuse('SR005', format('The table “%s” has no text column “%s” that says whose its rows are.',
                                                table_name, key_column),
                                'Name the column that holds the environment''s id.');
    END IF;
    EXECUTE format('SELECT EXISTS (SELECT FROM %s WHERE starts_with(%2$I, ''demo-'') OR starts_with(%2$I, ''sandbox-''))',
                   relation, key_column) INTO kept;
    IF kept THEN
        PERFORM showroom.refuse('SR003', format('The table “%s” holds rows of environments, which would go out.', table_name),
                                'Remove them first, then register the table again.');
    END IF;
    EXECUTE format('DROP TRIGGER IF EXISTS showroom_outbound ON %s', relation);
    EXECUTE format('CREATE TRIGGER showroom_outbound BEFORE INSERT OR UPDATE ON %s FOR EACH ROW'
                   ' EXECUTE FUNCTION showroom.refuse_outbound(%L)', relation, key_column);
    EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER showroom_outbound', relation);
    PERFORM showroom.record_outbound(relation, product_blueprint, key_column);
END
$$;

-- Takes the trigger away again.
CREATE FUNCTION showroom.unregister_outbound(table_name text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    registered record;
    relation regclass;
BEGIN
    SELECT o.* INTO registered FROM showroom.outbound_table o
     WHERE o.schema_name || '.' || o.table_name = unregister_outbound.table_name;
    IF NOT FOUND THEN
        PERFORM showroom.refuse('SR002', format('The table “%s” is not registered as outbound.', table_name));
    END IF;
    relation := to_regclass(format('%I.%I', registered.schema_name, registered.table_name));
    IF relation IS NOT NULL THEN
        EXECUTE format('DROP TRIGGER IF EXISTS showroom_outbound ON %s', relation);
    END IF;
    PERFORM showroom.forget_outbound(registered.schema_name, registered.table_name);
END
$$;

GRANT EXECUTE ON FUNCTION showroom.register_outbound(text, text, text), showroom.unregister_outbound(text) TO showroom_admin;

GRANT EXECUTE ON FUNCTION showroom.record_outbound(regclass, text, text), showroom.forget_outbound(text, text) TO showroom_admin;
GRANT SELECT ON showroom.outbound_table TO showroom_viewer, showroom_service;

-- Outbound tables whose trigger is gone, switched off, or another function's.
CREATE FUNCTION showroom.doctor_outbound() RETURNS TABLE (table_name text, is_blocked boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
SELECT o.schema_name || '.' || o.table_name,
       EXISTS (SELECT FROM pg_trigger t
                 JOIN pg_class c ON c.oid = t.tgrelid
                 JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = o.schema_name AND c.relname = o.table_name AND t.tgname = 'showroom_outbound'
                  AND t.tgenabled = 'A' AND t.tgfoid = 'showroom.refuse_outbound'::regproc
                  AND encode(t.tgargs, 'escape') = o.key_column || '\000')
  FROM showroom.outbound_table o
 ORDER BY 1
$$;
GRANT EXECUTE ON FUNCTION showroom.doctor_outbound() TO showroom_viewer, showroom_service;

RESET ROLE;
