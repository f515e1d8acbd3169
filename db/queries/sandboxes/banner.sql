-- What is drawn across an environment; no row for one without a watermark.
SELECT title, message, expires_at, colour, remaining IS NOT NULL AS is_counted FROM showroom.banner(:environment)
