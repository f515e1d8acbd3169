-- A blueprint says which of the product's tables carry something out of the company. No environment is made from it while one of
-- them would take an environment's row.

SET LOCAL ROLE showroom_owner;

-- Refuses while a table that the blueprint declares outbound ([{"table", "column"}]) is not closed to environments, with the
-- statements by which its owner closes it.
CREATE FUNCTION showroom.require_outbound(p_blueprint text, p_outbound jsonb) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    names text;
    remedies text;
BEGIN
    SELECT string_agg(d.entry ->> 'table', ', ' ORDER BY d.place),
           string_agg(format('SELECT showroom.register_outbound(%L, %L, %L);', p_blueprint, d.entry ->> 'table', d.entry ->> 'column'),
                      ' ' ORDER BY d.place)
      INTO names, remedies
      FROM jsonb_array_elements(p_outbound) WITH ORDINALITY d (entry, place)
     WHERE NOT EXISTS (SELECT FROM showroom.doctor_outbound() o WHERE o.table_name = d.entry ->> 'table' AND o.is_blocked)
        OR NOT EXISTS (SELECT FROM showroom.outbound_table o
                        WHERE o.schema_name || '.' || o.table_name = d.entry ->> 'table' AND o.key_column = d.entry ->> 'column');
    IF names IS NOT NULL THEN
        PERFORM showroom.refuse('SR030',
            format('The blueprint %s sends things out of the company by %s, which would take rows of environments.', p_blueprint, names),
            format('Their owner runs: %s', remedies));
    END IF;
END
$$;

CREATE OR REPLACE FUNCTION showroom.require_blueprint(p_blueprint jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM showroom.require_outbound(p_blueprint ->> 'name', coalesce(p_blueprint -> 'outbound', '[]'));
    INSERT INTO showroom.blueprint (name, version, source, checksum, built_in)
    VALUES (p_blueprint ->> 'name', p_blueprint ->> 'version', p_blueprint ->> 'source',
            decode(p_blueprint ->> 'checksum', 'hex'), true)
    ON CONFLICT (name, version) DO NOTHING;
    IF NOT EXISTS (SELECT FROM showroom.blueprint b
                    WHERE b.name = p_blueprint ->> 'name' AND b.version = p_blueprint ->> 'version'
                      AND b.checksum = decode(p_blueprint ->> 'checksum', 'hex')) THEN
        RAISE EXCEPTION USING ERRCODE = 'SR003',
            MESSAGE = format('Version %s of the blueprint %s is another one in this database.', p_blueprint ->> 'version',
                             p_blueprint ->> 'name'),
            HINT = 'Use the same Showroom as your colleagues, or give the changed blueprint a new version.';
    END IF;
END
$$;

RESET ROLE;
