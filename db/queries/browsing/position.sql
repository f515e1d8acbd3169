-- How many rows stand before a key.
SELECT showroom.browse_position(:environment, :table, :column::text, :value::text, :key::text[])
