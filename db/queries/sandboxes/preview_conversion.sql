-- Counts what a conversion would move.
SELECT showroom.preview_conversion(:request::jsonb) AS report
