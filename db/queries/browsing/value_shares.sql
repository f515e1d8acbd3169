-- How many rows have which value in a column.
SELECT * FROM showroom.value_shares(:environment, :table, :column, :limit::integer)
