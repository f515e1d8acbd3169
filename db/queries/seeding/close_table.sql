-- Closes an environment's own table again and, after its last rows, builds its keys and indexes.
SELECT showroom.close_environment_table(:id::bigint, :token::integer, :table, :complete::boolean)
