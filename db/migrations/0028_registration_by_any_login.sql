-- Registration compared names of logins as if they were identifiers: "jane.doe" could not set Showroom up.

CREATE OR REPLACE FUNCTION showroom.make_analyze_function(product_table regclass)
RETURNS text LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    made text := (SELECT format('showroom_analyze.%I', n.nspname || '__' || c.relname)
                  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = product_table);
    table_owner name := (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = product_table);
BEGIN
    EXECUTE format('CREATE OR REPLACE FUNCTION %s() RETURNS void LANGUAGE plpgsql SECURITY DEFINER '
                   'SET search_path = pg_catalog, pg_temp AS $body$ BEGIN ANALYZE %s; END $body$', made, product_table);
    EXECUTE format('REVOKE ALL ON FUNCTION %s() FROM PUBLIC', made);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s() TO showroom_ops, showroom_service', made);
    IF table_owner <> current_user THEN
        EXECUTE format('ALTER FUNCTION %s() OWNER TO %I', made, table_owner);
    END IF;
    RETURN made;
END
$$;
