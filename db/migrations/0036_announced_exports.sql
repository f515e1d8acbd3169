-- An export says what its file is before the file gets its name: whoever goes on with an interrupted job recognises it by size
-- and checksum, and does not write it again.

SET LOCAL ROLE showroom_owner;

-- Records what the finished file will be; the job goes on until finish_export and finish_job.
CREATE FUNCTION showroom.announce_export(p_job bigint, p_token integer, p_outcome jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM showroom.hold_job(p_job, p_token);
    UPDATE showroom.job SET outcome = p_outcome WHERE id = p_job AND kind = 'export';
END
$$;
REVOKE ALL ON FUNCTION showroom.announce_export(bigint, integer, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION showroom.announce_export(bigint, integer, jsonb) TO showroom_support, showroom_service;

RESET ROLE;
