-- Changes what is written about environments.
SELECT showroom.edit_environments(:ids::text[], :changes::jsonb)
