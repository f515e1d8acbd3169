-- Rows on paper leave the console as exports do: with the same right, the same limit, the same reason, and in the audit log.

SET LOCAL ROLE showroom_owner;

-- Records that rows of an environment are about to be printed or saved as PDF. SR001, SR002, SR003 for one without complete data,
-- SR004 when the hour's exports are used up, SR005 for too many rows, or no reason where the sandbox's export is restricted.
CREATE FUNCTION showroom.record_print(p_environment text, p_table text, p_rows bigint, p_reason text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    target showroom.environment;
BEGIN
    PERFORM showroom.require_environment_id(p_environment);
    SELECT * INTO target FROM showroom.environment e WHERE e.id = p_environment AND e.status <> 'deleted';
    IF NOT FOUND OR NOT EXISTS (SELECT FROM showroom.registered_table r
                                 WHERE r.blueprint = target.blueprint AND r.schema_name || '.' || r.table_name = p_table) THEN
        PERFORM showroom.refuse('SR002', format('There is no environment “%s” with a table “%s”.', p_environment, left(p_table, 130)),
                                'Choose one from the list.');
    ELSIF target.status NOT IN ('ready', 'refreshing', 'expired') THEN
        PERFORM showroom.refuse('SR003', format('“%s” is %s; it has no complete data to print.', p_environment, target.status),
                                'Wait until it is ready.');
    ELSIF p_rows IS NULL OR p_rows NOT BETWEEN 1 AND 10000 THEN
        PERFORM showroom.refuse('SR005', 'Between 1 and 10000 rows can be printed at once.', 'Export them for more.',
            jsonb_build_array(showroom.problem('rows', 'out-of-range', 'Between 1 and 10000 rows can be printed at once.')));
    ELSIF coalesce(btrim(p_reason), '') = '' AND target.kind = 'sandbox' AND showroom.is_restricted(p_environment, 'export') THEN
        PERFORM showroom.refuse('SR005', format('Export from “%s” is restricted, and so is printing; say why it is needed.', p_environment),
            'Give a reason: it is kept in the audit log.',
            jsonb_build_array(showroom.problem('reason', 'required', 'Export from this sandbox is restricted; give a reason.')));
    END IF;
    PERFORM showroom.take_rate('export', p_environment);
    PERFORM showroom.audit_record('environment.print', p_environment, nullif(btrim(p_reason), ''),
                                  jsonb_build_object('table', p_table, 'rows', p_rows));
END
$$;
GRANT EXECUTE ON FUNCTION showroom.record_print(text, text, bigint, text) TO showroom_support, showroom_service;

RESET ROLE;
