-- Restrictions bind a sandbox's own users. A user of Showroom may export one whose export is restricted, and says why.

SET LOCAL ROLE showroom_owner;

CREATE FUNCTION showroom.require_export_reason() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF btrim(NEW.reason) = '' AND NEW.environment LIKE 'sandbox-%' AND showroom.is_restricted(NEW.environment, 'export') THEN
        PERFORM showroom.refuse('SR005', format('Export from “%s” is restricted; say why it is needed.', NEW.environment),
            'Give a reason: it is kept with the export.',
            '[{"field": "reason", "code": "required", "message": "Export from this sandbox is restricted; give a reason."}]');
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER require_export_reason BEFORE INSERT ON showroom.export
    FOR EACH ROW EXECUTE FUNCTION showroom.require_export_reason();

RESET ROLE;
