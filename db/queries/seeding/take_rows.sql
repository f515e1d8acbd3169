-- Moves the rows of a step through the guard view into their table.
SELECT showroom.take_rows(:table, :columns::text[])
