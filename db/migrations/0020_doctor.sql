-- What doctor needs to see and no role may read by itself.

SET LOCAL ROLE showroom_owner;

-- The guard view of every registered table, as far as there is one.
CREATE FUNCTION showroom.doctor_guards()
RETURNS TABLE (table_name text, has_view boolean, has_barrier boolean, has_check boolean, has_owner boolean)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
SELECT t.schema_name || '.' || t.table_name,
       v.oid IS NOT NULL,
       coalesce('security_barrier=true' = ANY (v.reloptions), false),
       coalesce('check_option=cascaded' = ANY (v.reloptions), false),
       coalesce(pg_get_userbyid(v.relowner) = 'showroom_guard', false)
  FROM showroom.registered_table t
  LEFT JOIN pg_class v
    ON v.relnamespace = (SELECT n.oid FROM pg_namespace n WHERE n.nspname = 'showroom_guard')
   AND v.relname = t.schema_name || '__' || t.table_name
   AND v.relkind = 'v'
 ORDER BY 1
$$;

-- How a salt's check value compares with what the database keeps: 'unused' (no such version yet), 'same', 'other'.
CREATE FUNCTION showroom.doctor_salt(p_version text, p_check text) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
SELECT coalesce((SELECT CASE WHEN s.check_value = p_check THEN 'same' ELSE 'other' END
                   FROM showroom.salt_version s WHERE s.version = p_version), 'unused')
$$;

REVOKE ALL ON FUNCTION showroom.doctor_guards(), showroom.doctor_salt(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION showroom.doctor_guards(), showroom.doctor_salt(text, text) TO showroom_viewer;

RESET ROLE;
