-- Rows of an environment in every registered table, children first.
SELECT table_name, rows FROM showroom.remaining_rows(:id)
