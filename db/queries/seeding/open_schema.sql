-- Makes the schemas of an environment that has tables of its own, unless they are there.
SELECT showroom.open_environment_schema(:id::bigint, :token::integer)
