-- Removes an environment's rows from one table; how many there were.
SELECT showroom.clear_table(:environment, :table)
