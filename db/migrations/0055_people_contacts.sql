-- What people of an environment can be reached by, read with the caller's rights and in either isolation: the console judges
-- whether it belongs to their names and cities.

SET LOCAL ROLE showroom_owner;

-- At most p_most people, in no order. No rows when no table of the environment has all these columns.
CREATE FUNCTION showroom.people_contacts(p_environment text, p_most bigint)
RETURNS TABLE (locale text, given_name text, family_name text, email text, phone text, city text, postal_code text)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    people record;
BEGIN
    PERFORM showroom.require_environment_id(p_environment);
    SELECT * INTO people FROM showroom.table_with_columns(p_environment,
        ARRAY['locale', 'given_name', 'family_name', 'email', 'phone', 'city', 'postal_code']);
    IF people.guard_view IS NULL THEN
        RETURN;
    END IF;
    RETURN QUERY EXECUTE format(
        'SELECT locale::text, given_name::text, family_name::text, email::text, phone::text, city::text, postal_code::text '
        'FROM %s WHERE %I = $1 LIMIT $2', people.guard_view, people.key_column)
    USING p_environment, p_most;
END
$$;

REVOKE ALL ON FUNCTION showroom.people_contacts(text, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION showroom.people_contacts(text, bigint) TO showroom_viewer, showroom_service;

RESET ROLE;
