-- Opens one of the environment's own tables to this login inside this transaction; the COPY that fills it.
SELECT showroom.open_environment_table(:id::bigint, :token::integer, :table, :columns::text[])
