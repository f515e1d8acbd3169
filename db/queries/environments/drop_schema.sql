-- Removes the schemas of an environment that has tables of its own, with all that is in them.
SELECT showroom.drop_environment_schema(:id::bigint, :token::integer)
