-- Time and room that rows will take, by what was measured on this server.
SELECT milliseconds, bytes, is_measured FROM showroom.seed_estimate(:rows::bigint, :isolation)
