-- One change that does not fit is spoken of as one.

RESET ROLE;
SET LOCAL ROLE showroom_owner;

-- Refuses to restore an archive in part, with the first rows that do not fit, named as people read them; SR016.
CREATE OR REPLACE FUNCTION showroom.refuse_misfits(p_rows jsonb) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM showroom.refuse('SR016', format('%s archived %s not fit what is there now; nothing was restored.',
                                            jsonb_array_length(p_rows),
                                            CASE jsonb_array_length(p_rows) WHEN 1 THEN 'change does' ELSE 'changes do' END),
        'Change or delete the rows that are in the way and undo again, or restore the others alone; the archive keeps these.',
        (SELECT jsonb_agg(jsonb_build_object(
                    'field', concat_ws(' ', r ->> 'table', (SELECT string_agg(k.value, ', ') FROM jsonb_each_text(r -> 'key') k)),
                    'code', 'does-not-fit', 'message', r ->> 'problem') ORDER BY n)
           FROM jsonb_array_elements(p_rows) WITH ORDINALITY u (r, n) WHERE n <= 50));
END
$$;

RESET ROLE;
