-- Makes the tables of its own that the environment's data has no rows for.
SELECT showroom.complete_environment_schema(:id::bigint, :token::integer)
