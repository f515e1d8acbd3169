-- How many sessions are open over the fleet, whose they are, and how many of them somebody works in.

SET LOCAL ROLE showroom_owner;

CREATE FUNCTION showroom.session_figures() RETURNS TABLE (open bigint, people bigint, in_use bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
SELECT count(*), count(DISTINCT s.person), count(*) FILTER (WHERE a.last_activity > showroom.now() - interval '1 hour')
  FROM showroom.session s LEFT JOIN showroom.session_activity a ON a.session = s.id WHERE s.state = 'open'
$$;
REVOKE ALL ON FUNCTION showroom.session_figures() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION showroom.session_figures() TO showroom_viewer, showroom_service;

RESET ROLE;
