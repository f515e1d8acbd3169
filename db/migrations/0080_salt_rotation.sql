-- Versions of the master salt: the first one that a database meets is its own, an administrator adds the next. New
-- environments take the newest; older ones keep theirs until they are filled anew.

SET LOCAL ROLE showroom_owner;

CREATE FUNCTION showroom.newest_salt() RETURNS text
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
RETURN (SELECT s.version FROM showroom.salt_version s ORDER BY s.created_at DESC, s.version DESC LIMIT 1);

-- Refuses, as SR007, another salt under a known version, and as SR034 a version that nobody made known. The first salt of a
-- database makes itself known.
CREATE OR REPLACE FUNCTION showroom.require_salt(p_version text, p_check text) RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    known text;
BEGIN
    IF NOT EXISTS (SELECT FROM showroom.salt_version) THEN
        LOCK TABLE showroom.salt_version IN SHARE ROW EXCLUSIVE MODE;
        INSERT INTO showroom.salt_version (version, check_value)
        SELECT p_version, p_check WHERE NOT EXISTS (SELECT FROM showroom.salt_version);
    END IF;
    SELECT s.check_value INTO known FROM showroom.salt_version s WHERE s.version = p_version;
    IF known IS NULL THEN
        PERFORM showroom.refuse('SR034',
            format('This database does not know version “%s” of the master salt.', p_version),
            format('Its newest version is “%s”: use that salt file, or let an administrator add yours with “showroomctl salt '
                   'rotate”. Nothing was written.', showroom.newest_salt()));
    ELSIF known <> p_check THEN
        PERFORM showroom.refuse('SR007',
            format('The master salt that is configured here as version “%s” is not the one of this database.', p_version),
            'Use the salt file that this database was filled with; nothing was written.');
    END IF;
END
$$;

-- Refuses, as SR035, to make an environment with a salt that was replaced.
CREATE FUNCTION showroom.require_newest_salt() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    newest text := showroom.newest_salt();
BEGIN
    IF NEW.salt_version <> newest THEN
        PERFORM showroom.refuse('SR035',
            format('The master salt was rotated: new environments take version “%s”, and the newest here is “%s”.', newest,
                   NEW.salt_version),
            format('Add the line of version “%s” to the salt of this computer; whoever rotated it has it. What was made with '
                   '“%s” works as before.', newest, NEW.salt_version));
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER newest_salt BEFORE INSERT ON showroom.environment
    FOR EACH ROW WHEN (NEW.salt_version IS NOT NULL) EXECUTE FUNCTION showroom.require_newest_salt();

-- The versions, oldest first, with what uses them.
CREATE FUNCTION showroom.salt_list()
RETURNS TABLE (version text, created_at timestamptz, created_by text, environments bigint, is_newest boolean)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
SELECT s.version, s.created_at, s.created_by,
       (SELECT count(*) FROM showroom.environment e WHERE e.salt_version = s.version AND e.status <> 'deleted'),
       s.version = showroom.newest_salt()
  FROM showroom.salt_version s
 ORDER BY s.created_at, s.version
$$;

-- Makes a further version of the salt known, by its check value alone; false when it is known already. SR005, SR007.
CREATE FUNCTION showroom.salt_rotate(p_version text, p_check text, p_reason text DEFAULT '') RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    previous text;
    known text;
BEGIN
    IF coalesce(p_version, '') !~ '^[A-Za-z0-9._-]{1,32}$' OR coalesce(p_check, '') !~ '^[0-9a-f]{64}$' THEN
        PERFORM showroom.refuse('SR005', 'This is no version of a master salt.',
                                'A version has 1 to 32 letters, digits, dots, hyphens or underscores.');
    END IF;
    LOCK TABLE showroom.salt_version IN SHARE ROW EXCLUSIVE MODE;
    previous := showroom.newest_salt();
    SELECT s.check_value INTO known FROM showroom.salt_version s WHERE s.version = p_version;
    IF known = p_check THEN
        RETURN false;
    ELSIF known IS NOT NULL THEN
        PERFORM showroom.require_salt(p_version, p_check);
    END IF;
    INSERT INTO showroom.salt_version (version, check_value, created_at) VALUES (p_version, p_check, clock_timestamp());
    PERFORM showroom.audit_record('salt.rotate', NULL, p_reason,
        jsonb_build_object('version', p_version, 'previous', previous,
                           'environments', (SELECT count(*) FROM showroom.environment e
                                             WHERE e.salt_version <> p_version AND e.status <> 'deleted')));
    RETURN true;
END
$$;

-- Lets an environment that is about to be filled anew take the newest version of the salt; false when it has it, when the
-- job goes on with rows that are there, or when the version is not the newest one. SR007.
CREATE FUNCTION showroom.adopt_salt(p_job bigint, p_token integer, p_version text, p_check text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    target text := showroom.environment_to_empty(p_job, p_token);
    former text := (SELECT e.salt_version FROM showroom.environment e WHERE e.id = target);
BEGIN
    IF target IS NULL OR former = p_version OR p_version IS DISTINCT FROM showroom.newest_salt() THEN
        RETURN false;
    END IF;
    PERFORM showroom.require_salt(p_version, p_check);
    UPDATE showroom.environment SET salt_version = p_version WHERE id = target;
    PERFORM showroom.audit_record('salt.adopt', target, NULL,
                                  jsonb_build_object('job', p_job, 'version', p_version, 'previous', former));
    RETURN true;
END
$$;

REVOKE ALL ON FUNCTION showroom.newest_salt(), showroom.require_newest_salt(), showroom.salt_list(),
    showroom.salt_rotate(text, text, text), showroom.adopt_salt(bigint, integer, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION showroom.salt_list() TO showroom_viewer, showroom_service;
GRANT EXECUTE ON FUNCTION showroom.salt_rotate(text, text, text) TO showroom_admin;
GRANT EXECUTE ON FUNCTION showroom.adopt_salt(bigint, integer, text, text) TO showroom_ops, showroom_service;

RESET ROLE;
