-- The text of values must not depend on who exports.
SELECT set_config('TimeZone', 'UTC', true), set_config('DateStyle', 'ISO, YMD', true),
       set_config('IntervalStyle', 'postgres', true), set_config('extra_float_digits', '1', true),
       set_config('bytea_output', 'hex', true), set_config('client_encoding', 'UTF8', true),
       set_config('search_path', 'pg_catalog, pg_temp', true);
