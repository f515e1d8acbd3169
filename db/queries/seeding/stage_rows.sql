-- Makes the temporary table that the rows of a step are copied into.
SELECT showroom.stage_rows(:table, :columns::text[])
