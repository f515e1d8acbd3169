-- Makes a sandbox a production tenant.
SELECT showroom.convert_to_production(:request::jsonb) AS report
