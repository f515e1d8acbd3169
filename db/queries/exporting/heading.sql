-- What the head of an export says about its environment.
SELECT id, blueprint, blueprint_version, isolation, reference_date, fingerprint, written_at
FROM showroom.export_heading(:request::jsonb);
